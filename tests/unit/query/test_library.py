"""The library reads headers, and says where one is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.errors import QueryError, UnknownQuery
from plangraph.query.library import Library
from plangraph.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

HEADER = """\
# title: Tasks
# title@zh: 任务
# description: Every task.
# description@zh: 每项任务。
# group: All
# group@zh: 全部
# place: 1.1
# parameter: task task optional 任务 | Task
# column: heading 任务 | Task -> task_iri

SELECT ?heading ?task_iri ?plan_iri WHERE { ?task_iri <urn:heading#of> ?heading ; <urn:plan> ?plan_iri }
"""


def library_of(folder: Path, text: str) -> Library:
    (folder / "tasks.rq").write_text(text, "utf-8")
    return Library.load(folder)


def test_a_header_gives_titles_parameters_and_columns(tmp_path: Path):
    query = library_of(tmp_path, HEADER)["tasks"]
    assert (query.title, query.title_zh, query.group_zh, query.place) == ("Tasks", "任务", "全部", (1, 1))
    assert [(p.name, p.kind, p.required, p.variable) for p in query.parameters] == [
        ("task", "task", False, "task_iri"),
        ("plan", "plan", False, "plan_iri"),
    ]
    assert [(c.name, c.title_zh, c.title, c.link) for c in query.columns] == [("heading", "任务", "Task", "task_iri")]


@pytest.mark.parametrize(
    ("good", "broken", "line", "why"),
    [
        ("# title: Tasks", "# colour: red", 1, "has no 'colour'"),
        ("# title: Tasks", "# title Tasks", 1, "no line of a header"),
        ("# title@zh: 任务", "# title: Again", 2, "stands twice"),
        ("# title@zh: 任务\n", "", 1, "lacks title@zh"),
        ("# place: 1.1", "# place: first", 7, "write 2.1"),
        ("task task optional", "task tusk optional", 8, "no parameter"),
        ("parameter: task", "parameter: chore", 8, "no ?chore_iri"),
        ("column: heading 任务 | Task", "column: heading 任务", 9, "no column"),
        ("column: heading", "column: label", 9, "no ?label"),
        ("# place: 1.1", "# place: 1.1\n# fold: n=mean(task_iri)", 8, "no fold"),
        ("# place: 1.1", "# place: 1.1\n# order: -count", 8, "no ?count"),
    ],
)
def test_a_broken_header_is_an_error_with_file_and_line(tmp_path: Path, good: str, broken: str, line: int, why: str):
    assert good in HEADER
    with pytest.raises(QueryError) as caught:
        library_of(tmp_path, HEADER.replace(good, broken))
    assert str(caught.value).startswith(f"tasks.rq:{line}: ")
    assert why in str(caught.value)


def test_an_unknown_name_is_answered_with_the_nearest():
    library = Library.load(resource("queries"))
    assert "who-owns-it" not in library
    with pytest.raises(UnknownQuery, match="who-owns-what"):
        _ = library["who-owns-it"]


def test_the_library_stands_in_the_order_of_its_groups():
    library = Library.load(resource("queries"))
    places = [query.place for query in library.values()]
    assert places == sorted(set(places))
    assert next(iter(library)) == "who-owns-what"
    assert len({(query.place[0], query.group, query.group_zh) for query in library.values()}) == 6


def test_every_query_takes_a_plan_and_names_it_in_a_column():
    for query in Library.load(resource("queries")).values():
        assert query.parameters[-1].name == "plan"
        assert query.columns[-1].name == "plan"


def test_a_summary_holds_what_a_list_shows():
    summary = Library.load(resource("queries"))["who-owns-what"].summary()
    assert summary["title_zh"] == "某单位负责哪些任务"
    assert summary["parameters"][0] == {
        "name": "unit",
        "kind": "unit",
        "required": True,
        "zh": "责任单位",
        "en": "Unit",
    }
