"""What is found, in which order, and what is told of it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLE_PATH
from tests.unit.search.conftest import bracketed

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.errors import ParameterError, QueryTimeout, StoreBusy, StoreUnreachable, UnknownPlan
from plangraph.search.entries import Entry, PlanEntries
from plangraph.search.index import Index
from plangraph.search.kinds import Kind
from plangraph.search.phrases import Sought, phrases
from plangraph.search.schema import build
from plangraph.settings import Settings

if TYPE_CHECKING:
    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace


def test_names_come_before_texts_and_things_before_passages(plans: Workspace):
    hits = plans.search("区科技局", limit=100).hits
    ranks = [(hit.kind is Kind.TEXT, not any(part.marked for part in hit.title)) for hit in hits]
    assert [hit.label for hit in hits][:1] == ["区科技局"]
    assert ranks == sorted(ranks)
    assert {hit.kind for hit in hits} == {Kind.UNIT, Kind.TASK, Kind.TEXT}


def test_every_word_is_required_and_may_stand_anywhere_in_the_thing(plans: Workspace, sample_plan: Plan):
    text = sample_plan.document.text
    both = {
        task.heading
        for task in sample_plan.tasks
        if all(word in text[task.start : task.end] for word in ("专利", "区科技局"))
    }
    found = plans.search("专利 区科技局", kind="task", plan=sample_plan.id)
    assert {hit.label for hit in found.hits} == both
    assert found.total == len(both) == 7


def test_no_phrase_is_found_across_punctuation(plans: Workspace):
    assert plans.search("科技局区经济信息委").total == 0
    assert plans.search("科技局、区经济信息委").total > 0


def test_quotation_marks_and_line_breaks_of_the_text_part_nothing(plans: Workspace):
    assert plans.search("知识产权质押融资累计金额").hits[0].quote == "知识产权质押融资\n\n累计金额"
    assert plans.search("千企百城商标").hits[0].quote == "千企百城”商标"


def test_numbers_and_latin_words_are_found_whole(plans: Workspace):
    assert plans.search("575").total > 0
    assert plans.search("57").total == 0
    assert plans.search("ip").hits[0].quote == "IP"


def test_another_name_of_a_plan_finds_it(plans: Workspace):
    first = plans.search("大足府发（2025）12号").hits[0]
    assert (first.kind, first.plan_id, first.quote) == (Kind.PLAN, "dazu-ip-2025", "大足府发〔2025〕12号")


def test_only_what_is_asked_for_is_given_and_kinds_count_the_rest_too(plans: Workspace):
    every, tasks = plans.search("数据", limit=100), plans.search("数据", kind="task", limit=100)
    assert tasks.total == len(tasks.hits) == every.kinds[Kind.TASK]
    assert tasks.kinds == every.kinds
    assert every.total == len(every.hits) == sum(every.kinds.values())
    assert {hit.kind for hit in tasks.hits} == {Kind.TASK}


def test_a_plan_is_searched_by_its_id_or_iri(plans: Workspace):
    here = plans.search("2026", plan="qinglan-elderly-care-2026", limit=100)
    assert {hit.plan_id for hit in here.hits} == {"qinglan-elderly-care-2026"}
    assert plans.search("2026", plan=here.hits[0].plan_iri, limit=100) == here
    assert here.total < plans.search("2026").total


def test_pages_follow_each_other_without_gap_or_repetition(plans: Workspace):
    every = plans.search("区", limit=1000).hits
    paged = [hit for offset in range(0, len(every), 7) for hit in plans.search("区", limit=7, offset=offset).hits]
    assert paged == [*every]
    assert plans.search("区", offset=len(every)).hits == ()


def test_kinds_and_plans_that_are_not_there_are_refused(plans: Workspace):
    with pytest.raises(ParameterError):
        plans.search("区", kind="no-kind")
    with pytest.raises(UnknownPlan):
        plans.search("区", plan="no-plan")


def test_what_several_plans_name_is_one_hit_and_a_passage_is_one_in_each():
    with sample_workspace(Settings()) as workspace:
        alone = workspace.search("科技", limit=1000)
        ingest(extract_plan(SAMPLE_PATH, "twin"), workspace)
        both = workspace.search("科技", limit=1000)
        assert both.kinds[Kind.UNIT] == alone.kinds[Kind.UNIT]
        assert both.kinds[Kind.TEXT] == 2 * alone.kinds[Kind.TEXT]
        assert both.total == len(both.hits)
        assert {hit.plans for hit in both.hits if hit.kind is Kind.UNIT} == {2}
        assert {hit.plans for hit in both.hits if hit.kind is Kind.TASK} == {1}
        twin = workspace.search("科技", kind="unit", plan="twin").hits[0]
        assert (twin.plan_id, twin.plans) == ("twin", 1)


def _index(*plans: PlanEntries) -> Index:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build(connection, plans, "1")
    return Index(connection, "1")


def test_a_plan_without_a_text_is_found_by_its_names():
    plan = PlanEntries("urn:p", "p", "甲计划", "", (Entry("urn:p", Kind.PLAN, "甲计划"),))
    (hit,) = _index(plan).search(Sought(phrases("甲"))).hits
    assert (bracketed(hit.title), hit.snippet, hit.start, hit.end, hit.quote) == ("[甲]计划", (), None, None, "")


def test_a_name_is_found_in_words_of_its_own_and_not_across_two_names():
    entry = Entry("urn:u", Kind.UNIT, "甲局", ("乙局", "丙局"))
    index = _index(PlanEntries("urn:p", "p", "计划", "", (entry,)))
    assert index.search(Sought(phrases("丙局"))).total == 1
    assert index.search(Sought(phrases("乙局丙局"))).total == 0
    assert index.search(Sought(phrases("甲局 丙局"))).total == 1


def test_an_empty_dataset_has_nothing_to_find():
    assert _index().search(Sought(phrases("甲"))).total == 0


def _large() -> Index:
    text = "甲乙丙丁" * 50
    entries = tuple(Entry(f"urn:{each}", Kind.TASK, text, body=(0, len(text))) for each in range(3000))
    return _index(PlanEntries("urn:p", "p", "计划", text, entries))


def test_a_search_that_takes_too_long_is_ended_and_the_next_is_answered():
    index, sought = _large(), Sought(phrases("甲 乙 丙 丁"))
    with pytest.raises(QueryTimeout, match="use rarer words"):
        index.search(replace(sought, seconds=1e-9))
    assert index.search(replace(sought, seconds=60)).total == 3000


def test_who_waits_too_long_for_others_is_told_to_come_again():
    index = _large()
    index._turn.acquire()
    with pytest.raises(StoreBusy):
        index.search(Sought(phrases("甲"), seconds=0.01))
    index._turn.release()
    assert index.search(Sought(phrases("甲"), seconds=60)).total == 3000


def test_an_index_that_cannot_be_read_says_what_to_do():
    index = _large()
    index._connection.execute("DROP TABLE plan")
    with pytest.raises(StoreUnreachable, match=r"^[^.]+\.$"):
        index.search(Sought(phrases("甲")))
