"""``/oembed``: how a page of a view or a question is put into a page of somebody else (https://oembed.com)."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from plangraph.model.language import Language
from plangraph.pipeline.picture import VIEWS
from plangraph.pipeline.workspace import Workspace
from plangraph.query.binding import bind
from plangraph.serve import question_page
from plangraph.serve.context import Dataset
from plangraph.serve.embedding import Target, frame_of, target
from plangraph.serve.inferred import INFERRED
from plangraph.serve.language import PARAMETER
from plangraph.serve.oembed import JSON, XML, Limits, Thumbnail, as_json, as_xml, described, thumbnail
from plangraph.serve.refusal import Refusal
from plangraph.serve.routers.queries import of_picture
from plangraph.serve.routers.views import Shown, shown

router = APIRouter(tags=["Service"])

_FORMS = {"json": (JSON, as_json), "xml": (XML, as_xml)}
_Words = tuple[tuple[str, str], Thumbnail | None]
"""The title, the words of the frame for those who cannot see it, and the small picture."""
_Form = Annotated[str, Query(json_schema_extra={"enum": [*_FORMS]})]
"""Described as what it can be; another is 501, as the specification of oEmbed has it."""
_Most = Annotated[int | None, Query(ge=1)]

_NOTHING_THERE = "There is no page of a view or question at {url}: give an address such as {base}views/matrix."


@router.get("/oembed")
def oembed(  # noqa: PLR0913, PLR0917  the parameters of the specification
    request: Request,
    workspace: Dataset,
    url: str = "",
    format: _Form = "json",  # noqa: A002
    maxwidth: _Most = None,
    maxheight: _Most = None,
) -> Response:
    """The frame, title and small picture of the page at ``url``, as ``json`` or ``xml``."""
    form = format or "json"
    if form not in _FORMS:
        raise Refusal(501, "There is no format {format!r}: ask for json or xml.", format=format)
    found = target(url, request.base_url)
    if found is None or found.name not in (VIEWS if found.kind == "views" else workspace.library):
        raise Refusal(404, _NOTHING_THERE, url=url or "url", base=request.base_url)
    media_type, written = _FORMS[form]
    limits = Limits(maxwidth, maxheight)
    base = str(request.base_url).rstrip("/")
    language = Language.EN if found.asked.get(PARAMETER) == Language.EN else Language.ZH
    asked = {name: value for name, value in found.asked.items() if name != PARAMETER}
    described_by = _view if found.kind == "views" else _question
    titles, small = described_by(workspace, Target(found.kind, found.name, asked), language, limits)
    page = f"{base}/{found.kind}/{found.name}" + (f"?{urlencode(found.asked)}" if found.asked else "")
    frame = frame_of(asked.get("preset", "slide")).within(maxwidth, maxheight)
    if small:
        small = Thumbnail(base + small.url, small.width, small.height)
    return Response(written(described(page, titles, frame, small, base)), media_type=media_type)


def _view(workspace: Workspace, page: Target, language: Language, limits: Limits) -> _Words:
    found: Shown = shown(workspace, VIEWS[page.name], page.asked, language)
    small = thumbnail(f"/views/{page.name}.png", found.asked, limits)
    title = found.view.title_en if language is Language.EN else found.view.title_zh
    return (title, found.drawn.alt_text), small


def _question(workspace: Workspace, page: Target, language: Language, limits: Limits) -> _Words:
    saved = workspace.library[page.name]
    given = {name: value for name, value in page.asked.items() if name not in {INFERRED, "preset"}}
    asked = question_page.asked(question_page.fields(workspace, saved, given), given)
    bound = bind(workspace.store, saved, asked, workspace.identifiers)
    words = ", ".join(value.label for value in bound) if language is Language.EN else "、".join(v.label for v in bound)
    name = saved.title if language is Language.EN else saved.title_zh
    mark = ": " if language is Language.EN else "："
    title = f"{name}{mark}{words}" if words else name
    picture = of_picture(saved, asked)
    if picture is None:
        return (title, title), None
    named = picture | ({"language": language.value} if language is Language.EN else {})
    return (title, title), thumbnail(f"/views/{saved.view}.png", named, limits)
