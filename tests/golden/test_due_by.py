"""Tasks due by a date in the two plans of our own making; ``PLANGRAPH_UPDATE_GOLDEN=1`` writes the answers anew."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal
from rdflib import Dataset
from rdflib.query import ResultRow

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import extract_plan
from plangraph.query.values import python_value
from plangraph.store.query_text import with_values
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.pipeline.workspace import Workspace

GOLDEN = Path(__file__).parent / "due"
PLANS = Path(__file__).parents[1] / "plans"
NAMES = ("qinglan-elderly-care-2026", "yunxiu-low-altitude-2026")
LAST = "2028-12-31"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A dataset of both plans."""
    with open_workspace(tmp_path_factory.mktemp("invented") / "store", writable=True) as workspace:
        for name in NAMES:
            ingest(extract_plan(PLANS / f"{name}.txt", name), workspace)
        yield workspace


@pytest.mark.parametrize("plan", NAMES)
def test_what_is_due_is_as_on_file(invented: Workspace, plan: str):
    answer = invented.answer("due-by", date=LAST, plan=plan)
    names = [column.name for column in answer.columns if column.name != "plan"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.cells[name].text for name in names] for row in answer.rows)
    file = GOLDEN / f"{plan}.csv"
    if os.environ.get("PLANGRAPH_UPDATE_GOLDEN") == "1":
        file.write_text(out.getvalue(), "utf-8")
    assert out.getvalue() == file.read_text("utf-8")


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib 7.6 warns of its own calls
@pytest.mark.parametrize("day", ["2026-09-29", LAST])
def test_another_engine_finds_the_same_due(invented: Workspace, day: str):
    dataset = Dataset(default_union=False)
    dataset.parse(data=invented.export("nq"), format="nquads")
    text = with_values(invented.library["due-by"].text, {"date": Literal(day, datatype=XSD.term("date"))})
    there = [[str(value) for value in row] for row in dataset.query(text) if isinstance(row, ResultRow)]
    here = [[str(python_value(value)) for value in row] for row in invented.store.select(text).rows]
    assert there == here


def test_every_row_shows_the_words_of_its_unit(invented: Workspace):
    rows = invented.answer("due-by", date=LAST).rows
    assert len(rows) == 18
    assert all(row.evidence for row in rows)
