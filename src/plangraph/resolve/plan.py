"""From what was found to one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.gazetteer import NO_WORD_LISTS
from plangraph.model.plan import Plan
from plangraph.resolve.issues import issues
from plangraph.resolve.units import units
from plangraph.resolve.unread_deadlines import unread_deadlines

if TYPE_CHECKING:
    from plangraph.model.document import Document
    from plangraph.model.extraction import Extraction
    from plangraph.model.gazetteer import Gazetteer
    from plangraph.resolve.units import Apart


def resolve(
    plan_id: str,
    document: Document,
    extraction: Extraction,
    gazetteer: Gazetteer = NO_WORD_LISTS,
    apart: Apart = frozenset(),
) -> Plan:
    """The plan with every organisation once and with what is missing as issues; ``plan_id`` is its slug in IRIs.

    ``apart`` has the names that must not be taken for one organisation, a set for each group.
    """
    return Plan(
        id=plan_id,
        document=document,
        metadata=extraction.metadata,
        sections=extraction.sections,
        tasks=extraction.tasks,
        safeguards=extraction.safeguards,
        indicators=extraction.indicators,
        entities=extraction.entities,
        quantities=extraction.quantities,
        units=units(extraction, gazetteer, document.sha256, apart),
        issues=(*issues(document, extraction), *unread_deadlines(extraction)),
    )
