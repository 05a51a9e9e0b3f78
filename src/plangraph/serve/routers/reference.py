"""``/docs``: the addresses of the service, written from its OpenAPI description."""

from fastapi import APIRouter, Request, Response

from plangraph.sentences import Sentence
from plangraph.serve.context import Dataset, pages_of
from plangraph.serve.error_catalogue import CATALOGUE

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def reference(request: Request, workspace: Dataset) -> Response:
    """Every address with its parameters, the saved questions, and what errors mean."""
    description = request.app.openapi()
    return pages_of(request).render(
        "docs.html",
        here="/docs",
        operations=[
            (method.upper(), path, operation)
            for path, item in description["paths"].items()
            for method, operation in item.items()
        ],
        problems=[
            (kind, status, Sentence(title), (error.__doc__ or "").partition("\n")[0])
            for error, kind, status, title in CATALOGUE
        ],
        plain=_plain,
        library=workspace.library,
        base=str(request.base_url).rstrip("/"),
    )


def _plain(text: str) -> Sentence:
    """A text of the code as a sentence: one line, without its marks."""
    return Sentence(" ".join(text.replace("``", "").split()))
