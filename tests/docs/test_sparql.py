"""SPARQL of the documentation runs as it is pasted, and answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.pipeline.workspace import Workspace

PAGES = sorted((*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")))
BLOCK = re.compile(r"```sparql\n(.*?)```|--data-urlencode 'query=\n(.*?)'", re.DOTALL)
QUERIES = {
    f"{page.name} {place}": block or sent
    for page in PAGES
    for place, (block, sent) in enumerate(BLOCK.findall(page.read_text("utf-8")), 1)
}


@pytest.fixture(scope="module")
def plans() -> Iterator[Workspace]:
    """The sample, and the plans of our own making: what it lacks, such as stated leads, they have."""
    with sample_workspace(Settings()) as workspace:
        for path in sorted((ROOT / "tests" / "plans").glob("*.txt")):
            ingest(extract_plan(path), workspace)
        yield workspace


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_query_of_the_documentation_runs_as_pasted_and_has_rows(plans: Workspace, query: str):
    assert len(plans.sparql(query, "csv").decode().splitlines()) > 1


def test_every_block_of_sparql_is_found():
    assert len(QUERIES) >= 6
    fences = sum(page.read_text("utf-8").count("```sparql") for page in PAGES)
    assert fences == sum("README" not in name for name in QUERIES)
