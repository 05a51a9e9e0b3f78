"""A sentence and words of a plan in large type, where bars would all be alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.frame import framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import balanced, printable, width
from plangraph.view.palette import ACCENT, INK, MUTED
from plangraph.view.scene import Mark, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import PlanFact
    from plangraph.view.preset import Preset

_SIZES = (3.2, 2.6, 2.2, 1.8)
"""Of the base of the picture; the largest in which the words take no more than their lines."""
_LINES = 4
_LEADING = 1.4
_GAP = 2.0
_HIGH = 0.4
"""Of the room that words leave free, so much is above them."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said under a ``heading``; ``quote`` are words of the plan, ``of`` says what they are."""

    heading: str
    sentence: str
    quote: str
    of: str


def statement_scene(said: Statement, plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of a statement: the sentence, where there is one, above the words of the plan."""
    frame = framed(preset, said.heading, (title(plans, preset),), [source(plans, preset)])
    body, left = frame.body, frame.body.left + preset.base * 1.6
    sentence, quote = printable(said.sentence), printable(said.quote)
    large = [_set(words, preset, (body.right - left) * 0.96) for words in (sentence, quote)]
    highs = [len(lines) * size * _LEADING for size, lines in large]
    gap = preset.base * _GAP * (1 if sentence else 0)
    label = preset.base * 2
    top = body.top + (body.height - sum(highs) - gap - label) * _HIGH
    below = top + highs[0] + gap
    bar = Rect(Box(body.left, below, body.left + preset.base * 0.35, below + label + highs[1]), ACCENT)
    marks: list[Mark] = [
        *_lines(large[0], Point(body.left, top), INK),
        bar,
        Text(Point(left, below + preset.base), said.of, preset.base, MUTED),
        *_lines(large[1], Point(left, below + label), INK),
    ]
    colon = preset.say("：", ": ")
    words = " ".join(part for part in (sentence, f"{said.of}{colon}“{quote}”") if part)
    return Scene(preset.width, preset.height, said.heading, f"{said.heading}{colon}{words}", (*frame.marks, *marks))


def _set(words: str, preset: Preset, limit: float) -> tuple[float, tuple[str, ...]]:
    """The size and the lines of words; none of nothing."""
    if not words:
        return preset.base, ()
    sizes = [preset.base * part for part in _SIZES]
    size = next((size for size in sizes if width(words, size) <= limit * (_LINES - 1)), sizes[-1])
    return size, balanced(words, size, limit, _LINES)


def _lines(large: tuple[float, tuple[str, ...]], at: Point, colour: str) -> list[Mark]:
    size, lines = large
    return [
        Text(Point(at.x, at.y + size * (0.95 + _LEADING * index)), line, size, colour)
        for index, line in enumerate(lines)
    ]
