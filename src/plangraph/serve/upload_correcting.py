"""The page of the corrections that a thing of a draft can have, as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from plangraph.serve import upload_choices, upload_screen
from plangraph.serve.refusal import Refusal
from plangraph.serve.upload_excerpts import excerpts
from plangraph.serve.upload_request import page
from plangraph.serve.upload_session import PATH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from plangraph.pipeline.draft import Content, Draft
    from plangraph.serve.upload_attempt import Attempt

_NOT_TAKEN = 422


def correcting(
    request: Request, draft: Draft, content: Content, asked: Mapping[str, str], attempt: Attempt | None = None
) -> Response:
    """The forms for the thing that ``asked`` names, one of them as it was sent where it could not be taken.

    Raises HTTPException 404 where the draft has no such thing.
    """
    target = upload_choices.target_of(content, asked) if content["plan"] else None
    if target is None:
        raise Refusal(404, "The draft has no such thing to correct: choose one at {path}/{id}.", path=PATH, id=draft.id)
    return page(
        request,
        "upload_correct.html",
        status_code=_NOT_TAKEN if attempt else 200,
        draft=draft,
        target=target,
        excerpts=excerpts(content["text"], target.places),
        kind=upload_screen.kind(target.kind),
        about=urlencode(asked),
        attempt=attempt,
    )
