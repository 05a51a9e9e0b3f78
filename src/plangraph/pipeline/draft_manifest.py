"""The ``.toml`` beside a draft's file as text: entries are added and taken out, all else stays as people wrote it."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING

from plangraph.errors import ParameterError, SourceError
from plangraph.pipeline.plan_ids import well_formed
from plangraph.read.corrections import corrections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Value = str | int | date | Sequence[str]

_TABLE = re.compile(r"[ \t]*\[")
_ENTRY = re.compile(r"[ \t]*\[\[[ \t]*correction[ \t]*\]\]")
_STATED_ID = re.compile(r"[ \t]*(?:id|\"id\"|'id')[ \t]*=")


def begun(plan_id: str | None, digest: str) -> str:
    """The text for a new file; raises ParameterError for what is no id."""
    stated = f'id = "{well_formed(plan_id)}"\n' if plan_id else ""
    return f'{stated}sha256 = "{digest}"\n'


def checked(name: str, text: str, digest: str) -> str:
    """The text itself; ``name`` is the file's for messages.

    Raises SourceError where an entry breaks the rules or the text is of another file, ParameterError for a bad id.
    """
    corrections(name, text)
    said = tomllib.loads(text)
    if said.get("sha256", digest) != digest:
        raise SourceError("{name} is of another file: leave its sha256 as it was.", name=name)
    plan_id = said.get("id")
    if plan_id is not None and not isinstance(plan_id, str):
        raise ParameterError("The id {plan_id!r} is no text: write it between quotation marks.", plan_id=plan_id)
    if plan_id is not None:
        well_formed(plan_id)
    return text


def with_entry(text: str, entry: Mapping[str, Value]) -> str:
    """The text with one more correction at its end."""
    lines = [f"{key} = {_literal(value)}" for key, value in entry.items()]
    return "\n".join([text.rstrip(), "", "[[correction]]", *lines, ""])


def without_entry(text: str, ordinal: int) -> str:
    """The text without a correction, counted from 1.

    Raises ParameterError where there is none, or where the lines do not show which it is.
    """
    lines = text.split("\n")
    heads = [place for place, line in enumerate(lines) if _ENTRY.match(line)]
    if len(heads) != len(tomllib.loads(text).get("correction", [])):
        raise ParameterError("The entries cannot be told apart line by line: take this one out in the text itself.")
    if not 1 <= ordinal <= len(heads):
        raise ParameterError("There is no correction {ordinal}: look at the list again.", ordinal=ordinal)
    start = heads[ordinal - 1]
    stop = next((place for place in range(start + 1, len(lines)) if _TABLE.match(lines[place])), len(lines))
    wanted = tomllib.loads(text)
    del wanted["correction"][ordinal - 1]
    return _saying("\n".join([*lines[:start], *lines[stop:]]).rstrip() + "\n", wanted)


def with_id(text: str, plan_id: str) -> str:
    """The text with another id; raises ParameterError for what is no id."""
    stated = f'id = "{well_formed(plan_id)}"'
    lines = text.split("\n")
    first_table = next((place for place, line in enumerate(lines) if _TABLE.match(line)), len(lines))
    rest = [line for place, line in enumerate(lines) if place >= first_table or not _STATED_ID.match(line)]
    return _saying("\n".join([stated, *rest]), tomllib.loads(text) | {"id": plan_id})


def _saying(text: str, wanted: Mapping[str, object]) -> str:
    """The text; raises ParameterError where it does not say what is wanted, as when a text of several lines was cut."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        said = {}
    if {"correction": [], **said} != {"correction": [], **wanted}:
        raise ParameterError("The lines cannot be told apart: change this in the text itself.")
    return text


def _literal(value: Value) -> str:
    if isinstance(value, int | date):
        return str(value)
    if isinstance(value, str):
        # A basic string of TOML escapes what one of JSON does, and DEL besides.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_literal, value))}]"
