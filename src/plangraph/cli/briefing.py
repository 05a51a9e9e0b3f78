"""Commands for those who report: ``brief``, ``cite``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from plangraph.cli.options import OutputOption, StoreOption, reading, write
from plangraph.errors import ParameterError, SourceNotFound
from plangraph.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.brief.briefing import Figure
    from plangraph.pipeline.briefing import Written


class CitationFormat(StrEnum):
    """Forms of a citation."""

    GBT7714 = "gbt7714"
    BIBTEX = "bibtex"


PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="The id of a plan; `plangraph plans` lists them.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(epilog="Example: plangraph brief dazu-ip-2025 -o briefing.docx --unit 区科技局")(brief)
    app.command(epilog="Example: plangraph cite dazu-ip-2025 -f bibtex")(cite)


def brief(
    plan: PlanArgument,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT.docx|.pptx|.html|.md",
            help="Write here, in the form of the suffix; without it Markdown goes to stdout.",
        ),
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="Only this unit: label or IRI.")] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE.docx", help="A Word template of your own to fill.")
    ] = None,
    language: Annotated[
        Language, typer.Option("--language", help="The language of headings and sentences.")
    ] = Language.ZH,
    store: StoreOption = None,
) -> None:
    """Write a briefing on a plan or on one of its units: findings, pictures, tables, sources."""
    form = _form(output, template)
    filled = _read(template) if template else None
    from plangraph.pipeline import briefing

    beside = _beside(output) if output and form == "md" else None
    manner = briefing.Manner(language, filled, beside, raster=beside is not None)
    with reading(store) as workspace:
        written = briefing.brief(workspace, plan, form, unit or "", manner)
    write(written.body, output)
    if output and beside:
        _write_pictures(written, output)


def cite(
    plan: PlanArgument,
    form: Annotated[
        CitationFormat, typer.Option("-f", "--format", help="GB/T 7714—2015, or BibTeX.")
    ] = CitationFormat.GBT7714,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Say how to cite a plan and the data about it, with the revision of the data."""
    from plangraph.pipeline import briefing

    with reading(store) as workspace:
        write(briefing.cite(workspace, plan, form.value).encode(), output)


def _form(output: Path | None, template: Path | None) -> str:
    """The form that the suffix of the output names; raises ParameterError where it names none."""
    forms = ("docx", "pptx", "html", "md")
    form = output.suffix.lower().removeprefix(".") if output else "md"
    if form not in forms:
        raise ParameterError(f"{output} names no form of a briefing: end it in {', '.join(f'.{f}' for f in forms)}.")
    if template and form != "docx":
        raise ParameterError("A template is filled into a Word document: name one with -o OUT.docx.")
    return form


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise SourceNotFound(f"{template} cannot be read ({error.strerror}): name a .docx with --template.") from error


def _beside(output: Path) -> Callable[[Figure], str]:
    """Where Markdown in a file finds its pictures."""
    folder = _folder(output)
    return lambda figure: quote(f"{folder.name}/{figure.name}.png")


def _write_pictures(written: Written, output: Path) -> None:
    for name, body in written.pictures.items():
        write(body, _folder(output) / name)


def _folder(output: Path) -> Path:
    return output.with_name(f"{output.stem}_files")
