"""The words of a question in one form: of one width and case, without courtesies, with figures for Chinese numerals."""

from __future__ import annotations

import re
from unicodedata import normalize

_COURTESY = re.compile(
    r"请问|打扰了?|请教|老朽|不好意思|劳驾|能不能|能否|可否|可以|麻烦|帮我|帮忙|(?<![申邀聘提报])请|我想|想要|(?<![思理设构])想|了解|知道"
    r"|查一查|查一下|查查|查询|查看|(?<![检核审调抽督巡普排侦])查(?!处|封|验)|看一看|看看|看一下|看(?!护|齐)|找一下|找找|找出|列一下|列出|列举|(?<![系序阵行并])列(?!入|车|上)"
    r"|告诉我|给我|说说|说一下|统计|一览|一下|到底|究竟|具体|分别|都有些|一共|总共|目前|现在|那个|这个|这项|那项|这件|那件|您好|你好"
)
_SYNONYMS = (
    (
        re.compile(
            r"\b(?:departments?|bodies|body|agenc(?:y|ies)|organi[sz]ations?(?! departments?\b)|bureaus?|offices?)\b"
        ),
        "units",
    ),
    (re.compile(r"\b(?:metrics?|kpis?)\b"), "indicators"),
)
"""English words for what the grammar calls units and indicators."""
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "两": 2, "\u25cb": 0}
_YEAR = re.compile(r"[零\u3007\u25cb一二三四五六七八九]{4}(?=年)")
_SHORT_YEAR = re.compile(r"(?<![0-9])(?=[2-4][0-9]年)")
_NUMERAL = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")
_QUOTES = re.compile(r"[「」『』“”\"\u2018\u2019'《》〈〉【】\[\]]")


def plain(question: str) -> str:
    """The question of one width and in lower case, years with four figures, with blanks for quotation marks and courtesies left in place."""
    words = _SHORT_YEAR.sub("20", _QUOTES.sub(" ", normalize("NFKC", question)).lower().strip())
    for pattern, word in _SYNONYMS:
        words = pattern.sub(word, words)
    return words


def without_courtesies(question: str) -> str:
    """The question with blanks where it is only polite, so that every place stays where it was."""
    return _COURTESY.sub(lambda match: " " * len(match.group()), question)


def number(words: str) -> int | None:
    """A number below a hundred in figures or Chinese numerals (6, 六, 十九, 二十); None for other words."""
    if words.isascii() and words.isdigit():
        return int(words)
    if not _NUMERAL.fullmatch(words):
        return None
    if "十" not in words:
        return _DIGITS[words]
    tens, ones = words.split("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def with_years_in_figures(question: str) -> str:
    """The question with the years written in figures (二〇二七年: 2027年); of the same length."""
    return _YEAR.sub(lambda match: "".join(str(_DIGITS[char]) for char in match.group()), question)
