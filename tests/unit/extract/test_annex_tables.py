"""The heads of columns by which a table is one of tasks, as annexes of plans word them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.extract.annex_tables import annex_tables
from plangraph.model.document import Document
from plangraph.model.plan import Role
from plangraph.parse.outline import outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.annex import AnnexTask


def row_of(*heads: str, cells: str = "建平台 市教育局、市财政局 2026年") -> AnnexTask | None:
    """The first row of a table with these heads, None where it is no table of tasks."""
    rows = "".join(f"| {n} | {' | '.join(cells.split())} |\n" for n in (1, 2))
    text = f"某市方案\n\n| 序号 | {' | '.join(heads)} |\n|{'--|' * (len(heads) + 1)}\n{rows}"
    document = Document("plan.md", text, "")
    tables = annex_tables(document, outline(document))
    return tables[0].rows[0] if tables else None


@pytest.mark.parametrize(
    "head",
    [
        *("重点工作", "重点工作任务", "2026年重点任务", "年度任务", "工作任务及措施", "任务（事项）", "具体举措"),
        *("政策措施", "工作要点", "项目名称", "整改措施", "主要工作", "二级任务", "工作目标", "任务要求", "具体要求"),
    ],
)
def test_a_column_of_tasks_may_be_headed_so(head: str):
    row = row_of(head, "责任单位")
    assert row is not None
    assert [cell.text for cell in row.cells] == ["建平台"]


def test_beside_a_column_of_tasks_one_of_aims_holds_none():
    row = row_of("工作目标", "重点任务", "责任单位", cells="建成 建平台 市教育局")
    assert row is not None
    assert [cell.text for cell in row.cells] == ["建平台"]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("责任单位（部门）", Role.RESPONSIBLE),
        ("责任单位及责任人", Role.RESPONSIBLE),
        ("责任单位（排第一位为牵头单位）", Role.RESPONSIBLE),
        ("责任分工", Role.RESPONSIBLE),
        ("市级责任单位", Role.RESPONSIBLE),
        ("承办单位", Role.RESPONSIBLE),
        ("责任科室", Role.RESPONSIBLE),
        ("省级牵头部门", Role.LEAD),
        ("牵头（责任）单位", Role.LEAD),
        ("牵头单位及责任人", Role.LEAD),
        ("参加单位", Role.SUPPORT),
        ("配合", Role.SUPPORT),
    ],
)
def test_a_column_of_units_may_be_headed_so_and_the_head_says_their_role(head: str, role: Role):
    row = row_of("任务", head)
    assert row is not None
    assert [(a.name, a.role) for a in row.assignments] == [("市教育局", role), ("市财政局", role)]


@pytest.mark.parametrize("head", ["责任人", "责任领导", "计量单位", "单位", "考核单位", "备注"])
def test_a_column_of_persons_measures_or_overseers_names_no_unit_of_a_task(head: str):
    assert row_of("任务", head) is None


@pytest.mark.parametrize("head", ["责任分工", "责任单位及责任人"])
def test_where_a_column_holds_more_than_units_only_known_names_count(head: str):
    row = row_of("任务", head, cells="建平台 市教育局、张三")
    assert row is not None
    assert [a.name for a in row.assignments] == ["市教育局"]


@pytest.mark.parametrize(
    "head",
    [
        *("时间进度", "建设年限", "进度要求", "起止年限", "计划完成时间", "完成时限（月）", "时间安排", "完成日期"),
        *("时序进度", "时间节点", "截止时间", "整改时限"),
    ],
)
def test_a_column_of_deadlines_may_be_headed_so(head: str):
    row = row_of("任务", "责任单位", head)
    assert row is not None
    assert row.deadline is not None
    assert row.deadline.value == "2026年"


@pytest.mark.parametrize("head", ["进度", "工作进展", "开工时间", "进展情况"])
def test_a_column_of_what_has_been_done_or_begins_has_no_deadline(head: str):
    row = row_of("任务", "责任单位", head)
    assert row is not None
    assert row.deadline is None


@pytest.mark.parametrize("head", ["考核指标", "指标名称", "姓名", "进展", "评分标准"])
def test_a_table_of_something_else_lists_no_tasks(head: str):
    assert row_of(head, "责任单位") is None


MERGED = (
    ("重点任务", "责任单位", "", "完成时限"),
    ("", "牵头单位", "配合单位", ""),
)
REPEATED = (
    ("重点任务", "责任单位", "责任单位", "完成时限"),
    ("重点任务", "牵头单位", "配合单位", "完成时限"),
)
ROWS = (("建平台", "市教育局", "市财政局", "2026年"), ("育企业", "市工信局", "市科技局", "2027年"))


def rows_of(*rows: tuple[str, ...]) -> tuple[AnnexTask, ...]:
    """The tasks of a table that is copied from a word processor."""
    text = "某市方案\n\n为推动发展，制定本方案。\n\n" + "".join("\t".join(row) + "\n" for row in rows)
    document = Document("plan.txt", text, "")
    return annex_tables(document, outline(document))[0].rows


@pytest.mark.parametrize("numbers", [("", "", "", ""), ("序号", "", "1", "2")])
@pytest.mark.parametrize("head", [MERGED, REPEATED])
def test_the_second_row_of_a_head_is_no_task_and_says_the_roles(
    head: tuple[tuple[str, ...], ...], numbers: Sequence[str]
):
    numbered = any(numbers)
    found = rows_of(*((number, *row) if numbered else row for number, row in zip(numbers, (*head, *ROWS), strict=True)))
    assert [row.cells[0].text for row in found] == ["建平台", "育企业"]
    assert [(a.name, a.role) for a in found[0].assignments] == [("市教育局", Role.LEAD), ("市财政局", Role.SUPPORT)]
    assert [row.deadline.value for row in found if row.deadline] == ["2026年", "2027年"]


def test_a_second_row_that_says_nothing_of_roles_leaves_them_to_the_row_above():
    second = ("", "市级", "县级", "")
    found = rows_of(MERGED[0], second, ("建平台", "市教育局", "各县教育局", "2026年"))
    assert [(a.name, a.role) for a in found[0].assignments] == [
        ("市教育局", Role.RESPONSIBLE),
        ("各县教育局", Role.RESPONSIBLE),
    ]


def test_a_title_over_all_columns_stands_above_the_heads():
    title = ("重点任务分工表",) * 4
    heads, rows = ("序号", "重点任务", "牵头单位", "配合单位"), ("1", "建平台", "市教育局", "市财政局")
    found = rows_of(title, heads, rows)
    assert [(a.name, a.role) for row in found for a in row.assignments] == [
        ("市教育局", Role.LEAD),
        ("市财政局", Role.SUPPORT),
    ]
