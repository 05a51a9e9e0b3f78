"""Keeps queries off the network: the engine follows SERVICE to any address, with no switch to stop it."""

from __future__ import annotations

import re

from plangraph.errors import QuerySyntaxError

_GAP = r"(?:\s|#[^\r\n]*[\r\n])*"
_TERM = r"(?:<[^<>]*>|[?$]\w+|[^\s<>{}()\"'?$#,;]*:[^\s<>{}()\"'?$#,;]*)"
_CALL = re.compile(rf"([?$:]\w*)?SERVICE{_GAP}(?:SILENT{_GAP})?{_TERM}{_GAP}\{{", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_federation(query: str) -> None:
    """Raises QuerySyntaxError where a query calls SERVICE.

    The test looks for the shape of a call anywhere, in comments and strings too, with and without the code-point
    escapes of SPARQL 1.1 §19.2 resolved: it may refuse a query that only quotes a call, never the other way round.
    """
    for text in {query, _ESCAPE.sub(_resolved, query)}:
        if any(call[1] is None for call in _CALL.finditer(text)):
            raise QuerySyntaxError("The query calls SERVICE, which reaches other servers: ask this dataset alone.")


def _resolved(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]  # noqa: PLR2004  the last code point of Unicode
