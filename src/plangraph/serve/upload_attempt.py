"""A correction that did not work: what was typed, why it does not do, and the places that its words can mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from plangraph.serve.upload_excerpts import excerpts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plangraph.pipeline.draft import Content
    from plangraph.serve.upload_excerpts import Excerpt
    from plangraph.serve.upload_fields import Said
    from plangraph.serve.upload_form import Form

ABOUT, FORM = "about", "form"
"""The fields that name the page of a form, by its query, and which of its forms it is."""
MOST = 20
"""Places that are offered; what stands more often is told by words near it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed into one of the forms of a page, and why it was not taken.

    ``places`` are those of the words that bear it out, by what ``occurrence`` calls them, where there are several.
    """

    form: str
    typed: Mapping[str, str]
    reason: Said
    words: str = ""
    places: tuple[tuple[int, Excerpt], ...] = ()


def about(form: Form) -> dict[str, str]:
    """What the page of the form is about; empty where no page of ours sent it."""
    return dict(parse_qsl(form[ABOUT]))


def attempt(form: Form, reason: Said, content: Content | None = None) -> Attempt:
    """The attempt that a form was; with the ``content`` of the draft its words are looked for."""
    words = form["quote"] or form["quantity"]
    found = list(_places(content, form, words)) if content and words else []
    several = tuple(enumerate(found[:MOST], 1)) if len(found) > 1 else ()
    return Attempt(form[FORM], form.fields, reason, words if several else "", several)


def _places(content: Content, form: Form, words: str) -> Iterator[Excerpt]:
    """Where the words stand in the task or row of the indicator that the form names, else in the text."""
    text: str = content["text"]
    start, end = _bounds(content, form)
    if text.find(words, start, end) < 0 and not form["task"]:
        start, end = 0, len(text)
    while (at := text.find(words, start, end)) >= 0:
        start = at + len(words)
        yield excerpts(text, [(at, start)])[0]


def _bounds(content: Content, form: Form) -> tuple[int, int]:
    for task in content["tasks"]:
        if str(task["ordinal"]) == form["task"]:
            return task["extent"][0], task["extent"][1]
    starts = {str(indicator["ordinal"]): indicator["place"][0] for indicator in content["indicators"]}
    if form["indicator"] in starts:
        start = starts[form["indicator"]]
        return start, min((later for later in starts.values() if later > start), default=len(content["text"]))
    return 0, len(content["text"])
