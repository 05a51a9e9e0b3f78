"""Numbers of things side by side as bars: by day, by section, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.cuts import FIRST, cut_note, settled
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import balanced, printable, width
from plangraph.view.palette import FAINT, LINK, MUTED
from plangraph.view.scene import Mark, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import PlanFact
    from plangraph.view.preset import Preset

_LABELS = 0.42
_LINES = 2
_LOWEST, _HIGHEST = 2.3, 5.2


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of things with its name; ``of`` is how many there are in all, 0 where that says nothing."""

    label: str
    count: int
    of: int = 0
    colour: str = LINK


@dataclass(frozen=True, slots=True)
class Tally:
    """Bars under a ``heading`` that says what they count; ``key`` names colours."""

    heading: str
    bars: tuple[Bar, ...]
    key: tuple[tuple[str, str], ...] = ()


def tally_scene(tally: Tally, plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of a tally; bars beyond its room are left out, and it says so."""
    notes, subtitle = [source(plans, preset)], (title(plans, preset),)

    def frame_of(shown: tuple[Bar, ...] | None) -> Frame:
        count, total = len(shown or tally.bars), len(tally.bars)
        cut = cut_note(preset, [(count, total, "行", "rows")], FIRST)
        return framed(preset, tally.heading, subtitle, [*notes, cut])

    frame, shown = settled(frame_of, lambda body: tally.bars[: _most(body, preset)])
    marks = [*_head(tally, frame.body, preset), *_bars(shown, _room(frame.body, preset), preset)]
    words = preset.say("；", "; ").join(_said(bar, preset) for bar in shown)
    alt = preset.say(f"条形图，{tally.heading}：{words}。", f"Bar chart, {tally.heading}: {words}.")
    return Scene(preset.width, preset.height, tally.heading, alt, (*frame.marks, *marks))


def _said(bar: Bar, preset: Preset) -> str:
    return f"{printable(bar.label)} {_figure(bar, preset)}"


def _figure(bar: Bar, preset: Preset) -> str:
    return preset.say(f"{bar.count} / {bar.of}", f"{bar.count} of {bar.of}") if bar.of else str(bar.count)


def _room(body: Box, preset: Preset) -> Box:
    return Box(body.left, body.top + preset.base * 2.6, body.right, body.bottom)


def _most(body: Box, preset: Preset) -> int:
    return max(1, int(_room(body, preset).height / (preset.base * _LOWEST)))


def _head(tally: Tally, body: Box, preset: Preset) -> list[Mark]:
    size = preset.base * 1.1
    y = body.top + size * 0.95
    marks: list[Mark] = [Text(Point(body.left, y), tally.heading, size, bold=True)]
    x = body.right
    for colour, caption in reversed(tally.key):
        x -= width(caption, preset.base)
        marks.append(Text(Point(x, y), caption, preset.base, MUTED))
        x -= preset.base * 1.3
        marks.append(Rect(Box(x, y - preset.base * 0.75, x + preset.base * 0.8, y + preset.base * 0.05), colour))
        x -= preset.base * 1.5
    return marks


def _bars(bars: Sequence[Bar], box: Box, preset: Preset) -> list[Mark]:
    size = _size(bars, box, preset)
    step = min(size * _HIGHEST, box.height / len(bars))
    top = box.top + (box.height - step * len(bars)) * 0.2
    lines = [balanced(printable(bar.label), size, box.width * _LABELS, _LINES) for bar in bars]
    left = box.left + max(width(line, size) for label in lines for line in label) + size
    right = box.right - max(width(_figure(bar, preset), size * 1.1) for bar in bars) - size * 0.8
    most = max(max(bar.count, bar.of) for bar in bars) or 1
    marks: list[Mark] = []
    for index, (bar, label) in enumerate(zip(bars, lines, strict=True)):
        y = top + step * (index + 0.5)
        first = y + size * 0.36 - (len(label) - 1) * size * 0.58
        marks += [
            Text(Point(left - size, first + place * size * 1.16), line, size, anchor="end")
            for place, line in enumerate(label)
        ]
        high = min(step * 0.26, size * 0.8)
        ends = [left + (right - left) * count / most for count in (bar.of, bar.count)]
        marks += [
            Rect(Box(left, y - high, end, y + high), colour, size * 0.12)
            for end, colour in zip(ends, (FAINT, bar.colour), strict=True)
            if end > left
        ]
        figure = Point(max(ends) + size * 0.5, y + size * 0.4)
        marks.append(Text(figure, _figure(bar, preset), size * 1.1, bold=True))
    return marks


def _size(bars: Sequence[Bar], box: Box, preset: Preset) -> float:
    """Larger text where there are few bars."""
    return max(preset.base, min(preset.base * 1.5, box.height / len(bars) / 3.2))
