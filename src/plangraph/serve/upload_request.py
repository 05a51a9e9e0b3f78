"""What the routes of uploads take from a request: the desk, the draft, the form, and who sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from anyio import to_thread
from starlette.responses import RedirectResponse, Response

from plangraph.serve.context import pages_of
from plangraph.serve.problems import wants_page
from plangraph.serve.raw import body_of
from plangraph.serve.refusal import Refusal
from plangraph.serve.upload_form import Form, form_of
from plangraph.serve.upload_session import PATH, demand_editor, demand_own_page, editor_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from plangraph.pipeline.draft import Content, Draft
    from plangraph.pipeline.draft_acceptance import Uploads

_CLOSED = (
    "Plans can be sent in only to a service that writes: its operator starts it with `plangraph serve --writable`,"
    " or adds the file with `plangraph ingest`."
)
PATIENCE = 1.5
"""Seconds for which an answer waits for a draft to be read: most take less."""


def uploads_of(request: Request) -> Uploads:
    """The desk of the service; raises HTTPException 404 where it takes no plans."""
    uploads = cast("Uploads | None", request.app.state.uploads)
    if uploads is None:
        raise Refusal(404, _CLOSED)
    return uploads


def draft_of(request: Request, draft_id: str) -> Draft:
    """The draft of an address, for those who have a token; raises HTTPException 401, 404."""
    uploads = uploads_of(request)
    demand_editor(request)
    draft = uploads.desk.spool.find(draft_id)
    if draft is None:
        raise Refusal(404, "There is no such draft: it was accepted or discarded, or is too old; see /upload.")
    return draft


async def form_of_request(request: Request) -> Form:
    """The form of a request from a page of this service or a script; raises HTTPException 400, 403, 413, 415."""
    uploads_of(request)
    demand_own_page(request)
    body = await body_of(request.scope, request.receive)
    return await to_thread.run_sync(form_of, request.headers.get("content-type", ""), body)


def demand_edition(form: Form, draft: Draft) -> None:
    """Raises HTTPException 409 where the draft was changed since the page was shown."""
    if form["edition"] and form["edition"] != draft.edition:
        raise Refusal(409, "The draft was changed meanwhile, here or in another window: look at it again.")


def demand_content(draft: Draft) -> Content:
    """What was read of the draft; raises HTTPException 409 where it is still being read."""
    content = draft.content
    if content is None:
        raise Refusal(409, "The draft is still being read: wait for its check screen.")
    return content


def for_script(request: Request) -> bool:
    """Whether the client does not ask for pages."""
    return not wants_page(request)


def page(request: Request, template: str, *, status_code: int = 200, **context: object) -> Response:
    """A page that nobody keeps."""
    return private(pages_of(request).render(template, status_code=status_code, here=PATH, **context))


def sign_in(request: Request, draft_id: str = "") -> Response | None:
    """The page that asks for a token, for people who have sent none."""
    uploads_of(request)
    if for_script(request) or editor_of(request) is not None:
        return None
    return page(request, "upload_sign_in.html", status_code=401, draft_id=draft_id)


def to(address: str) -> Response:
    """Leads a browser on after a form."""
    return private(RedirectResponse(address, 303))


def private(response: Response) -> Response:
    """The answer, for nobody to keep."""
    response.headers["Cache-Control"] = "no-store"
    return response
