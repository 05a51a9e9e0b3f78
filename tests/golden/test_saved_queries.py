"""The answers of every saved query on the sample; ``PLANGRAPH_UPDATE_GOLDEN=1`` writes them anew, to be checked."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Dataset
from rdflib.query import ResultRow

from plangraph.query.binding import bind
from plangraph.query.library import Library
from plangraph.query.values import python_value
from plangraph.resources import resource
from plangraph.store.query_text import with_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.answers import Answer

GOLDEN = Path(__file__).parent / "queries"
VALUES = {
    "who-owns-what": {"unit": "区科技局"},
    "due-by": {"date": "2027-12-31"},
    "shared-tasks-of": {"unit_a": "区科技局", "unit_b": "区经济信息委"},
    "unit-indicators": {"unit": "区科技局"},
    "evidence": {"iri": "dazu-ip-2025/task/9"},
    "depends-on": {"task": "10"},
    "impact-of": {"task": "11"},
}
MINUTES_IN_RDFLIB = {"impact-of", "task-dependencies"}
"""Their branches are joined by rdflib row by row; tests/contract compares them on Oxigraph and Virtuoso."""
NAMES = list(Library.load(resource("queries")))


def readable(answer: Answer) -> str:
    """The columns that people see, but for the plan, which is the same in every row."""
    out = io.StringIO()
    names = [column.name for column in answer.columns if column.name != "plan"]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.cells[name].text for name in names] for row in answer.rows)
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_answered_as_on_file(workspace: Workspace, name: str):
    answer = readable(workspace.answer(name, VALUES.get(name, {})))
    file = GOLDEN / f"{name}.csv"
    if os.environ.get("PLANGRAPH_UPDATE_GOLDEN") == "1":
        file.write_text(answer, "utf-8")
    assert answer == file.read_text("utf-8")


def test_every_file_is_of_a_query_and_every_query_has_one():
    assert sorted(file.stem for file in GOLDEN.glob("*.csv")) == sorted(NAMES)


@pytest.fixture(scope="module")
def other_engine(workspace: Workspace) -> Dataset:
    """The same quads in rdflib, where the default graph is empty, as on many a server."""
    dataset = Dataset(default_union=False)
    dataset.parse(data=workspace.export("nq"), format="nquads")
    return dataset


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib 7.6 warns of its own calls
@pytest.mark.parametrize("name", [name for name in NAMES if name not in MINUTES_IN_RDFLIB])
def test_another_engine_gives_the_same_rows(workspace: Workspace, other_engine: Dataset, name: str):
    query = workspace.library[name]
    values = VALUES.get(name, {}) | {"plan": "dazu-ip-2025"}
    bindings = {b.parameter.variable: b.term for b in bind(workspace.store, query, values, workspace.identifiers)}
    here = [tuple(map(python_value, row)) for row in workspace.store.select(query.text, bindings).rows]
    there = other_engine.query(with_values(query.text, bindings))
    assert sorted(texts(row) for row in there if isinstance(row, ResultRow)) == sorted(map(texts, here))


def texts(row: Iterable[object]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row)


def rows(workspace: Workspace, name: str, **values: str) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in workspace.answer(name, values).rows]


def test_66_pairs_share_a_task_and_the_closest_share_nine(workspace: Workspace):
    pairs = [({row[0], row[1]}, row[2]) for row in rows(workspace, "shared-tasks")]
    assert len(pairs) == 66
    assert pairs[2] == ({"区科技局", "区经济信息委"}, 8)
    assert all(count == 9 and "区市场监管局" in pair for pair, count in pairs[:2])


def test_court_and_procuratorate_are_always_together(workspace: Workspace):
    assert rows(workspace, "always-together")[0][:4] == ("区法院", "区检察院", 3, "4、5、17")


def test_23_units_carry_72_parts_of_tasks_and_36_of_indicators(workspace: Workspace):
    found = workspace.answer("unit-workload").records()
    assert (len(found), sum(row["tasks"] for row in found), sum(row["indicators"] for row in found)) == (23, 72, 36)
    assert (found[0]["unit"], found[0]["tasks"], found[0]["first"], found[0]["indicators"]) == (
        "区市场监管局",
        19,
        12,
        8,
    )


def test_the_sections_hold_3_3_3_5_5_tasks(workspace: Workspace):
    assert [row["tasks"] for row in workspace.answer("section-summary").records()] == [3, 3, 3, 5, 5]
