"""Lines: a text cut at its line ends, each line with the bounds of its words.

White space of every width and the marks of Markdown (``#``, ``**``, ``>``) around the words are left out of the bounds;
the text itself is never changed. Crawled pages put a whole document on one line: a line too long to be a paragraph
is cut before the numbers of its headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.parse.numbering import inner_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_PARAGRAPH = 1500
"""Code points; the longest paragraph of the plans we know has 700."""
FEW_LINES = 5
LONGEST_LINE_OF_FEW = 150
"""A text of so few lines has lost its line ends: its lines are cut where headings begin from this length on."""

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
"""A line with its end, as any system writes it."""
_BLANKS = " \t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_WORDS = re.compile(
    rf"[{_BLANKS}]*(?:>[>{_BLANKS}]*)?(?:#{{1,6}}[{_BLANKS}]+)?[{_BLANKS}*]*(?P<words>[^{_BLANKS}*](?:.*[^{_BLANKS}*])?)?",
    re.DOTALL,
)
_BREAK = re.compile(r"(?<=[\u4e00-\u9fff0-9。：:）)》〕])\s+(?=[\u4e00-\u9fff《（(〔“]|(?:19|20)\d{2}年)")
"""A blank where the notice and the title above the text have lost a line end."""
_SIGNATURE = re.compile(
    r"(?<=[。）])\s*(?P<words>[^。，、；：（）\s][^。，、；：（）]{1,40}\d{4}年\d{1,2}月\d{1,2}日)\s*(?:（[^（）]{1,12}）)?$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """The words ``start``-``end`` of a line; ``text`` is what stands there.

    ``offset`` is where the line itself begins; ``cell`` says that it begins with a tab, as the cells of a
    flattened table do; ``row`` counts the lines of the text from 0, empty ones too.
    """

    start: int
    end: int
    text: str
    offset: int
    cell: bool
    row: int


def lines(text: str) -> tuple[Line, ...]:
    """The lines that hold words, and the empty cells, in order."""
    whole = tuple(_whole_lines(text))
    longest = LONGEST_PARAGRAPH if len(whole) > FEW_LINES else LONGEST_LINE_OF_FEW
    return tuple(part for line in whole for part in _paragraphs(text, line, longest))


def _whole_lines(text: str) -> Iterator[Line]:
    for row, match in enumerate(_LINE.finditer(text)):
        begin, stop = match.span(1)
        words = _WORDS.match(text, begin, stop)
        cell = text.startswith("\t", begin, stop)
        if words and words["words"]:
            start, end = words.span("words")
            yield Line(start, end, words["words"], begin, cell, row)
        elif cell:
            yield Line(stop, stop, "", begin, cell, row)


def _head_cuts(words: str, stop: int) -> Iterator[int]:
    """Where the lines above the first heading began: the notice, its number and signature, the title."""
    return (match.end() for match in _BREAK.finditer(words, 0, stop) if match.end() < stop)


def _paragraphs(text: str, line: Line, longest: int) -> Iterator[Line]:
    if line.cell or line.end - line.start <= longest:
        yield line
        return
    inner = list(inner_numbers(line.text))
    head = inner[0] if inner else len(line.text)
    cuts = [line.start, *(line.start + at for at in (*_head_cuts(line.text, head), *inner))]
    if signature := _SIGNATURE.search(line.text, max(0, len(line.text) - 80)):
        cuts.append(line.start + signature.start("words"))
    for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
        stop = start + len(text[start:end].rstrip(_BLANKS))
        yield Line(start, stop, text[start:stop], start, cell=False, row=line.row)
