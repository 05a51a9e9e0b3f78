"""The application: routes, errors and headers put together around one dataset."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from plangraph.serve import problems
from plangraph.serve.headers import QueriesAsWritten, ReadHeaders
from plangraph.serve.pages import Pages
from plangraph.serve.routers import (
    health,
    home,
    identifiers,
    ontology,
    plans,
    queries,
    reference,
    registers,
    sparql,
    views,
)

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

STATIC = "/static"
_ROUTERS = (home, queries, views, plans, registers, identifiers, sparql, ontology, health, reference)
_DESCRIPTION = "Government action plans as a graph in which every fact points to its words; read-only."


def create_app(workspace: Workspace) -> FastAPI:
    """The service of a dataset, which stays the caller's to close."""
    application = FastAPI(
        title="plangraph", version=version("plangraph"), description=_DESCRIPTION, docs_url=None, redoc_url=None
    )
    application.state.workspace = workspace
    application.state.pages = Pages(workspace)
    for module in _ROUTERS:
        application.include_router(module.router)
    application.mount(STATIC, StaticFiles(directory=Path(__file__).with_name("static")), "static")
    problems.install(application)
    application.add_middleware(ReadHeaders, revision=lambda: workspace.store.revision, untagged=STATIC + "/")
    application.add_middleware(
        CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST"], expose_headers=["ETag"]
    )
    application.add_middleware(QueriesAsWritten)
    return application
