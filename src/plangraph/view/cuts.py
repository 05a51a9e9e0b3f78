"""What a picture says of that for which it has no room, and the frame whose words are true of its drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from plangraph.view.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from plangraph.view.geometry import Box
    from plangraph.view.preset import Preset

Drawn = TypeVar("Drawn")
MOST_LINKED = "图中为联系最多的", "Shown are those with most links:"
TOLD = "图中为标题所述和联系最多的", "Shown are those of the headline and those with most links:"
FIRST = "图中为前", "Shown are the first:"
TOLD_AND_FIRST = "图中为标题所述和居前的", "Shown are those of the headline and the first:"


def settled(frame_of: Callable[[Drawn | None], Frame], drawn_in: Callable[[Box], Drawn]) -> tuple[Frame, Drawn]:
    """The frame and what is drawn in it, so that the words of the frame are of this drawing and of no earlier one.

    Words on what is left out take lines, and less room leaves more out: the room shrinks until both agree.
    """
    body = frame_of(None).body
    while True:
        drawn = drawn_in(body)
        frame = frame_of(drawn)
        if frame.body.holds(body):
            return Frame(frame.marks, body), drawn
        body = body.shared(frame.body)


def cut_note(
    preset: Preset, counts: Iterable[tuple[int, int, str, str]], beginning: tuple[str, str] = MOST_LINKED
) -> str:
    """A note of how many things are shown and of how many; empty where nothing is left out.

    A count is what is shown, what there is, and the noun in both languages.
    """
    notes = [
        preset.say(f"{shown} {chinese}（共 {total}）", f"{shown} of {total} {english}")
        for shown, total, chinese, english in counts
        if shown < total
    ]
    return f"{preset.say(*beginning)} {preset.say('、', ', ').join(notes)}" if notes else ""


def of_them(told: Collection[str], drawn: Collection[str] | None, preset: Preset, measure: str = "项") -> str:
    """How many of what a headline counts are drawn, for its end; empty where all are, or nothing is drawn yet."""
    shown = len(told) if drawn is None else sum(one in drawn for one in told)
    if shown == len(told):
        return ""
    return preset.say(f"（其中 {shown} {measure}在图中）", f" ({shown} of them shown)")


def with_cut(words: str, cut: str, preset: Preset) -> str:
    """The picture in words, and what of it is left out."""
    return preset.say(f"{words}{cut}。", f"{words} {cut}.") if cut else words
