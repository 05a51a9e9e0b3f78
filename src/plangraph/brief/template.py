"""A briefing in an institution's own Word template, filled by docxtpl."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError
from markupsafe import Markup

from plangraph.brief.briefing import Figure
from plangraph.brief.docx.pictures import attach_svg
from plangraph.brief.legible import shortened
from plangraph.brief.office import describe
from plangraph.brief.sealing import sealed
from plangraph.brief.wording import Wording
from plangraph.errors import DamagedSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.brief.briefing import Briefing, Exhibit, Table

FIGURES = ("matrix", "collaboration", "indicators", "ego")
TABLES = (
    *("tasks", "workload", "pairs", "together", "never_first", "indicators", "unmeasured", "unowned", "due", "checks"),
    *("unit_tasks", "partners", "unit_indicators"),
)
_LONGEST_REASON = 160
_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, LxmlError)


class Image:
    """A picture where a template names it; all that a template can do with it is to show it."""

    def __init__(self, template: DocxTemplate, figure: Figure, width: int, numbers: Iterator[int]) -> None:
        self._template = template
        self._figure = figure
        self._width = width
        self._numbers = numbers

    def __html__(self) -> str:
        """The drawing, in a run of its own between two of the template's."""
        part = self._template.current_rendering_part
        inline = part.new_pic_inline(BytesIO(self._figure.png), self._width, None)
        describe(inline.docPr, self._figure)
        attach_svg(part, inline, self._figure, f"template{next(self._numbers)}")
        return Markup(  # noqa: S704  made by python-docx
            f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        )


def filled(template: bytes, briefing: Briefing) -> bytes:
    """The template with the briefing in it; raises DamagedSource where it is no DOCX or asks for what is not there.

    Expressions are evaluated in a sandbox, and every value is escaped.
    """
    try:
        made = DocxTemplate(BytesIO(template))
        made.init_docx()
        body = made.docx.sections[0]
        width = body.page_width - body.left_margin - body.right_margin
    except (BadZipFile, OpcError, LxmlError, KeyError, ValueError, TypeError, IndexError) as error:
        raise DamagedSource("The template is no DOCX: save it from Word as .docx and try again.") from error
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        made.render(context(briefing, made, width), environment)
        out = BytesIO()
        made.save(out)
    except _FAULTS as error:
        reason = shortened(" ".join(str(error).split()) or type(error).__name__, _LONGEST_REASON).rstrip("。.")
        raise DamagedSource(
            "The template cannot be filled ({reason}): docs/briefings.md tells what to name.", reason=reason
        ) from error
    return sealed(out.getvalue())


def context(briefing: Briefing, template: DocxTemplate, width: int) -> dict[str, Any]:
    """What a template can name; a figure or table that the briefing lacks is None."""
    say, numbers = Wording.of(briefing.language), count(1)
    figures = dict.fromkeys(FIGURES) | {
        exhibit.name: _figure(exhibit, Image(template, exhibit, width, numbers))
        for exhibit in _exhibits(briefing)
        if isinstance(exhibit, Figure)
    }
    tables = dict.fromkeys(TABLES) | {
        exhibit.name.removesuffix("_table"): _table(exhibit)
        for exhibit in _exhibits(briefing)
        if not isinstance(exhibit, Figure)
    }
    return {
        "title": briefing.title,
        "opening": briefing.opening,
        "source": briefing.source,
        "issued": briefing.issued,
        "revision": briefing.revision,
        "imprint": [{"name": name, "value": value} for name, value in briefing.imprint],
        "findings": [
            {"text": found.whole, "basis": say.basis(found.query, found.places), "query": found.query.name}
            for found in briefing.findings
        ],
        "figures": figures,
        "tables": tables,
        "citation": {
            "plan": briefing.citation.plan,
            "data": briefing.citation.data,
            "bibtex": briefing.citation.bibtex,
        },
        "queries": [{"name": query.name, "title": query.title} for query in briefing.queries],
    }


def _exhibits(briefing: Briefing) -> Iterator[Exhibit]:
    yield from (exhibit for finding in briefing.findings for exhibit in finding.exhibits)
    yield from briefing.exhibits


def _figure(figure: Figure, image: Image) -> dict[str, Any]:
    return {"image": image, "caption": figure.caption, "alt_text": figure.alt_text}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [column.title for column in table.columns],
        "rows": [list(row) for row in table.rows],
        "note": table.note,
    }
