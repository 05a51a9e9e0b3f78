"""The sentences: each figure is computed, each has its query, and nothing is claimed that is not so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.brief.conftest import PLAN, with_rows

from plangraph.brief.composition import briefing
from plangraph.brief.findings import findings
from plangraph.brief.unit_findings import unit_findings
from plangraph.brief.wording import Wording
from plangraph.model.language import Language
from plangraph.pipeline.briefing_material import Order, gathered
from plangraph.view.preset import PAGE

if TYPE_CHECKING:
    from plangraph.brief.briefing import Briefing
    from plangraph.brief.material import Material
    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace

SAY = Wording.of(Language.ZH)


def test_the_sample_is_told_in_these_sentences(said: Briefing):
    assert [finding.text for finding in said.findings] == [
        said.findings[0].text,
        said.findings[1].text,
        "区市场监管局参与19项任务（占100%），与22个单位协作，一旦延误，牵动面最大。",
        "区法院与区检察院的3项任务完全相同，共有2对单位如此。",
        "17个责任单位承担任务而从不列于首位，其中区经济信息委最多，有9项。",
        "8项指标中增幅最大的是“国家知识产权优势企业”：由2025年的1家增至2027年的3家，增长200%。",
        "3项指标没有任务承接：国家知识产权示范企业、国家知识产权优势企业、重庆市知识产权优势企业。",
        said.findings[-1].text,
    ]
    assert said.findings[0].text == (
        "23个责任单位承担19项任务，区市场监管局最多，有19项，其中12项列于首位，"
        "其次是区经济信息委（9项）、区科技局（9项）、区商务委（4项）。"
    )
    assert said.findings[1].text == (
        "66对单位共担任务，最多的是区市场监管局与区科技局、区市场监管局与区经济信息委，各共担9项，"
        "只共担1项任务的有49对单位。"
    )
    assert said.findings[-1].text.startswith("核查发现警告5处、提示")


def test_every_place_is_where_the_text_has_its_words(said: Briefing, sample_plan: Plan):
    places = [place for finding in said.findings for place in finding.places]
    assert len(places) == 8
    text = sample_plan.document.text
    assert all(" ".join(text[place.start : place.end].split()) == place.quote for place in places)


def test_a_sentence_from_inferred_links_says_so(said: Briefing):
    (inferred,) = (finding for finding in said.findings if finding.query.name == "indicators-without-task")
    assert "推断" in inferred.note
    assert inferred.whole.endswith(inferred.note)


def test_in_english_a_blank_stands_before_the_note(workspace: Workspace):
    text = briefing(gathered(workspace, Order(PLAN, "", Language.EN, PAGE, raster=False)))
    (inferred,) = (finding for finding in text.findings if finding.note)
    assert ". This answer rests on inferred links" in inferred.whole


def test_two_units_with_as_many_tasks_are_both_named_and_neither_is_a_bottleneck(material: Material):
    first, second, *rest = material.rows("unit-workload")
    tied = with_rows(material, "unit-workload", dict(first), {**second, "tasks": first["tasks"]}, *map(dict, rest))
    reach = material.rows("bottlenecks")
    tied = with_rows(tied, "bottlenecks", dict(reach[0]), {**reach[1], "tasks": reach[0]["tasks"]})
    texts = [finding.text for finding in findings(tied, SAY)]
    assert texts[0] == "23个责任单位承担19项任务，区市场监管局、区经济信息委最多，各19项。"
    assert not any("牵动面" in text for text in texts)


def test_a_task_without_units_is_told(material: Material):
    task, *rest = material.rows("units-per-task")
    bare = with_rows(material, "units-per-task", *map(dict, rest), {**task, "count": 0, "units": ""})
    assert f"1项任务的原文没有写明责任单位：{task['heading']}。" in [f.text for f in findings(bare, SAY)]


def test_a_plan_without_anything_says_only_that_nothing_was_found(material: Material):
    empty = {name: replace(answered, rows=()) for name, answered in material.answers.items()}
    said = briefing(replace(material, answers=empty, figures={}))
    assert [finding.text for finding in said.findings] == ["核查发现：没有缺漏和矛盾。"]
    assert said.chapters == ()


def test_a_shrinking_target_is_not_called_growth(material: Material):
    row = {**material.rows("indicator-growth")[1], "percent": -20, "first_value": 5, "last_value": 4}
    texts = [finding.text for finding in findings(with_rows(material, "indicator-growth", row), SAY)]
    assert "计划设1项指标，目标年到2027年。" in texts


def test_a_unit_is_told_in_these_sentences(unit_material: Material):
    assert [finding.text for finding in unit_findings(unit_material, SAY)] == [
        "区科技局承担9项任务（全部19项的47%），其中3项列于首位。",
        "区科技局与9个单位共担任务，最多的是区市场监管局（9项）。",
        "区科技局列为4项指标的责任单位：国家知识产权示范企业、国家知识产权优势企业、重庆市知识产权优势企业等。",
    ]


def test_a_lead_is_told_as_a_lead_only_where_the_plan_says_so(material: Material):
    row = {**material.rows("unit-workload")[0], "leads": 7}
    text = findings(with_rows(material, "unit-workload", row), SAY)[0].text
    assert "其中7项写明由其牵头" in text
    assert "牵头" not in findings(material, SAY)[0].text


def test_where_leads_are_stated_nothing_is_made_of_who_is_listed_first(material: Material):
    row = {**material.rows("unit-workload")[0], "leads": 7}
    assert not any("首位" in finding.text for finding in findings(with_rows(material, "unit-workload", row), SAY))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((3, 3, 1), "3个责任单位承担任务而从不列于首位，其中甲局、乙局最多，各3项。"),
        ((2, 2), "2个责任单位承担任务而从不列于首位，各2项。"),
        ((2, 2, 2, 2, 1), "5个责任单位承担任务而从不列于首位，其中4个并列最多，各2项。"),
    ],
)
def test_units_that_are_as_often_passed_over_are_told_alike(material: Material, counts: tuple[int, ...], said: str):
    row = material.rows("never-first")[0]
    rows = ({**row, "unit": f"{name}局", "count": count} for name, count in zip("甲乙丙丁戊", counts, strict=False))
    assert said in [finding.text for finding in findings(with_rows(material, "never-first", *rows), SAY)]


@pytest.mark.parametrize("language", list(Language))
def test_every_query_of_the_briefing_is_named_at_its_end(material: Material, language: Language):
    said = briefing(replace(material, language=language))
    named = {query.name for query in said.queries}
    assert {finding.query.name for finding in said.findings} <= named
    assert len(named) == len(said.queries)
