"""A text as the tokens that are indexed: each Chinese character by itself, Latin words and numbers whole.

Width and case are folded (NFKC). Blanks, line breaks and quotation marks are no tokens and part nothing, since a
document wraps its lines and quotes names as it likes; all other punctuation is one token, so that no phrase is found
across it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK = "、"
"""The token that stands for punctuation of any kind."""
_TITLE_MARKS = "《》〈〉「」『』\"'"
_LETTER = "[a-z\u00df-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff]"
_TOKEN = re.compile(rf"[0-9]+|{_LETTER}+|{BREAK}+|[^ {BREAK}]")
_BREAKS = re.compile(f"{BREAK}+")


def words(text: str) -> str:
    """The tokens of a text in order, parted by blanks."""
    return " ".join(_TOKEN.findall(_BREAKS.sub(BREAK, text.translate(_FOLD))))


def occurrences(text: str, phrase: Sequence[str], start: int = 0) -> list[tuple[int, int]]:
    """The code points of a text that are such tokens side by side; its first code point stands at ``start``."""
    folded = text.translate(_FOLD)
    origin: Sequence[int] = range(start, start + len(text))
    if not _FOLD.uneven.isdisjoint(text):
        origin = [start + at for at, each in enumerate(text) for _ in each.translate(_FOLD)]
    return [(origin[found.start()], origin[found.end() - 1] + 1) for found in _pattern(tuple(phrase)).finditer(folded)]


@lru_cache(maxsize=256)
def _pattern(phrase: tuple[str, ...]) -> re.Pattern[str]:
    """What such tokens are in a folded text, in which blanks are what parts nothing."""
    return re.compile(" *".join(map(_whole, phrase)))


def _whole(token: str) -> str:
    """A token that is no part of a longer one."""
    if token == BREAK:
        return f"(?<!{BREAK}){BREAK}+(?!{BREAK})"
    if token[0] in "0123456789":
        return f"(?<![0-9]){token}(?![0-9])"
    return f"(?<!{_LETTER}){token}(?!{_LETTER})" if re.match(_LETTER, token) else re.escape(token)


class _Fold(dict[int, str]):
    """What each code point is searched as, found out when it is first met; ``uneven`` become none or several."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code_point: int) -> str:
        each = chr(code_point)
        folded = " " if each.isspace() and each != "\t" else unicodedata.normalize("NFKC", each).casefold()
        known = "".join(map(_searched, folded))
        if len(known) != 1:
            self.uneven.add(each)
        self[code_point] = known
        return known


def _searched(each: str) -> str:
    category = unicodedata.category(each)
    if category == "Nd":
        return str(unicodedata.decimal(each))
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if each == " " or category in {"Pi", "Pf"} or each in _TITLE_MARKS:
        return " "
    return each if category[0] in "LNM" or category == "Co" else BREAK


_FOLD = _Fold()
