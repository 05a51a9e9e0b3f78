"""``/upload/{draft}``: the parts of a draft, its text, its corrections file, and the forms that correct a thing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from plangraph.serve.highlighting import pieces
from plangraph.serve.refusal import Refusal
from plangraph.serve.upload_correcting import correcting
from plangraph.serve.upload_request import demand_content, draft_of, page, private, sign_in
from plangraph.serve.upload_session import PATH

router = APIRouter(prefix=PATH, tags=["Upload"])


@router.get("/{draft_id}/correct")
def correct(request: Request, draft_id: str) -> Response:
    """The corrections that a thing of a draft can have, as forms; the thing is named as in a corrections file."""
    if (asked := sign_in(request, draft_id)) is not None:
        return asked
    draft = draft_of(request, draft_id)
    return correcting(request, draft, demand_content(draft), dict(request.query_params))


@router.get("/{draft_id}/text")
def text(
    request: Request,
    draft_id: str,
    start: Annotated[list[int] | None, Query(description="First code points of the places to mark.")] = None,
    end: Annotated[list[int] | None, Query(description="The code points after them.")] = None,
) -> Response:
    """The whole text of a draft with places marked."""
    if (asked := sign_in(request, draft_id)) is not None:
        return asked
    draft = draft_of(request, draft_id)
    content = demand_content(draft)
    if content["plan"] is None:
        raise Refusal(404, "No text was read from the draft: {path}/{id} says why.", path=PATH, id=draft.id)
    headings = [tuple(one["place"]) for one in (*content["sections"], *content["tasks"])]
    cut = pieces(content["text"], zip(start or (), end or (), strict=False), headings)
    return page(request, "upload_text.html", draft=draft, content=content, pieces=cut)


@router.get("/{draft_id}/corrections")
def edit(request: Request, draft_id: str) -> Response:
    """The corrections file of a draft as text that can be changed."""
    if (asked := sign_in(request, draft_id)) is not None:
        return asked
    draft = draft_of(request, draft_id)
    edition = draft.edition
    return page(request, "upload_corrections.html", draft=draft, text=draft.corrections, problem="", edition=edition)


@router.get("/{draft_id}/corrections.toml")
def corrections(request: Request, draft_id: str) -> Response:
    """The corrections file of a draft (docs/corrections.md)."""
    draft = draft_of(request, draft_id)
    named = {"Content-Disposition": 'attachment; filename="corrections.toml"'}
    return private(Response(draft.corrections, media_type="application/toml", headers=named))
