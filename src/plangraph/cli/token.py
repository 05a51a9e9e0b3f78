"""``token``: who may write over the web."""

from __future__ import annotations

from typing import Annotated

import typer

from plangraph.cli.options import StoreOption, say


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog="Example: plangraph token --label 张三")(token)


def token(
    store: StoreOption = None,
    label: Annotated[
        str | None, typer.Option("--label", metavar="L", help="Whose token it is, for the audit (default token-1, …).")
    ] = None,
    revoke: Annotated[
        str | None, typer.Option("--revoke", metavar="L", help="Make the token of this label worthless.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="List the tokens: label, day made.")] = False,
) -> None:
    """Print a new token for writes to `plangraph serve --writable`, this once: only its hash is kept."""
    from plangraph.bootstrap.operation import tokens
    from plangraph.errors import ParameterError

    if sum((label is not None, revoke is not None, show)) > 1:
        raise ParameterError("--label, --revoke and --list do different things: use one at a time.")
    known = tokens(store)
    if show:
        for entry in known.entries:
            typer.echo(f"{entry.label}\t{entry.made}")
    elif revoke is not None:
        known.revoke(revoke)
        say(f"{revoke}: revoked")
    else:
        typer.echo(known.issue(label))
