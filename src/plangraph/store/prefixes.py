"""Prefixes that a query or update uses and does not declare."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.store.update_text import is_ambiguous, tokens
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.store.update_text import Token

_WORDS = re.compile(
    "(?:A|ADD|BY|COPY|DESCRIBE|FILTER|FROM|GRAPH|HAVING|INTO|MOVE|NAMED|SERVICE|SILENT|TO|USING|WITH)+", re.IGNORECASE
)
"""What a name can follow."""


def undeclared(text: str) -> tuple[str, ...]:
    """The prefixes without a declaration, each once; none where the tokens of the text are not sure."""
    found = list(tokens(text))
    if is_ambiguous(found):
        return ()
    declared = _declared(found)
    used = dict.fromkeys(token.text.partition(":")[0] for token in found if token.kind == "name")
    return tuple(prefix for prefix in used if prefix not in declared and not _is_glued(prefix, declared))


def declaration(prefix: str) -> str:
    """The line that declares a prefix, with its IRI where it is one of ours."""
    return f"PREFIX {prefix}: <{PREFIXES.get(prefix, '…')}>"


def _declared(found: Sequence[Token]) -> frozenset[str]:
    return frozenset(name.text.removesuffix(":") for word, name in pairwise(found) if word.text == "PREFIX")


def _is_glued(prefix: str, declared: frozenset[str]) -> bool:
    """Whether the engine may read a word and a prefix: it takes GRAPHx:y for two words."""
    return any(prefix.endswith(one) and _WORDS.fullmatch(prefix.removesuffix(one)) for one in declared)
