"""What the engine says of a text that it cannot read, in a line."""

from __future__ import annotations

import re

from plangraph.sentences import Sentence
from plangraph.store.prefixes import declaration, undeclared

_LONG = 60
_EXPECTED = ": expected "
_SAID = re.compile(r"(?:^|one of |, )((?:The|IRI|SELECT|Variables) [^,\[\"]+[^,\[\" ])(?=, |$)")
"""A sentence among the tokens that the parser would have taken: what it found wrong where all tokens were right."""
_UNBOUND = "variable that is unbound"


def reason_of(error: Exception, text: str = "") -> str | Sentence:
    """The first line of its message, without a long list of all that it would have taken.

    Of an error of syntax it also says what is known to be wrong with the ``text``.
    """
    message = error.msg if isinstance(error, SyntaxError) and error.msg else str(error)
    if not message.strip():
        return Sentence("no reason is known")
    first = message.strip().splitlines()[0].rstrip(".")
    place, _, taken = first.partition(_EXPECTED)
    if said := _SAID.search(taken):
        return _explained(place, said[1])
    if taken and (unknown := undeclared(text)):
        return Sentence(
            "{place}, and the prefix {prefix}: is not declared: put {line} before all else",
            {"place": place, "prefix": unknown[0], "line": declaration(unknown[0])},
        )
    return place if len(taken) > _LONG else first


def _explained(place: str, said: str) -> str | Sentence:
    if _UNBOUND not in said:
        return f"{place}: {said}"
    return Sentence(
        "{place}: {said}; outside of an aggregate SELECT can use the keys of GROUP BY alone, where an expression gets"
        " a name by AS",
        {"place": place, "said": said},
    )
