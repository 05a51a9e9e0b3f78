"""The update operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import Response

from plangraph.serve.audit import audited
from plangraph.serve.context import workspace_of
from plangraph.serve.protocol import with_base
from plangraph.store.query_text import without_literals

if TYPE_CHECKING:
    from starlette.requests import Request

    from plangraph.serve.protocol import UpdateRequest

_MADE = 204
_GRAPH = re.compile(r"\b(?:GRAPH|INTO|MOVE|TO|WITH)\s+(?:SILENT\s+)?(?:GRAPH\s+)?<([^<>\s]*)>", re.IGNORECASE)


async def update(request: Request, asked: UpdateRequest) -> Response:
    """Makes an update, for those who may write: 204 when it is safe on disk."""
    async with audited(request, "update") as write:
        write.graphs, write.text = graphs_in(asked.update), asked.update
        text = with_base(asked.update, str(request.url.replace(query="")))
        store = workspace_of(request).store
        await write.make(partial(store.update, text, using=asked.using, using_named=asked.using_named))
        write.status = _MADE
        return Response(status_code=_MADE)


def graphs_in(update: str) -> tuple[str, ...]:
    """The IRIs of graphs in the text of an update, each once; those it abbreviates or binds are not among them."""
    return tuple(dict.fromkeys(_GRAPH.findall(without_literals(update))))
