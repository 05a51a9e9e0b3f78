"""The numbers of headings in official documents, by style and depth.

GB/T 9704-2012, 7.3.3: the levels of a text are numbered 一、 （一） 1. （1）. Chapters, articles and circled
numbers stand in other documents. Depth is a matter of style alone: which level holds tasks is found, not assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Style(IntEnum):
    """How a number is written; a greater value is a deeper level."""

    CHAPTER = 0
    SECTION = 1
    CHINESE = 2
    CHINESE_IN_BRACKETS = 3
    ARTICLE = 4
    NAMED = 5
    ARABIC = 6
    DECIMAL = 7
    ARABIC_IN_BRACKETS = 8
    CIRCLED = 9


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, with its value and the place where the words after it begin."""

    style: Style
    value: int
    text: str
    end: int


_CN = r"[一二三四五六七八九十百]{1,5}"
_MEASURE = r"[万亿千百元个%％倍家项户人吨名次公平立小度米年月日至到]"
_NUMBER = re.compile(
    rf"第(?:(?P<CHAPTER>{_CN})[章篇]|(?P<SECTION>{_CN})节|(?P<ARTICLE>{_CN})条)"
    rf"|(?:任务|行动|举措|措施|专项|工程|重点)(?P<NAMED>{_CN}|\d{{1,2}})\s*[：:、.．]"
    rf"|(?P<CHINESE>{_CN})[、．.﹒](?!{_CN}[、产])"
    rf"|[（(](?P<CHINESE_IN_BRACKETS>{_CN})[）)]、?"
    r"|(?P<ARABIC>\d{1,3})[ \u3000]?(?:[．.﹒](?!\d)|、)"
    rf"|(?P<BARE>\d{{1,2}})[ \u3000]+(?!{_MEASURE})(?=[\u4e00-\u9fff“][^，。；：\s]{{1,29}}$)"
    rf"|\d{{1,2}}\.(?:\d{{1,2}}\.)?(?P<DECIMAL>\d{{1,2}})[.、]?(?:[ \u3000]+|(?=[\u4e00-\u9fff“]))(?!{_MEASURE})"
    r"|[（(](?P<ARABIC_IN_BRACKETS>\d{1,3})[）)]"
    r"|(?P<CIRCLED>[①-⑳])"
)
_BLANK = re.compile(r"[\s*]*")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100}


def number_at(text: str, start: int, end: int) -> Number | None:
    """The number that stands at ``start``, if words follow it before ``end``."""
    match = _NUMBER.match(text, start, end)
    if match is None:
        return None
    words = _BLANK.match(text, match.end(), end)
    begin = words.end() if words else match.end()
    return Number(_style(match), _value(match), match.group().rstrip(), begin) if begin < end else None


def inner_numbers(text: str) -> Iterator[int]:
    """Where headings begin inside of one long line: numbers that go on from the last of their style, or from 1."""
    expected: dict[Style, int] = {}
    for match in _inner(text):
        style, value = _style(match), _value(match)
        if value in {1, expected.get(style, 1)}:
            expected[style] = value + 1
            yield match.start()


def goes_on_inside(number: Number, words: str) -> bool:
    """Whether the number that follows begins a heading inside of the words."""
    return any(_style(match) == number.style and _value(match) == number.value + 1 for match in _inner(words))


def _inner(text: str) -> Iterator[re.Match[str]]:
    """The numbers within a text that may begin headings."""
    for match in _NUMBER.finditer(text):
        if match.start() and _may_begin(_style(match), text[match.start() - 1]):
            yield match


def _may_begin(style: Style, before: str) -> bool:
    """A bracketed number begins a heading anywhere; a bare one only after the end of a sentence or bracket."""
    return style is Style.CHINESE_IN_BRACKETS or before in "。；！？）)：\u3000 "


def _style(match: re.Match[str]) -> Style:
    """The style of a number; a bare one above 1.1 and 1.2 (1 总体目标) is as deep as 1. is."""
    return Style.ARABIC if match.lastgroup == "BARE" else Style[str(match.lastgroup)]


def _value(match: re.Match[str]) -> int:
    digits = match[str(match.lastgroup)]
    if digits.isdecimal():
        return int(digits)
    if "①" <= digits <= "⑳":
        return ord(digits) - ord("①") + 1
    return _chinese(digits)


def _chinese(digits: str) -> int:
    total = figure = 0
    for digit in digits:
        if digit in _UNITS:
            total += (figure or 1) * _UNITS[digit]
            figure = 0
        else:
            figure = _DIGITS[digit]
    return total + figure
