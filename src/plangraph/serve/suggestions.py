"""What somebody may have meant who asked for what there is not: names near it, with their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from plangraph.errors import QueryTimeout, StoreError
from plangraph.pipeline.picture import VIEWS
from plangraph.query.nearness import nearest
from plangraph.query.things import THINGS
from plangraph.serve.context import links_of, workspace_of
from plangraph.serve.mentions import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from plangraph.query.saved import Kind, SavedQuery

_LISTS = (
    "queries",
    "views",
    "plans",
    "units",
    "tasks",
    "indicators",
    "findings",
    "search",
    "sparql",
    "docs",
    "ontology",
)
_ADDRESSES = {f"/{name}": f"/{name}" for name in (*_LISTS, *REGISTERS)}


def suggestions(request: Request) -> tuple[tuple[str, str], ...]:
    """Labels and addresses, the nearest first; none where the dataset cannot be asked."""
    try:
        return tuple(_near(request).items())
    except (StoreError, QueryTimeout):
        return ()


def _near(request: Request) -> Mapping[str, str]:
    """The labels of near things with their addresses."""
    workspace = workspace_of(request)
    place, _, name = request.url.path.strip("/").partition("/")
    stem = name.partition(".")[0]
    if place == "queries" and stem in workspace.library:
        return _labels(request, workspace.library[stem])
    if place == "queries":
        return _nearest(stem, {query: f"/queries/{query}" for query in workspace.library})
    if place == "views":
        return _nearest(stem, {view: f"/views/{view}" for view in VIEWS})
    if place == "plans":
        return _nearest(name.partition("/")[0], {plan.id: f"/plans/{quote(plan.id)}" for plan in workspace.plans()})
    if place == "id":
        return _things(request, name)
    return _nearest(f"/{place}", _ADDRESSES)


def _things(request: Request, path: str) -> Mapping[str, str]:
    """The things whose IRIs end like the path, of the kind that it names."""
    segment, _, slug = path.rpartition("/")
    kind = next((things.kind for things in THINGS.values() if things.path == segment), None)
    if kind is None:
        return {}
    choices = {choice.slug: choice for choice in workspace_of(request).choices(kind)}
    links = links_of(request)
    return {choices[near].named: links.page(choices[near].iri) or choices[near].iri for near in nearest(slug, choices)}


def _labels(request: Request, query: SavedQuery) -> Mapping[str, str]:
    """The same question with a label that there is in place of one that there is not."""
    found: dict[str, str] = {}
    asked = dict(request.query_params)
    for parameter in query.parameters:
        value = asked.get(parameter.name, "")
        labels = _known(request, parameter.kind) if value else ()
        if labels and value not in labels:
            for label in nearest(value, labels):
                found[label] = f"{request.url.path}?{urlencode({**asked, parameter.name: label})}"
    return found


def _known(request: Request, kind: Kind) -> tuple[str, ...]:
    return tuple(choice.label for choice in workspace_of(request).choices(kind))


def _nearest(name: str, addresses: Mapping[str, str]) -> Mapping[str, str]:
    return {near: addresses[near] for near in nearest(name, addresses)}
