"""What a server refuses, as errors with one sentence."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from plangraph.errors import (
    PlangraphError,
    QueryError,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    StoreBusy,
    StoreReadOnly,
    StoreUnreachable,
    UnsupportedFormat,
)
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from plangraph.store.remote.messages import Answer

_TAGS = re.compile(r"<(script|style|title|head)\b.*?</\1>|<!--.*?-->|</?[A-Za-z!][^<>]*>", re.DOTALL | re.IGNORECASE)
_LEAD = re.compile(r"^(?:Virtuoso \w+ Error \w+: |error:? )", re.IGNORECASE)
_LONGEST = 300
_MOVED = frozenset({301, 302, 303, 307, 308})
_NOBODY = (
    StoreUnreachable,
    "The server at {url} does not know you: check PLANGRAPH_USER and PLANGRAPH_PASSWORD, or PLANGRAPH_BEARER.",
)
_NO_ENDPOINT = (
    StoreUnreachable,
    "There is no SPARQL endpoint at {url}: name the query endpoint with --store or PLANGRAPH_QUERY_URL.",
)
_NO_UPDATES = (
    StoreReadOnly,
    "The server takes no updates at {url}: set PLANGRAPH_UPDATE_URL to where it does, if it does.",
)
_READING = {
    401: _NOBODY,
    403: (StoreUnreachable, "The server at {url} does not let this user in: ask its operator for the right."),
    404: _NO_ENDPOINT,
    405: _NO_ENDPOINT,
}
_WRITING = {
    401: _NOBODY,
    403: (StoreReadOnly, "The server at {url} lets this user read only: ask its operator for the right."),
    404: _NO_UPDATES,
    405: _NO_UPDATES,
    501: _NO_UPDATES,
}


def refusal(answer: Answer, url: str, *, writing: bool) -> PlangraphError:
    """The error that an answer with an error status means; ``writing`` is whether a change was asked for."""
    return _of_access(answer, url, writing=writing) or _of_request(answer, url, writing=writing)


def _of_access(answer: Answer, url: str, *, writing: bool) -> PlangraphError | None:
    if answer.status in _MOVED:
        place = answer.headers.get("Location") or Sentence("another address")
        return StoreUnreachable(
            "The server at {url} has moved to {place}: name that address with --store.", url=url, place=place
        )
    kind, sentence = (_WRITING if writing else _READING).get(answer.status, (None, ""))
    return kind(sentence, url=url) if kind else None


def _of_request(answer: Answer, url: str, *, writing: bool) -> PlangraphError:
    what = Sentence("update" if writing else "query")
    words = said(answer)
    match answer.status:
        case 400 | 422:
            return QuerySyntaxError("The server refuses the {what}: {words}.", what=what, words=words)
        case 406:
            return UnsupportedFormat(
                "The server at {url} writes none of the formats that plangraph reads: {words}.", url=url, words=words
            )
        case 408 | 504:
            return QueryTimeout("The server ended the {what} at its own limit of time: ask for less.", what=what)
        case 413:
            return QueryTooLarge("The {what} is larger than the server takes: {words}.", what=what, words=words)
        case 429 | 503:
            pause = answer.headers.get("Retry-After", "")
            return StoreBusy(
                "The server at {url} is busy ({words}): try again in a moment.",
                int(pause) if pause.isdecimal() else 1,
                url=url,
                words=words,
            )
        case _:
            note = Sentence("; what came before the failing part may have been made") if writing else ""
            return QueryError(
                "The server failed at the {what} (status {status}): {words}{note}.",
                what=what,
                status=answer.status,
                words=words,
                note=note,
            )


def said(answer: Answer) -> str | Sentence:
    """The first sentence of an error's body, without markup and without a full stop."""
    kind = answer.headers.get("Content-Type", "")
    text = answer.body.decode("utf-8", "replace")
    if "json" in kind:
        text = _detail(text)
    elif "html" in kind:
        text = _TAGS.sub("\n", text)
    lines = [line for line in (part.strip() for part in text.splitlines()) if line]
    words = _LEAD.sub("", " ".join(lines) if "html" in kind else next(iter(lines), ""))
    return (words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…").rstrip(". ") or Sentence("it does not say why")


def _detail(text: str) -> str:
    try:
        problem = json.loads(text)
    except ValueError:
        return text
    if not isinstance(problem, dict):
        return text
    return str(problem.get("detail") or problem.get("message") or problem.get("title") or text)
