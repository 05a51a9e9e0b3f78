"""A plan saved as a page says the same as its text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import plangraph

if TYPE_CHECKING:
    from pathlib import Path

    from plangraph.model.plan import Plan


def said(plan: Plan) -> dict[str, object]:
    metadata = plan.metadata
    return {
        "tasks": [(task.number, task.heading) for task in plan.tasks],
        "units": [[(unit.name, unit.role) for unit in task.assignments] for task in plan.tasks],
        "title": metadata.title and metadata.title.value,
        "number": metadata.doc_number and metadata.doc_number.value,
        "issuers": [issuer.value for issuer in metadata.issuers],
        "issued": metadata.issued and metadata.issued.value,
    }


@pytest.mark.real
def test_every_page_of_the_corpus_says_what_its_text_file_says(shared: Path):
    pages = sorted(shared.joinpath("corpus", "dev").glob("*.html"))
    assert pages
    for page in pages:
        plan = plangraph.extract_plan(page)
        assert plan.tasks, page.name
        assert said(plan) == said(plangraph.extract_plan(page.with_suffix(".txt"))), page.name
