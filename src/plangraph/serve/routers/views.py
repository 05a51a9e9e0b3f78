"""``/views``: pictures for briefings, and the graphs behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode

from plangraph.model.language import Language
from plangraph.pipeline.picture import ENDINGS, MEDIA_TYPES, VIEWS, Picture, View, view_named
from plangraph.pipeline.workspace import Workspace
from plangraph.query.binding import bind
from plangraph.serve import registers
from plangraph.serve.context import Dataset, pages_of
from plangraph.serve.embedding import EMBED, embedding, embeds, framed
from plangraph.serve.headers import DRAWING_POLICY, INTERACTIVE_POLICY
from plangraph.serve.previews import previews
from plangraph.serve.refusal import Refusal
from plangraph.view.parts import linked
from plangraph.view.preset import PRESETS, THEMES

router = APIRouter(prefix="/views", tags=["Views"])

PRESET_TITLES = {"slide": "幻灯片 1600×900", "a4": "A4 报告 1000×800", "wechat": "手机 1080×1300"}
"""What the sizes are for."""
THEME_TITLES = {"light": "浅色", "dark": "深色", "grey": "灰度"}
"""The Chinese words for the colours of pictures."""
_SHAPE = {"preset", "plan", "language", "theme"}
"""What every view takes."""
_POLICIES = {"svg": DRAWING_POLICY, "html": INTERACTIVE_POLICY}


def _taken_by(parameter: str) -> list[str]:
    return [name for name, view in VIEWS.items() if any(p.name == parameter for p in view.parameters)]


_PARAMETERS = [
    {
        "name": EMBED,
        "in": "query",
        "description": "1: the page as it stands in a frame, without header and sidebar.",
        "schema": {"type": "string", "enum": ["1"]},
    },
    {
        "name": "preset",
        "in": "query",
        "description": "The size of images.",
        "schema": {"type": "string", "enum": list(PRESETS)},
    },
    {
        "name": "language",
        "in": "query",
        "description": "The language of what is not a name.",
        "schema": {"type": "string", "enum": list(Language)},
    },
    {
        "name": "theme",
        "in": "query",
        "description": "The colours of images.",
        "schema": {"type": "string", "enum": list(THEMES)},
    },
    {
        "name": "plan",
        "in": "query",
        "description": "The id of a plan; without it all count.",
        "schema": {"type": "string"},
    },
    *(
        {
            "name": parameter.name,
            "in": "query",
            "description": f"{', '.join(_taken_by(parameter.name))}: {parameter.description_en}.",
            "schema": {"type": "boolean" if parameter.flag else "string"},
        }
        for parameter in {p.name: p for view in VIEWS.values() for p in view.parameters}.values()
    ),
]


@router.get("")
def views(request: Request, workspace: Dataset) -> Response:
    """The views there are, as a page."""
    pages = pages_of(request)
    shown = previews(workspace.store, pages.language)
    return pages.render("views.html", here="/views", views=VIEWS, previews=shown)


@router.get("/{view}", openapi_extra={"parameters": _PARAMETERS})
def view(request: Request, workspace: Dataset, view: str) -> Response:
    """A view: ``.svg``, ``.png``, ``.json``, ``.graphml``, ``.gexf``, ``.cyjs``, ``.csv`` (a ZIP file), ``.mermaid``.

    ``.html`` is there to explore; without an ending, a page.
    """
    name, dot, form = view.rpartition(".")
    if not dot:
        name, form = view, ""
    found = view_named(name)
    given = {key: value for key, value in request.query_params.items() if value and key != EMBED}
    if form in {"", "html"} and not (form and form in found.formats):
        return _page(request, workspace, found, given)
    if form not in found.formats:
        raise Refusal(
            404,
            "The view {name} is there as {formats}, not as {form}.",
            name=name,
            formats=", ".join(found.formats),
            form=form,
        )
    return _file(workspace, name, form, given, f"{request.base_url}id/")


def _file(workspace: Workspace, name: str, form: str, given: Mapping[str, str], individuals: str) -> Response:
    """``individuals`` is what the addresses of their pages begin with."""
    drawn = workspace.picture(
        name,
        format=form,
        preset=given.get("preset", "slide"),
        parameters=_own(workspace, given),
        plan=given.get("plan"),
        language=given.get("language", "zh"),
        theme=given.get("theme", "light"),
    )
    headers = {"Content-Security-Policy": _POLICIES[form]} if form in _POLICIES else {}
    if form in ENDINGS:
        headers["Content-Disposition"] = f'attachment; filename="{drawn.name}"'
    body = linked(drawn.body, workspace.settings.base_iri, individuals) if form == "html" else drawn.body
    return Response(body, media_type=MEDIA_TYPES[form], headers=headers)


def _own(workspace: Workspace, given: Mapping[str, str]) -> dict[str, str]:
    """The parameters of the view itself, a unit as its IRI; raises UnknownLabel, AmbiguousLabel."""
    own = {name: value for name, value in given.items() if name not in _SHAPE}
    if "unit" in own:
        named = {name: given[name] for name in ("unit", "plan") if name in given}
        bound = bind(workspace.store, workspace.library["who-owns-what"], named, workspace.identifiers)
        own |= {b.parameter.name: b.term.value for b in bound if isinstance(b.term, NamedNode)}
        own.pop("plan", None)
    return own


@dataclass(frozen=True, slots=True)
class Shown:
    """A view as its page shows it; ``asked`` are its parameters with those that stand where none is given."""

    view: View
    asked: Mapping[str, str]
    units: tuple[registers.UnitEntry, ...]
    drawn: Picture


def shown(workspace: Workspace, view: View, given: Mapping[str, str], language: Language) -> Shown:
    """What the page of a view shows, for the busiest unit where it needs one and none is given."""
    named = any(parameter.name == "unit" for parameter in view.parameters)
    drawable = tuple(unit for unit in registers.units(workspace.store) if unit.tasks) if named else ()
    asked = {"language": language.value} | dict(given)
    if drawable:
        asked.setdefault("unit", drawable[0].iri)
    drawn = workspace.picture(
        view.name,
        preset=asked.get("preset", "slide"),
        parameters=_own(workspace, asked),
        plan=asked.get("plan"),
        language=asked["language"],
        theme=asked.get("theme", "light"),
    )
    return Shown(view, asked, drawable, drawn)


def _page(request: Request, workspace: Workspace, view: View, given: Mapping[str, str]) -> Response:
    pages = pages_of(request)
    found = shown(workspace, view, given, pages.language)
    preset = found.asked.get("preset", "slide")
    context: dict[str, Any] = {
        "view": view,
        "asked": found.asked,
        "plans": workspace.plans(),
        "size": PRESETS[preset],
        "alt_text": found.drawn.alt_text,
        "address": lambda form, **more: f"/views/{view.name}.{form}?{urlencode({**found.asked, **more})}",
        "embedding": embedding(request, f"/views/{view.name}", found.asked, found.drawn.alt_text, preset),
    }
    if embeds(request.query_params):
        return framed(pages.render("embed_view.html", **context))
    return pages.render(
        "view.html",
        endings=ENDINGS,
        here="/views",
        units=found.units,
        presets={name: (PRESET_TITLES[name], preset) for name, preset in PRESETS.items()},
        themes=THEME_TITLES,
        **context,
    )
