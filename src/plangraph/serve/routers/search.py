"""``/search``: words in labels and texts, as a page and as JSON."""

import json
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from plangraph.pipeline.workspace import Workspace
from plangraph.search.hits import Found
from plangraph.search.kinds import Kind
from plangraph.serve.context import Dataset, links_of, pages_of
from plangraph.serve.media_types import HTML, JSON
from plangraph.serve.negotiation import best
from plangraph.serve.search_page import ROWS, Asked, facets, pages, shown

router = APIRouter(tags=["Search"])


def _asked(
    q: Annotated[str, Query(description="Words parted by blanks, all required; “phrases” in quotation marks.")] = "",
    kind: Annotated[str, Query(description=f"Only these: {', '.join(Kind)}.")] = "",
    plan: Annotated[str, Query(description="Only in the plan of this id or IRI.")] = "",
    page: Annotated[int, Query(ge=1, le=100_000, description=f"Which {ROWS} of the hits; 1 are the best.")] = 1,
) -> Asked:
    return Asked(q, kind, plan, page)


AskedHere = Annotated[Asked, Depends(_asked)]


@router.get("/search")
def search(request: Request, workspace: Dataset, asked: AskedHere) -> Response:
    """Words in the labels and texts of the dataset, each hit with its sentence: a page, or JSON by Accept."""
    if best(request.headers.get("accept", ""), (HTML, JSON)) == JSON:
        return _data(workspace, asked)
    return _page(request, workspace, asked)


@router.get("/search.json", include_in_schema=False)
def search_json(workspace: Dataset, asked: AskedHere) -> Response:
    """The hits as JSON."""
    return _data(workspace, asked)


def _page(request: Request, workspace: Workspace, asked: Asked) -> Response:
    found = _found(workspace, asked) if asked.q.strip() else None
    if found is not None and asked.page > pages(found):
        asked = replace(asked, page=pages(found))
        found = _found(workspace, asked)
    return pages_of(request).render(
        "search.html",
        here="/search",
        asked=asked,
        kinds=tuple(Kind),
        plans=workspace.plans(),
        found=found,
        hits=shown(found, links_of(request)) if found else (),
        facets=facets(asked, found) if found else (),
        pages=pages(found) if found else 1,
    )


def _data(workspace: Workspace, asked: Asked) -> Response:
    found = _found(workspace, asked)
    head = {"query": asked.q, "kind": asked.kind or None, "page": asked.page, "pages": pages(found)}
    body = json.dumps({**head, **found.summary()}, ensure_ascii=False, indent=2)
    return Response(body, media_type=JSON, headers={"Vary": "Accept"})


def _found(workspace: Workspace, asked: Asked) -> Found:
    return workspace.search(
        asked.q, kind=asked.kind, plan=asked.plan or None, limit=ROWS, offset=(asked.page - 1) * ROWS
    )
