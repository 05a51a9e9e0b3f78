"""The catalogue of views and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from plangraph.errors import NothingToDraw, ParameterError, UnknownView, UnsupportedFormat
from plangraph.pipeline.picture import ENDINGS, MEDIA_TYPES, VIEWS, Facts, Picture, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.model.facts import PlanFact


@pytest.fixture
def draw(plans: tuple[PlanFact, ...], every: Facts) -> Callable[..., Picture]:
    def drawn(view: str, file_format: str = "svg", preset: str = "slide", **changes: Any) -> Picture:
        given: dict[str, Any] = {"plan": plans, "facts": every, "parameters": {}} | changes
        return picture(view, format=file_format, preset=preset, **given)

    return drawn


@pytest.mark.parametrize(
    ("view", "file_format"), [(v.name, f) for v in VIEWS.values() for f in v.formats if f != "png"]
)
def test_every_view_is_drawn_in_every_format(draw: Callable[..., Picture], view: str, file_format: str):
    parameters = {"unit": "区科技局"} if view == "ego" else {}
    found = draw(view, file_format, parameters=parameters)
    assert (found.name, found.media_type) == (
        f"{view}.{ENDINGS.get(file_format, file_format)}",
        MEDIA_TYPES[file_format],
    )
    assert found.body
    assert found.alt_text.endswith("。")
    assert draw(view, file_format, parameters=parameters) == found


def test_a_png_is_as_large_as_asked(draw: Callable[..., Picture]):
    body = draw("indicators", "png", preset="a4", parameters={"scale": "0.5"}).body
    assert (int.from_bytes(body[16:20]), int.from_bytes(body[20:24])) == (500, 400)


def test_the_hub_can_be_left_out(draw: Callable[..., Picture]):
    assert "除市场监管局外" in draw("collaboration", parameters={"hide_hub": "true"}).alt_text


def test_an_unknown_view_is_answered_with_those_there_are(draw: Callable[..., Picture]):
    with pytest.raises(UnknownView, match="collaboration, matrix, ego, indicators, dependencies"):
        draw("pie")


def test_an_unknown_format_is_answered_with_those_there_are(draw: Callable[..., Picture]):
    with pytest.raises(UnsupportedFormat, match="svg, png"):
        draw("matrix", "html")


@pytest.mark.parametrize(
    ("view", "parameters", "words"),
    [
        ("ego", {}, "needs unit"),
        ("ego", {"unit": "区公安局"}, "There is no unit 区公安局"),
        ("dependencies", {"task": "99"}, "There is no task 99"),
        ("dependencies", {"stated_only": "perhaps"}, "true or false"),
        ("matrix", {"colour": "red"}, "no parameter colour"),
        ("collaboration", {"hide_hub": "perhaps"}, "true or false"),
        ("collaboration", {"generic": "是"}, "true or false"),
    ],
)
def test_a_wrong_parameter_is_named(draw: Callable[..., Picture], view: str, parameters: dict[str, str], words: str):
    with pytest.raises(ParameterError, match=words):
        draw(view, parameters=parameters)


@pytest.mark.parametrize("scale", ["0", "-1", "9", "much", "nan"])
def test_a_scale_is_a_number_in_bounds(draw: Callable[..., Picture], scale: str):
    with pytest.raises(ParameterError, match="scale"):
        draw("matrix", "png", parameters={"scale": scale})


def test_an_unknown_preset_is_answered_with_those_there_are(draw: Callable[..., Picture]):
    with pytest.raises(ParameterError, match="slide, a4, wechat"):
        draw("matrix", preset="poster")


def test_industries_that_no_task_names_are_nothing_to_draw(draw: Callable[..., Picture], every: Facts):
    apart = replace(every, things=tuple(replace(thing, task=None) for thing in every.things))
    with pytest.raises(NothingToDraw):
        draw("industries", facts=apart)


@pytest.mark.parametrize(("name", "values"), [("language", "zh, en"), ("theme", "light, dark, grey")])
def test_an_unknown_language_or_theme_is_answered_with_those_there_are(
    draw: Callable[..., Picture], name: str, values: str
):
    with pytest.raises(ParameterError, match=f"no {name} other: choose one of {values}"):
        draw("matrix", **{name: "other"})


def test_language_and_theme_reach_the_file(draw: Callable[..., Picture]):
    drawn = draw("matrix", language="en", theme="dark")
    assert "named first in" in drawn.alt_text
    assert b'xml:lang="en"' in drawn.body
    assert b'fill="#141A20"' in drawn.body
    assert "查找单位" not in draw("collaboration", "html", language="en").body.decode()


@pytest.mark.parametrize("view", [name for name in VIEWS if name != "ego"])
def test_nothing_is_drawn_of_nothing(draw: Callable[..., Picture], view: str):
    with pytest.raises(NothingToDraw):
        draw(view, facts=Facts())
