"""Languages and themes: nothing over anything else in any of them, every contrast kept, no meaning in colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plangraph.pipeline.picture import VIEWS, Facts
from plangraph.view.palette import (
    ACCENT,
    COMMUNITY_COLOURS,
    INK,
    KIND_COLOURS,
    KIND_LABELS,
    KIND_LABELS_EN,
    KIND_MARKS,
    LINK,
    MUTED,
    THING_COLOURS,
    TIE,
    WHITE,
    contrast,
)
from plangraph.view.preset import PRESETS, THEMES
from plangraph.view.scene import Curve, Text
from plangraph.view.svg import svg
from plangraph.view.theme import CANVAS, darkened, greyed, themed

if TYPE_CHECKING:
    from plangraph.model.facts import PlanFact
    from plangraph.view.scene import Scene

Plans = tuple["PlanFact", ...]
Collisions = Callable[["Scene"], list[str]]
LEGIBLE = (
    *KIND_COLOURS.values(),
    *COMMUNITY_COLOURS,
    *THING_COLOURS.values(),
    INK,
    MUTED,
    ACCENT,
    LINK,
)


def _scene(  # noqa: PLR0913, PLR0917
    view: str, every: Facts, plans: Plans, size: str, language: str, theme: str
) -> Scene:
    given = {"unit": "区科技局"} if view == "ego" else {}
    page = replace(PRESETS[size], language=language, theme=theme)
    return themed(VIEWS[view].scene(VIEWS[view].graph(every, given), plans, page), theme)


@pytest.mark.parametrize("size", PRESETS)
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "grey"), ("en", "grey"), ("zh", "dark")])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_lies_over_anything_else(  # noqa: PLR0913, PLR0917
    every: Facts, plans: Plans, view: str, size: str, language: str, theme: str, collisions: Collisions
):
    assert collisions(_scene(view, every, plans, size, language, theme)) == []


@pytest.mark.parametrize("view", VIEWS)
def test_in_english_only_names_are_chinese(every: Facts, plans: Plans, view: str):
    scene = _scene(view, every, plans, "slide", "en", "light")
    names = "".join(
        (
            *(fact.label + fact.heading + (fact.section or "") for fact in every.responsibilities),
            *(fact.label + (fact.measure or "") for fact in every.targets),
            *(thing.label for thing in every.things),
            *(link.label for link in every.links),
            *(plan.label + (plan.doc_number or "") for plan in plans),
        )
    )
    words = "".join((*(text.text for text in scene.texts), scene.title, scene.description))
    assert set(re.findall("[\u4e00-\u9fff]", words)) <= set(re.findall("[\u4e00-\u9fff]", names))


@pytest.mark.parametrize("colour", sorted(set(LEGIBLE)))
def test_every_colour_is_legible_in_every_theme(colour: str):
    assert contrast(colour, WHITE) >= 4.5
    assert contrast(greyed(colour), WHITE) >= 4.5
    assert contrast(darkened(colour), CANVAS) >= 4.5


def test_lines_between_things_can_be_seen_in_every_theme():
    assert contrast(TIE, WHITE) >= 3
    assert contrast(greyed(TIE), WHITE) >= 3
    assert contrast(darkened(TIE), CANVAS) >= 3


def test_greys_are_grey():
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in map(greyed, LEGIBLE))


def test_without_colours_names_and_key_have_the_marks_of_kinds(every: Facts, plans: Plans):
    words = [text.text for text in _scene("collaboration", every, plans, "slide", "zh", "grey").texts]
    assert "宣传部（党）" in words
    assert any(word.startswith("（党）党委部门") for word in words)
    assert not any(
        "（党）" in text.text for text in _scene("collaboration", every, plans, "slide", "zh", "light").texts
    )


def test_every_kind_of_body_has_a_mark_of_its_own():
    assert set(KIND_MARKS) == set(KIND_LABELS) == set(KIND_LABELS_EN)
    for language in (0, 1):
        assert len({marks[language] for marks in KIND_MARKS.values()}) == len(KIND_MARKS)


def test_inferred_lines_are_dashed_without_colours_too(every: Facts, plans: Plans):
    scene = _scene("dependencies", every, plans, "slide", "zh", "grey")
    assert any(mark.dashed for mark in scene.marks if isinstance(mark, Curve))


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_dots_and_halos_follow_the_ground(every: Facts, plans: Plans, theme: str):
    scene = _scene("collaboration", every, plans, "slide", "zh", theme)
    discs = {(disc.centre.x): disc.fill for disc in scene.circles if disc.title}
    numbers = [
        text for text in scene.marks if isinstance(text, Text) and text.anchor == "middle" and text.text.isdigit()
    ]
    assert all(contrast(text.fill, discs[text.at.x]) >= 4.5 for text in numbers if text.at.x in discs)
    assert f'height="900" fill="{scene.background}"' in svg(scene)
    assert (scene.background == WHITE) == (theme != "dark")
