"""Oxigraph's own server.

An update is one transaction. A query that it ends at its own limit has status 200 and a line of error at the end of
its body, which is then no JSON and no N-Triples any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin, urlsplit

from plangraph.store.remote.access import Endpoints
from plangraph.store.remote.generic import Generic

if TYPE_CHECKING:
    from plangraph.store.remote.access import Access
    from plangraph.store.remote.messages import Fields


@dataclass(frozen=True, slots=True)
class Oxigraph(Generic):
    """``oxigraph serve``, with or without ``--union-default-graph``."""

    name: ClassVar[str] = "oxigraph"

    def endpoints(self, access: Access) -> Endpoints:
        """``/query``, ``/update`` and ``/store`` beside each other."""
        query = access.url if urlsplit(access.url).path else f"{access.url}/query"
        return access.over(Endpoints(query, urljoin(query, "update"), urljoin(query, "store")))

    def union_fields(self) -> Fields:
        """The server's own field."""
        return {"union-default-graph": ""}
