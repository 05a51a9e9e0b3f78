"""Which queries are answered otherwise each time, though the data are the same."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.store.query_text import unescaped
from plangraph.store.update_text import is_ambiguous, tokens

if TYPE_CHECKING:
    from plangraph.store.update_text import Token

_FUNCTIONS = ("NOW", "RAND", "UUID")
"""How functions of the evaluation itself end (SPARQL 1.1 §17.4), STRUUID among them."""
_FEDERATED = "SERVICE"
_ESCAPE = "\\U"
_MAY = re.compile(rf"(?:{'|'.join(_FUNCTIONS)})\s*[(#]|{_FEDERATED}|{re.escape(_ESCAPE)}")
"""Looked for in capitals, and after the plain words: every query waits for it."""
_LONG = 1 << 15
"""Characters of a query that is not read for this: it is taken to be of the moment."""


def is_of_the_moment(query: str) -> bool:
    """Whether a query has NOW(), RAND(), UUID(), STRUUID() or SERVICE, outside of IRIs, strings, comments and names.

    BNODE() is none of them: its nodes belong to one answer, also where that is given again. Where ``<`` may open an IRI
    or compare, what it may hide counts.
    """
    if len(query) > _LONG:
        return True
    return _may_be(query.upper()) and any(_is_called(text) for text in {query, unescaped(query)})


def _may_be(capitals: str) -> bool:
    return any(word in capitals for word in (*_FUNCTIONS, _FEDERATED, _ESCAPE)) and bool(_MAY.search(capitals))


def _is_called(query: str) -> bool:
    found = list(tokens(query))
    return is_ambiguous(found, hiding="#'(") or any(_calls(*pair) for pair in pairwise(found))


def _calls(word: Token, following: Token) -> bool:
    """The engine takes FILTERRAND() for two words, so a word may end with the name."""
    if word.kind != "word":
        return False
    return word.text.endswith(_FEDERATED) or (word.text.endswith(_FUNCTIONS) and following.text == "(")
