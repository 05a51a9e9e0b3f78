from __future__ import annotations

from tests.conftest import SAMPLE_PATH

from plangraph.extract.tasks import safeguards, sections, tasks
from plangraph.model.document import Document
from plangraph.model.plan import Role
from plangraph.parse.outline import outline

TEXT = """某省实施意见

为扩大开放，制定本意见。

一、重点任务

（一）发展贸易

1.扩大出口。建立清单。（合肥海关负责）拓展市场。（省商务厅牵头，省农业农村厅配合）

2.扩大进口。扩大规模。（省商务厅牵头，合肥海关配合，2024年底前完成）

二、保障措施

3.加强领导。强化统筹。
"""


def document(text: str = TEXT) -> Document:
    """A text as a document."""
    return Document("plan.txt", text, "")


def test_a_task_has_a_clause_for_each_bracket_and_the_union_of_their_units():
    first = tasks(document(), outline(document()))[0]
    assert [c.span.quote for c in first.clauses] == ["（合肥海关负责）", "（省商务厅牵头，省农业农村厅配合）"]
    assert [(a.name, a.role, a.position) for a in first.assignments] == [
        ("合肥海关", Role.RESPONSIBLE, 1),
        ("省商务厅", Role.LEAD, 2),
        ("省农业农村厅", Role.SUPPORT, 3),
    ]


def test_a_task_knows_its_section_by_ordinal_and_safeguards_of_the_same_numbers_are_tasks():
    found = tasks(document(), outline(document()))
    assert [(t.ordinal, t.number, t.heading, t.section) for t in found] == [
        (1, "1.", "扩大出口", 1),
        (2, "2.", "扩大进口", 1),
        (3, "3.", "加强领导", 2),
    ]
    assert [(s.number, s.heading) for s in sections(document(), outline(document()))] == [
        ("（一）", "发展贸易"),
        ("二、", "保障措施"),
    ]
    assert found[2].assignments == ()
    assert found[1].clauses[0].deadline == "2024年底前完成"


def test_the_sample_has_72_pairs_of_task_and_unit_and_names_23_units():
    sample = document(SAMPLE_PATH.read_bytes().decode())
    found = tasks(sample, outline(sample))
    assert sum(len(t.assignments) for t in found) == 72
    assert len({a.name for t in found for a in t.assignments}) == 23
    assert sum(a.name == "区市场监管局" for t in found for a in t.assignments) == 19
    assert {a.role for t in found for a in t.assignments} == {Role.RESPONSIBLE}
    assert (found[0].start, found[0].end, found[18].section) == (799, 1073, 5)
    assert [s.heading for s in safeguards(sample, outline(sample))][3] == "评估引领，扩大示范效应"
