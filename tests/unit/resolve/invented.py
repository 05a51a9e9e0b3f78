"""Invented plans, read as the program reads one, but for its word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.document import Document
from plangraph.model.gazetteer import Gazetteer
from plangraph.pipeline.ingestion import extract
from plangraph.resolve.plan import resolve

if TYPE_CHECKING:
    from plangraph.model.extraction import Extraction
    from plangraph.model.issue import Issue
    from plangraph.model.plan import Plan


NO_WORDS = Gazetteer(divisions={}, countries=frozenset(), regions={}, ambiguous=frozenset(), sectors=frozenset())


def extraction_of(text: str) -> tuple[Document, Extraction]:
    """What is found in a text; without word lists few named things are."""
    document = Document("plan.txt", text, "0")
    return document, extract(document, NO_WORDS)


def plan_in(text: str) -> Plan:
    """The plan in a text."""
    return resolve("plan", *extraction_of(text))


def issues_in(text: str, *kinds: str) -> list[Issue]:
    """The issues of some kinds in a text, each with places that the text bears out."""
    found = [issue for issue in plan_in(text).issues if issue.kind in kinds]
    assert all(text[span.start : span.end] == span.quote for issue in found for span in issue.spans)
    return found


def table(*rows: tuple[str, ...]) -> str:
    """A table as a Word file saved as text has it: a cell a line after a tab, an empty line after a row."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows) + "\n"
