"""What the routes of one application share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends, Request

from plangraph.pipeline.workspace import Workspace
from plangraph.serve.links import Links

if TYPE_CHECKING:
    from plangraph.serve.pages import Pages, Renderer


def workspace_of(request: Request) -> Workspace:
    """The dataset that the application serves."""
    return cast("Workspace", request.app.state.workspace)


def pages_of(request: Request) -> Renderer:
    """What renders the pages that answer a request."""
    return cast("Pages", request.app.state.pages).of(request)


def links_of(request: Request) -> Links:
    """The addresses of the application."""
    return Links(workspace_of(request).settings.base_iri)


Dataset = Annotated[Workspace, Depends(workspace_of)]
"""A parameter of a route that takes the dataset."""
