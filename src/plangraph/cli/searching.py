"""The command that finds words: ``search``."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from plangraph.cli.options import PlanOption, StoreOption, reading, say, write

if TYPE_CHECKING:
    from plangraph.search.hits import Found, Hit, Part

_KINDS = "task, unit, indicator, section, safeguard, policy, platform, brand, industry, region, event, plan or text"
_FIELDS = ("kind", "label", "iri", "plan", "plan_label", "plans", "start", "end", "quote", "snippet", "score")


class HitsFormat(StrEnum):
    """Forms of the hits."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog="Example: plangraph search 专利 导航 --kind task")(search)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD…", help="All must stand there; “…” is a phrase.")],
    kind: Annotated[str | None, typer.Option("-k", "--kind", metavar="KIND", help=f"Only these: {_KINDS}.")] = None,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, max=10_000, help="So many hits.")] = 20,
    form: Annotated[HitsFormat, typer.Option("-f", "--format", help="The form of the hits.")] = HitsFormat.TABLE,
    plan: PlanOption = None,
    store: StoreOption = None,
) -> None:
    """Find words in labels and texts; each hit shows its sentence and its place in the plan's text."""
    query = " ".join(words)
    with reading(store) as workspace:
        found = workspace.search(query, kind=kind, plan=plan, limit=limit)
    write(_FORMS[form](query, found), None)
    if not found.total:
        hint = "use fewer or shorter words, or leave out --kind and --plan"
        say(f"plangraph: nothing has all the words of {query!r} (没有找到): {hint}.")
    elif found.total > len(found.hits):
        say(f"plangraph: {len(found.hits)} of {found.total} hits; --limit shows more, --kind and --plan fewer.")


def _table(_: str, found: Found) -> bytes:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    several = len({hit.plan_iri for hit in found.hits}) > 1
    for title in ("种类", "名称", "原文", "位置", *(("计划",) if several else ())):
        drawn.add_column(title, overflow="fold", no_wrap=title in {"种类", "位置"})
    for hit in found.hits:
        drawn.add_row(*_shown(hit), *((hit.plan_label,) if several else ()))
    out = io.StringIO()
    Console(file=out, width=get_terminal_size((120, 24)).columns, markup=False, highlight=False).print(drawn)
    return out.getvalue().encode() if found.hits else b""


def _shown(hit: Hit) -> tuple[str, str, str, str]:
    place = f"{hit.start}-{hit.end}" if hit.snippet else ""
    return hit.kind.word, "" if hit.kind.is_passage else hit.label, _marked(hit.snippet), place


def _marked(parts: tuple[Part, ...]) -> str:
    """One line, with what was searched for in square brackets."""
    return " ".join("".join(f"[{part.text}]" if part.marked else part.text for part in parts).split())


def _csv(_: str, found: Found) -> bytes:
    lines = io.StringIO()
    writer = csv.DictWriter(lines, _FIELDS)
    writer.writeheader()
    writer.writerows(
        {**hit.summary(), "snippet": " ".join("".join(part.text for part in hit.snippet).split())} for hit in found.hits
    )
    return lines.getvalue().encode()


def _json(query: str, found: Found) -> bytes:
    return json.dumps({"query": query, **found.summary()}, ensure_ascii=False, indent=2).encode() + b"\n"


_FORMS = {HitsFormat.TABLE: _table, HitsFormat.CSV: _csv, HitsFormat.JSON: _json}
