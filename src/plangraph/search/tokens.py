"""A text as the tokens that are indexed: each Chinese character by itself, Latin words and numbers whole.

Width and case are folded (NFKC). Blanks, line breaks and quotation marks are no tokens and part nothing, since a
document wraps its lines and quotes names as it likes; all other punctuation is one token, so that no phrase is found
across it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK = "、"
"""The token that stands for punctuation of any kind."""
_TITLE_MARKS = "《》〈〉「」『』\"'"
_TOKEN = re.compile(rf"[0-9]+|[a-z\u00df-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff]+|{BREAK}+|[^ {BREAK}]")
_BREAKS = re.compile(f"{BREAK}+")


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and the code points of the text that it was made of."""

    text: str
    start: int
    end: int


def words(text: str) -> str:
    """The tokens of a text in order, parted by blanks."""
    return " ".join(_TOKEN.findall(_BREAKS.sub(BREAK, text.translate(_FOLD))))


def tokens(text: str, start: int = 0) -> list[Token]:
    """The tokens of a text of which the first code point stands at ``start``."""
    folded = text.translate(_FOLD)
    origin: Sequence[int] = range(start, start + len(text))
    if len(folded) != len(text):
        origin = [start + at for at, each in enumerate(text) for _ in each.translate(_FOLD)]
    return [
        Token(BREAK if found[0][0] == BREAK else found[0], origin[found.start()], origin[found.end() - 1] + 1)
        for found in _TOKEN.finditer(folded)
    ]


class _Fold(dict[int, str]):
    """What each code point is searched as, found out when it is first met."""

    def __missing__(self, code_point: int) -> str:
        each = chr(code_point)
        folded = " " if each.isspace() and each != "\t" else unicodedata.normalize("NFKC", each).casefold()
        self[code_point] = known = "".join(map(_searched, folded))
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
