from __future__ import annotations

import pytest

from plangraph.extract.tasks import tasks
from plangraph.model.document import Document
from plangraph.model.plan import Role, Task
from plangraph.parse.outline import outline

TABLE = (
    "| 序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限 |\n|--|--|--|--|--|\n"
    "| 1 | 推行一网通办 | 区审批局 | 区数据局、各镇街 | 2026年6月底前 |\n"
    "| 2 | 压缩开办时间。全程网办。 | 区市场监管局 |  | 长期 |\n"
)


def of(text: str) -> tuple[Task, ...]:
    """The tasks of a text."""
    document = Document("plan.md", text, "")
    return tasks(document, outline(document))


def test_a_list_that_is_all_table_has_a_task_a_row():
    found = of(f"某区重点任务清单（2026年）\n\n为落实部署，制定本清单。\n\n{TABLE}")
    assert [(task.ordinal, task.number, task.heading) for task in found] == [
        (1, "1", "推行一网通办"),
        (2, "2", "压缩开办时间"),
    ]
    assert [(a.name, a.role, a.deadline) for a in found[0].assignments] == [
        ("区审批局", Role.LEAD, "2026年6月底前"),
        ("区数据局", Role.RESPONSIBLE, "2026年6月底前"),
        ("各镇街", Role.RESPONSIBLE, "2026年6月底前"),
    ]
    assert [clause.span.quote for clause in found[1].clauses] == ["区市场监管局"]


def test_the_tasks_of_a_text_take_their_units_from_the_annexed_table():
    text = f"某区方案\n\n一、任务\n\n1. 推行一网通办。建成。\n\n2. 压缩开办时间。网办。\n\n附件\n\n分工表\n\n{TABLE}"
    assert [(task.heading, [a.name for a in task.assignments]) for task in of(text)] == [
        ("推行一网通办", ["区审批局", "区数据局", "各镇街"]),
        ("压缩开办时间", ["区市场监管局"]),
    ]


def test_what_the_text_itself_marks_outweighs_every_table():
    found = of(f"某区方案\n\n一、任务\n\n1. 推行一网通办。（区数据局负责）\n\n2. 压缩开办时间。全程网办。\n\n{TABLE}")
    assert [[a.name for a in task.assignments] for task in found] == [["区数据局"], []]


def test_a_merged_cell_of_units_counts_for_the_rows_below_it():
    found = of("某区清单\n\n| 序号 | 任务 | 责任单位 |\n|--|--|--|\n| 1 | 建平台 | 区科技局 |\n| 2 | 育企业 |  |\n")
    assert [[a.name for a in task.assignments] for task in found] == [["区科技局"], ["区科技局"]]


def units_of(*cells: str) -> list[list[str]]:
    """The units of the tasks of a table, of which each row has one cell of units."""
    rows = "".join(f"| {number} | 事项{number} | {cell} |\n" for number, cell in enumerate(cells, 1))
    found = of(f"某市清单\n\n| 序号 | 任务 | 责任单位 |\n|--|--|--|\n{rows}")
    return [[a.name for a in task.assignments] for task in found]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("市城投", ["市城投"]),
        ("市教育局、共青团中央、市第一中学、中国移动", ["市教育局", "共青团中央", "市第一中学", "中国移动"]),
        ("市教育局牵头，市财政局配合", ["市教育局", "市财政局"]),
        ("市教育局，持续推进", ["市教育局"]),
    ],
)
def test_below_the_head_of_a_column_of_units_every_name_is_one(cell: str, names: list[str]):
    assert units_of("市财政局", cell) == [["市财政局"], names]


@pytest.mark.parametrize("cell", ["/", "—", "无", "待定", "2026年", "√"])
def test_a_cell_that_names_nobody_says_so_and_takes_no_units_from_above(cell: str):
    assert units_of("市财政局", cell) == [["市财政局"], []]


@pytest.mark.parametrize("cell", ["", "同上", "同上行", "″"])
def test_an_empty_cell_and_a_ditto_mean_the_cell_above(cell: str):
    assert units_of("市财政局", "市城投", cell) == [["市财政局"], ["市城投"], ["市城投"]]


BODY = "某市方案\n\n一、任务\n\n（一）强基行动。新建学校。\n\n（二）强师行动。培训教师。\n\n附件\n\n分工表\n\n"
MEASURES = "| 重点任务 | 具体举措 | 责任单位 | 时限 |\n|--|--|--|--|\n"


@pytest.mark.parametrize("below", ["", "强基行动", "强基行动：改建"])
def test_a_heading_of_the_text_has_the_units_of_all_rows_that_its_cell_is_merged_over_or_that_repeat_it(below: str):
    found = of(
        f"{BODY}{MEASURES}| 强基行动 | 新建学校 | 市教育局 | 2026年 |\n| {below} | 改建学校 | 市住建局 | 2027年 |\n"
        f"| {below} | 扩建学校 | 市财政局、市教育局 | 2028年 |\n| 强师行动 | 培训 | 市人社局 | 2028年 |\n"
    )
    assert [(task.heading, [a.name for a in task.assignments]) for task in found] == [
        ("强基行动", ["市教育局", "市住建局", "市财政局"]),
        ("强师行动", ["市人社局"]),
    ]
    assert [(c.span.quote, c.deadline) for c in found[0].clauses] == [
        ("市教育局", "2026年"),
        ("市住建局", "2027年"),
        ("市财政局、市教育局", "2028年"),
    ]


