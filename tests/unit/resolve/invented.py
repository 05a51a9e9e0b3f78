"""Invented plans, read as the program reads one, but for the named things in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.annexes import annexes
from plangraph.extract.indicators import indicators
from plangraph.extract.metadata import metadata
from plangraph.extract.quantities import quantities
from plangraph.extract.tasks import safeguards, sections, tasks
from plangraph.extract.unread_brackets import unread_brackets
from plangraph.model.document import Document
from plangraph.model.extraction import Extraction
from plangraph.parse.outline import outline
from plangraph.resolve.plan import resolve

if TYPE_CHECKING:
    from plangraph.model.issue import Issue
    from plangraph.model.plan import Plan


def extraction_of(text: str) -> tuple[Document, Extraction]:
    """What is found in a text, without entities."""
    document = Document("plan.txt", text, "0")
    structure = outline(document)
    about = metadata(document, structure)
    return document, Extraction(
        metadata=about,
        sections=sections(document, structure),
        tasks=tasks(document, structure),
        safeguards=safeguards(document, structure),
        indicators=indicators(document, structure),
        quantities=quantities(text, structure.passages, about.period.end if about.period else None),
        parts=structure.parts,
        annexes=annexes(document, structure),
        unread_brackets=unread_brackets(document, structure),
    )


def plan_in(text: str) -> Plan:
    """The plan in a text, without entities."""
    return resolve("plan", *extraction_of(text))


def issues_in(text: str, *kinds: str) -> list[Issue]:
    """The issues of some kinds in a text, each with places that the text bears out."""
    found = [issue for issue in plan_in(text).issues if issue.kind in kinds]
    assert all(text[span.start : span.end] == span.quote for issue in found for span in issue.spans)
    return found


def table(*rows: tuple[str, ...]) -> str:
    """A table as a Word file saved as text has it: a cell a line after a tab, an empty line after a row."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows) + "\n"
