"""What every picture has around its drawing: the finding as headline, what is shown, the source and the method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import balanced, fitted, phrases, printable, width, wrapped
from plangraph.view.palette import ACCENT, MUTED
from plangraph.view.scene import Mark, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import PlanFact
    from plangraph.view.preset import Preset

MADE_BY = ("plangraph 生成", "made by plangraph")
_LEADING = 1.32
_NAMED_PLANS = 3
_TITLE_LINES = 2
_LINES = 6
"""Of notes, at most: what is left out stands at their end, and has to be said."""
_ORPHAN = 6
"""Of the size of text: a last line shorter than this is evened out."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The marks around a drawing and the room left for it."""

    marks: tuple[Mark, ...]
    body: Box


def framed(preset: Preset, headline: str, subtitle: Sequence[str], notes: Sequence[str]) -> Frame:
    """The frame of a picture; a long headline takes two lines, the parts of the subtitle one where they fit.

    A bare picture has neither.
    """
    head, top = ([], preset.page.top) if preset.bare else _head(preset, headline, subtitle)
    foot, bottom = _foot(preset, sentences(preset, notes))
    page = preset.page
    return Frame((*head, *foot), Box(page.left, top, page.right, bottom))


def _head(preset: Preset, headline: str, subtitle: Sequence[str]) -> tuple[list[Mark], float]:
    page, size = preset.page, preset.headline
    left = page.left + size * 0.7
    y, marks = page.top + size * 0.86, list[Mark]()
    for line in phrases(headline, size, (page.right - left) * 0.98):
        marks.append(Text(Point(left, y), line, size, bold=True))
        y += size * _LEADING
    y += preset.subtitle * 0.9 - size * 0.45
    joined = "·".join(part for part in subtitle if part)
    room = page.right - left
    lines = [joined]
    if width(joined, preset.subtitle) > room:
        lines = [line for part in subtitle if part for line in wrapped(part, preset.subtitle, room, _TITLE_LINES)]
    for line in lines:
        marks.append(Text(Point(left, y), line, preset.subtitle, MUTED))
        y += preset.subtitle * _LEADING
    bottom = y - preset.subtitle * _LEADING * 0.8
    bar = Rect(Box(page.left, page.top - size * 0.05, page.left + size * 0.19, bottom), ACCENT)
    return [bar, *marks], bottom + preset.base * 1.2


def _foot(preset: Preset, notes: str) -> tuple[list[Mark], float]:
    page, size = preset.page, preset.small
    made_by = preset.say(*MADE_BY)
    tag = width(made_by, size)
    room = page.width - tag - 2 * size
    lines = wrapped(notes, size, room, _LINES)
    if len(lines) > 1 and width(lines[-1], size) < size * _ORPHAN:
        lines = balanced(notes, size, room, _LINES)
    top = page.bottom - (len(lines) - 1) * size * _LEADING
    marks: list[Mark] = [
        Text(Point(page.left, top + index * size * _LEADING), line, size, MUTED) for index, line in enumerate(lines)
    ]
    marks.append(Text(Point(page.right, page.bottom), made_by, size, MUTED, "end"))
    return marks, top - size * 1.5


def sentences(preset: Preset, notes: Sequence[str]) -> str:
    """Notes one after the other, each with its full stop."""
    return preset.say("".join(f"{note}。" for note in notes if note), " ".join(f"{note}." for note in notes if note))


def source(plans: Sequence[PlanFact], preset: Preset) -> str:
    """资料来源：the document numbers, or the titles where plans have none; three are named, others counted."""
    names = [plan.doc_number or f"《{fitted(plan.label, 1, 40)}》" for plan in plans]
    if not names:
        return preset.say("资料来源：未注明", "Source: not stated")
    many = len(names) > _NAMED_PLANS
    listed = preset.say("、", ", ").join(names[:_NAMED_PLANS])
    more = preset.say(f"等 {len(names)} 份文件", f" and others, {len(names)} documents") if many else ""
    return preset.say("资料来源：", "Source: ") + listed + more


def title(plans: Sequence[PlanFact], preset: Preset) -> str:
    """The plan's title, or how many plans there are."""
    return printable(plans[0].label) if len(plans) == 1 else preset.say(f"{len(plans)} 份计划", f"{len(plans)} plans")
