"""Inferred relations, scored as `make score-relations` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.corpus.relation_scoring import tally

from plangraph.model.relation import SharedKind
from plangraph.relate.relations import relations

if TYPE_CHECKING:
    from tests.corpus.relation_scoring import Tally

    from plangraph.model.plan import Plan


@pytest.fixture(scope="module")
def score() -> Tally:
    return tally()


@pytest.mark.parametrize(
    ("layer", "least"), [("measuredBy", 1.0), ("dependsOn", 1.0), ("sharesWith", 0.8), ("lineage", 1.0), ("lead", 0.95)]
)
def test_a_layer_agrees_with_its_gold(score: Tally, layer: str, least: float):
    assert score.rates(layer)[2] >= least, (score.wrong.get(layer), score.missed.get(layer))


def test_the_sample_links_five_tasks_to_indicators_and_none_to_the_first_three(sample_plan: Plan):
    names = {indicator.ordinal: indicator.name for indicator in sample_plan.indicators}
    assert [(link.task, names[link.indicator]) for link in relations(sample_plan).measurements] == [
        (8, "马德里国际商标注册总量"),
        (9, "有效注册商标总量"),
        (11, "发明专利总量"),
        (11, "高价值发明专利总量"),
        (15, "知识产权质押融资累计金额"),
    ]


@pytest.mark.parametrize(("term", "tasks"), [("专利导航", (6, 10, 11, 12, 16)), ("高价值专利", (10, 11, 15))])
def test_a_distinctive_term_binds_the_tasks_that_use_it(sample_plan: Plan, term: str, tasks: tuple[int, ...]):
    subjects = {s.name: s.tasks for s in relations(sample_plan).sharings if s.kind is SharedKind.SUBJECT}
    assert subjects[term] == tasks


def test_every_inference_has_words_of_the_text(sample_plan: Plan):
    found = relations(sample_plan)
    text = sample_plan.document.text
    every = [
        *(link.grounds for link in found.leads),
        *(link.grounds for link in found.measurements),
        *(link.grounds for link in found.dependences),
        *(link.grounds for link in found.sharings),
    ]
    assert len(every) > 40
    for grounds in every:
        assert grounds.spans
        assert all(text[span.start : span.end] == span.quote for span in grounds.spans)
        assert 0 < grounds.confidence <= 1
