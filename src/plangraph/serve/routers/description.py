"""What the service says of itself to machines: ``/.well-known/void``, and the description of its SPARQL endpoint."""

from typing import cast

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from plangraph.serve import service_description, triples, void
from plangraph.serve.context import Dataset, workspace_of
from plangraph.serve.figures import KeptFigures
from plangraph.serve.media_types import HTML, RDF_OFFERS
from plangraph.serve.negotiation import best

router = APIRouter(tags=["Service"])


@router.get("/.well-known/void")
def dataset(request: Request, workspace: Dataset) -> Response:
    """The dataset in VoID: triples, classes, properties, dumps, licence and revision, as RDF by Accept."""
    accept = request.headers.get("accept", "")
    if best(accept, (*RDF_OFFERS, HTML)) == HTML:
        return RedirectResponse("/docs", 303, {"Vary": "Accept"})
    subject = void.Subject(
        str(request.base_url).rstrip("/"), workspace.settings.base_iri, workspace.store.revision, workspace.plans()
    )
    return triples.response(void.description(subject, _figures(request)()), accept, void.PREFIXES)


def describe(request: Request) -> Response:
    """The SPARQL endpoint at the address of the request, described in the RDF that Accept prefers."""
    settings = workspace_of(request).settings
    abilities = service_description.Abilities(
        endpoint=str(request.url.replace(query="")),
        writable=request.app.state.writable,
        union=settings.default_graph == "union",
        federated=bool(settings.allow_service),
    )
    found = service_description.description(abilities, _figures(request)())
    return triples.response(found, request.headers.get("accept", ""), service_description.PREFIXES)


def _figures(request: Request) -> KeptFigures:
    return cast("KeptFigures", request.app.state.figures)
