"""SPARQL updates as text: their tokens, and the dataset of a request written into their operations.

The engine's ``update`` takes no dataset, so the protocol's ``using-graph-uri`` becomes USING clauses of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from plangraph.errors import ParameterError, QuerySyntaxError
from plangraph.store.query_text import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = re.compile(r"(?:[^\W\d_][\w.·-]*)?:(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?#@%-])*")
_TOKEN = re.compile(
    rf"(?P<quoted>{QUOTED.pattern})|(?P<variable>[?$]\w+)|(?P<blank>_:[\w.·-]+)|(?P<name>{NAME.pattern})"
    r"|(?P<word>[^\W\d]\w*)|(?P<mark>\S)",
    re.DOTALL,
)
_OPENERS = frozenset("(,;.{=!&|+-*/^<>")
"""After these an IRI may stand and a comparison may not."""
_KNOWN = re.compile(
    "ADD|ALL|BASE|CLEAR|COPY|CREATE|DATA|DEFAULT|DELETE|DROP|GRAPH|INSERT|INTO|LOAD|MOVE|NAMED|PREFIX|SILENT|TO"
    "|VERSION|WHERE"
)


class Token(NamedTuple):
    """A piece of an update; words are in capitals in ``text``, all else as it stands."""

    kind: str
    text: str
    start: int
    depth: int


def tokens(update: str) -> Iterator[Token]:
    """The tokens of an update, without its comments; a brace is as deep as what it encloses."""
    depth = 0
    for found in _TOKEN.finditer(update):
        kind, text = found.lastgroup or "", found[0]
        if text.startswith("#"):
            continue
        depth += text == "{"
        yield Token(kind, text.upper() if kind == "word" else text, found.start(), depth)
        depth -= text == "}"


def is_ambiguous(update: Sequence[Token], hiding: str = "#'") -> bool:
    """Whether an IRI may be a comparison that hides a comment or a string, so that the tokens after it may be wrong.

    ``hiding`` are the signs by which what is hidden begins.

    Comparisons stand in parentheses alone, after an operand; ``FILTER (?a <?b#>`` is the end of a line, or an IRI.
    """
    depth, last = 0, ""
    for token in update:
        if depth and token.text.startswith("<") and any(sign in token.text for sign in hiding) and last not in _OPENERS:
            return True
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        last = token.text
    return False


def with_dataset(update: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """The update with the graphs as the dataset of each of its patterns.

    An update with USING or WITH of its own is refused, as the protocol demands (§2.2.3). Raises ParameterError, and
    QuerySyntaxError for a text that cannot be told apart.
    """
    if not using and not using_named:
        return update
    clauses = "".join([f" USING {_iri(iri)}" for iri in using] + [f" USING NAMED {_iri(iri)}" for iri in using_named])
    parts: list[str] = []
    end = 0
    for place, insertion in _insertions(update, clauses):
        parts += [update[end:place], insertion]
        end = place
    return "".join([*parts, update[end:]])


def _insertions(update: str, clauses: str) -> Iterator[tuple[int, str]]:
    found = list(tokens(update))
    if is_ambiguous(found):
        raise QuerySyntaxError(
            "The update has < that may open an IRI or compare: write a space after the one, a prefix for the other."
        )
    last = ""
    for place, token in enumerate(found):
        if token.kind == "word" and not token.depth:
            _check(token)
            if token.text == "WHERE":
                pattern = _group(update, found, place + 1) if last == "DELETE" else ""
                yield token.start, f"{pattern}{clauses} "
        last = token.text


def _check(word: Token) -> None:
    if word.text in {"USING", "WITH"}:
        raise ParameterError(
            "The update names its graphs with {text}, and the request with using-graph-uri: choose one of them.",
            text=word.text,
        )
    if not _KNOWN.fullmatch(word.text):
        # The engine takes DELETEWHERE for two words; unseen, it would act on other graphs than were asked for.
        raise QuerySyntaxError(
            "The update has an unknown word {text} at character {start}: mend it.", text=word.text, start=word.start + 1
        )


def _group(update: str, found: Sequence[Token], opening: int) -> str:
    """The text of the braces that open at a token, for a DELETE that deletes its own pattern."""
    for token in found[opening:]:
        if token.text == "}" and token.depth == 1:
            return update[found[opening].start : token.start + 1]
    return ""


def _iri(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise ParameterError("The graph of the request is no IRI ({error}): give a whole one.", error=error) from error
