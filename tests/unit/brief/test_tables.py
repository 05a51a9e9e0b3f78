"""The tables: who leads, what is left out, what is alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.unit.brief.conftest import with_rows

from plangraph.brief import check_tables, tables, target_tables, unit_tables
from plangraph.brief.wording import Wording
from plangraph.model.language import Language

if TYPE_CHECKING:
    from plangraph.brief.material import Material

SAY, ENGLISH = Wording.of(Language.ZH), Wording.of(Language.EN)


def test_where_the_plan_names_no_lead_the_table_says_so(material: Material):
    table = tables.responsibilities(material, SAY)
    assert table.columns[2].title == "列首位单位"
    assert table.note == "原文没有写明牵头单位，列于首位不等于牵头。"


def test_a_stated_lead_stands_before_the_others_wherever_it_is_listed(material: Material):
    rows = [dict(row) for row in material.rows("task-owners")]
    rows[1]["role"] = "牵头"
    table = tables.responsibilities(with_rows(material, "task-owners", *rows), SAY)
    assert table.columns[2].title == "牵头单位"
    assert table.rows[0] == ("1", "构建政策体系，强化规划引领", "区司法局", "区市场监管局、区发展改革委")
    assert table.rows[1][2] == "—"
    assert table.note == ""


def test_a_long_table_says_how_much_it_leaves_out(material: Material):
    table = tables.pairs(material, SAY)
    assert len(table.rows) == 8
    assert table.note == "共66行，这里列出前8行；其余见查询 shared-tasks。"


def test_findings_of_one_kind_that_are_many_stand_once_with_their_number(material: Material):
    table = check_tables.checks(material, SAY)
    alike = [row for row in table.rows if "同类共15处" in row[1]]
    assert len(alike) == 1
    assert len(table.rows) < len(material.rows("findings"))


def test_targets_of_many_years_keep_the_first_and_the_last(material: Material):
    row = material.rows("indicator-targets")[0]
    years = range(2020, 2031)
    many = with_rows(material, "indicator-targets", *({**row, "year": year} for year in years))
    titles = [column.title for column in target_tables.indicators(many, SAY).columns]
    assert [title for title in titles if title.isdecimal()] == ["2020", "2027", "2028", "2029", "2030"]


def test_every_row_has_a_cell_a_column(material: Material):
    made = (
        tables.responsibilities,
        tables.workload,
        tables.pairs,
        tables.together,
        tables.never_first,
        target_tables.indicators,
        target_tables.unmeasured,
        check_tables.checks,
    )
    for make in made:
        table = make(replace(material), SAY)
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_unit_that_several_clauses_of_a_task_name_stands_once(material: Material):
    rows = [dict(row) for row in material.rows("task-owners")]
    again = {**rows[1], "position": 1}
    assert tables.responsibilities(with_rows(material, "task-owners", *rows, *rows), SAY).rows[0][2:] == (
        "区市场监管局",
        "区司法局、区发展改革委",
    )
    assert tables.responsibilities(with_rows(material, "task-owners", *rows, again), SAY).rows[0][2:] == (
        "区市场监管局、区司法局",
        "区发展改革委",
    )


def test_a_task_of_a_unit_stands_once_with_all_its_roles(unit_material: Material):
    rows = [dict(row) for row in unit_material.rows("who-owns-what")]
    again = {**rows[0], "role": "配合", "role_en": "Supporting", "position": 9}
    twice = with_rows(unit_material, "who-owns-what", *rows, again)
    (first, *others) = unit_tables.tasks(twice, SAY).rows
    assert first[2:4] == ("责任、配合", "3")
    assert len(others) == len(rows) - 1
    assert unit_tables.tasks(twice, ENGLISH).rows[0][2] == "Responsible, Supporting"


def test_english_tables_list_as_english_does(unit_material: Material):
    targets = [row[3] for row in unit_tables.indicators(unit_material, ENGLISH).rows]
    assert targets[0] == "2025: 0, 2026: 0, 2027: 1"
    made = (unit_tables.tasks, unit_tables.partners, unit_tables.indicators)
    assert not any("、" in cell for make in made for row in make(unit_material, ENGLISH).rows for cell in row)
