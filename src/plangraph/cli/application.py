"""The commands, each a thin layer over the pipeline; what they need is imported when they run."""

from __future__ import annotations

from typing import Annotated

import typer

from plangraph.cli import asking, briefing, dataset, inspection, operation, searching, service, token

app = typer.Typer(
    name="plangraph",
    help="Government action plans as a knowledge graph: who owns what, who works with whom, and where it says so.",
    epilog="Example: plangraph query who-owns-what -p unit=区科技局",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001  typer calls it so
    if asked:
        from importlib.metadata import version

        typer.echo(f"plangraph {version('plangraph')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    pass


for commands in (service, token, dataset, inspection, asking, briefing, searching, operation):
    commands.register(app)
