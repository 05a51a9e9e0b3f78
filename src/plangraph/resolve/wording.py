"""Words as findings compare and quote them."""

from __future__ import annotations

import re
from operator import add
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.model.plan import Assignment

LONGEST_QUOTE = 80

_NO_WORD = re.compile(r"[\W_]+")
_INNER = str.maketrans("“”", "\u2018\u2019")


def folded(words: str) -> str:
    """Letters and figures only, of one width, to compare words."""
    bare = words if words.isalnum() else _NO_WORD.sub("", words)
    return bare if is_normalized("NFKC", bare) else _NO_WORD.sub("", normalize("NFKC", bare))


def quoted(words: str) -> str:
    """Words in quotes, inner ones in single quotes (GB/T 15834-2011, 4.8.3.3), long ones cut short."""
    plain = "".join(words.split()).translate(_INNER)
    return f"“{plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + '…'}”"


def named(assignments: Iterable[Assignment]) -> str:
    """Units as an official document lists them."""
    return "、".join(assignment.name for assignment in assignments)


def bigrams(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters of folded words."""
    return frozenset(map(add, words, words[1:]))
