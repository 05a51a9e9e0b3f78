"""What slides count: bars where they differ, a sentence where they do not, the plan's words for a single thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plangraph.brief.briefing import Place
from plangraph.brief.wording import Wording
from plangraph.model.language import Language
from plangraph.pipeline.briefing_counts import Counts
from plangraph.pipeline.briefing_pictures import Illustrator
from plangraph.pipeline.picture import Facts
from plangraph.view.preset import DECK

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace
    from plangraph.view.scene import Scene


@pytest.fixture
def counts(workspace: Workspace) -> Counts:
    (plan,) = workspace.plans()
    artist = Illustrator(plan, Facts((), (), ()), Wording.of(Language.ZH), DECK, raster=False)
    return Counts(artist, {"e": Place(0, 4, "加快建设")})


def _found(*kinds: str, evidence: str = "e") -> list[dict[str, Any]]:
    return [{"severity_code": "info", "kind": kind, "evidence_iri": evidence} for kind in kinds]


def _words(scene: Scene | None) -> str:
    assert scene
    return "".join(text.text for text in scene.texts).partition("生成")[2]


def test_a_single_thing_is_shown_by_its_words(counts: Counts):
    words = _words(counts.checks(_found("no-period")))
    assert words.startswith("原文加快建设")
    assert "标题没有起止年份" not in words


def test_a_single_thing_without_words_is_shown_by_the_title_of_the_plan(counts: Counts):
    assert "计划标题重庆市大足区知识产权强区" in _words(counts.checks(_found("no-period", evidence="")))


def test_bars_that_are_alike_are_a_sentence(counts: Counts):
    words = _words(counts.checks(_found("no-period", "no-date")))
    assert words.startswith("没有起止年份、没有成文日期，各1处。")
    due = [{"due": "2026-09-30", "task_iri": task, "evidence_iri": "e"} for task in ("a", "b")]
    assert _words(counts.due(due)).startswith("2026年9月30日有2项任务到期。")


def test_bars_that_differ_stay_bars(counts: Counts):
    words = _words(counts.checks(_found("no-period", "no-date", "no-date")))
    assert words.startswith("各类核查发现的处数")
