"""Which graphs an update may change, read off its text: too many rather than too few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.store.query_text import unescaped
from plangraph.store.update_text import is_ambiguous, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.store.update_text import Token

_GAP = r"(?:\s|#[^\r\n]*[\r\n])*"
_IRI = re.compile(r"<([^<>]*)>")
_BASE = re.compile(rf"BASE{_GAP}<", re.IGNORECASE)
_PREFIX = re.compile(rf"PREFIX{_GAP}([\w.·-]*):{_GAP}<([^<>]*)>", re.IGNORECASE)
_LOCAL = r":((?:[\w.:-]|[^\x00-\x7f]|%[0-9A-Fa-f]{2}|\\[^\w\s])*)"
_UNESCAPED = re.compile(r"\\(.)")


def touched(update: str) -> frozenset[NamedNode] | None:
    """The graphs that an update may change; None where these can be any.

    Every IRI of the text counts, also one in a string or comment. A graph that only loses what it holds to CLEAR ALL or
    DROP NAMED need not be here: an empty graph breaks no shape.
    """
    if _BASE.search(update) or _writes_to_variables(list(tokens(update))):
        return None
    return frozenset(filter(None, map(_node, (*_whole(update), *_prefixed(update)))))


def _whole(update: str) -> Iterator[str]:
    return (found[1] for found in _IRI.finditer(update))


def _prefixed(update: str) -> Iterator[str]:
    """Names with each IRI that their prefix stands for anywhere; the engine reads ``GRAPHx:y`` as two words."""
    for prefix, namespace in set(_PREFIX.findall(update)):
        for name in re.finditer(re.escape(prefix) + _LOCAL, update):
            local = _UNESCAPED.sub(r"\1", name[1])
            yield namespace + local
            yield namespace + local.rstrip(".")


def _writes_to_variables(update: Sequence[Token]) -> bool:
    """Whether a template, and not only a pattern, has GRAPH with a variable."""
    if is_ambiguous(update):
        return True
    pattern = False
    last = before_last = ""
    for token in update:
        if token.text == "{" and token.depth == 1:
            pattern = last == "WHERE" and before_last != "DELETE"
        if token.kind == "variable" and last.endswith("GRAPH") and not pattern:
            return True
        before_last, last = last, token.text
    return False


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(unescaped(iri))
    except ValueError:
        return None  # relative without a base, or no IRI at all: the engine refuses it too
