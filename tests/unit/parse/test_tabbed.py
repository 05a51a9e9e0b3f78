"""Tables copied into a text file: a row a line, a tab between two cells."""

from __future__ import annotations

import pytest

from plangraph.model.document import Document
from plangraph.parse.outline import outline

HEAD = "序号\t重点任务\t责任单位\n"


def rows_of(lines: str) -> list[list[str]]:
    """The cells of the only table of a text, row by row; none where there is no table."""
    found = outline(
        Document("plan.txt", f"某市方案\n\n为推动发展，制定本方案。\n\n{lines}\n\n以上请落实。\n", "")
    ).tables
    assert len(found) <= 1
    return [[cell.text for cell in row] for table in found for row in table.rows]


def test_a_row_is_a_line_with_a_tab_between_its_cells():
    assert rows_of(f"{HEAD}1\t建平台\t市科技局\n2\t育企业\t市工信局") == [
        ["序号", "重点任务", "责任单位"],
        ["1", "建平台", "市科技局"],
        ["2", "育企业", "市工信局"],
    ]


def test_an_empty_cell_is_nothing_between_two_tabs_at_the_beginning_and_at_the_end_too():
    rows = rows_of("类别\t任务\t单位名称\t时限\n创造\t建平台\t市科技局\t2026年\n\t育企业\t\t")
    assert rows[2] == ["", "育企业", "", ""]


def test_a_cell_with_a_line_break_goes_on_in_the_next_line():
    rows = rows_of(f"{HEAD}1\t建设\n平台\t市科技局\n市财政局\n2\t育企业\t市工信局")
    assert rows[1:] == [["1", "建设平台", "市科技局市财政局"], ["2", "育企业", "市工信局"]]


def test_the_cell_beside_a_merged_head_is_empty_above_a_second_row_of_heads():
    rows = rows_of("序号\t任务\t责任单位\t\n\t\t牵头\t配合\n1\t建平台\t市科技局\t市财政局")
    assert rows[1:] == [["", "", "牵头", "配合"], ["1", "建平台", "市科技局", "市财政局"]]
    assert rows_of("序号\t责任单位\t\t时限\n\t牵头\t配合\t\n1\t市科技局\t市财政局\t年底")[0][2] == ""


@pytest.mark.parametrize("unit", ["各有关单位", "各区（县）", "市有关部门"])
def test_a_set_of_units_below_a_whole_row_is_one_more_unit(unit: str):
    assert rows_of(f"{HEAD}1\t建平台\t市科技局\n{unit}\n2\t育企业\t市工信局")[1] == ["1", "建平台", f"市科技局{unit}"]


@pytest.mark.parametrize("group", ["一、强化创造", "一、强化创造\t\t", "强化创造", "完善各项机制", "各类平台建设"])
def test_a_row_over_all_columns_is_a_line_of_its_own(group: str):
    rows = rows_of(f"{HEAD}{group}\n1\t建平台\t市科技局\n{group}\n2\t育企业\t市工信局")
    assert [row[0] for row in rows] == ["序号", group.strip(), "1", group.strip(), "2"]


def test_a_row_that_has_lost_its_last_tabs_ends_with_its_line():
    assert rows_of(f"{HEAD}1\t建平台\n2\t育企业\t市工信局")[1:] == [["1", "建平台"], ["2", "育企业", "市工信局"]]


@pytest.mark.parametrize(
    "lines",
    [
        "一、\t总体\t要求\n二、\t重点\t任务",
        "总体要求\t第一章\t1\n重点任务\t第二章\t3",
        "市教育局\t市财政局\t市民政局\n市商务局\t市审计局\t市统计局",
        "联系人：张三\t电话：1\t邮箱：2\n联系人：李四\t电话：3\t邮箱：4",
        "发布机构\t市政府\n索引号\t甲",
        "为推动\t发展，\t制定。\n建设\t平台\t。",
        f"{HEAD}",
    ],
)
def test_tabs_in_headings_contents_signatures_and_particulars_make_no_table(lines: str):
    assert rows_of(lines) == []
