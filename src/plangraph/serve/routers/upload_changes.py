"""``/upload/{draft}``: a draft corrected, accepted or discarded."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from plangraph.errors import SourceError
from plangraph.model.correction import Outcome
from plangraph.pipeline.draft import Draft
from plangraph.pipeline.draft_acceptance import keep_source, standing, write
from plangraph.pipeline.draft_desk import Desk
from plangraph.pipeline.draft_manifest import checked, with_entry, with_id, without_entry
from plangraph.serve.audit import audited
from plangraph.serve.context import workspace_of
from plangraph.serve.plan_page import ACCEPTED
from plangraph.serve.refusal import Refusal
from plangraph.serve.upload_attempt import about, attempt
from plangraph.serve.upload_correcting import correcting
from plangraph.serve.upload_entry import entry_of
from plangraph.serve.upload_form import Form
from plangraph.serve.upload_request import (
    PATIENCE,
    demand_content,
    demand_edition,
    draft_of,
    for_script,
    form_of_request,
    page,
    private,
    to,
    uploads_of,
)
from plangraph.serve.upload_session import PATH, demand_editor
from plangraph.serve.upload_status import status

_BROKEN = 422
_MENDED = frozenset({400, _BROKEN})
"""Statuses of forms that people mend and send again."""
router = APIRouter(prefix=f"{PATH}/{{draft_id}}", tags=["Upload"])


@router.post("/corrections")
async def add(request: Request, draft_id: str) -> Response:
    """Adds one correction, whose keys are the fields of the form (docs/corrections.md), and reads the draft again.

    Of a form of the check screen that comes to nothing no entry stays: it comes back as it was sent.
    """
    form = await form_of_request(request)
    draft, label, asked = draft_of(request, draft_id), demand_editor(request), about(form)
    before = draft.content if asked and not for_script(request) else None
    try:
        entry = entry_of(form, label)
        answer = await _changed(request, draft, form, lambda text: with_entry(text, entry), shows_last=True)
    except Refusal as error:
        if before is None or error.status_code not in _MENDED:
            raise
        said = error.sentence.in_chinese(), str(error.sentence)
        return correcting(request, draft, before, asked, attempt(form, said))
    review = _unused(draft) if before else None
    if before is None or review is None:
        return answer
    await to_thread.run_sync(_change, uploads_of(request).desk, draft, Form(), _without(review["ordinal"]))
    said = review["reason"], review["reason_en"]
    return correcting(request, draft, before, asked, attempt(form, said, before))


def _unused(draft: Draft) -> dict[str, Any] | None:
    """What came of the last correction where it came to nothing; None where it did not, or is not known yet."""
    content = draft.content
    reviews: list[dict[str, Any]] = content.get("reviews", []) if content else []
    return reviews[-1] if reviews and reviews[-1]["outcome"] == Outcome.UNUSED else None


def _without(ordinal: int) -> Callable[[str], str]:
    return lambda text: without_entry(text, ordinal)


@router.post("/corrections/remove")
async def remove(request: Request, draft_id: str) -> Response:
    """Takes out the correction whose number is the field ``ordinal``, and reads the draft again."""
    form = await form_of_request(request)
    draft, ordinal = draft_of(request, draft_id), _ordinal(form)
    return await _changed(request, draft, form, lambda text: without_entry(text, ordinal))


@router.post("/corrections/text")
async def rewrite(request: Request, draft_id: str) -> Response:
    """Replaces the corrections file by the field ``text``, and reads the draft again."""
    form = await form_of_request(request)
    draft = draft_of(request, draft_id)
    try:
        return await _changed(request, draft, form, lambda _: form["text"] + "\n")
    except Refusal as error:
        if error.status_code != _BROKEN or for_script(request):
            raise
        said, edition = error.sentence, form["edition"]
        return page(
            request,
            "upload_corrections.html",
            status_code=_BROKEN,
            draft=draft,
            text=form["text"],
            problem=said,
            edition=edition,
        )


@router.post("/id")
async def rename(request: Request, draft_id: str) -> Response:
    """Gives the plan the id of the field ``id``, and reads the draft again."""
    form = await form_of_request(request)
    draft = draft_of(request, draft_id)
    return await _changed(request, draft, form, lambda text: with_id(text, form["id"]))


@router.post("/discard")
async def discard(request: Request, draft_id: str) -> Response:
    """Throws a draft away."""
    await form_of_request(request)
    draft = draft_of(request, draft_id)
    await to_thread.run_sync(uploads_of(request).desk.discard, draft)
    return private(Response(status_code=204)) if for_script(request) else to(PATH)


@router.post("/accept")
async def accept(request: Request, draft_id: str) -> Response:
    """Makes the dataset hold the plan, and keeps its file beside it: 303 to its page.

    ``edition`` and ``mark`` say what was checked; 409 where draft or dataset have changed since.
    """
    uploads_of(request)
    async with audited(request, "accept", demand_editor) as book:
        form = await form_of_request(request)
        draft = draft_of(request, draft_id)
        content = demand_content(draft)
        book.graphs, book.text = tuple(content.get("graphs", ())), f"{draft.id} {draft.name}"
        changed = await book.make(partial(_accept, request, draft, form))
        script = for_script(request)
        book.status = 200 if script else 303
        address = f"/plans/{content['plan']}"
        how = f"?{ACCEPTED}={'changed' if changed else 'same'}"
        if script:
            told = {"plan": content["plan"], "address": address, "changed": changed}
            return private(JSONResponse(told, headers={"Location": address}))
        return to(address + how)


def _accept(request: Request, draft: Draft, form: Form) -> bool:
    demand_edition(form, draft)
    content = demand_content(draft)
    if content["blocked"]:
        raise Refusal(
            409, "The draft cannot be accepted: {english}", english=content["blocked"], chinese=content["blocked_zh"]
        )
    uploads, workspace = uploads_of(request), workspace_of(request)
    graphs = draft.graphs(content)
    if form["mark"] and form["mark"] != standing(graphs, workspace.store).mark:
        raise Refusal(409, "The dataset has changed what it holds of this plan meanwhile: look at it again.")
    changed = write(graphs, workspace.store, uploads.shapes())
    keep_source(draft, content, uploads.desk.spool.store)
    uploads.desk.discard(draft)
    return changed


async def _changed(
    request: Request, draft: Draft, form: Form, change: Callable[[str], str], *, shows_last: bool = False
) -> Response:
    """Changes the corrections of a draft; raises HTTPException 409 and 422, ParameterError."""
    desk = uploads_of(request).desk
    await to_thread.run_sync(_change, desk, draft, form, change)
    if for_script(request):
        told = await to_thread.run_sync(status, desk, draft, workspace_of(request).store)
        return private(JSONResponse(told))
    content = draft.content
    reviews = content.get("reviews", ()) if content else ()
    done = f"?done={len(reviews)}" if shows_last and reviews else ""
    return to(f"{PATH}/{draft.id}{done}")


def _change(desk: Desk, draft: Draft, form: Form, change: Callable[[str], str]) -> None:
    with desk.changing:
        demand_edition(form, draft)
        digest = sha256(draft.source.read_bytes()).hexdigest()
        try:
            draft.correct(checked("corrections.toml", change(draft.corrections), digest))
        except SourceError as error:
            raise Refusal(_BROKEN, error.sentence) from error
    desk.settled(draft, PATIENCE)


def _ordinal(form: Form) -> int:
    if not form["ordinal"].isdecimal():
        raise Refusal(400, "The form does not say which correction: send its number as ordinal.")
    return int(form["ordinal"])
