"""The form of a query, and where a binding can stand in it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode

from plangraph.errors import QuerySyntaxError
from plangraph.store.query_text import QUOTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.solutions import Term

_FORM = re.compile(r"(?<![?$:\w-])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:-])", re.IGNORECASE)
_TOKEN = re.compile(rf"{QUOTED.pattern}|[(){{}}]|[?$:]?\w+", re.DOTALL)


class Form(StrEnum):
    """What a query asks for; a text without a form is left to the server to refuse as rows."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def is_triples(self) -> bool:
        """Whether triples answer it."""
        return self in {Form.CONSTRUCT, Form.DESCRIBE}


def form_of(query: str) -> Form:
    """The form of a query."""
    found = _FORM.search(QUOTED.sub(lambda token: " " * len(token[0]), query))
    return Form(found[1].upper()) if found else Form.SELECT


def bound(query: str, bindings: Mapping[str, Term]) -> str:
    """The query with a VALUES block of the serialised term for each variable at the head of its WHERE.

    One block a variable: Virtuoso does not compile some queries with two in one block. Raises QuerySyntaxError.
    """
    if not bindings:
        return query
    if any(isinstance(term, BlankNode) for term in bindings.values()):
        raise QuerySyntaxError("A blank node has no name outside of its dataset: bind a variable to an IRI or literal.")
    start = _where(query)
    if start is None:
        raise QuerySyntaxError("The query has no WHERE with a template before it to bind its variables in: write both.")
    values = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in bindings.items())
    return f"{query[:start]} {values} {query[start:]}"


def _where(query: str) -> int | None:
    """The place behind the first brace that opens no template and stands in no parenthesis."""
    braces = parentheses = 0
    templates = int(form_of(query) is Form.CONSTRUCT)
    before = ""
    for token in _TOKEN.finditer(query):
        match token[0]:
            case "(" | ")":
                parentheses += 1 if token[0] == "(" else -1
            case "{":
                if not braces and not parentheses and not templates:
                    return token.end()
                if not braces and before == "WHERE":
                    return None
                braces += 1
            case "}":
                braces -= 1
                templates -= not braces and templates
            case _:
                pass
        before = token[0].upper()
    return None
