"""The form of a query, and where a binding can stand in it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode

from plangraph.errors import QuerySyntaxError
from plangraph.sentences import Sentence
from plangraph.store.update_text import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plangraph.model.solutions import Term

_PROLOGUE = frozenset({"BASE", "PREFIX", "VERSION"})
_CHANGES = frozenset({"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"})


class Form(StrEnum):
    """What a query asks for."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def is_triples(self) -> bool:
        """Whether triples answer it."""
        return self in {Form.CONSTRUCT, Form.DESCRIBE}


def form_of(query: str) -> Form:
    """The form of a query; raises QuerySyntaxError for anything else, since some servers make updates sent as one."""
    word = _first_word(query)
    if word not in set(Form):
        raise QuerySyntaxError(
            "The query begins with {word}: ask with {form}.", word=word or Sentence("nothing"), form=", ".join(Form)
        )
    return Form(word)


def refuse_queries(update: str) -> None:
    """Raises QuerySyntaxError for what is no update, since some servers answer queries sent as one."""
    word = _first_word(update)
    if word and word not in _CHANGES:
        raise QuerySyntaxError(
            "The update begins with {word}: begin with {changes}.", word=word, changes=", ".join(sorted(_CHANGES))
        )


def bound(query: str, bindings: Mapping[str, Term]) -> str:
    """The query with a VALUES block of the serialised term for each variable at the head of its WHERE.

    One block a variable: Virtuoso does not compile some queries with two in one block. Raises QuerySyntaxError.
    """
    if not bindings:
        return query
    if any(isinstance(term, BlankNode) for term in bindings.values()):
        raise QuerySyntaxError("A blank node has no name outside of its dataset: bind a variable to an IRI or literal.")
    places = tuple(_openings(query))
    template = form_of(query) is Form.CONSTRUCT
    if len(places) <= template:
        raise QuerySyntaxError("The query has no template or no WHERE to bind its variables in: write them out.")
    values = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in bindings.items())
    return f"{query[: places[template]]} {values} {query[places[template] :]}"


def _first_word(text: str) -> str:
    return next((token.text for token in tokens(text) if token.kind == "word" and token.text not in _PROLOGUE), "")


def _openings(query: str) -> Iterator[int]:
    """The places behind the outermost braces that stand in no parenthesis: template and WHERE."""
    parentheses = 0
    for token in tokens(query):
        if _is(token, "(", 0):
            parentheses += 1
        elif _is(token, ")", 0):
            parentheses -= 1
        elif _is(token, "{", 1) and not parentheses:
            yield token.start + 1


def _is(token: Token, mark: str, depth: int) -> bool:
    return token.kind == "mark" and token.text == mark and token.depth == depth
