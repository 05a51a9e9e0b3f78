"""Links between the parts of invented plans."""

from __future__ import annotations

from tests.unit.resolve.invented import plan_in, table

from plangraph.model.relation import Rule, SharedKind
from plangraph.relate.relations import relations

HEADER = ("序号", "指标", "2026年", "2027年")
ROWS = (
    ("1", "排涝泵站数量（座）", "20", "30"),
    ("2", "护水员培训（人次）", "200", "400"),
    ("3", "供水水质合格率（%）", "98", "99"),
)
WATER = """某市水务行动计划（2025—2027年）

一、任务
1．治理河道。清理淤泥，在低洼地段建设排涝泵站，建设智慧水务调度平台。（市水务局负责）
2．培训人员。每年培训护水员200人次，开展雨污分流改造宣讲。（市水务局、市教委负责）
3．强化调度。依托智慧水务调度平台实施联合调度，推进雨污分流改造。（市水务局牵头，市气象局配合）

附件
指标表
"""


def test_a_task_is_measured_by_the_indicator_whose_matter_it_names_in_either_order():
    found = relations(plan_in(WATER + table(HEADER, *ROWS)))
    assert [(link.task, link.indicator) for link in found.measurements] == [(1, 1), (2, 2)]


def test_a_task_that_uses_what_another_builds_depends_on_it():
    (found,) = relations(plan_in(WATER)).dependences
    assert (found.task, found.on, found.grounds.rule) == (3, 1, Rule.BUILT_AND_USED)
    assert found.over.name in str(found.grounds.sentence)


def test_what_one_task_builds_and_another_uses_is_not_shared_as_well():
    kinds = [sharing.kind for sharing in relations(plan_in(WATER)).sharings]
    assert kinds == [SharedKind.SUBJECT]


def test_a_term_of_two_tasks_is_shared_and_an_official_word_is_not():
    subjects = {s.name: s.tasks for s in relations(plan_in(WATER)).sharings if s.kind is SharedKind.SUBJECT}
    assert subjects == {"雨污分流改造": (2, 3)}


def _subjects(*sentences: str) -> set[str]:
    tasks = "".join(
        f"{number}．做好第{number}件事。{words}（市水务局负责）\n" for number, words in enumerate(sentences, 1)
    )
    found = relations(plan_in(f"某市水务行动计划（2025—2027年）\n\n一、任务\n{tasks}")).sharings
    return {s.name for s in found if s.kind is SharedKind.SUBJECT}


def test_a_verb_that_opens_a_clause_is_no_part_of_a_term():
    assert _subjects("发挥庐州经开区作用。", "发挥庐州市水文站作用。", "疏浚河道。") == set()
    assert _subjects("鼓励渔民转产。", "鼓励渔民、船工参加演练。", "疏浚河道。") == set()


def test_a_fragment_of_different_longer_names_is_no_term():
    assert _subjects("发放涉水证办理指引。", "公布捕鱼证办理指引。", "疏浚河道。") == set()
    assert _subjects("开展雨污分流改造。", "推进雨污分流改造。", "疏浚河道。") == {"雨污分流改造"}


def test_a_word_that_begins_with_a_particle_of_place_stays_whole():
    assert _subjects("缩减外商投资准入清单。", "落实外商投资准入承诺。", "疏浚河道。") == {"外商投资准入"}


def test_the_first_unit_leads_where_none_is_said_to():
    leads = {lead.task: (lead.unit, lead.grounds.confidence) for lead in relations(plan_in(WATER)).leads}
    assert leads == {1: ("市水务局", 0.9), 2: ("市水务局", 0.7)}


def test_an_industry_that_most_tasks_name_links_none_of_them():
    tasks = "".join(f"{number}．做好第{number}件事。发展家政服务产业。（市商务局负责）\n" for number in range(1, 8))
    others = "".join(f"{number}．做好第{number}件事。发展氢能产业。（市商务局负责）\n" for number in range(8, 11))
    found = relations(plan_in(f"某市服务业行动计划（2025—2027年）\n\n一、任务\n{tasks}{others}")).sharings
    assert {s.name: s.tasks for s in found if s.kind is SharedKind.INDUSTRY} == {"氢能": (8, 9, 10)}


def test_a_plan_without_tasks_has_no_relations():
    found = relations(plan_in("某市水务行动计划（2025—2027年）\n\n没有任务。\n"))
    assert (found.leads, found.measurements, found.dependences, found.sharings) == ((), (), (), ())
