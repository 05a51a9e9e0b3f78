"""Keeps the engine from what it cannot refuse: calls of other servers, and nesting that ends the process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.errors import FederationRefused, QueryError
from plangraph.store.query_text import QUOTED, unescaped

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_SKIPPED = re.compile(rf"\\.|{QUOTED.pattern}|[?$]\w+|(?<=:)[\w-]+", re.DOTALL)
_GAP = r"(?:\s|#[^\r\n]*[\r\n])*"
_TERM = r"(?:<[^<>]*>|[?$]\w+|[^\s<>{}()\"'?$#,;]*:[^\s<>{}()\"'?$#,;]*)"
_SHAPE = re.compile(
    rf"(?<![?$:\w])(SERVICE{_GAP}(?:SILENT{_GAP})?{_TERM}{_GAP}\{{|LOAD{_GAP}(?:SILENT{_GAP})?<[^<>]*>)", re.IGNORECASE
)
_RUN = re.compile(r"[\w.-]+:?")
_WORD = re.compile(r"SERVICE|(?<![A-Z_])LOAD", re.IGNORECASE)
_PREFIX = re.compile(rf"PREFIX{_GAP}([\w.-]*:)", re.IGNORECASE)
_PLAIN_CALL = re.compile(r"(?<![?$:\w])(?:SERVICE|LOAD)(\s+(?:SILENT\s+)?<([^<>]*)>)", re.IGNORECASE)
_DEEPEST = 200
_UNARY_RUN = re.compile(rf"(?:[!+^-]\s*){{{_DEEPEST}}}")


def refuse_federation(text: str, allowed: AbstractSet[str] = frozenset()) -> None:
    """Raises FederationRefused where a query or update reaches what is not in ``allowed``.

    Raises QueryError where it nests deeper than 200.

    The engine follows SERVICE and LOAD to any address, with no switch to stop it, and its parser's recursion overflows
    the stack. The words are sought outside of IRIs, strings, comments, names and escapes (SPARQL 1.1 §19.8), and the
    shape of a call anywhere, since ``<`` may open an IRI or compare; both with and without the code-point escapes of
    §19.2 resolved. A text that only quotes a whole call may be refused, never the other way round. A call is allowed
    where a whole IRI of ``allowed`` follows its word.
    """
    if _is_harmless(text):
        return
    for form in {text, unescaped(text)}:
        rest = _PLAIN_CALL.sub(lambda call: f"_{call[1]}" if call[2] in allowed else call[0], form)
        plain = _SKIPPED.sub(" ", rest)
        if call := _SHAPE.search(rest) or _calling(plain, rest):
            word = "LOAD" if "LOAD" in call[0].upper() else "SERVICE"
            raise FederationRefused(
                "The query calls {word}, which reaches other servers: ask this dataset alone.", word=word
            )
        if _depth(plain) > _DEEPEST or _UNARY_RUN.search(plain):
            raise QueryError("The query is nested more than {deepest} deep: write it flatter.", deepest=_DEEPEST)


def _is_harmless(text: str) -> bool:
    """Whether a text cannot hold what is refused, seen without reading it: that is most of them."""
    folded = text.casefold()
    return (
        "\\" not in text
        and "service" not in folded
        and "load" not in folded
        and text.count("(") + text.count("[") + text.count("{") <= _DEEPEST
        and text.count("!") + text.count("+") + text.count("^") + text.count("-") < _DEEPEST
    )


def _calling(plain: str, text: str) -> re.Match[str] | None:
    """The first word that calls, or may: the engine reads ``1SERVICEx:y`` as three words."""
    prefixes = {prefix.lower() for prefix in _PREFIX.findall(text)}
    for run in _RUN.finditer(plain):
        word = _WORD.search(run[0])
        if word and (run[0].lower() not in prefixes or _is_glued(run[0].lower(), prefixes)):
            return word
    return None


def _is_glued(run: str, prefixes: AbstractSet[str]) -> bool:
    return any(run != prefix and run.endswith(prefix) for prefix in prefixes)


def _depth(plain: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[][(){}]", plain):
        depth += 1 if bracket in "([{" else -1
        deepest = max(deepest, depth)
    return deepest
