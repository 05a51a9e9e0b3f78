"""``/``: what this is, what the dataset holds, where to begin."""

from fastapi import APIRouter, Request, Response

from plangraph.pipeline.picture import VIEWS
from plangraph.serve.context import Dataset, pages_of
from plangraph.serve.mentions import REGISTERS
from plangraph.serve.previews import previews

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, workspace: Dataset) -> Response:
    """The start page."""
    pages = pages_of(request)
    return pages.render(
        "home.html",
        here="/",
        views=VIEWS,
        previews=previews(workspace.store, pages.language),
        named=[(path, title) for path, (title, _) in REGISTERS.items()],
    )
