"""The command that takes a question in plain words: ``ask``."""

from __future__ import annotations

import shlex
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plangraph.cli.options import NoInferredOption, OutputOption, PlanOption, StoreOption, reading, say, write

if TYPE_CHECKING:
    from plangraph.pipeline.asking import Asked, Suggestion

_OF_SHELLS = frozenset(" \t\n\\\"'`$&|;<>()[]{}*?#!~")
"""Characters that mean something to a shell."""


class AnswerFormat(StrEnum):
    """Forms of the answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog="Example: plangraph ask 科技局和经济信息委共同承担哪些任务")(ask)


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION…", help="In Chinese or English.")],
    explain: Annotated[bool, typer.Option("--explain", help="Show how it was read, and the SPARQL.")] = False,
    form: Annotated[AnswerFormat, typer.Option("-f", "--format", help="The form of the answer.")] = AnswerFormat.TABLE,
    output: OutputOption = None,
    plan: PlanOption = None,
    no_inferred: NoInferredOption = False,
    store: StoreOption = None,
) -> None:
    """Answer a question in plain words; exit 1 where it is not sure what was meant."""
    with reading(store) as workspace:
        asked = workspace.ask(" ".join(question), plan=plan, stated_only=no_inferred)
    _tell(asked, explain=explain)
    write(asked.write(form.value), output)
    if not asked.sure:
        raise typer.Exit(1)


def _tell(asked: Asked, *, explain: bool) -> None:
    if asked.best:
        say(f"plangraph: {'' if asked.sure else '可能是 '}{_worded(asked.best)}")
    if asked.note:
        say(f"plangraph: {asked.note}")
    for other in asked.alternatives:
        say(f"plangraph: 也可以问 {_worded(other)}")
    if explain and asked.answer:
        of, chosen = len(asked.answer.rows), len(asked.chosen)
        say(f"plangraph: {chosen} of {of} rows; values {dict(asked.best.values) if asked.best else {}}")
        say(asked.answer.query.text)


def _worded(suggestion: Suggestion) -> str:
    given = "".join(f" -p {_quoted(f'{name}={value}')}" for name, value in suggestion.arguments.items())
    meant = ", ".join(suggestion.named[name] for name in suggestion.beside)
    told = f", {meant}" if meant else ""
    return f"{suggestion.title_zh} {suggestion.title}{told}: plangraph query {suggestion.query}{given}"


def _quoted(word: str) -> str:
    """A word as a shell takes it; Chinese stays as it is."""
    return shlex.quote(word) if _OF_SHELLS & set(word) else word
