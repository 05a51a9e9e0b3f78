"""Title, number, issuers, date, period, addressees and copies, from the form of the document."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from plangraph.extract.plan_years import plan_years
from plangraph.model.organisation import is_body
from plangraph.model.plan import Metadata, Stated
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.document import Document
    from plangraph.model.outline import Outline

_ISSUER = re.compile(r"^(?P<issuer>[^《》\n]*?)(?:关\s*于)?\s*(?:印发|转发|批转|发布)")
_OPINION_ISSUER = re.compile(r"^(?P<issuer>[^《》\n]{2,60}?)\s*关于")
_SEVERAL = re.compile(r"等\d+个?(?:部门|单位)$|等(?:部门|单位)$")
_DATE = re.compile(
    r"(?P<year>[\d一二三四五六七八九\u3007○零]{4})\s*年\s*(?P<month>[\d一二三四五六七八九十]+)\s*月"
    r"\s*(?P<day>[\d一二三四五六七八九十]+)\s*日"
)
_PARTING = re.compile(
    r"（[^（）]*）|\([^()]*\)|\s*[\r\n]\s*|(?P<mark>\s*、\s*)|(?P<blank>[ \t\xa0\u2002\u2003\u3000]+)"
)
_GROUP = re.compile(r"(?:[^，,；;（(]|（[^（）]*）|\([^()]*\))+")
_FIGURES = {figure: str(value) for value, figure in enumerate("\u3007一二三四五六七八九")} | {"零": "0", "○": "0"}
_BROKEN = re.compile(r"\s*[\r\n]\s*")
_MARKS = re.compile(r"\s+|\*+")
_OFFICE = re.compile(r"办公[厅室]|党[组委]|秘书处")
"""Ends of names: the body whose office it is stands before the blank."""
_SHORTEST_NAME = 3
_COLUMNS = {"\u3000": 2, "\u2003": 2, "\t": 8}


def metadata(document: Document, outline: Outline) -> Metadata:
    """What the document says of itself; None and empty where it is silent."""
    text, form = document.text, outline.form
    title = _joined(text, outline.title)
    notice = _joined(text, form.notice_title)
    issued = _issued(form.date) if form.date else None
    return Metadata(
        title=title,
        notice_title=notice,
        doc_number=Stated(_squeezed(form.doc_number.quote), form.doc_number) if form.doc_number else None,
        issuers=_issuers(text, form.signers) or tuple(_titled_issuer(text, notice, title)),
        issued=issued,
        period=plan_years(text, title.evidence, outline, issued.value if issued else None) if title else None,
        addressees=tuple(_names(text, form.addressees)),
        copied_to=tuple(_names(text, form.copied_to)),
    )


def _squeezed(words: str) -> str:
    return _MARKS.sub("", words)


def _joined(text: str, spans: tuple[Span, ...]) -> Stated | None:
    """Lines of a title as one value; a space inside a line is kept as the printer's pause between two phrases."""
    if not spans:
        return None
    lines = "".join(_BROKEN.sub("", span.quote) for span in spans)
    value = re.sub(r"\*+", "", re.sub(r"[\s\u3000]+", " ", lines))
    return Stated(value, Span.of(text, spans[0].start, spans[-1].end))


def _issuers(text: str, signers: tuple[Span, ...]) -> tuple[Stated, ...]:
    found = [name for span in signers for name in _names(text, span)]
    return tuple({stated.value: stated for stated in found}.values())


def _titled_issuer(text: str, notice: Stated | None, title: Stated | None) -> Iterator[Stated]:
    """The issuer that a title begins with; not where it says 等9部门, which names no more than one of them."""
    for stated, pattern in ((notice, _ISSUER), (title, _OPINION_ISSUER)):
        match = stated and pattern.match(stated.evidence.quote)
        words = match["issuer"].strip() if match else ""
        if stated and is_body(_squeezed(words)) and not _SEVERAL.search(words):
            yield from _names(text, Span.of(text, stated.evidence.start, stated.evidence.start + len(words)))
            return


def _issued(date: Span) -> Stated | None:
    match = _DATE.search(date.quote)
    if match is None:
        return None
    year, month, day = _year(match["year"]), _count(match["month"]), _count(match["day"])
    in_calendar = 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004  months and days
    return Stated(f"{year:04d}-{month:02d}-{day:02d}", date) if in_calendar else None


def _year(figures: str) -> int:
    return int("".join(_FIGURES.get(figure, figure) for figure in figures))


def _count(figures: str) -> int:
    """A month or day: 12, 十二, 三十一, 二十."""
    if figures.isdecimal():
        return int(figures)
    tens, ten, ones = figures.rpartition("十")
    return (int(_FIGURES.get(tens, "1")) * 10 if ten else 0) + int(_FIGURES.get(ones, "0"))


def _names(text: str, span: Span | None) -> Iterator[Stated]:
    """The names of a list: ，parts them, 、 and blanks where whole names stand on both sides (not in 各委、办、局)."""
    groups = _GROUP.finditer(text, span.start, span.end) if span else ()
    for group in groups:
        for start, end in _parted(text, *group.span()):
            words = text[start:end]
            if value := _squeezed(words):
                begin = start + len(words) - len(words.lstrip())
                yield Stated(value, Span.of(text, begin, start + len(words.rstrip())))


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A list cut at 、 and at blanks; names are padded to one width by narrower ones (教  育  部      财  政  部)."""
    gaps = [gap for gap in _PARTING.finditer(text, start, end) if gap.lastgroup]
    for cuts in _cuts(text, gaps):
        places = [start, *(place for gap in cuts for place in gap.span()), end]
        names = list(zip(places[::2], places[1::2], strict=True))
        if all(_is_whole(_squeezed(text[slice(*name)])) for name in names):
            return names
    return [(start, end)]


def _cuts(text: str, gaps: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The gaps that may part names: those that are as wide, from the narrowest, or those beside a name not padded."""
    for least in sorted({_width(gap) for gap in gaps}):
        yield [gap for gap in gaps if _width(gap) >= least]
    yield [gap for gap in gaps if _stands_by_word(text, *gap.span())]


def _stands_by_word(text: str, start: int, end: int) -> bool:
    sides = (text[max(0, start - 2) : start], text[end : end + 2])
    return any(len(side) > 1 and not any(map(str.isspace, side)) for side in sides)


def _width(gap: re.Match[str]) -> float:
    """The columns of a blank; 、 is wider than any."""
    return inf if gap["mark"] else sum(_COLUMNS.get(blank, 1) for blank in gap.group())


def _is_whole(name: str) -> bool:
    return len(name) >= _SHORTEST_NAME and is_body(name) and not _OFFICE.fullmatch(name)
