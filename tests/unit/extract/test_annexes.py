from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.annexes import annexes
from plangraph.extract.unread_brackets import unread_brackets
from plangraph.model.document import Document
from plangraph.model.plan import Role
from plangraph.parse.outline import outline

if TYPE_CHECKING:
    from plangraph.model.annex import Annexes

PLAN = "某市行动计划\n制定本计划{}。\n一、任务\n1．治理河道。清理淤泥。（市水务局负责）\n"


def of(text: str) -> Annexes:
    document = Document("plan.txt", text, "0")
    return annexes(document, outline(document))


def test_marks_stand_on_lines_of_their_own_in_any_figures():
    found = of(PLAN.format("") + "附件1\n甲表\n附 件 二\n乙表\n附表3：丙表\n附件4所列事项由各单位落实。\n")
    assert [(mark.kind, mark.number) for mark in found.marks] == [("件", 1), ("件", 2), ("表", 3)]


def test_a_list_gives_numbers_and_names():
    found = of(PLAN.format("（见附件2）") + "附件：1.指标表\n2.任务表。\n\n附件1\n指标表\n附件2\n任务表\n")
    assert [(mention.number, mention.name) for mention in found.mentions] == [
        (1, "指标表"),
        (2, "任务表"),
        (2, None),
    ]
    assert [mark.span.quote for mark in found.marks] == ["附件1", "附件2"]
    assert [place.quote for place in found.contents] == ["指标表", "任务表"]


def test_windows_line_ends_are_no_part_of_a_mark():
    found = of((PLAN.format("") + "附件：\n指标表\n附件\n指标表\n").replace("\n", "\r\n"))
    assert [mark.span.quote for mark in found.marks] == ["附件"]
    assert [mention.name for mention in found.mentions] == ["指标表"]


def test_a_table_of_tasks_gives_words_units_and_deadlines():
    rows = (
        "\t序号\n\t工作任务\n\t牵头单位\n\t配合单位\n\t完成时限\n\n\t1\n\t治理河道\n\t市水务局\n\t市财政局\n\t2026年\n"
    )
    row = of(PLAN.format("") + f"附件\n分工表\n{rows}").tables[0].rows[0]
    assert (row.number, [cell.text for cell in row.cells]) == ("1", ["治理河道"])
    assert [(a.name, a.role, a.position) for a in row.assignments] == [
        ("市水务局", Role.LEAD, 1),
        ("市财政局", Role.SUPPORT, 2),
    ]
    assert row.deadline is not None
    assert row.deadline.value == "2026年"


def test_a_table_without_units_is_no_table_of_tasks():
    assert of(PLAN.format("") + "附件\n表\n\t序号\n\t工作任务\n\n\t1\n\t治理河道\n").tables == ()


def test_statements_without_unit_are_found():
    text = PLAN.format("") + "2．建站。建设。（责任单位：）\n"
    document = Document("plan.txt", text, "0")
    assert [span.quote for span in unread_brackets(document, outline(document), ())] == ["（责任单位：）"]
