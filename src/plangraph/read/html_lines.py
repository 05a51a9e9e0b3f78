"""Lines: the characters between two line breaks, with white space as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from plangraph.read.html_blocks import Paragraph
from plangraph.read.html_numbers import begins_with_number

_SPACE = re.compile(r"[ \t\n\r\f]+")
_KEPT = "\xa0"
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
"""Characters without width: soft hyphens, joiners, marks of direction."""
_WIDE = frozenset("WFA")
"""A line break of the source between two such characters is none (CSS Text 3, 4.1.3); quotation marks and dashes are
of ambiguous width, and wide in Chinese."""


def collapsed(words: str) -> str:
    """White space as shown: a run is one space, or none where the source breaks a line between Han characters."""

    def space(run: re.Match[str]) -> str:
        before, after = run.start() - 1, run.end()
        if "\n" not in run.group() or before < 0 or after >= len(words):
            return " "
        return "" if _is_wide(words[before]) and _is_wide(words[after]) else " "

    words = words.translate(_INVISIBLE)
    return _SPACE.sub(space, words).strip(" ").replace(_KEPT, " ")


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in _WIDE and character != _KEPT


@dataclass(slots=True)
class OpenLine:
    """The line being written: its pieces, and the number of the list item that it begins."""

    number: str = ""
    _pieces: list[str] = field(default_factory=list)
    _linked: int = 0

    def add(self, words: str, *, linked: bool, preformatted: bool) -> None:
        """Appends characters of the source."""
        if preformatted:
            words = words.replace(" ", _KEPT).replace("\t", _KEPT)
        self._pieces.append(words)
        if linked:
            self._linked += sum(len(word) for word in words.split())

    def end(self, *, is_title: bool) -> Paragraph | None:
        """The line, None if it holds no words; the next one begins."""
        if not self._pieces:
            return None
        words, linked = collapsed("".join(self._pieces)), self._linked
        self._pieces, self._linked = [], 0
        if not words.strip():
            return None
        number, self.number = self.number, ""
        if begins_with_number(words.lstrip()):
            number = ""
        return Paragraph(number + words, linked, is_title)
