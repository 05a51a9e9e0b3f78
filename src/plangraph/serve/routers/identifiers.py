"""``/id/…``: every IRI of the dataset resolves, to a page or to RDF."""

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode, Triple

from plangraph.pipeline.workspace import Workspace
from plangraph.serve import mentions, registers
from plangraph.serve.asked_of import panels
from plangraph.serve.context import Dataset, links_of, pages_of
from plangraph.serve.inferred import DESCRIBED, stated_only
from plangraph.serve.media_types import HTML, RDF
from plangraph.serve.negotiation import best
from plangraph.serve.plan_page import mentioned
from plangraph.serve.refusal import Refusal
from plangraph.serve.thing_page import sentences, thing
from plangraph.serve.triples import response
from plangraph.serve.unit_page import unit_panel
from plangraph.vocabulary import PLAN

router = APIRouter(prefix="/id", tags=["Identifiers"])

_WITH_UNITS = {PLAN + "Task", PLAN + "Indicator"}
_REGISTERS = {
    "units": PLAN + "Unit",
    "tasks": PLAN + "Task",
    "indicators": PLAN + "Indicator",
    "plans": PLAN + "ActionPlan",
    **{path: kind.value for path, (_, kind) in mentions.REGISTERS.items()},
}
"""The classes of which there is a list, by its address."""
_FORMAT_PARAMETER = {
    "name": "format",
    "in": "query",
    "description": "A syntax by its short name, for links; Accept is the usual way.",
    "schema": {"type": "string", "enum": list(RDF)},
}


@router.get("/{path:path}", openapi_extra={"parameters": [_FORMAT_PARAMETER, DESCRIBED]})
def identifier(request: Request, workspace: Dataset, path: str) -> Response:
    """What the dataset says of the thing whose IRI ends in the path, as HTML or RDF by Accept."""
    iri = links_of(request).iri(path)
    triples = _described(workspace, iri, stated_only=stated_only(request))
    wanted = _wanted(request)
    return _page(request, workspace, iri, triples) if wanted == HTML else response(triples, wanted)


def _described(workspace: Workspace, iri: str, *, stated_only: bool) -> tuple[Triple, ...]:
    try:
        NamedNode(iri)
    except ValueError as error:
        raise Refusal(404, "{iri} is no IRI: check the address.", iri=iri) from error
    triples = workspace.describe(iri, stated_only=stated_only)
    if not triples:
        raise Refusal(404, "The dataset knows nothing of {iri}: check the address, or search under /queries.", iri=iri)
    return triples


def _wanted(request: Request) -> str:
    asked = request.query_params.get("format")
    if asked is not None:
        if asked not in RDF:
            raise Refusal(406, "{asked!r} is no syntax: use one of {rdf}.", asked=asked, rdf=", ".join(RDF))
        return RDF[asked]
    found = best(request.headers.get("accept", ""), (HTML, *RDF.values()))
    if found is None:
        raise Refusal(406, "Ask for one of {formats}.", formats=", ".join((HTML, *RDF.values())))
    return found


def _page(request: Request, workspace: Workspace, iri: str, triples: tuple[Triple, ...]) -> Response:
    pages, links, store = pages_of(request), links_of(request), workspace.store
    stated = workspace.describe(iri, stated_only=True)
    found = thing(store, iri, triples, stated=stated, short=links.short, language=pages.language)
    kinds = {kind.iri for kind in found.kinds if kind.iri}
    namings = mentions.namings(store, iri)
    return pages.render(
        "thing.html",
        thing=found,
        register=next((f"/{path}" for path, kind in _REGISTERS.items() if kind in kinds), ""),
        sentences=() if namings else sentences(store, iri),
        namings=namings,
        unit=unit_panel(store, iri) if PLAN + "Unit" in kinds else None,
        units=registers.assigned(registers.parts(store, iri)) if kinds & _WITH_UNITS else (),
        figures=registers.figures(store, iri) if PLAN + "Indicator" in kinds else {},
        mentioned=mentioned(store, iri) if PLAN + "Task" in kinds else {},
        panels=panels(workspace, links, iri, kinds),
        limit=workspace.settings.max_rows,
        formats=tuple(RDF),
        here=next((f"/{path}" for path, kind in _REGISTERS.items() if kind in kinds), ""),
    )
