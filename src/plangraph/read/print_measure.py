"""Where paragraphs end: the margins, the distances and the marks that part them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.read.print_lines import PrintLine

INDENT = 1.2
"""In characters: a line that begins as far in begins a paragraph; the standard has two."""
SHORT = 1.6
"""In characters: a line that ends as far from the right margin ends its paragraph; a mark may not hang over."""
UNBROKEN = 3.5
"""In characters: what a line inside of a sentence may lack, since marks and numbers are not parted from their words."""
GAP = 1.7
"""Times the usual distance of lines: a wider one parts paragraphs."""
OTHER_SIZE = 1.12

_SENTENCE_ENDS = ("。", "；", "）", ")", "：")
_NUMBER = re.compile(
    r"第[一二三四五六七八九十百]{1,5}[章节条]|[（(]?[一二三四五六七八九十]{1,4}(?:、|[）)])|\d{1,3}[．.、﹒](?!\d)|[（(]\d{1,3}[）)]|附\s*件"
)
"""How headings begin (GB/T 9704-2012, 7.3.3): after the end of a sentence such a line is a paragraph of its own."""
_DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,15}\s?[〔\[【（(](?:19|20)\d{2}[〕\]】）)]\s?\d{1,5}\s?号")
"""The number of a document (发文字号) stands alone in its line (GB/T 9704-2012, 7.2.5)."""
_OPEN = re.compile(r"[（(【]")
_CLOSED = re.compile(r"[）)】]")
_LONGEST_BRACKET = 12
"""In lines: a bracket that is open for longer is a mistake of the text."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The margins between which the text is set, the height of its characters and the distance of its lines."""

    left: float
    right: float
    size: float
    pitch: float

    @classmethod
    def of(cls, lines: Sequence[PrintLine]) -> Measure:
        """What most lines of a document show."""
        if not lines:
            return cls(0, 0, 1, 1)
        size = median(line.size for line in lines)
        lefts = Counter(round(line.x0 / size * 2) for line in lines)
        often = [at for at, count in lefts.items() if count >= max(lefts.values()) * 0.3]
        rights = sorted(line.x1 for line in lines)
        pitches = [b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < size * 4]
        pitch = median(pitches) if pitches else size * 2
        return cls(min(often) * size / 2, rights[int(len(rights) * 0.9)], size, pitch)

    def parts(self, before: PrintLine, line: PrintLine) -> bool:
        """Whether a paragraph ends between two lines, which may stand on two pages."""
        short = SHORT if before.text.endswith(_SENTENCE_ENDS) else UNBROKEN
        if line.x0 > self.left + INDENT * self.size or before.x1 < self.right - short * self.size:
            return True
        if _DOC_NUMBER.fullmatch(line.text) or (before.text.endswith(_SENTENCE_ENDS) and _NUMBER.match(line.text)):
            return True
        if not 1 / OTHER_SIZE < line.size / before.size < OTHER_SIZE:
            return True
        return line.top - before.top > GAP * self.pitch


def is_open(lines: Sequence[PrintLine]) -> bool:
    """Whether a bracket is open at the end of lines: no paragraph ends in one, whatever the page breaks."""
    words = "".join(line.text for line in lines[-_LONGEST_BRACKET:])
    opened = max((match.start() for match in _OPEN.finditer(words)), default=None)
    return opened is not None and not _CLOSED.search(words, opened)
