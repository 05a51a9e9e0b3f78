"""Names under characters of the same sound, the commonest slip of who types Chinese by its sound: 检查院 for 检察院."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.ask.mention import NEAR, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.ask.mention import Places
    from plangraph.ask.names import Names

_SHORTEST = 3
_NAME = re.compile(rf"[\u4e00-\u9fff]{{{_SHORTEST},}}")
_ALIKE = re.compile(r"(?<=^[zcs])h|(?<=[aei]n)g$")
"""What input methods let people confuse (模糊音): zh and z, ch and c, sh and s; ang and an, eng and en, ing and in."""
_SAME = 0.5
"""The share of characters that are right; without one right character it may be any other word."""


def homophones(found: Places, names: Names) -> Iterator[Mention]:
    """The names that the free stretches of a question sound like, the longest first."""
    heard = [(offset, run, _said(run)) for offset, run in found.runs() if _NAME.search(run)]
    if not heard:
        return
    for name in sorted(filter(_NAME.fullmatch, names.exact), key=len, reverse=True):
        said = _said(name)
        for offset, run, sounds in heard:
            at = sounds.find(said)
            start = sounds.count(" ", 1, at + 1)
            words = run[start : start + len(name)]
            if at >= 0 and words != name and _agree(words, name):
                things = names.exact[name]
                of_kind = tuple(thing for thing in things if thing.slot is things[0].slot)
                yield Mention(offset + start, offset + start + len(name), things[0].slot, of_kind, NEAR)


def _agree(words: str, name: str) -> bool:
    return sum(map(str.__eq__, words, name)) >= _SAME * len(name)


@lru_cache(1 << 16)
def _said(words: str) -> str:
    """The sounds of the characters, a blank before and after each."""
    return f" {' '.join(map(_sound, words))} "


@lru_cache(1 << 14)
def _sound(char: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  its dictionaries take 0.2 s to import

    return _ALIKE.sub("", lazy_pinyin(char)[0]) if _is_chinese(char) else "?"


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
