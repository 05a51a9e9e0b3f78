"""How many a question asks for: 三家, 不到三家, 超过五成, the first three, only two."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from plangraph.ask.wording import number

Bounds: TypeAlias = tuple[Decimal | None, Decimal | None]

_FIGURE = r"(?P<figure>[0-9]+|[一二两三四五六七八九十]+)"
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ENGLISH = "|".join(_WORDS)
_COUNTER = r"(?:多)?(?:家|个|项|条|件|次|处|份)"
_UNDER = r"(?:不到|不足|少于|低于|没到|未到|不满|小于|fewer than|less than|under|below)"
_OVER = r"(?:超过|多于|高于|大于|不止|超出|过了|more than|over|above)"
_AT_LEAST = r"(?:至少|不少于|不低于|at least|no (?:fewer|less) than)"
_AT_MOST = r"(?:至多|最多只?有|不超过|不多于|at most|no more than|up to)"
_ONLY = (
    r"(?:只|仅|刚好|正好|恰好|就|有|由|摊到|摊上|分到|领到|压了|担了|背了|用了)"
    r"(?:有|由|承担|负责|参与|写了|涉及|要|摊上|分到|担|管)?了?"
)
_COUNTS = (
    (re.compile(rf"{_UNDER}{_FIGURE}{_COUNTER}?"), "under"),
    (re.compile(rf"{_OVER}{_FIGURE}{_COUNTER}?"), "over"),
    (
        re.compile(rf"{_AT_LEAST}{_FIGURE}{_COUNTER}?|{_FIGURE.replace('figure', 'other')}{_COUNTER}(?:及|或)?以上"),
        "least",
    ),
    (
        re.compile(rf"{_AT_MOST}{_FIGURE}{_COUNTER}?|{_FIGURE.replace('figure', 'other')}{_COUNTER}(?:及|或)?以下"),
        "most",
    ),
    (
        re.compile(
            rf"{_ONLY}{_FIGURE}{_COUNTER}|(?<![第前头后另]){_FIGURE.replace('figure', 'other')}(?:家|个)(?:责任)?(?:单位|部门)?(?:一起|共同|联合|合力|来)"
        ),
        "exact",
    ),
    (re.compile(rf"{_UNDER} (?P<figure>[0-9]+|{_ENGLISH})\b"), "under"),
    (re.compile(rf"{_OVER} (?P<figure>[0-9]+|{_ENGLISH})\b"), "over"),
    (re.compile(rf"{_AT_LEAST} (?P<figure>[0-9]+|{_ENGLISH})\b"), "least"),
    (re.compile(rf"(?:only|exactly|just) (?P<figure>[0-9]+|{_ENGLISH})\b"), "exact"),
)
_SHARE = {
    "一半": 50,
    "半数": 50,
    "一倍": 100,
    "三分之一": 33,
    "三分之二": 67,
    "四分之一": 25,
    "half": 50,
    "翻番": 100,
    "翻一番": 100,
}
_PERCENT = (
    rf"(?P<share>{'|'.join(_SHARE)}|[一二两三四五六七八九]成半?|[0-9]+(?:\.[0-9]+)?%|百分之[一二三四五六七八九十]+)"
)
_SHARES = (
    (re.compile(rf"{_UNDER} ?{_PERCENT}|{_PERCENT.replace('share', 'other')}以下"), "under"),
    (re.compile(rf"{_OVER} ?{_PERCENT}|{_PERCENT.replace('share', 'other')}以上"), "over"),
    (re.compile(r"(?P<share>翻一?番)(?!以)|doubles?\b"), "exact"),
)
TOP = re.compile(
    r"(?:前|头)([一二两三四五六七八九十]|[0-9]{1,2})(?:名|位|个|家|项|的|$)?|top ([0-9]{1,2})|"
    r"排(?:在)?前([一二两三四五六七八九十]|[0-9]{1,2})"
)
"""The first so many by rank."""


def counts(asked: str) -> Bounds | None:
    """The bounds of a number of things, both kept; None where the question gives none."""
    for pattern, kind in _COUNTS:
        if match := pattern.search(asked):
            groups = match.groupdict()
            words = (groups["figure"] or groups.get("other") or "").replace("两", "二")
            value = _WORDS.get(words) or number(words)
            if value is not None:
                return _bounds(Decimal(value), Decimal(1), kind)
    return None


def shares(asked: str) -> Bounds | None:
    """The bounds of a share in percent; None where the question gives none."""
    for pattern, kind in _SHARES:
        if match := pattern.search(asked):
            groups = match.groupdict()
            value = _percent(groups["share"] or groups.get("other") or "翻番")
            return _bounds(value, Decimal("0.001"), kind)
    return None


def _bounds(value: Decimal, step: Decimal, kind: str) -> Bounds:
    return {
        "under": (None, value - step),
        "over": (value + step, None),
        "least": (value, None),
        "most": (None, value),
        "exact": (value, value),
    }[kind]


def _percent(words: str) -> Decimal:
    if words in _SHARE:
        return Decimal(_SHARE[words])
    if words.endswith("%"):
        return Decimal(words[:-1])
    if words.startswith("百分之"):
        return Decimal(number(words[3:]) or 0)
    return Decimal((number(words[0].replace("两", "二")) or 0) * 10 + (5 if words.endswith("半") else 0))
