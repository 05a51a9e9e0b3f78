"""``/findings``: what the checks find in the plans, as a page, as JSON and as CSV."""

import json
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from plangraph.model.issue import Severity
from plangraph.pipeline.workspace import Workspace
from plangraph.serve import findings_page
from plangraph.serve.context import Dataset, pages_of
from plangraph.serve.media_types import HTML, JSON, RESULTS, with_charset
from plangraph.serve.negotiation import best
from plangraph.serve.refusal import Refusal

router = APIRouter(tags=["Findings"])

_CSV = RESULTS["csv"]
_FORMS = {"html": HTML, "json": JSON, "csv": _CSV}


class Asked:
    """Which findings an address asks for."""

    def __init__(
        self,
        plan: Annotated[str, Query(description="Only those of the plan of this id or IRI.")] = "",
        severity: Annotated[str, Query(description=f"Only these: {', '.join(Severity)}.")] = "",
        inferred: Annotated[bool, Query(description="false: without what rests on inferred links.")] = True,  # noqa: FBT002  FastAPI gives it by name
    ) -> None:
        if severity and severity not in set(Severity):
            known = ", ".join(Severity)
            raise Refusal(400, "There is no severity {severity!r}: use one of {known}.", severity=severity, known=known)
        self.plan, self.severity, self.stated_only = plan, severity, not inferred

    def address(self, form: str = "", **changed: str) -> str:
        """The address of these findings with something else in it; what is empty is left out."""
        values = {"plan": self.plan, "severity": self.severity, "inferred": "false" if self.stated_only else ""}
        given = {name: value for name, value in (values | changed).items() if value}
        return f"/findings{form}" + (f"?{urlencode(given)}" if given else "")

    def found(self, workspace: Workspace) -> tuple[findings_page.Checked, ...]:
        """The plans asked for with what is found in them; raises UnknownPlan."""
        plans = (workspace.plan(self.plan),) if self.plan else workspace.plans()
        return findings_page.checked(workspace, plans, self.severity, stated_only=self.stated_only)


AskedHere = Annotated[Asked, Depends()]


@router.get("/findings")
def findings(request: Request, workspace: Dataset, asked: AskedHere) -> Response:
    """What is missing in the plans or contradicts itself, with its places: a page, or JSON or CSV by Accept."""
    form = best(request.headers.get("accept", ""), tuple(_FORMS.values())) or HTML
    return _page(request, workspace, asked) if form == HTML else _data(workspace, asked, form)


@router.get("/findings.{form}", include_in_schema=False)
def findings_as(request: Request, workspace: Dataset, asked: AskedHere, form: str) -> Response:
    """The same by ending: ``.html``, ``.json`` or ``.csv``."""
    if form not in _FORMS:
        raise Refusal(404, "Findings are there as {forms}, not as {form}.", forms=", ".join(_FORMS), form=form)
    return _page(request, workspace, asked) if form == "html" else _data(workspace, asked, _FORMS[form])


def _data(workspace: Workspace, asked: Asked, media_type: str) -> Response:
    found = asked.found(workspace)
    if media_type == _CSV:
        body = findings_page.as_csv(found)
    else:
        body = json.dumps(findings_page.as_data(found), ensure_ascii=False, indent=2).encode()
    return Response(body, media_type=with_charset(media_type), headers={"Vary": "Accept"})


def _page(request: Request, workspace: Workspace, asked: Asked) -> Response:
    found = asked.found(workspace)
    return pages_of(request).render(
        "findings.html",
        here="/findings",
        asked=asked,
        plans=workspace.plans(),
        severities=findings_page.SEVERITIES,
        found=findings_page.worst_first(found) if len(found) > 1 else found,
        counts=findings_page.counts(found),
    )
