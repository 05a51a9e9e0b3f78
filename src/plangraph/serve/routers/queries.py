"""``/queries``: the saved questions, each a page and a file."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from plangraph.errors import LabelError, ParameterError, PlangraphError, UnknownPlan
from plangraph.model.language import Language
from plangraph.pipeline.picture import VIEWS
from plangraph.pipeline.workspace import Workspace
from plangraph.query.answers import Answer, written
from plangraph.query.library import Library
from plangraph.query.saved import Inferred, SavedQuery
from plangraph.serve import answer_table, problems, question_page
from plangraph.serve.answer_file import EXCEL, FORMS, answer_file
from plangraph.serve.citation import TODAY, citation
from plangraph.serve.context import Dataset, links_of, pages_of
from plangraph.serve.embedding import EMBED, embedding, embeds, framed
from plangraph.serve.inferred import DESCRIBED, INFERRED, stated_only
from plangraph.serve.media_types import HTML, JSON
from plangraph.serve.negotiation import best
from plangraph.serve.previews import picture_address
from plangraph.serve.refusal import Refusal

router = APIRouter(prefix="/queries", tags=["Questions"])

_FORMS = {HTML: "html", JSON: "json"} | {media_type: form for form, media_type in FORMS.items()}
_OF_PARAMETERS = (ParameterError, LabelError, UnknownPlan)
"""What a form can be wrong in."""
_PRESET = "preset"
"""The shape of the frame, where the page stands in one."""
_PARAMETERS = [
    DESCRIBED,
    {
        "name": EMBED,
        "in": "query",
        "description": "1: the page as it stands in a frame, without header and sidebar.",
        "schema": {"type": "string", "enum": ["1"]},
    },
    {
        "name": EXCEL,
        "in": "query",
        "description": "1: a CSV with a byte order mark, for Excel. What a question takes is told under /queries.",
        "schema": {"type": "string", "enum": ["1"]},
    },
]


@router.get("")
def queries(request: Request, workspace: Dataset) -> Response:
    """The saved questions: a page, or JSON by Accept."""
    if best(request.headers.get("accept", ""), (HTML, JSON)) == JSON:
        return _listed(workspace.library)
    return pages_of(request).render("queries.html", here="/queries")


@router.get(".json", include_in_schema=False)
def queries_json(workspace: Dataset) -> Response:
    """The saved questions as JSON."""
    return _listed(workspace.library)


@router.get("/{query}", openapi_extra={"parameters": _PARAMETERS})
def query(request: Request, workspace: Dataset, query: str) -> Response:
    """A question: ``.html .csv .tsv .json .xml .xlsx .rq``, or by Accept without an ending."""
    name, dot, form = query.rpartition(".")
    if not dot:
        name, form = query, _FORMS[best(request.headers.get("accept", ""), tuple(_FORMS)) or HTML]
    saved = workspace.library[name]
    own = {EXCEL, INFERRED, EMBED, *((_PRESET,) if embeds(request.query_params) else ())}
    given = {key: value for key, value in request.query_params.items() if value and key not in own}
    if form == "html":
        return _page(request, workspace, saved, given)
    if form == "rq":
        bound = workspace.bound(name, given) if given else ()
        text = written(saved, bound, stated_only=stated_only(request))
        return Response(text, media_type="application/sparql-query", headers={"Vary": "Accept"})
    if form not in FORMS:
        raise Refusal(
            404, "An answer is there as html, {forms} and rq, not as {form}.", forms=", ".join(FORMS), form=form
        )
    return answer_file(request, workspace.answer(name, given, stated_only=stated_only(request)), form)


def _listed(library: Library) -> Response:
    body = json.dumps([saved.summary() for saved in library.values()], ensure_ascii=False, indent=2)
    return Response(body, media_type=JSON, headers={"Vary": "Accept"})


def _page(request: Request, workspace: Workspace, saved: SavedQuery, given: Mapping[str, str]) -> Response:
    stated = stated_only(request)
    fields = question_page.fields(workspace, saved, given)
    asked = question_page.asked(fields, given)
    complete = all(parameter.name in asked for parameter in saved.parameters if parameter.required)
    unknown = given.keys() - {parameter.name for parameter in saved.parameters}
    try:
        answer = workspace.answer(saved.name, asked, stated_only=stated) if complete or unknown else None
    except _OF_PARAMETERS as error:
        if embeds(request.query_params):
            raise
        return _wrong(request, workspace, saved, given, error)
    text = answer.sparql if answer else written(saved, (), stated_only=stated)
    also = {INFERRED: "false"} if stated else {}
    pages = pages_of(request)
    whole = f"{str(request.base_url).rstrip('/')}/queries/{saved.name}{_query({**asked, **also})}"
    words = saved.title if pages.language is Language.EN else saved.title_zh
    shown: dict[str, Any] = {
        "query": saved,
        "answer": answer,
        "table": None if answer is None else _table(request, workspace, answer, asked),
        "embedding": embedding(request, f"/queries/{saved.name}", {**asked, **also}, words),
    }
    if embeds(request.query_params):
        return framed(pages.render("embed_query.html", **shown))
    return pages.render(
        "query.html",
        here=f"/queries/{saved.name}",
        **shown,
        fields=fields,
        has_inferred=saved.inferred is not Inferred.NONE,
        stated_only=stated,
        text=text,
        sparql="/sparql?" + urlencode({"query": text}),
        picture=_picture(saved, {**asked, **({"stated_only": "true"} if stated else {})}, pages.language),
        view=VIEWS.get(saved.view or ""),
        link=f"/queries/{saved.name}{_query({**asked, **also, **pages.in_language})}",
        citation=citation(answer, workspace, whole, pages.language).split(TODAY) if answer else (),
        address=lambda form, **more: f"/queries/{saved.name}.{form}{_query({**asked, **also, **more})}",
    )


def _wrong(
    request: Request, workspace: Workspace, saved: SavedQuery, given: Mapping[str, str], error: PlangraphError
) -> Response:
    """The form as it was sent, with what is wrong with it; choices are those of all plans, for the plan may be none."""
    known = {p.name for p in saved.parameters}
    problem = problems.of_error(error)
    return pages_of(request).render(
        "query_wrong.html",
        status_code=problem.status,
        here=f"/queries/{saved.name}",
        query=saved,
        fields=question_page.fields(workspace, saved, {k: v for k, v in given.items() if k in known - {"plan"}}),
        has_inferred=saved.inferred is not Inferred.NONE,
        stated_only=stated_only(request),
        **problems.shown(request, problem),
    )


def _query(asked: Mapping[str, str]) -> str:
    return f"?{urlencode(asked)}" if asked else ""


def _table(request: Request, workspace: Workspace, answer: Answer, asked: Mapping[str, str]) -> answer_table.Table:
    return answer_table.table(
        answer,
        links_of(request),
        several=len(workspace.plans()) > 1 and "plan" not in asked,
        limit=workspace.settings.max_rows,
        stated=answer_table.stated_rows(workspace, answer, asked),
        store=workspace.store,
    )


def of_picture(saved: SavedQuery, asked: Mapping[str, str]) -> dict[str, str] | None:
    """The parameters that a question shares with the picture that fits it; None where no picture does."""
    view = VIEWS.get(saved.view or "")
    if view is None or any(parameter.required and parameter.name not in asked for parameter in view.parameters):
        return None
    taken = {parameter.name for parameter in view.parameters} | {"plan"}
    return {name: value for name, value in asked.items() if name in taken}


def _picture(saved: SavedQuery, asked: Mapping[str, str], language: Language) -> tuple[str, str] | None:
    """The page and the file of the picture that fits the question, with the parameters that both take."""
    shared = of_picture(saved, asked)
    if shared is None:
        return None
    page = f"/views/{saved.view}" + (f"?{urlencode(shared)}" if shared else "")
    return page, picture_address(f"/views/{saved.view}.svg", shared, language)
