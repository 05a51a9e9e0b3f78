"""What the engine says of a text that it cannot read, in a line."""

from __future__ import annotations

from plangraph.sentences import Sentence

_LONG = 60


def reason_of(error: Exception) -> str | Sentence:
    """The first line of its message, without a long list of all that it would have taken."""
    message = error.msg if isinstance(error, SyntaxError) and error.msg else str(error)
    if not message.strip():
        return Sentence("no reason is known")
    first = message.strip().splitlines()[0].rstrip(".")
    place, _, taken = first.partition(": expected one of ")
    return first if len(taken) <= _LONG else place
