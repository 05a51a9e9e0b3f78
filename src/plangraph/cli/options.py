"""Options that several commands share, and what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangraph.errors import ParameterError
from plangraph.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

NoInferredOption = Annotated[
    bool,
    typer.Option("--no-inferred", help="Leave out links that the text does not state.", envvar="PLANGRAPH_NO_INFERRED"),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        help="The dataset's folder, or the address of a SPARQL 1.1 server (PLANGRAPH_STORE; default ./plangraph-store)."
        " Of a server: PLANGRAPH_QUERY_URL, PLANGRAPH_UPDATE_URL, PLANGRAPH_GRAPH_STORE_URL, PLANGRAPH_USER and"
        " PLANGRAPH_PASSWORD, or PLANGRAPH_BEARER.",
    ),
]
PlanOption = Annotated[str | None, typer.Option("--plan", metavar="ID", help="Only this plan; without it all count.")]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here instead of to stdout.")
]
ParameterOption = Annotated[
    list[str] | None,
    typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A parameter: a label (区科技局), a slug or an IRI."),
]


def parameters(pairs: list[str] | None, plan: str | None = None) -> dict[str, str]:
    """``["unit=区科技局"]`` as a mapping, with the plan beside it; raises ParameterError for a pair without ``=``."""
    values: dict[str, str] = {}
    for pair in pairs or []:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise ParameterError(f"-p {pair} is no parameter: write -p name=value, e.g. -p unit=区科技局.")
        values[name] = value
    return values if plan is None else values | {"plan": plan}


def write(body: bytes, output: Path | None) -> None:
    """Writes data to the file, or to stdout."""
    if output is None:
        stream = typer.get_binary_stream("stdout")
        stream.write(body)
        stream.flush()
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(body)
    except OSError as error:
        raise ParameterError(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from error
    say(f"{output}")


def say(message: str) -> None:
    """A message for the person, on stderr."""
    typer.echo(message, err=True)


def reading(store: str | None) -> Workspace:
    """The dataset asked for, to be read; the sample, said so, where none was asked for and none stands."""
    from plangraph.bootstrap import datasets

    if not datasets.is_missing(store):
        return datasets.open_workspace(store)
    from plangraph.bootstrap.loading import sample_workspace

    say(
        f"plangraph: no dataset at ./{DEFAULT_STORE}, so the sample plan answers;"
        " `plangraph ingest FILE` loads your own."
    )
    return sample_workspace()
