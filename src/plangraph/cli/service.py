"""``serve``."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plangraph.cli.options import StoreOption, say, write

if TYPE_CHECKING:
    from starlette.types import ASGIApp


class DefaultGraph(StrEnum):
    """What a query sees that names no dataset."""

    UNION = "union"
    STRICT = "strict"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog="Example: plangraph serve --port 8080 --open")(serve)


def serve(
    store: StoreOption = None,
    host: Annotated[
        str | None, typer.Option("--host", help="The address to listen on (PLANGRAPH_HOST; default 127.0.0.1).")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("-p", "--port", min=0, max=65535, help="The port, 0 for any (PLANGRAPH_PORT; default 8000)."),
    ] = None,
    open_browser: Annotated[bool, typer.Option("-o", "--open", help="Open the start page in the browser.")] = False,
    writable: Annotated[
        bool, typer.Option("--writable", help="Take writes too, from those who have a token of `plangraph token`.")
    ] = False,
    default_graph: Annotated[
        DefaultGraph | None,
        typer.Option(
            "--default-graph",
            help="What a query without FROM sees: the union of all plans, or strictly the graph without a name"
            " (PLANGRAPH_DEFAULT_GRAPH; default union).",
        ),
    ] = None,
    get: Annotated[
        str | None, typer.Option("--get", metavar="PATH", help="Answer this one request on stdout and exit.")
    ] = None,
) -> None:
    """Serve the dataset on the web: pages, saved queries, pictures and SPARQL. An empty one gets the sample plan.

    Settings from the environment: PLANGRAPH_STORE, PLANGRAPH_HOST, PLANGRAPH_PORT, PLANGRAPH_BASE_IRI (of the
    individuals), PLANGRAPH_MAX_ROWS (shown on a page; 1000), PLANGRAPH_DEFAULT_GRAPH; PLANGRAPH_QUERY_TIMEOUT (10)
    and PLANGRAPH_UPDATE_TIMEOUT (60) in seconds; PLANGRAPH_WORKER_MEMORY (of a query; 2048), PLANGRAPH_ANSWER_SIZE
    (1024) and PLANGRAPH_CACHE_SIZE (64) in MiB; PLANGRAPH_QUEUE (queries that wait; 512); PLANGRAPH_LOG (text or
    json: a line a request); PLANGRAPH_ALLOW_SERVICE (addresses that SERVICE and LOAD may name, between blanks).
    """
    from plangraph.bootstrap.serving import served
    from plangraph.serve.app import create_service

    if default_graph is not None:
        os.environ["PLANGRAPH_DEFAULT_GRAPH"] = default_graph.value
    dataset, note = served(store, writable=writable)
    if note:
        say(f"plangraph: {note}")
    with dataset.workspace as workspace:
        application = create_service(dataset)
        if get is not None:
            _answer_one(application, get)
            return
        from plangraph.serve.server import run

        run(
            application,
            host=host or workspace.settings.host,
            port=workspace.settings.port if port is None else port,
            open_browser=open_browser,
            say=say,
        )


def _answer_one(application: ASGIApp, path: str) -> None:
    from plangraph.serve.request import get

    status, body = get(application, path)
    write(body, None)
    if status >= 400:  # noqa: PLR2004  the first error status of HTTP
        raise typer.Exit(1)
