"""``serve``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plangraph.cli.options import StoreOption, say, write

if TYPE_CHECKING:
    from fastapi import FastAPI


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
    get: Annotated[
        str | None, typer.Option("--get", metavar="PATH", help="Answer this one request on stdout and exit.")
    ] = None,
) -> None:
    """Serve the dataset on the web: pages, saved queries, pictures and SPARQL. An empty one gets the sample plan.

    Settings from the environment: PLANGRAPH_STORE, PLANGRAPH_HOST, PLANGRAPH_PORT, PLANGRAPH_BASE_IRI (of the
    individuals), PLANGRAPH_MAX_ROWS (shown on a page; 1000).
    """
    from plangraph.bootstrap import workspace_for_serving
    from plangraph.serve.app import create_app

    workspace, note = workspace_for_serving(store)
    if note:
        say(f"plangraph: {note}")
    with workspace:
        application = create_app(workspace)
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


def _answer_one(application: FastAPI, path: str) -> None:
    from plangraph.serve.request import get

    status, body = get(application, path)
    write(body, None)
    if status >= 400:  # noqa: PLR2004  the first error status of HTTP
        raise typer.Exit(1)
