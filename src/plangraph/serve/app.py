"""The application: routes, errors and headers put together around one dataset."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from plangraph.kept import Kept
from plangraph.serve import problems, query_editor
from plangraph.serve.answer_cache import AnswerCache
from plangraph.serve.audit import Audit
from plangraph.serve.compression import Compression
from plangraph.serve.cross_origin import CrossOrigin
from plangraph.serve.figures import KeptFigures
from plangraph.serve.front import Front
from plangraph.serve.headers import QueriesAsWritten, ReadHeaders
from plangraph.serve.language import Languages
from plangraph.serve.metrics import Metrics
from plangraph.serve.observing import Observer
from plangraph.serve.pages import Pages
from plangraph.serve.routers import (
    ask,
    briefings,
    description,
    findings,
    graph_store,
    health,
    home,
    identifiers,
    oembed,
    ontology,
    plans,
    queries,
    reference,
    registers,
    running,
    search,
    sparql,
    upload,
    upload_changes,
    upload_parts,
    views,
    webfont,
)
from plangraph.serve.schema import schema
from plangraph.serve.webfont import Webfont
from plangraph.serve.well_formed import WellFormed
from plangraph.store.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from plangraph.pipeline.served import Served
    from plangraph.serve.query_editor import QueryEditor

STATIC = "/static"
OF_THE_MOMENT = (f"{STATIC}/", "/healthz", "/metrics", "/running", "/upload")
"""Addresses whose answers do not follow from the data alone."""
_ROUTERS = (
    home,
    queries,
    ask,
    views,
    plans,
    briefings,
    registers,
    findings,
    upload,
    upload_changes,
    upload_parts,
    search,
    identifiers,
    sparql,
    graph_store,
    description,
    ontology,
    oembed,
    health,
    running,
    reference,
    webfont,
)
_DESCRIPTION = "Government action plans as a graph in which every fact points to its words."


def create_service(served: Served, *, editor: Path = query_editor.FOLDER) -> ASGIApp:
    """The service of a dataset, which starts and stops with it; ``editor`` holds the files of the query editor."""
    settings = served.workspace.settings
    cache = AnswerCache(settings.cache_size << 20)
    application = _application(served, editor)
    metrics = Metrics(served.engine, cache)
    application.state.metrics = metrics
    front = Front(application, served.engine, cache, union=settings.default_graph == "union")
    return QueriesAsWritten(WellFormed(Observer(front, metrics, log=settings.log == "json")))


def _application(served: Served, editor: Path) -> FastAPI:
    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        await served.start()
        try:
            yield
        finally:
            await served.stop()

    workspace, engine = served.workspace, served.engine
    application = FastAPI(
        title="plangraph",
        version=version("plangraph"),
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=running,
    )
    application.state.workspace = workspace
    application.state.engine = engine
    application.state.writable = served.writable
    application.state.tokens = Tokens(served.folder) if served.folder else None
    application.state.audit = Audit(served.folder)
    application.state.webfont = Webfont(workspace.store)
    application.state.figures = KeptFigures(workspace.store)
    application.state.schema = Kept(schema)
    application.state.editor = query_editor.query_editor(editor)
    application.state.uploads = served.uploads
    application.state.pages = Pages(workspace, uploads=served.uploads is not None)
    application.state.routes = [route for module in _ROUTERS for route in module.router.routes]
    for module in _ROUTERS:
        application.include_router(module.router)
    if application.state.editor:
        application.mount(query_editor.ADDRESS, query_editor.files(editor), "editor")
    application.mount(STATIC, StaticFiles(directory=Path(__file__).with_name("static")), "static")
    problems.install(application)
    application.add_middleware(Compression)
    application.add_middleware(
        ReadHeaders, revision=lambda: engine.revision, untagged=OF_THE_MOMENT, edition=_edition(application)
    )
    application.add_middleware(Languages)
    application.add_middleware(CrossOrigin, writable=served.writable)
    return application


def _edition(application: FastAPI) -> str:
    """What the pages are made by: a browser keeps none of an earlier version or without the present editor."""
    editor = cast("QueryEditor | None", application.state.editor)
    return f"{application.version} {editor.edition if editor else ''}"
