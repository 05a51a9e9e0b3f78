"""Dataset → briefing → file: what is gathered, composed and written in the form asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from plangraph.brief.citation import citation
from plangraph.brief.composition import briefing
from plangraph.errors import UnsupportedFormat
from plangraph.model.language import Language
from plangraph.pipeline.briefing_material import Order, gathered, imprint
from plangraph.view.preset import DECK, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plangraph.brief.briefing import Briefing, Figure
    from plangraph.pipeline.workspace import Workspace

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
_WITH_PNG = frozenset({"docx", "pptx"})


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file; ``pictures`` are the files of its pictures by their names, PNG where they were asked for."""

    name: str
    media_type: str
    body: bytes
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a briefing is written.

    ``template`` is a DOCX of one's own. ``address`` says where Markdown finds a picture, which it else tells in
    words; ``raster`` asks for PNG where the form does without.
    """

    language: Language = Language.ZH
    template: bytes | None = None
    address: Callable[[Figure], str] | None = None
    raster: bool = False


def brief(workspace: Workspace, plan: str, form: str, unit: str = "", manner: Manner | None = None) -> Written:
    """A briefing on a plan, or on one unit of it, as ``docx pptx html md``.

    Raises UnknownPlan, UnknownLabel, AmbiguousLabel, UnsupportedFormat, DamagedSource.
    """
    if form not in MEDIA_TYPES:
        raise UnsupportedFormat(
            "A briefing is not written as {form}: choose one of {media_types}.",
            form=form,
            media_types=", ".join(MEDIA_TYPES),
        )
    how = manner or Manner()
    preset = DECK if form == "pptx" else PAGE
    raster = how.raster or form in _WITH_PNG
    said = briefing(gathered(workspace, Order(plan, unit, how.language, preset, raster)))
    return Written(f"{said.name}.{form}", MEDIA_TYPES[form], _written(said, form, how), dict(_files(said)))


def cite(workspace: Workspace, plan: str, form: str) -> str:
    """How to cite a plan and the data about it, as ``gbt7714`` or ``bibtex``; raises UnknownPlan."""
    found = citation(imprint(workspace, workspace.plan(plan)), workspace.store.revision, version("plangraph"))
    return found.bibtex if form == "bibtex" else f"{found.plan}\n{found.data}\n"


def _written(said: Briefing, form: str, how: Manner) -> bytes:
    # Each writer brings a library that the others need not wait for.
    match form:
        case "docx" if how.template is not None:
            from plangraph.brief.template import filled  # noqa: PLC0415

            return filled(how.template, said)
        case "docx":
            from plangraph.brief.docx.document import document  # noqa: PLC0415

            return document(said)
        case "pptx":
            from plangraph.brief.pptx.deck import deck  # noqa: PLC0415

            return deck(said)
        case "html":
            from plangraph.brief.html import page  # noqa: PLC0415

            return page(said)
        case _:
            from plangraph.brief.markdown import markdown  # noqa: PLC0415

            return markdown(said, how.address)


def _files(said: Briefing) -> list[tuple[str, bytes]]:
    drawn = [(f"{figure.name}.svg", figure.svg.encode()) for figure in said.figures]
    return drawn + [(f"{figure.name}.png", figure.png) for figure in said.figures if figure.png]
