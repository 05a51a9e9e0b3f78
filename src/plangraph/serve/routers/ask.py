"""``/ask``: a question in plain words, as a page and as JSON."""

import json
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from plangraph.pipeline.asking import LONGEST, Asked, Suggestion, plain_value
from plangraph.pipeline.workspace import Workspace
from plangraph.serve.answer_table import table
from plangraph.serve.context import Dataset, links_of, pages_of
from plangraph.serve.example_questions import examples
from plangraph.serve.media_types import HTML, JSON
from plangraph.serve.negotiation import best

router = APIRouter(tags=["Questions"])


class _Words:
    """What is asked, of which plan, with inferred links or without."""

    def __init__(
        self,
        q: Annotated[
            str, Query(description=f"The question, in Chinese or English, of at most {LONGEST} characters.")
        ] = "",
        plan: Annotated[str, Query(description="Only the plan of this id or IRI.")] = "",
        inferred: Annotated[bool, Query(description="False leaves out links that the text does not state.")] = True,  # noqa: FBT002
    ) -> None:
        self.q, self.plan, self.inferred = q.strip(), plan, inferred


Words = Annotated[_Words, Depends(_Words)]


@router.get("/ask")
def ask(request: Request, workspace: Dataset, words: Words) -> Response:
    """A question in plain words: the query chosen, its parameters and rows, and how sure that is; JSON by Accept."""
    if best(request.headers.get("accept", ""), (HTML, JSON)) == JSON:
        return _data(workspace, words)
    asked = _asked(workspace, words) if words.q else None
    several, limit = len(workspace.plans()) > 1, workspace.settings.max_rows
    selected = asked.selected if asked else None
    pages = pages_of(request)
    return pages.render(
        "ask.html",
        here="/ask",
        words=words,
        asked=asked,
        examples=() if asked else examples(workspace.store, pages.language),
        address=_address,
        plans=workspace.plans(),
        table=table(selected, links_of(request), several=several, limit=limit, store=workspace.store)
        if selected
        else None,
    )


def _address(suggestion: Suggestion) -> str:
    return f"/queries/{suggestion.query}?{urlencode(suggestion.values)}"


@router.get("/ask.json", include_in_schema=False)
def ask_json(workspace: Dataset, words: Words) -> Response:
    """The answer as JSON."""
    return _data(workspace, words)


def _asked(workspace: Workspace, words: _Words) -> Asked:
    return workspace.ask(words.q, plan=words.plan or None, stated_only=not words.inferred)


def _data(workspace: Workspace, words: _Words) -> Response:
    body = json.dumps(_asked(workspace, words).summary(), ensure_ascii=False, indent=2, default=plain_value)
    return Response(body, media_type=JSON, headers={"Vary": "Accept"})
