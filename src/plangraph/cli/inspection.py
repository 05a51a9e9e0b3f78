"""Commands that ask: ``extract``, ``query``, ``queries``, ``view``, ``check``."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangraph.cli.options import (
    NoInferredOption,
    OutputOption,
    ParameterOption,
    PlanOption,
    StoreOption,
    parameters,
    reading,
    say,
    write,
)
from plangraph.errors import ParameterError
from plangraph.model.language import Language

if TYPE_CHECKING:
    from plangraph.pipeline.checking import Findings


_COUNTED_TWICE = (
    "几份计划都写到的同一事实（如同一单位的名称）在并集里各计一次：请写 COUNT(DISTINCT ?x)，或用 --plan 只看一份。"
    "What several plans say alike counts once for each: write COUNT(DISTINCT ?x), or ask of one with --plan."
)


class PlanFormat(StrEnum):
    """Forms of an extracted plan."""

    JSON = "json"
    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    JSONLD = "jsonld"


class AnswerFormat(StrEnum):
    """Forms of an answer; the last three are for CONSTRUCT and DESCRIBE."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"
    JSONLD = "jsonld"


class FindingsFormat(StrEnum):
    """Forms of the findings of ``check``."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Theme(StrEnum):
    """Colours of pictures: on white, on a dark ground, without colours."""

    LIGHT = "light"
    DARK = "dark"
    GREY = "grey"


class Preset(StrEnum):
    """Sizes of pictures: a slide, a page of a report, a phone."""

    SLIDE = "slide"
    A4 = "a4"
    WECHAT = "wechat"


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(epilog="Example: plangraph extract plan.txt -f json -o plan.json")(extract)
    app.command(epilog="Example: plangraph query shared-tasks-of -p unit_a=区科技局 -p unit_b=区经济信息委")(query)
    app.command(epilog="Example: plangraph queries --json")(queries)
    app.command(epilog="Example: plangraph view matrix --preset a4 -o matrix.png")(view)
    app.command(epilog="Example: plangraph check plan.txt -f csv")(check)


def extract(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A plan.")],
    form: Annotated[PlanFormat, typer.Option("-f", "--format", help="JSON, or an RDF syntax.")] = PlanFormat.JSON,
    output: OutputOption = None,
) -> None:
    """Read one plan and print what it says, each fact with its place in the text; no dataset is touched."""
    from plangraph.bootstrap.reading import extract_plan, serialise_plan

    plan = extract_plan(path)
    write(serialise_plan(plan, form.value), output)
    problems = plan.errors()
    for issue in problems:
        say(f"plangraph: {path}: {issue.message}")
    if problems:
        raise typer.Exit(1)


def query(
    name: Annotated[str, typer.Argument(metavar="NAME|FILE.rq|-", help="A saved query, a file, or - for stdin.")],
    pairs: ParameterOption = None,
    form: Annotated[AnswerFormat, typer.Option("-f", "--format", help="The form of the answer.")] = AnswerFormat.TABLE,
    output: OutputOption = None,
    plan: PlanOption = None,
    no_inferred: NoInferredOption = False,
    store: StoreOption = None,
) -> None:
    """Answer a saved query, or SPARQL of your own."""
    from plangraph.query.rows import counts_plainly

    values = parameters(pairs, plan)
    with reading(store) as workspace:
        if name == "-" or name.endswith(".rq"):
            _refuse_parameters(pairs)
            text = _sparql(name)
            body = workspace.sparql(text, form.value, plan=plan, stated_only=no_inferred)
            if plan is None and counts_plainly(text) and len(workspace.plans()) > 1:
                say(f"plangraph: {_COUNTED_TWICE}")
        else:
            answer = workspace.answer(name, values, stated_only=no_inferred)
            body = answer.write(form.value)
            if not answer.rows:
                say(f"plangraph: no row answers {name} (没有符合的结果): {answer.query.description}")
            for note in answer.notes:
                say(f"plangraph: {note}")
        write(body, output)


def _refuse_parameters(pairs: list[str] | None) -> None:
    if pairs:
        raise ParameterError("-p is for saved queries: in SPARQL of your own write VALUES ?name { … }.")


def _sparql(name: str) -> str:
    from plangraph.pipeline.sources import read_text

    return sys.stdin.read() if name == "-" else read_text(Path(name))


def queries(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, with descriptions and parameters.")] = False,
) -> None:
    """List the saved queries: name, parameters (those in brackets may be left out), title."""
    from plangraph.bootstrap.definitions import library

    if as_json:
        typer.echo(json.dumps([saved.summary() for saved in library().values()], ensure_ascii=False, indent=2))
        return
    for saved in library().values():
        names = " ".join(p.name if p.required else f"[{p.name}]" for p in saved.parameters)
        typer.echo(f"{saved.name}\t{names}\t{saved.title_zh}\t{saved.title}")


def view(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="collaboration, matrix, dependencies … (/views or docs/pictures.md).")
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "-f", "--format", help="svg, png, html, json, graphml, gexf, cyjs, csv, mermaid (from -o, else svg)."
        ),
    ] = None,
    preset: Annotated[
        Preset, typer.Option("--preset", help="slide 1600×900, a4 1000×800, wechat 1080×1300.")
    ] = Preset.SLIDE,
    language: Annotated[Language, typer.Option("--language", help="The language of what is not a name.")] = Language.ZH,
    theme: Annotated[Theme, typer.Option("--theme", help="grey can be printed without colours.")] = Theme.LIGHT,
    pairs: ParameterOption = None,
    output: OutputOption = None,
    plan: PlanOption = None,
    no_inferred: NoInferredOption = False,
    store: StoreOption = None,
) -> None:
    """Draw a picture, or write the graph behind it."""
    chosen = form or (output.suffix.removeprefix(".") if output and output.suffix else "svg")
    # The ends of file names that differ from the names of formats.
    chosen = {"zip": "csv", "mmd": "mermaid"}.get(chosen, chosen)
    with reading(store) as workspace:
        picture = workspace.picture(
            name,
            format=chosen,
            preset=preset.value,
            parameters=parameters(pairs) | _stated_only(name, no_inferred=no_inferred),
            plan=plan,
            language=language.value,
            theme=theme.value,
        )
    write(picture.body, output)


def _stated_only(view: str, *, no_inferred: bool) -> dict[str, str]:
    """The parameter by which a view leaves inferred links out, where it shows any."""
    from plangraph.pipeline.views import STATED_ONLY, VIEWS

    shows = view in VIEWS and STATED_ONLY in VIEWS[view].parameters
    return {STATED_ONLY.name: "true"} if no_inferred and shows else {}


def check(
    target: Annotated[str, typer.Argument(metavar="PLAN|PATH", help="A plan of the dataset, or a file.")],
    form: Annotated[
        FindingsFormat, typer.Option("-f", "--format", help="The form of the list.")
    ] = FindingsFormat.TABLE,
    output: OutputOption = None,
    no_inferred: NoInferredOption = False,
    store: StoreOption = None,
) -> None:
    """Check a plan against the shapes and list its findings; exit 1 where an error stands."""
    findings = _findings(target, store, stated_only=no_inferred)
    write(findings.write(form.value), output)
    if not findings.findings:
        say(f"plangraph: {target}: no findings (没有发现问题)")
    if findings.has_errors:
        raise typer.Exit(1)


def _findings(target: str, store: str | None, *, stated_only: bool) -> Findings:
    path = Path(target)
    if path.exists():
        from plangraph.bootstrap.loading import check_file

        return check_file(path, stated_only=stated_only)
    from plangraph.bootstrap.datasets import check_plan

    with reading(store) as workspace:
        return check_plan(workspace, target, stated_only=stated_only)
