"""What a cell of a table says that an indicator is to reach: figure, comparator and measure.

A figure in brackets of its own (〔100〕) is one that a note below the table calls a total over the years, or a mean;
前3 and 第三 are places in a ranking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from plangraph.extract.figures import FALLS_TO, SIGN
from plangraph.model.date_words import number
from plangraph.model.measure import measure as taken_apart
from plangraph.model.measure import scale_of
from plangraph.model.plan import Comparator, Target
from plangraph.model.span import Span

if TYPE_CHECKING:
    from plangraph.model.outline import Cell

_OPEN, _CLOSE = r"[〔【\[（(\uff3b]", r"[〕】\]）)\uff3d]"
_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DASH = r"\s*[-—–~～至]\s*"
_LEAD = (
    r"(?:(?:累计|年均|每年|[较比](?:20\d\d年|上年|同期))?[\u4e00-\u9fff]{0,6}?(?:增长|增加|提高|提升|下降|降低|新增|减少|压[减缩降]|缩[短减]|精简|累计|年均))?"
    r"(?:(?:力争|确保|保持|稳定|控制|总体)+在?)?"
)
_BEFORE = (
    rf"(?P<before>(?P<falls>{FALLS_TO})|[≥≤>\uff1e<\uff1c~～≈]|不低于|不少于|不小于|不高于|不超过|不大于|超过?|大于|高于|突破|小于|低于|达到?"
    r"|约)?"
)
_VALUE = re.compile(
    rf"{_LEAD}\s*{_OPEN}?\s*{_BEFORE}\s*{_OPEN}?\s*"
    rf"(?P<first>{SIGN}?{_FIGURE})(?:\s*(?P<scale>[%％万亿])?{_DASH}(?P<last>{SIGN}?{_FIGURE}))?\s*{_CLOSE}?\s*"
    rf"(?P<unit>[^\d\s（(〔【\[〕】\]）)]{{0,6}}?)(?P<after>以上|以下|以内|左右)?\s*{_CLOSE}?\s*(?:{_OPEN}.*)?$",
    re.DOTALL,
)
_MINUS = re.compile(SIGN)
_RANK = re.compile(
    r"(?:力争|确保|保持|稳定|排名|位次|位居|位列|稳居|进入|跻身|居|列|在|全[国省市区县球]|世界|国际|国内|省内|市内)*"
    r"(?P<rank>[前第](?P<place>\d{1,3}|[一二三四五六七八九十]{1,3}))[位名]?(?:以[内上前]|之内)?\s*(?:[（(].*)?$"
)
_COMPARATORS = {
    Comparator.AT_LEAST: ("≥", "不低于", "不少于", "不小于", "达到", "达", "以上"),
    Comparator.AT_MOST: ("≤", "不高于", "不超过", "不大于", "以下", "以内"),
    Comparator.ABOVE: (">", "\uff1e", "超", "超过", "大于", "高于", "突破"),
    Comparator.BELOW: ("<", "\uff1c", "小于", "低于"),
    Comparator.ABOUT: ("~", "～", "≈", "约", "左右"),
}


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a cell says: the sides of its figure, two of a range, each with the measure that it has there."""

    sides: tuple[tuple[str, str], ...]
    start: int
    end: int
    comparator: Comparator


def printed_measure(text: str, cell: Cell) -> str | None:
    """The measure that a cell gives after its figure, if it does."""
    printed = _printed(text, cell)
    return printed.sides[-1][1] or None if printed else None


def target(text: str, cell: Cell, year: int, measure: str | None) -> Target | None:
    """The target of a cell for a year, in the measure of its indicator; None where there is no figure."""
    printed = _printed(text, cell)
    if printed is None:
        return None
    factors = [_factor(own, measure or "") for _, own in printed.sides]
    value = "-".join(_times(figure, factor) for (figure, _), factor in zip(printed.sides, factors, strict=True))
    end = printed.end + (len(scale_of(printed.sides[-1][1])) if factors[-1] != 1 else 0)
    return Target(year, value, printed.comparator, Span.of(text, printed.start, end))


def _printed(text: str, cell: Cell) -> _Printed | None:
    if cell.span is None:
        return None
    if rank := _RANK.match(text, cell.span.start, cell.span.end):
        return _Printed(((str(number(rank["place"])), ""),), *rank.span("rank"), Comparator.RANK)
    match = _VALUE.match(text, cell.span.start, cell.span.end)
    if match is None:
        return None
    if match["last"] is None:
        said = _comparator(match) or Comparator.EXACT
        return _Printed(((_signed(match["first"]), match["unit"]),), *match.span("first"), said)
    sides = ((_signed(match["first"]), _first_measure(match)), (_signed(match["last"]), match["unit"]))
    return _Printed(sides, match.start("first"), match.end("last"), _comparator(match) or Comparator.RANGE)


def _comparator(match: re.Match[str]) -> Comparator | None:
    signs = {match["before"], match["after"]}
    said = next((comparator for comparator, words in _COMPARATORS.items() if signs & set(words)), None)
    return said or (Comparator.AT_MOST if match["falls"] else None)


def _signed(figure: str) -> str:
    return _MINUS.sub("-", figure)


def _first_measure(match: re.Match[str]) -> str:
    """The measure of the lower side of a range, that of the upper unless it has its own: 1—2万, 8000—1万."""
    first, last = (Decimal(_signed(match[side]).replace(",", "")) for side in ("first", "last"))
    rises = first < last
    return match["scale"] or (match["unit"] if rises else "")


def _times(figure: str, factor: Decimal) -> str:
    return figure if factor == 1 else f"{(Decimal(figure.replace(',', '')) * factor).normalize():f}"


def _factor(printed: str, measure: str) -> Decimal:
    """By what a figure in a printed measure is multiplied for the indicator's: 10000 for 1万 of 个."""
    own, wanted = taken_apart(printed), taken_apart(measure)
    alike = own.base in {"", wanted.base}
    return own.scale / wanted.scale if printed and (alike or own.scale > 1) else Decimal(1)
