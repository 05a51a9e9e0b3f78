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
FAR = 3.5
"""In characters: a line that begins as far in is a title, a signature or a date, which stands alone."""
SHORT = 1.6
"""In characters: a line that ends as far from the right margin ends its paragraph."""
SLACK = 0.6
"""In characters: what a line lacks beyond the word that did not fit in it."""
UNBROKEN = 3.5
"""In characters: what a line inside of a sentence may lack where paragraphs begin with an indent."""
INDENTED = 0.1
"""The share of lines with an indent where paragraphs begin so."""
BELOW = 0.5
"""In characters: left edges as near stand below each other."""
GAP = 1.35
"""Times the usual distance of lines: a wider one parts paragraphs."""
OFTEN = 0.2
"""The share of all distances that the usual one has at least: the shortest such, paragraphs may be far apart."""
OTHER_SIZE = 1.12

_SENTENCE_ENDS = ("。", "；", "）", ")", "〕", "】", "：")
_HANGING = ("，", "。", "、", "；", "：")
"""Marks that programs set beyond the right margin."""
_NUMBER = re.compile(
    r"第[一二三四五六七八九十百]{1,5}[章节条]|[（(]?[一二三四五六七八九十]{1,4}(?:、|[）)])|\d{1,3}[．.、﹒](?!\d)|[（(]\d{1,3}[）)]|附\s*件"
)
"""How headings begin (GB/T 9704-2012, 7.3.3): after the end of a sentence such a line is a paragraph of its own."""
_DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,15}\s?[〔\[【（(](?:19|20)\d{2}[〕\]】）)]\s?\d{1,5}\s?号")
"""The number of a document (发文字号) stands alone in its line (GB/T 9704-2012, 7.2.5)."""
_OPEN = re.compile(r"[（(【〔]")
_CLOSED = re.compile(r"[）)】〕]")
_WORD = re.compile(
    r".?[“\u2018](?:[!-~]+|.)(?:[”\u2019].)?|[“\u2018（《〈【〔(\[]*(?:[!-~]+(?:[，、；：][!-~]+)*|[—…]+|.)[”\u2019）》〉】〕，。、；：！？％]*"
)
"""What no line breaks: a number or Latin word, or a character, with the marks beside it (GB/T 15834-2011, 5.1).

Browsers do not break on either side of a quotation mark (Unicode Line Breaking, LB19), and word processors not between
a mark and a Latin word after one.
"""
_NARROW = re.compile(r"[!-~\u2018\u2019“”]")
_LONGEST_BRACKET = 12
"""In lines: a bracket that is open for longer is a mistake of the text."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The margins between which the text is set, the height of its characters and the distance of its lines."""

    left: float
    right: float
    size: float
    pitch: float
    indented: bool = False

    @classmethod
    def of(cls, lines: Sequence[PrintLine]) -> Measure:
        """What most of these lines show."""
        if not lines:
            return cls(0, 0, 1, 1)
        size = median(line.size for line in lines) or 1.0
        lefts = Counter(round(line.x0 / size * 2) for line in lines)
        often = [at for at, count in lefts.items() if count >= max(lefts.values()) * 0.3]
        rights = sorted(line.x1 for line in lines if not line.text.endswith(_HANGING)) or [lines[0].x1]
        left, right = min(often) * size / 2, rights[int(len(rights) * 0.9)]
        indents = sum(INDENT < (line.x0 - left) / size < FAR for line in lines)
        return cls(left, right, size, _pitch(lines, size), indented=indents > INDENTED * len(lines))

    def parts(self, before: PrintLine, line: PrintLine) -> bool:
        """Whether a paragraph ends between two lines, which may stand on two pages."""
        if self.right - before.x1 > self._short(before, line) * self.size or self.begins(before, line):
            return True
        if _DOC_NUMBER.fullmatch(line.text) or (before.text.endswith(_SENTENCE_ENDS) and _NUMBER.match(line.text)):
            return True
        return line.top - before.top > GAP * self.pitch

    def _short(self, before: PrintLine, line: PrintLine) -> float:
        """What a line lacks, in characters, that does not end a paragraph: at least the word that did not fit."""
        word = _WORD.match(line.text)
        lacks = _width(word.group()) + SLACK if word else SHORT
        if before.text.endswith(_SENTENCE_ENDS):
            return max(SHORT, lacks)
        return max(UNBROKEN if self.indented else SHORT, lacks)

    def begins(self, before: PrintLine, line: PrintLine) -> bool:
        """Whether the place or size of a line says that it begins a paragraph, or that the line before stood alone."""
        if not 1 / OTHER_SIZE < line.size / before.size < OTHER_SIZE:
            return True
        below = abs(line.x0 - before.x0) < BELOW * self.size
        if before.x0 > self.left + FAR * self.size and not below:
            return True
        return line.x0 > self.left + INDENT * self.size

    def goes_on(self, before: PrintLine, line: PrintLine) -> bool:
        """Whether a line goes on with a bracket that is open: as a line of text, or of a title in the middle."""
        aside = abs(before.x0 + before.x1 - line.x0 - line.x1) / 2
        same = 1 / OTHER_SIZE < line.size / before.size < OTHER_SIZE
        return (same and aside < BELOW * self.size) or not self.begins(before, line)


def _width(words: str) -> float:
    """In characters."""
    return sum(0.55 if _NARROW.match(character) else 1.0 for character in words)


def _pitch(lines: Sequence[PrintLine], size: float) -> float:
    """The shortest distance between lines that is no exception."""
    steps = Counter(round((b.top - a.top) / size * 10) for a, b in pairwise(lines) if 0 < b.top - a.top < size * 4)
    least = sum(steps.values()) * OFTEN
    # Neighbouring steps are one distance, rounded up and down.
    usual = [step for step in steps if steps[step] + max(steps[step - 1], steps[step + 1]) >= least]
    return min(usual) * size / 10 if usual else size * 2


def is_open(lines: Sequence[PrintLine]) -> bool:
    """Whether a bracket is open at the end of lines: no paragraph ends in one, whatever the page breaks."""
    words = "".join(line.text for line in lines[-_LONGEST_BRACKET:])
    opened = max((match.start() for match in _OPEN.finditer(words)), default=None)
    return opened is not None and not _CLOSED.search(words, opened)
