"""``/ontology``: the vocabulary, documented from its own graph, and the files that stand beside it."""

from fastapi import APIRouter, Request, Response

from plangraph.resources import read_text
from plangraph.serve.context import Dataset, pages_of
from plangraph.serve.media_types import HTML, RDF, with_charset
from plangraph.serve.negotiation import best
from plangraph.serve.vocabulary_page import AS_RDF, terms

router = APIRouter(tags=["Vocabulary"])


@router.get("/ontology")
def ontology(request: Request, workspace: Dataset) -> Response:
    """Classes, properties and concepts: a page, or RDF by Accept."""
    wanted = best(request.headers.get("accept", ""), (HTML, *RDF.values())) or HTML
    if wanted != HTML:
        media_type, body = workspace.store.answer(AS_RDF, (wanted,))
        return Response(body, media_type=with_charset(media_type), headers={"Vary": "Accept"})
    return pages_of(request).render(
        "ontology.html", here="/ontology", terms=terms(workspace.store), address=str(request.url)
    )


@router.get("/ontology.ttl")
def vocabulary(workspace: Dataset) -> Response:
    """Ontology and concept schemes as Turtle."""
    media_type, body = workspace.store.answer(AS_RDF, (RDF["ttl"],))
    return Response(body, media_type=with_charset(media_type))


@router.get("/shapes.ttl")
def shapes() -> Response:
    """The SHACL shapes that the graph of every plan has to meet."""
    return Response(read_text("ontology", "shapes.ttl"), media_type=with_charset(RDF["ttl"]))


@router.get("/context.jsonld")
def context() -> Response:
    """The JSON-LD context that exports are written with."""
    return Response(read_text("ontology", "context.jsonld"), media_type=RDF["jsonld"])
