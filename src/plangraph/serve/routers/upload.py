"""``/upload``: plans that are sent in, and the screens on which people check them."""

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from plangraph.pipeline.draft import Draft
from plangraph.pipeline.draft_desk import State
from plangraph.pipeline.drafts import DAYS, MOST, SpoolFull
from plangraph.read.media_types import SUFFIXES
from plangraph.serve import upload_screen
from plangraph.serve.context import workspace_of
from plangraph.serve.refusal import Refusal
from plangraph.serve.upload_choices_facts import MISSING
from plangraph.serve.upload_excerpts import excerpts
from plangraph.serve.upload_request import (
    PATIENCE,
    demand_content,
    draft_of,
    for_script,
    form_of_request,
    page,
    private,
    sign_in,
    to,
    uploads_of,
)
from plangraph.serve.upload_session import PATH, demand_editor, editor_of, forget, remember
from plangraph.serve.upload_status import standing_of, status

router = APIRouter(prefix=PATH, tags=["Upload"])

_FILE = {"type": "string", "format": "binary", "description": "The plan, in any format that is read."}
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": _FILE, "id": {"type": "string"}, "token": {"type": "string"}},
                }
            }
        },
    }
}


@router.get("")
def upload(request: Request) -> Response:
    """The form for a plan, and the drafts of others; JSON by Accept for those who have a token."""
    desk = uploads_of(request).desk
    if for_script(request):
        demand_editor(request)
        store = workspace_of(request).store
        return private(JSONResponse([status(desk, draft, store) for draft in desk.spool.drafts()]))
    label = editor_of(request)
    drafts = [(draft, desk.state(draft), draft.content) for draft in desk.spool.drafts()] if label else []
    return page(request, "upload.html", label=label, drafts=drafts, suffixes=sorted(SUFFIXES), most=MOST, days=DAYS)


@router.post("", openapi_extra=_FORM)
async def send(request: Request) -> Response:
    """Takes a plan as a draft: 303 to its check screen, for scripts 201. For those who have a token."""
    form = await form_of_request(request)
    label = demand_editor(request, form["token"])
    if form.file is None:
        raise Refusal(400, "The form holds no file: choose one and send it again.")
    desk = uploads_of(request).desk
    try:
        draft = await to_thread.run_sync(desk.spool.add, form.file.name, form.file.body, form["id"] or None, label)
    except SpoolFull as full:
        raise Refusal(409, full.sentence) from full
    await to_thread.run_sync(desk.state, draft)
    address = f"{PATH}/{draft.id}"
    if for_script(request):
        told = await to_thread.run_sync(status, desk, draft, workspace_of(request).store)
        return private(JSONResponse(told, 201, headers={"Location": address}))
    answer = to(address)
    if form["token"]:
        remember(answer, request, form["token"])
    return answer


@router.post("/session")
async def begin(request: Request) -> Response:
    """Lets a browser keep a token, until it is closed."""
    form = await form_of_request(request)
    demand_editor(request, form["token"] or "-")
    draft = uploads_of(request).desk.spool.find(form["draft"])
    answer = to(f"{PATH}/{draft.id}" if draft else PATH)
    remember(answer, request, form["token"])
    return answer


@router.post("/session/end")
async def end(request: Request) -> Response:
    """Takes the token back from the browser."""
    await form_of_request(request)
    answer = to(PATH)
    forget(answer)
    return answer


@router.get("/{draft_id}")
def check(request: Request, draft_id: str, done: int | None = None) -> Response:
    """The check screen of a draft, or how far its reading is; JSON by Accept."""
    if (asked := sign_in(request, draft_id)) is not None:
        return asked
    draft, desk = draft_of(request, draft_id), uploads_of(request).desk
    if for_script(request):
        return private(JSONResponse(status(desk, draft, workspace_of(request).store)))
    if not desk.settled(draft, PATIENCE):
        state = desk.state(draft)
        stage = draft.stage if state is State.READING else ""
        return page(request, "upload_waiting.html", draft=draft, stage=stage, before=desk.before(draft))
    return _screen(request, draft, done)


def _screen(request: Request, draft: Draft, done: int | None) -> Response:
    content = demand_content(draft)
    if content["plan"] is None:
        return page(request, "upload_refused.html", draft=draft, content=content)
    there = standing_of(draft, content, workspace_of(request).store)
    last = next((review for review in content["reviews"] if review["ordinal"] == done), None)
    return page(
        request,
        "upload_check.html",
        draft=draft,
        content=content,
        standing=there,
        last=last,
        missing=MISSING,
        screen=upload_screen,
        excerpts=excerpts,
    )
