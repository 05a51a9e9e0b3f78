"""What has to be read off the text of a query: its dataset clause, and where a binding can stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.errors import QuerySyntaxError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.solutions import Term

_IRI = r"<(?:[^<>\"{}|^`\\\s]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"
_STRING = r"\"\"\"(?:\\.|[^\\])*?\"\"\"|'''(?:\\.|[^\\])*?'''|\"(?:\\.|[^\"\\\r\n])*\"|'(?:\\.|[^'\\\r\n])*'"
QUOTED = re.compile(rf"{_IRI}|{_STRING}|#[^\r\n]*", re.DOTALL)
_BRACKET = re.compile(rf"{QUOTED.pattern}|[(){{]", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_DATASET_CLAUSE = re.compile(r"(?<![?$:\w])FROM(?!\w)", re.IGNORECASE)


def without_literals(text: str) -> str:
    """The text with blanks for literals and comments; IRIs stay."""
    return QUOTED.sub(lambda token: token[0] if token[0].startswith("<") else " ", text)


def unescaped(text: str) -> str:
    """The text with its code-point escapes (SPARQL 1.1 §19.2) resolved; those of no character stay."""
    return _ESCAPE.sub(_resolved, text) if "\\" in text else text


def names_graphs(query: str) -> bool:
    """Whether a query has a dataset clause of its own (FROM), which the union of all graphs would override."""
    return "from" in query.casefold() and bool(_DATASET_CLAUSE.search(QUOTED.sub(" ", query)))


def with_values(query: str, bindings: Mapping[str, Term]) -> str:
    """The SELECT with a VALUES block of serialised terms at the head of its WHERE; unchanged where there is none."""
    start = _where(query)
    if start is None or not bindings:
        return query
    names = " ".join(f"?{name}" for name in bindings)
    terms = " ".join(str(term) for term in bindings.values())
    return f"{query[:start]} VALUES ({names}) {{ ({terms}) }} {query[start:]}"


def no_select() -> QuerySyntaxError:
    """The error for another query where the solutions of a SELECT are asked for."""
    return QuerySyntaxError("The query is no SELECT: ask for variables.")


def no_triples() -> QuerySyntaxError:
    """The error for another query where the triples of a CONSTRUCT or DESCRIBE are asked for."""
    return QuerySyntaxError("The query is no CONSTRUCT or DESCRIBE: ask for triples.")


def _resolved(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]  # noqa: PLR2004  the last code point of Unicode


def _where(query: str) -> int | None:
    depth = 0
    for token in _BRACKET.finditer(query):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "{" and depth == 0:
            return token.end()
    return None
