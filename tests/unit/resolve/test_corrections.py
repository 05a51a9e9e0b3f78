"""Corrections applied to the invented plans and the sample: what changes, what is left out, and what never matters."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SAMPLE_PATH

from plangraph import extract_plan
from plangraph.model.correction import Outcome, Review
from plangraph.model.extraction import Extraction
from plangraph.model.issue import Issue, Severity
from plangraph.model.mention import Entity, EntityKind
from plangraph.model.plan import Comparator, Indicator, Plan, Role, Task
from plangraph.read.corrections import corrections
from plangraph.resolve.corrections import Corrected, correct, with_reviews
from plangraph.resolve.plan import resolve

if TYPE_CHECKING:
    from plangraph.sentences import Sentence

PLANS = Path(__file__).parents[2] / "plans"
PATHS = (SAMPLE_PATH, PLANS / "qinglan-elderly-care-2026.txt", PLANS / "yunxiu-low-altitude-2026.txt")
SAMPLE, CARE, LOW = range(3)


@cache
def read(which: int) -> Plan:
    return extract_plan(PATHS[which], "plan")


@cache
def found(which: int) -> Extraction:
    """What is extracted from a plan."""
    plan = read(which)
    return Extraction(
        metadata=plan.metadata,
        sections=plan.sections,
        tasks=plan.tasks,
        safeguards=plan.safeguards,
        indicators=plan.indicators,
        entities=plan.entities,
        quantities=plan.quantities,
    )


def corrected(which: int, *entries: str, extraction: Extraction | None = None) -> Corrected:
    toml = "".join(f"[[correction]]\n{entry}\n" for entry in entries)
    return correct(read(which).document.text, extraction or found(which), corrections("plan.toml", toml))


def plan_of(which: int, *entries: str) -> Plan:
    done = corrected(which, *entries)
    return with_reviews(resolve("plan", read(which).document, done.extraction), done)


def applied(which: int, *entries: str) -> Extraction:
    """The corrected extraction; every correction has to apply."""
    done = corrected(which, *entries)
    assert [(review.reason, review.outcome) for review in done.reviews] == [(None, Outcome.APPLIED)] * len(entries)
    return done.extraction


def review(which: int, entry: str) -> Review:
    (only,) = corrected(which, entry).reviews
    return only


def left_out(which: int, entry: str) -> tuple[Outcome, str]:
    """Outcome and Chinese reason of a correction that changes nothing."""
    done = corrected(which, entry)
    assert done.extraction == found(which)
    return done.reviews[0].outcome, reason_of(done.reviews[0]).in_chinese()


def reason_of(review: Review) -> Sentence:
    assert review.reason
    return review.reason


def units(extraction: Extraction, task: int) -> list[tuple[str, str, int]]:
    return [(a.name, a.role.value, a.position) for a in extraction.tasks[task - 1].assignments]


def parts(plan: Plan | Extraction) -> list[Task | Indicator]:
    return [*plan.tasks, *plan.indicators]


def entity(extraction: Extraction, name: str) -> Entity:
    return next(entity for entity in extraction.entities if entity.name == name)


# Accepting


@pytest.mark.parametrize(
    ("which", "entry"),
    [
        (SAMPLE, 'task = 9\nunit = "区商务委"'),
        (SAMPLE, 'unit = "区法院"'),
        (SAMPLE, 'task = "9．"'),
        (SAMPLE, 'task = "品牌跃升，提升竞争能力"'),
        (SAMPLE, "indicator = 1"),
        (SAMPLE, "issued = 2025-06-23"),
        (SAMPLE, 'period = "2025-2027"'),
        (SAMPLE, 'quantity = "国家知识产权优势企业3家"'),
        (SAMPLE, 'platform = "国家专利导航平台"'),
        (SAMPLE, 'task = 12\nindustry = "静脉"\nquote = "静脉"'),
        (CARE, 'indicator = "护理型床位"\nyear = 2027'),
        (CARE, 'indicator = 1\nunit = "县民政局"'),
        (CARE, 'issuer = "青岚县财政局"'),
        (LOW, 'task = "守牢安全底线"\nunit = "市公安局"\nquote = "市公安局"'),
    ],
)
def test_accepting_confirms_a_fact_with_its_words_and_changes_nothing(which: int, entry: str):
    done = review(which, f'action = "accept"\n{entry}')
    assert done.outcome is Outcome.APPLIED
    assert done.facts
    assert all(read(which).document.text[span.start : span.end] == span.quote for span in done.evidence)
    assert done.evidence
    assert applied(which, f'action = "accept"\n{entry}') == found(which)


# Units


def test_a_rejected_unit_is_out_everywhere_and_the_places_behind_it_move_up():
    after = applied(CARE, 'action = "reject"\nunit = "县民政局"')
    assert units(after, 1) == [("县市场监管局", "responsible", 1), ("各镇街", "responsible", 2)]
    assert "县民政局" not in {a.name for part in parts(after) for a in part.assignments}
    assert "县民政局" not in {a.name for t in after.tasks for c in t.clauses for a in c.assignments}
    assert after.metadata.issuers == found(CARE).metadata.issuers


def test_a_unit_rejected_in_one_task_stays_in_the_others():
    after = applied(CARE, 'action = "reject"\ntask = 1\nunit = "县民政局"')
    assert [t for t in after.tasks if t.ordinal != 1] == [t for t in found(CARE).tasks if t.ordinal != 1]
    assert "县民政局" not in [name for name, _, _ in units(after, 1)]


def test_a_unit_rejected_at_one_place_stays_where_another_bracket_names_it():
    assert units(found(LOW), 1)[3:] == [("市财政局", "lead", 4)]
    at = 'action = "reject"\ntask = 1\nunit = "市交通运输局"\nquote = "市交通运输局"\n'
    after = applied(LOW, at + "occurrence = 1")
    assert [[a.name for a in clause.assignments] for clause in after.tasks[0].clauses] == [
        ["市自然资源局", "市住房城乡建设局"],
        ["市财政局", "市交通运输局"],
    ]
    stays = next(a for a in after.tasks[0].assignments if a.name == "市交通运输局")
    assert stays.evidence == after.tasks[0].clauses[1].assignments[1].evidence


def test_a_task_without_its_last_unit_has_the_issue_that_says_so():
    plan = plan_of(LOW, *(f'action = "reject"\ntask = 6\nunit = "{u[0]}"' for u in units(found(LOW), 6)))
    assert plan.tasks[5].clauses == ()
    assert [issue.message for issue in plan.issues if issue.kind == "task-without-unit"] == [
        "任务“守牢安全底线”没有写明责任单位。"
    ]


def test_a_renamed_unit_keeps_the_name_that_was_read_as_alias_and_its_words_as_evidence():
    plan = plan_of(SAMPLE, 'action = "rename"\nunit = "区经济信息委"\nto = "区经济和信息化委"')
    (unit,) = [unit for unit in plan.units if unit.name == "区经济和信息化委"]
    assert (unit.aliases, unit.jurisdiction) == (("区经济信息委",), "重庆市大足区")
    parts = [a for task in plan.tasks for a in task.assignments if a.name == unit.name]
    assert {a.evidence.quote for a in parts} == {"区经济信息委"}
    assert len(parts) == sum(a.name == "区经济信息委" for task in read(SAMPLE).tasks for a in task.assignments) > 1


def test_a_unit_renamed_in_one_task_is_no_alias_while_others_have_the_name():
    plan = plan_of(SAMPLE, 'action = "rename"\ntask = 9\nunit = "区商务委"\nto = "市商务委"')
    (unit,) = [unit for unit in plan.units if unit.name == "市商务委"]
    assert unit.aliases == ()
    assert "区商务委" in {unit.name for unit in plan.units}


def test_aliases_follow_a_name_that_is_renamed_again():
    chain_of_names = [f'action = "rename"\nunit = "{a}"\nto = "{b}"' for a, b in (("区法院", "甲院"), ("甲院", "乙院"))]
    (unit,) = [unit for unit in plan_of(SAMPLE, *chain_of_names).units if unit.name == "乙院"]
    assert unit.aliases == ("区法院", "甲院")


def test_merged_units_are_one_with_the_strongest_role_and_stand_once_in_a_task():
    merger = 'action = "merge"\nunit = ["市自然资源局", "市交通运输局"]\ninto = "市交通运输局"'
    after = applied(LOW, merger)
    assert units(after, 1) == [
        ("市交通运输局", "lead", 1),
        ("市住房城乡建设局", "support", 2),
        ("市财政局", "lead", 3),
    ]
    (unit,) = [unit for unit in plan_of(LOW, merger).units if unit.name == "市交通运输局"]
    assert unit.aliases == ("市自然资源局",)


def test_a_merger_covers_issuers():
    merger = 'action = "merge"\nunit = ["青岚县民政局", "县民政局"]\ninto = "青岚县民政局"'
    plan = plan_of(CARE, merger)
    assert [i.value for i in plan.metadata.issuers] == ["青岚县民政局", "青岚县财政局"]
    assert "县民政局" not in {unit.name for unit in plan.units}


def test_a_merger_of_names_that_are_partly_gone_says_which():
    plan = plan_of(CARE, 'action = "merge"\nunit = ["县残联", "县总工会", "县妇联"]\ninto = "县总工会"')
    assert [issue.message for issue in plan.issues if issue.kind == "correction-unused"] == [
        "更正第1条（合并单位“县残联”“县总工会”“县妇联”为“县总工会”）只采用了一部分：抽取结果里没有单位“县妇联”。"
    ]
    assert "县残联" not in {unit.name for unit in plan.units}


def test_an_added_unit_stands_in_the_order_of_the_text_with_role_and_deadline_of_its_bracket():
    without = applied(LOW, 'action = "reject"\ntask = 2\nunit = "市数据局"')
    done = corrected(
        LOW, 'action = "add"\ntask = 2\nunit = "市数据局"\nrole = "support"\nquote = "市数据局"', extraction=without
    )
    assert done.extraction == found(LOW)
    assert done.reviews[0].after == "市数据局"


def test_an_added_unit_may_be_named_anywhere_in_the_task_but_nowhere_else():
    after = applied(SAMPLE, 'action = "add"\ntask = 9\nunit = "邓家刀厂"\nquote = "邓家刀"')
    added = after.tasks[8].assignments[0]
    assert (added.name, added.role, added.position, added.evidence.quote) == ("邓家刀厂", Role.RESPONSIBLE, 1, "邓家刀")
    assert [a.position for a in after.tasks[8].assignments] == [1, 2, 3, 4, 5, 6, 7]
    assert left_out(SAMPLE, 'action = "add"\ntask = 8\nunit = "邓家刀厂"\nquote = "邓家刀"') == (
        Outcome.UNUSED,
        "任务“护航升级，筑牢出海屏障”的正文中没有“邓家刀”",
    )


def test_a_unit_is_added_to_an_indicator():
    after = applied(CARE, 'action = "add"\nindicator = 1\nunit = "县卫健局"\nquote = "县卫生健康局"')
    assert [a.name for a in after.indicators[0].assignments] == ["县民政局", "县卫健局", "县卫生健康局"]


def test_role_and_deadline_are_set_in_the_task_and_its_bracket():
    entry = 'action = "set"\ntask = 2\nunit = "市气象局"\n'
    after = applied(LOW, entry + 'role = "lead"\nquote = "市气象局"', entry + 'deadline = "6月底前"\nquote = "6月底前"')
    for part in (after.tasks[1].assignments[2], after.tasks[1].clauses[0].assignments[2]):
        assert (part.name, part.role, part.deadline) == ("市气象局", Role.LEAD, "6月底前")
    assert after.tasks[1].assignments[:2] == found(LOW).tasks[1].assignments[:2]


# Named things


def test_a_rejected_thing_is_out_and_a_rejected_mention_alone():
    assert "静脉" not in {e.name for e in applied(SAMPLE, 'action = "reject"\nindustry = "静脉"').entities}
    for entry in ("task = 12", 'quote = "静脉"\noccurrence = 2'):
        after = entity(applied(SAMPLE, f'action = "reject"\nindustry = "静脉"\n{entry}'), "静脉")
        assert [mention.task for mention in after.mentions] == [6]


def test_a_renamed_thing_keeps_its_mentions_and_its_name_as_alias():
    after = entity(applied(SAMPLE, 'action = "rename"\nindustry = "静脉"\nto = "静脉产业"'), "静脉产业")
    assert "静脉" in after.aliases
    assert after.name not in after.aliases
    assert after.mentions == entity(found(SAMPLE), "静脉").mentions


def test_merged_things_have_all_mentions_in_order():
    after = applied(
        SAMPLE, 'action = "merge"\nregion = ["成渝地区", "成渝地区双城经济圈"]\ninto = "成渝地区双城经济圈"'
    )
    one = entity(after, "成渝地区双城经济圈")
    assert one.aliases == ("成渝地区",)
    assert [mention.task for mention in one.mentions] == [2, 4, 4, 4, 6]
    assert len(after.entities) == len(found(SAMPLE).entities) - 1


def test_an_added_thing_stands_among_its_kind_in_the_task_of_its_quote():
    after = applied(CARE, 'action = "add"\nevent = "联合检查"\nstatus = "to_hold"\nquote = "联合检查"')
    new = entity(after, "联合检查")
    assert (new.kind, new.status, new.mentions[0].task) == (EntityKind.EVENT, "to_hold", 5)
    again = applied(SAMPLE, 'action = "add"\nbrand = "大足石雕"\nquote = "大足石刻"\noccurrence = 2')
    assert len(entity(again, "大足石雕").mentions) == 2


def test_the_order_of_things_does_not_depend_on_who_was_added_first():
    entries = [
        'action = "add"\nevent = "联合检查"\nquote = "联合检查"',
        'action = "add"\nbrand = "中央厨房"\nquote = "中央厨房"',
    ]
    assert applied(CARE, *entries) == applied(CARE, *reversed(entries))


def test_status_relation_and_code_are_set():
    after = applied(
        SAMPLE,
        'action = "set"\nplatform = "国家专利导航平台"\nstatus = "built"\nquote = "国家专利导航平台"',
        'action = "set"\nregion = "资阳"\nadcode = "511900"\nquote = "资阳"\noccurrence = 1',
        'action = "set"\nregion = "资阳"\nrelation = "benchmark"\nquote = "资阳"\noccurrence = 1',
    )
    assert entity(after, "国家专利导航平台").status == "built"
    assert (entity(after, "资阳").adcode, entity(after, "资阳").relation) == ("511900", "benchmark")


# Tasks, indicators, figures, metadata


def test_a_rejected_task_leaves_the_ordinals_of_the_others_and_what_it_mentions():
    after = applied(SAMPLE, "action = 'reject'\ntask = 9")
    assert [t.ordinal for t in after.tasks] == [n for n in range(1, 20) if n != 9]
    assert {m.task for e in after.entities for m in e.mentions} == {
        m.task if m.task != 9 else None for e in found(SAMPLE).entities for m in e.mentions
    }


def test_headings_are_renamed():
    after = applied(CARE, 'action = "rename"\ntask = 1\nto = "建食堂"', 'action = "rename"\nindicator = 1\nto = "床位"')
    assert (after.tasks[0].heading, after.indicators[0].name) == ("建食堂", "床位")
    assert after.tasks[0].heading_span == found(CARE).tasks[0].heading_span


def test_a_rejected_indicator_is_out():
    assert [i.ordinal for i in applied(CARE, "action = 'reject'\nindicator = 2").indicators] == [1, 3]


def test_targets_are_set_rejected_and_added_from_the_row_of_their_indicator():
    at = "indicator = 1\nyear = 2027\n"
    out = applied(CARE, f"action = 'reject'\n{at}")
    assert [t.year for t in out.indicators[0].targets] == [2026]
    back = corrected(CARE, f"action = 'add'\n{at}value = '900'\nquote = '900'", extraction=out)
    assert back.extraction == found(CARE)
    wrong = applied(
        CARE, f"action = 'set'\n{at}value = '90'\nquote = '900'", f"action='set'\n{at}comparator='>='\nquote='900'"
    )
    target = wrong.indicators[0].targets[1]
    assert (target.value, target.comparator, target.evidence.quote) == ("90", Comparator.AT_LEAST, "90")


def test_the_measure_of_an_indicator_is_set_from_its_row():
    after = applied(CARE, "action = 'set'\nindicator = 1\nmeasure = '床位（张'\nquote = '护理型床位（张）'")
    assert after.indicators[0].unit == "床位（张"


def test_goals_in_prose_are_set_rejected_and_added():
    words = "社区老年食堂达到36家"
    out = applied(CARE, f"action = 'reject'\nquantity = '{words}'")
    assert words not in {q.span.quote for q in out.quantities}
    add = f"action = 'add'\nquantity = '{words}'\nvalue = '36'\nmeasure = '家'\nyear = 2027\ncomparator = '>='"
    assert corrected(CARE, add, extraction=out).extraction == found(CARE)
    entry = f"action = 'set'\nquantity = '{words}'\n"
    after = applied(CARE, *(entry + v for v in ("value = '6'", "measure = '处'", "year = 2026", "comparator = '~'")))
    new = next(q for q in after.quantities if q.span.quote == words)
    assert (new.value, new.value_span.quote, new.unit, new.year, new.comparator) == (
        "6",
        "6",
        "处",
        2026,
        Comparator.ABOUT,
    )


def test_metadata_is_set_rejected_and_added():
    about = applied(
        CARE,
        'action = "set"\ntitle = "提质计划"\nquote = "青岚县养老服务提质行动计划（2026—2027年）"\noccurrence = 2',
        'action = "set"\nnotice_title = "通知"\nquote = "的通知"',
        'action = "set"\ndoc_number = "青民发〔2026〕12号"\nquote = "青民发〔2026〕21号"',
        'action = "set"\nissued = 2026-04-03\nquote = "2026年4月2日"',
        'action = "set"\nperiod = "2026-2030"\nquote = "到2027年"',
        'action = "reject"\nissuer = "青岚县财政局"',
        'action = "add"\nissuer = "县医保局"\nquote = "县医保局"',
    ).metadata
    assert about.title
    assert about.notice_title
    assert about.doc_number
    assert about.issued
    assert about.period
    values = [s.value for s in (about.title, about.notice_title, about.doc_number, about.issued, *about.issuers)]
    assert values == ["提质计划", "通知", "青民发〔2026〕12号", "2026-04-03", "青岚县民政局", "县医保局"]
    assert (about.period.start, about.period.end) == (2026, 2030)
    assert applied(CARE, 'action = "reject"\ndoc_number = "青民发〔2026〕21号"').metadata.doc_number is None


# What no longer applies


NEEDLESS = [
    ('action = "reject"\nplatform = "养老服务"', "抽取结果里已没有“养老服务”"),
    ('action = "reject"\ntask = 1\nunit = "县教委"', "抽取结果里已没有单位“县教委”"),
    ('action = "reject"\nissuer = "县教委"', "抽取结果里已没有这个值"),
    ('action = "rename"\nunit = "县民政厅"\nto = "县民政局"', "抽取结果里已是“县民政局”"),
    ('action = "rename"\nplatform = "中心"\nto = "县职业教育中心"', "抽取结果里已是“县职业教育中心”"),
    ('action = "merge"\nunit = ["民政局", "县民政局"]\ninto = "县民政局"', "抽取结果里已只有“县民政局”"),
    (
        'action = "merge"\nplatform = ["中心", "县职业教育中心"]\ninto = "县职业教育中心"',
        "抽取结果里已只有“县职业教育中心”",
    ),
    ('action = "add"\ntask = 1\nunit = "县民政局"\nquote = "县民政局"', "抽取结果里已有该单位"),
    ('action = "add"\nplatform = "县职业教育中心"\nquote = "县职业教育中心"', "抽取结果里已有这一处"),
    ('action = "add"\nindicator = 1\nyear = 2027\nvalue = "900"\nquote = "900"', "抽取结果里已有这一目标值"),
    ('action = "add"\nquantity = "护理型床位达到900张"\nvalue = "900"', "抽取结果里已有这一目标"),
    ('action = "add"\nissuer = "青岚县财政局"\nquote = "青岚县财政局"\noccurrence = 1', "抽取结果里已有该机关"),
    ('action = "set"\nissued = 2026-04-02\nquote = "2026年4月2日"', "抽取结果里已是“2026-04-02”"),
    (
        'action = "set"\ntask = 1\nunit = "县民政局"\nrole = "responsible"\nquote = "县民政局"',
        "抽取结果里已是“responsible”",
    ),
    ('action = "set"\nindicator = 1\nyear = 2027\nvalue = "900"\nquote = "900"', "抽取结果里已是“900”"),
    ('action = "set"\nindicator = 1\nmeasure = "张"\nquote = "张"', "抽取结果里已是“张”"),
    ('action = "rename"\ntask = 1\nto = "建设社区食堂"', "抽取结果里已是“建设社区食堂”"),
]


@pytest.mark.parametrize(("entry", "reason"), NEEDLESS)
def test_a_correction_whose_aim_is_reached_is_no_longer_needed(entry: str, reason: str):
    assert left_out(CARE, entry) == (Outcome.NO_LONGER_NEEDED, reason)


UNFIT = [
    ('action = "accept"\ntask = 20', "没有任务“20”"),
    ('action = "accept"\ntask = "建设"', "没有任务“建设”"),
    ('action = "accept"\nindicator = "床位"', "没有指标“床位”"),
    ('action = "accept"\nunit = "县妇联"', "抽取结果里没有单位“县妇联”"),
    ('action = "accept"\ntask = 1\nunit = "县教委"', "其中没有单位“县教委”"),
    ('action = "accept"\nbrand = "甲"', "抽取结果里没有“甲”"),
    ('action = "accept"\nissued = 2026-04-03', "抽取结果里不是这个值"),
    ('action = "reject"\nunit = "县妇联"', "抽取结果和原文里都没有单位“县妇联”"),
    ('action = "rename"\nunit = "县妇联"\nto = "县妇女联合会"', "抽取结果和原文里都没有单位“县妇联”"),
    ('action = "rename"\nunit = "县残联"\nto = "县教委"', "已有单位“县教委”，请改用merge合并"),
    ('action = "merge"\nunit = ["甲", "乙"]\ninto = "丙"', "抽取结果里没有这些单位"),
    ('action = "merge"\nbrand = ["甲", "乙"]\ninto = "丙"', "抽取结果里没有它们"),
    (
        'action = "add"\ntask = 1\nunit = "县民政局"\nrole = "lead"\nquote = "县民政局"',
        "该单位已在其中，角色是responsible，请改用set",
    ),
    ('action = "add"\nbrand = "银龄"\nquote = "银龄"', "原文中没有“银龄”"),
    (
        'action = "add"\nindicator = 1\nyear = 2027\nvalue = "36"\nquote = "900"',
        "该指标这一年已有目标值“900”，请改用set",
    ),
    ('action = "add"\nindicator = 1\nyear = 2030\nvalue = "36"\nquote = "900"', "依据“900”里没有“36”"),
    (
        'action = "set"\nindicator = 1\nyear = 2030\nvalue = "9"\nquote = "900"',
        "该指标没有这一年的目标值，请改用add",
    ),
    (
        'action = "set"\ntask = 1\nunit = "县民政局"\ndeadline = "年底"\nquote = "县民政局"',
        "依据“县民政局”里没有“年底”",
    ),
    ('action = "add"\nbrand = "食堂"\nquote = "食堂"\noccurrence = 99', "“食堂”在原文中只有4处"),
    ('action = "add"\nbrand = "食堂"\nquote = "食堂"\nnear = "银龄"', "原文中没有“银龄”"),
]


@pytest.mark.parametrize(("entry", "reason"), UNFIT)
def test_a_correction_that_does_not_fit_is_left_out_and_says_why(entry: str, reason: str):
    assert left_out(CARE, entry) == (Outcome.UNUSED, reason)


def in_english(said: Sentence) -> str:
    """An English sentence without the words that it quotes and the values that it gives."""
    return re.sub(r"“.*?”|=\S+", "", str(said))


@pytest.mark.parametrize(("entry", "_"), [*NEEDLESS, *UNFIT])
def test_what_is_left_out_is_told_in_english_of_which_only_quotes_are_chinese(entry: str, _: str):
    done = review(CARE, entry)
    assert not re.search("[\u4e00-\u9fff]", in_english(done.words) + in_english(reason_of(done)))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('action = "accept"\ntask = 3', "confirm the task “3”"),
        ('action = "reject"\nindicator = 1', "reject the indicator “1”"),
        ('action = "reject"\ntask = 3\nplatform = "中心"', "reject the platform “中心” in the task “3”"),
        ('action = "rename"\nunit = "县残联"\nto = "残联"', "rename the unit “县残联” to “残联”"),
        ('action = "merge"\nunit = ["甲", "乙"]\ninto = "丙"', "merge the unit names “甲”, “乙” into “丙”"),
        ('action = "set"\nissued = 2026-04-03\nquote = "x"', "correct the date of issue to “2026-04-03”"),
        (
            'action = "set"\nindicator = 1\nyear = 2027\nvalue = "9"\nquote = "9"',
            "correct the target for 2027 of the indicator “1”: value=9",
        ),
        (
            'action = "add"\nquantity = "九家"\nvalue = "9"\nmeasure = "家"\nquote = "x"',
            "add the goal in prose “九家”: value=9, measure=家",
        ),
    ],
)
def test_a_correction_is_told_in_a_few_english_words(entry: str, words: str):
    assert str(review(CARE, entry).words) == words


def test_a_quote_that_stands_several_times_asks_for_occurrence_or_near():
    entry = 'action = "add"\nbrand = "食堂"\nquote = "食堂"\n'
    outcome, reason = left_out(CARE, entry)
    assert outcome is Outcome.UNUSED
    assert reason == "“食堂”在原文中有4处，请写明occurrence（第几处）或near（附近的字句）"
    text = read(CARE).document.text
    for which, where in (("occurrence = 3", 3), ('near = "改建"', 3)):
        at = entity(applied(CARE, entry + which), "食堂").mentions[0].span.start
        assert text.count("食堂", 0, at) == where - 1


def test_a_correction_that_is_left_out_is_an_issue_that_names_it():
    plan = plan_of(
        CARE,
        'action = "accept"\nunit = "县民政局"',
        'action = "add"\ntask = 1\nunit = "县妇联"\nrole = "support"\nquote = "县妇联"',
        'action = "set"\nissued = 2026-04-02\nquote = "2026年4月2日"',
    )
    assert tuple(issue for issue in plan.issues if issue.kind.startswith("correction-")) == (
        Issue(
            "correction-unused",
            Severity.WARNING,
            "更正第2条（增补任务“1”的单位“县妇联”：role=support）没有采用：任务“建设社区食堂”的正文中没有“县妇联”。",
        ),
        Issue(
            "correction-no-longer-needed",
            Severity.INFO,
            "更正第3条（改正成文日期为“2026-04-02”）已不需要：抽取结果里已是“2026-04-02”，可以删去这一条。",
        ),
    )


def test_an_issue_of_a_correction_has_an_english_sentence_too():
    plan = plan_of(
        CARE,
        'action = "add"\ntask = 1\nunit = "县妇联"\nrole = "support"\nquote = "县妇联"',
        'action = "set"\nissued = 2026-04-02\nquote = "2026年4月2日"',
        'action = "merge"\nunit = ["县残联", "县总工会", "县妇联", "县医院"]\ninto = "县总工会"',
    )
    unused, needless, partly = (issue.message_en for issue in plan.issues if issue.kind.startswith("correction-"))
    assert unused == (
        "Correction 1 (add the unit “县妇联” in the task “1”: role=support) was not applied: "
        "the text of the task “建设社区食堂” has no “县妇联”."
    )
    assert needless == (
        "Correction 2 (correct the date of issue to “2026-04-02”) is no longer needed "
        "(the extraction has “2026-04-02” already) and can be taken out."
    )
    assert partly == (
        "Correction 3 (merge the unit names “县残联”, “县总工会”, “县妇联”, “县医院” into “县总工会”) "
        "was applied in part only: the extraction has no unit “县妇联” or “县医院”."
    )


def test_a_number_that_several_tasks_have_is_left_out():
    tasks = tuple(replace(task, number="1．") for task in found(CARE).tasks)
    done = corrected(CARE, 'action = "accept"\ntask = "1"', extraction=replace(found(CARE), tasks=tasks))
    assert reason_of(done.reviews[0]).in_chinese() == "有5项任务的编号或名称是“1”，请改写序号"


def test_the_example_of_the_manual_applies_to_the_plan_it_is_written_for():
    manual = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text("utf-8")
    toml = manual.partition("```toml\n")[2].partition("```")[0]
    done = correct(read(CARE).document.text, found(CARE), corrections("plan.toml", toml))
    assert [(review.reason, review.outcome) for review in done.reviews] == [(None, Outcome.APPLIED)] * 9


# What holds of all corrections


def names_in(tasks: tuple[Task, ...]) -> list[str]:
    return sorted({a.name for task in tasks for a in task.assignments})


@st.composite
def entries(draw: st.DrawFn, which: int) -> str:
    """A correction of any kind, of a thing of the plan or of none; no name that one makes is the subject of another."""
    plan = found(which)
    name = draw(st.sampled_from([*names_in(plan.tasks), "县妇联", "新局"]))
    task = draw(st.sampled_from(["", *(f"task = {t.ordinal}\n" for t in plan.tasks), "task = 99\n"]))
    first = "task = 1\n"
    named = draw(st.sampled_from(plan.entities))
    thing = f'{named.kind} = "{named.name}"'
    return draw(
        st.sampled_from(
            [
                f'action = "accept"\n{task}unit = "{name}"',
                f'action = "reject"\n{task}unit = "{name}"',
                f'action = "reject"\n{task}{thing}',
                f'action = "rename"\nunit = "{name}"\nto = "{name}甲"',
                f'action = "rename"\n{thing}\nto = "{named.name}甲"',
                f'action = "merge"\nunit = ["{name}", "县妇女联合会"]\ninto = "合并局"',
                f'action = "add"\n{task or first}unit = "某中心"\nquote = "{name}"\noccurrence = 1',
                'action = "add"\nbrand = "联合"\nquote = "联合"\noccurrence = 1',
                f'action = "set"\n{task or first}unit = "{name}"\nrole = "lead"\nquote = "{name}"',
                'action = "reject"\ntask = 2',
                'action = "set"\nperiod = "2026-2029"\nquote = "2026"\noccurrence = 1',
            ]
        )
    )


WHICH_AND_ENTRIES = st.sampled_from([SAMPLE, CARE, LOW]).flatmap(
    lambda which: st.tuples(st.just(which), st.lists(entries(which), max_size=5))
)


@pytest.mark.parametrize("which", [SAMPLE, CARE, LOW])
def test_no_correction_changes_nothing(which: int):
    assert corrected(which) == Corrected(found(which))
    assert with_reviews(read(which), corrected(which)) == read(which)


@given(WHICH_AND_ENTRIES)
@settings(max_examples=150, deadline=None)
def test_corrections_applied_again_to_their_result_change_nothing(drawn: tuple[int, list[str]]):
    which, chosen = drawn
    once = corrected(which, *chosen).extraction
    assert corrected(which, *chosen, extraction=once).extraction == once


@given(st.permutations(range(8)))
@settings(max_examples=60, deadline=None)
def test_the_order_of_independent_corrections_does_not_matter(order: list[int]):
    independent = [
        'action = "reject"\ntask = 1\nunit = "县市场监管局"',
        'action = "rename"\nunit = "县残联"\nto = "县残疾人联合会"',
        'action = "merge"\nunit = ["县教委", "县医保局"]\ninto = "县医保局"',
        'action = "add"\ntask = 3\nunit = "敬老院"\nquote = "敬老院"',
        'action = "set"\ntask = 2\nunit = "县民政局"\nrole = "lead"\nquote = "县民政局"',
        'action = "add"\nbrand = "中央厨房"\nquote = "中央厨房"',
        'action = "add"\nevent = "联合检查"\nquote = "联合检查"',
        'action = "set"\nissued = 2026-04-03\nquote = "2026年4月2日"',
    ]
    assert applied(CARE, *(independent[place] for place in order)) == applied(CARE, *independent)


@given(WHICH_AND_ENTRIES)
@settings(max_examples=150, deadline=None)
def test_what_corrections_make_is_still_a_plan_with_its_words_in_the_text(drawn: tuple[int, list[str]]):
    plan = plan_of(drawn[0], *drawn[1])
    text = plan.document.text
    assignments = [a for part in parts(plan) for a in part.assignments]
    spans = chain((a.evidence for a in assignments), (m.span for e in plan.entities for m in e.mentions))
    assert all(text[span.start : span.end] == span.quote for span in spans)
    assert {a.name for a in assignments} <= {unit.name for unit in plan.units}
    for part in parts(plan):
        assert [a.position for a in part.assignments] == list(range(1, len(part.assignments) + 1))
        assert len({a.name for a in part.assignments}) == len(part.assignments)
