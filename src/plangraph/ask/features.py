"""What a question is made of for the lexicon: its characters and words, alone and in pairs, with marks for names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"⟦\w+⟧|[a-z]+|[0-9]+|[^\s\w]|[^\s]")
_MARKS = frozenset("，。？！,.?!、；;：:“”\"'()（）[]…—-")
_FIGURE = "0"
_BEGIN, _END = "<", ">"
_STEM = 4
"""Letters of a word that its forms share for the most part: owns, owner, ownership."""


def features(masked: str) -> frozenset[str]:
    """The tokens of a masked question and their pairs; a figure is like any other, marks of punctuation are none."""
    found = (token for token in _TOKEN.findall(masked) if token not in _MARKS)
    tokens = [_BEGIN, *(_FIGURE if token.isdigit() else token for token in found), _END]
    pairs = (f"{one} {next_}" for one, next_ in pairwise(tokens))
    return frozenset((*tokens[1:-1], *pairs, *_stems(tokens[1:-1])))


def _stems(tokens: Iterable[str]) -> Iterator[str]:
    yield from (f"{token[:_STEM]}-" for token in tokens if token.isascii() and token.isalpha() and len(token) > 1)
