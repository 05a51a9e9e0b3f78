"""``/plans``: each plan as a page, as RDF, as JSON, and its text with places marked."""

import json
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from plangraph.pipeline.workspace import Workspace
from plangraph.serve import findings_page, plan_page, registers
from plangraph.serve.context import Dataset, pages_of
from plangraph.serve.highlighting import pieces
from plangraph.serve.inferred import stated_only
from plangraph.serve.media_types import HTML, JSON, RDF
from plangraph.serve.negotiation import best
from plangraph.serve.refusal import Refusal
from plangraph.vocabulary import PLAN

router = APIRouter(prefix="/plans", tags=["Plans"])

EXPORTS = {"ttl": RDF["ttl"], "jsonld": RDF["jsonld"], "nq": "application/n-quads", "trig": "application/trig"}
"""Syntaxes of a plan's graphs."""
_FORMS = {HTML: "html", JSON: "json"} | {media_type: form for form, media_type in EXPORTS.items()}


@router.get("")
def plans(request: Request, workspace: Dataset) -> Response:
    """The plans of the dataset: a page, or JSON by Accept."""
    facts = workspace.plans()
    if best(request.headers.get("accept", ""), (HTML, JSON)) == JSON:
        return _json([asdict(plan) for plan in facts])
    return pages_of(request).render("plans.html", here="/plans", plans=facts)


@router.get("/{plan}/text")
def text(
    request: Request,
    workspace: Dataset,
    plan: str,
    start: Annotated[list[int] | None, Query(description="First code points of the places to mark.")] = None,
    end: Annotated[list[int] | None, Query(description="The code points after them.")] = None,
) -> Response:
    """The whole text of a plan with places marked; plain text by Accept."""
    fact = workspace.plan(plan)
    source = plan_page.source_text(workspace.store, fact.iri)
    if best(request.headers.get("accept", ""), (HTML, "text/plain")) == "text/plain":
        return Response(source, media_type="text/plain; charset=utf-8", headers={"Vary": "Accept"})
    marks = _marks(start or [], end or [], len(source))
    cut = pieces(source, marks, plan_page.headings(workspace.store, fact.iri))
    return pages_of(request).render(
        "text.html", here="/plans", plan=fact, pieces=cut, marked=any(p.marked for p in cut)
    )


def _marks(starts: list[int], ends: list[int], length: int) -> tuple[tuple[int, int], ...]:
    """The places to mark; raises HTTPException 400 where one is no place of the text."""
    if len(starts) != len(ends):
        raise Refusal(400, "Give as many values of `end` as of `start`.")
    for start, end in zip(starts, ends, strict=True):
        if not 0 <= start < end <= length:
            raise Refusal(
                400,
                "{start}–{end} is no place of this text: `start` is below `end`, `end` at most {length}.",
                start=start,
                end=end,
                length=length,
            )
    return tuple(zip(starts, ends, strict=True))


@router.get("/{plan}")
def plan(request: Request, workspace: Dataset, plan: str) -> Response:
    """A plan: ``.html``, ``.ttl``, ``.jsonld``, ``.nq``, ``.trig`` or ``.json``, or by Accept without an ending."""
    name, dot, form = plan.rpartition(".")
    if not dot:
        name, form = plan, _FORMS[best(request.headers.get("accept", ""), tuple(_FORMS)) or HTML]
    fact = workspace.plan(name)
    if form == "html":
        return _page(request, workspace, fact.id)
    if form == "json":
        return _json(_summary(workspace, fact.id))
    if form not in EXPORTS:
        raise Refusal(
            404, "A plan is there as html, json, {exports}, not as {form}.", exports=", ".join(EXPORTS), form=form
        )
    return Response(
        workspace.export(form, fact.id, stated_only=stated_only(request)),
        media_type=EXPORTS[form],
        headers={"Vary": "Accept"},
    )


def _page(request: Request, workspace: Workspace, plan_id: str) -> Response:
    fact, store = workspace.plan(plan_id), workspace.store
    entries = registers.indicators(store, fact.iri)
    return pages_of(request).render(
        "plan.html",
        here="/plans",
        plan=fact,
        accepted=request.query_params.get(plan_page.ACCEPTED, ""),
        imprint=plan_page.imprint(store, fact.iri),
        chapters=registers.chapters(store, fact.iri),
        indicators=entries,
        years=registers.years(entries),
        mentioned=plan_page.mentioned(store, fact.iri),
        quantities=plan_page.sayings(store, fact.iri, PLAN.term("hasQuantity")),
        safeguards=plan_page.sayings(store, fact.iri, PLAN.term("hasSafeguard")),
        findings=findings_page.checked(workspace, [fact])[0],
    )


def _summary(workspace: Workspace, plan_id: str) -> dict[str, object]:
    """The facts of the page as data; ``source`` is the IRI of a place in the text."""
    fact, store = workspace.plan(plan_id), workspace.store
    return {
        **asdict(fact),
        "imprint": asdict(plan_page.imprint(store, fact.iri)),
        "chapters": [asdict(chapter) for chapter in registers.chapters(store, fact.iri)],
        "indicators": [asdict(entry) for entry in registers.indicators(store, fact.iri)],
        "mentioned": {t: [asdict(m) for m in things] for t, things in plan_page.mentioned(store, fact.iri).items()},
        "quantities": [asdict(q) for q in plan_page.sayings(store, fact.iri, PLAN.term("hasQuantity"))],
        "safeguards": [asdict(s) for s in plan_page.sayings(store, fact.iri, PLAN.term("hasSafeguard"))],
        "findings": findings_page.as_data(findings_page.checked(workspace, [fact])),
    }


def _json(data: object) -> Response:
    body = json.dumps(data, ensure_ascii=False, indent=2)
    return Response(body, media_type=JSON, headers={"Vary": "Accept"})
