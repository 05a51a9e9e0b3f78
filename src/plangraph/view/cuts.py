"""What a picture says of that for which it has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.view.preset import Preset

MOST_LINKED = "图中为联系最多的", "Shown are those with most links:"
FIRST = "图中为前", "Shown are the first:"


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
