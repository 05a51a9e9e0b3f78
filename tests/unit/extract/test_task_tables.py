from __future__ import annotations

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


def test_line_breaks_of_markdown_are_no_words_of_a_table():
    rows = "| 1 | 建平台 | 区科技局<br>区教育局 |\n| 2 | 育企业 | 区科技局 |\n"
    found = of(f"某区清单\n\n| 序号 | 工作<br>任务 | 责任<br/>单位 |\n|--|--|--|\n{rows}")
    assert [a.name for a in found[0].assignments] == ["区科技局", "区教育局"]
