"""Keeps the engine from queries that it cannot refuse: calls of other servers, and nesting that ends the process."""

from __future__ import annotations

import re

from plangraph.errors import QuerySyntaxError
from plangraph.store.query_text import QUOTED

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SKIPPED = re.compile(rf"\\.|{QUOTED.pattern}|[?$]\w+|:\w+", re.DOTALL)
_SERVICE = re.compile(r"(?<![A-Za-z_])SERVICE(?!\w)", re.IGNORECASE)
_GAP = r"(?:\s|#[^\r\n]*[\r\n])*"
_TERM = r"(?:<[^<>]*>|[?$]\w+|[^\s<>{}()\"'?$#,;]*:[^\s<>{}()\"'?$#,;]*)"
_SHAPE = re.compile(rf"(?<![?$:\w])SERVICE{_GAP}(?:SILENT{_GAP})?{_TERM}{_GAP}\{{", re.IGNORECASE)
_DEEPEST = 200
_UNARY_RUN = re.compile(rf"(?:[!+^-]\s*){{{_DEEPEST}}}")


def refuse_federation(query: str) -> None:
    """Raises QuerySyntaxError where a query calls SERVICE or nests deeper than 200.

    The engine follows SERVICE to any address, with no switch to stop it, and its parser's recursion overflows the
    stack. The word is sought outside of IRIs, strings, comments, names and escapes (SPARQL 1.1 §19.8), and the shape
    of a call anywhere, since ``<`` may open an IRI or compare; both with and without the code-point escapes of §19.2
    resolved. A query that only quotes a whole call may be refused, never the other way round.
    """
    for text in {query, _ESCAPE.sub(_resolved, query)}:
        plain = _SKIPPED.sub(" ", text)
        if _SERVICE.search(plain) or _SHAPE.search(text):
            raise QuerySyntaxError("The query calls SERVICE, which reaches other servers: ask this dataset alone.")
        if _depth(plain) > _DEEPEST or _UNARY_RUN.search(plain):
            raise QuerySyntaxError(f"The query is nested more than {_DEEPEST} deep: write it flatter.")


def _depth(plain: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[][(){}]", plain):
        depth += 1 if bracket in "([{" else -1
        deepest = max(deepest, depth)
    return deepest


def _resolved(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]  # noqa: PLR2004  the last code point of Unicode
