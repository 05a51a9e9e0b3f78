"""What a person asks for: words parted by blanks, all of which must be there, and “phrases in quotation marks”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from plangraph.errors import ParameterError
from plangraph.search.tokens import BREAK, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.search.kinds import Kind

Phrase: TypeAlias = tuple[str, ...]
"""Tokens that must stand side by side."""
LONGEST = 200
"""Code points of a query."""
MOST = 20
"""Words of a query: each is looked up, counted and weighed by itself."""
_WORD = re.compile(r"(?<!\S)[“\"„]([^“”\"„]+)[”\"“](?!\S)|(\S+)")


@dataclass(frozen=True, slots=True)
class Sought:
    """All phrases, in things of a kind and in the plan of an IRI where those are given: which of the hits are wanted.

    ``seconds`` are those that the search may take.
    """

    phrases: tuple[Phrase, ...]
    kind: Kind | None = None
    plan: str | None = None
    limit: int = 20
    offset: int = 0
    seconds: float = 10.0


def phrases(query: str) -> tuple[Phrase, ...]:
    """The phrases of a query, each once; raises ParameterError where nothing can be searched for."""
    if not query.strip():
        raise ParameterError("There is nothing to search for: give words parted by blanks.")
    if len(query) > LONGEST:
        raise ParameterError(
            "The search is too long: give up to {longest} characters, not {number}.", longest=LONGEST, number=len(query)
        )
    found = dict.fromkeys(filter(None, map(_phrase, _WORD.finditer(query))))
    if not found:
        raise ParameterError("Punctuation alone cannot be searched for: give words or numbers.")
    if len(found) > MOST:
        raise ParameterError("These are too many words: give up to {most}, not {number}.", most=MOST, number=len(found))
    return tuple(found)


def expression(sought: Sequence[Phrase]) -> str:
    """The phrases in the language of FTS5; tokens are letters and digits, so that none of its signs comes from them."""
    return " AND ".join(f'"{" ".join(phrase)}"' for phrase in sought)


def _phrase(word: re.Match[str]) -> Phrase:
    found = words(word[1] or word[2]).split()
    while found and found[0] == BREAK:
        del found[0]
    while found and found[-1] == BREAK:
        del found[-1]
    return tuple(found)