def test_a_cell_of_units_that_is_merged_over_the_rows_of_a_task_says_them_once():
    rows = "| 强基行动 | 新建学校 | 市教育局 | 2026年 |\n|  | 改建学校 |  |  |\n| 强师行动 | 培训 | 市人社局 |  |\n"
    assert [[c.span.quote for c in task.clauses] for task in of(BODY + MEASURES + rows)] == [["市教育局"], ["市人社局"]]


def test_a_task_of_a_table_has_the_units_of_the_rows_below_it_that_have_no_words():
    found = of(
        "某市清单\n\n| 序号 | 任务 | 责任单位 |\n|--|--|--|\n| 1 | 建平台 | 市科技局 |\n|  |  | 市财政局 |\n"
        "| 2 | 育企业 | 市工信局 |\n"
    )
    assert [[a.name for a in task.assignments] for task in found] == [["市科技局", "市财政局"], ["市工信局"]]


def test_a_table_of_which_most_is_no_heading_of_the_text_lists_tasks_of_its_own():
    rows = "| 强基行动 | 新建 | 市教育局 |  |\n| 甲 | 乙 | 市住建局 |  |\n| 丙 | 丁 | 市财政局 |  |\n"
    assert [task.heading for task in of(BODY + MEASURES + rows)] == ["强基行动", "甲", "丙"]


def test_a_table_that_divides_the_tasks_outweighs_another_that_lists_its_own():
    divides = "| 强基行动 | 新建 | 市教育局 |  |\n| 强师行动 | 培训 | 市人社局 |  |\n"
    others = "".join(f"| 项目{n} | 建设 | 市住建局 |  |\n" for n in "甲乙丙丁戊")
    found = of(f"{BODY}{MEASURES}{divides}\n附件2\n\n{MEASURES}{others}")
    assert [(task.heading, [a.name for a in task.assignments]) for task in found] == [
        ("强基行动", ["市教育局"]),
        ("强师行动", ["市人社局"]),
    ]


def test_line_breaks_of_markdown_are_no_words_of_a_table():
    rows = "| 1 | 建平台 | 区科技局<br>区教育局 |\n| 2 | 育企业 | 区科技局 |\n"
    found = of(f"某区清单\n\n| 序号 | 工作<br>任务 | 责任<br/>单位 |\n|--|--|--|\n{rows}")
    assert [a.name for a in found[0].assignments] == ["区科技局", "区教育局"]


def roles_of(*rows: str, heads: str = "牵头单位 | 配合单位 | 完成时限") -> list[list[tuple[str, Role]]]:
    """The units of the tasks of a table with several columns of units."""
    lines = "".join(f"| {number} | 事项{number} | {row} |\n" for number, row in enumerate(rows, 1))
    found = of(f"某市清单\n\n| 序号 | 任务 | {heads} |\n|--|--|--|--|--|\n{lines}")
    return [[(a.name, a.role) for a in task.assignments] for task in found]


SCIENCE, FINANCE, TRADE = "市科技局", "市财政局", "市商务局"


@pytest.mark.parametrize("cell", ["同上", ""])
def test_a_lead_that_is_as_above_leads_beside_others_that_support(cell: str):
    found = roles_of(f"{SCIENCE} | {FINANCE} | 2026年", f"{cell} | {TRADE} | 同上", f"{cell} | {FINANCE} | 2027年")
    assert found[1:] == [
        [(SCIENCE, Role.LEAD), (TRADE, Role.SUPPORT)],
        [(SCIENCE, Role.LEAD), (FINANCE, Role.SUPPORT)],
    ]


def test_support_that_is_as_above_is_taken_and_an_empty_cell_is_none():
    found = roles_of(f"{SCIENCE} | {FINANCE} | 2026年", f"{TRADE} | 同上 | 2026年", f"{TRADE} |  | 2026年")
    assert found[1:] == [[(TRADE, Role.LEAD), (FINANCE, Role.SUPPORT)], [(TRADE, Role.LEAD)]]


def test_an_empty_cell_beside_others_that_do_the_work_names_nobody():
    rows = (f"{SCIENCE} | {FINANCE} | 2026年", f" | {TRADE} | 2026年", f"— | {TRADE} | 2026年")
    found = roles_of(*rows, heads="牵头单位 | 责任单位 | 完成时限")
    assert found[1:] == [[(TRADE, Role.RESPONSIBLE)]] * 2


def test_what_a_row_takes_from_above_has_a_clause_of_its_own():
    text = (
        "某市清单\n\n| 任务 | 牵头单位 | 配合单位 | 完成时限 |\n|--|--|--|--|\n"
        f"| 甲 | {SCIENCE} | {FINANCE} | 2026年 |\n| 乙 | 同上 | {TRADE} | 同上 |\n"
    )
    second = of(text)[1]
    assert [clause.span.quote for clause in second.clauses] == [SCIENCE, TRADE]
    assert {a.deadline for a in second.assignments} == {"同上"}
