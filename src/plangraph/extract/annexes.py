"""Annexes: the lines that begin one, the places that name one, and what is left of a list of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from plangraph.extract.annex_tables import annex_tables
from plangraph.extract.findings import folded
from plangraph.model.annex import Annexes, AnnexReference
from plangraph.model.date_words import NUMBER, number
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Outline

_BLANK = r"[ \t\r\u3000\xa0*#]"
_WORD = rf"附{_BLANK}{{0,4}}(?P<kind>[件表录])(?:{_BLANK}{{0,4}}(?P<number>{NUMBER}))?(?![0-9])"
_NAMED = re.compile(_WORD)
_HEAD = re.compile(
    rf"^{_BLANK}*+(?P<words>{_WORD}){_BLANK}*+(?P<colon>[：:．.])?{_BLANK}*+(?P<rest>[^\n]*)$", re.MULTILINE
)
_ITEM = re.compile(rf"{_BLANK}*+(?P<number>[0-9]{{1,2}}){_BLANK}?[．.、](?![0-9]){_BLANK}*+(?P<name>[^\n]+)")
_WORDS = r"(?P<words>[^\s*#](?:[^\n]*[^\s*#])?)"
_LINE = re.compile(rf"^{_BLANK}*+{_WORDS}", re.MULTILINE)
_REST = re.compile(_WORDS)
_BLANK_LINES = re.compile(r"[\s*#]*+")
_END = re.compile(r"[。；;\s*]*$")
_LISTED = 40
"""Lines that a list of annexes may have."""
_SHORTEST_NAME = 6
_LONGEST_NAME = 120


def annexes(document: Document, outline: Outline) -> Annexes:
    """The annexes of a document as it marks, lists and mentions them."""
    text = document.text
    heads = [match for match in _HEAD.finditer(text) if _is_head(match)]
    marks, listed = _marked_and_listed(text, heads)
    begun = {head.start("words") for head in heads}
    inside = _Inside([reference.span for reference in listed])
    mentions = (_reference(text, m) for m in _NAMED.finditer(text) if m.start() not in begun)
    return Annexes(
        marks=tuple(marks),
        mentions=(*listed, *(mention for mention in mentions if not inside.holds(mention.span.start))),
        leftovers=tuple(_leftovers(text, outline, inside)),
        contents=tuple(sorted(set(_contents(text, outline, listed)))),
        tables=annex_tables(document, outline),
    )


class _Inside:
    """Whether a place lies in one of several spans that do not overlap."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holds(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._spans[index].end


def _is_head(match: re.Match[str]) -> bool:
    """A line that says 附件 and at most a number and a name, not a sentence that begins with the word."""
    rest = match["rest"].strip()
    parted = match["colon"] or not rest or match.start("rest") > match.end("words")
    return bool(parted) and len(rest) <= _LONGEST_NAME and "。" not in rest[:-1]


def _marked_and_listed(text: str, heads: Sequence[re.Match[str]]) -> tuple[list[AnnexReference], list[AnnexReference]]:
    """Lines that begin an annex, and entries of lists; of equal lines all but the last may be entries."""
    times = Counter(map(_key, heads))
    marks: list[AnnexReference] = []
    listed: list[AnnexReference] = []
    for match in heads:
        key = _key(match)
        times[key] -= 1
        entries = list(_entries(text, match, named_again=times[key] > 0))
        listed.extend(entries)
        if not entries or (match["number"] and not times[key]):
            marks.append(_reference(text, match))
    return marks, listed


def _key(match: re.Match[str]) -> tuple[str, int | None]:
    return match["kind"], number(match["number"]) if match["number"] else None


def _reference(text: str, match: re.Match[str]) -> AnnexReference:
    start, end = match.span("words") if "words" in match.groupdict() else match.span()
    return AnnexReference(Span.of(text, start, end), *_key(match))


def _entries(text: str, head: re.Match[str], *, named_again: bool) -> Iterator[AnnexReference]:
    """What a line lists: 附件：1.X with the numbered lines below it, 附件：X, or 附件1：X if the annex begins later."""
    kind, numeral = _key(head)
    at = head.start("rest") if head["rest"].strip() else _next_line(text, head.end())
    item = _ITEM.match(text, at)
    if numeral is None and head["colon"] and item:
        yield from _items(text, kind, item)
    elif head["rest"].strip() and (head["colon"] or named_again):
        yield _named(text, kind, numeral, head.span("rest"))
    elif numeral is None and head["colon"] and named_again and (line := _REST.match(text, at)):
        yield _named(text, kind, None, line.span("words"))


def _items(text: str, kind: str, first: re.Match[str]) -> Iterator[AnnexReference]:
    item: re.Match[str] | None = first
    for expected in range(1, _LISTED):
        if item is None or int(item["number"]) != expected:
            return
        yield _named(text, kind, expected, item.span("name"))
        item = _ITEM.match(text, _next_line(text, item.end()))


def _named(text: str, kind: str, numeral: int | None, place: tuple[int, int]) -> AnnexReference:
    words = _END.sub("", text[place[0] : min(place[1], place[0] + _LONGEST_NAME)])
    return AnnexReference(Span.of(text, place[0], place[0] + len(words)), kind, numeral, words)


def _next_line(text: str, at: int) -> int:
    """Where the next line that is not blank begins."""
    line = _BLANK_LINES.match(text, at)
    return line.end() if line else at


def _leftovers(text: str, outline: Outline, inside: _Inside) -> Iterator[AnnexReference]:
    """Numbered lines after the plan that only repeat how its title or the caption of a table begins."""
    captions = [table.caption.quote for table in outline.tables if table.caption]
    titles = [folded(words) for words in ("".join(span.quote for span in outline.title), *captions)]
    tables = _Inside([Span.of(text, table.start, table.end) for table in outline.tables if table.start < table.end])
    for line in _LINE.finditer(text, outline.body[1]):
        item = _ITEM.match(text, line.start("words"), line.end("words"))
        if item is None or tables.holds(line.start("words")) or inside.holds(item.start("name")):
            continue
        words = folded(item["name"])
        if len(words) >= _SHORTEST_NAME and any(title.startswith(words) for title in titles):
            yield AnnexReference(Span.of(text, *line.span("words")), "件", int(item["number"]), item["name"])


def _contents(text: str, outline: Outline, listed: Sequence[AnnexReference]) -> Iterator[Span]:
    """Where annexes may begin without a mark: captions and tables after the plan, lines that say a listed name."""
    for table in outline.tables:
        if table.start >= outline.body[1]:
            first = next(cell.span for row in table.rows for cell in row if cell.span)
            yield table.caption or first
    names = {folded(entry.name): entry.span.end for entry in listed if entry.name}
    for line in _LINE.finditer(text) if names else ():
        words = line["words"]
        if len(words) <= _LONGEST_NAME and line.start() > names.get(folded(words), len(text)):
            yield Span.of(text, *line.span("words"))
