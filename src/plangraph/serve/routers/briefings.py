"""``/briefings``: a plan, or one of its units, as a Word document, slides, a page or Markdown."""

from base64 import b64encode
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from plangraph.brief.briefing import Figure
from plangraph.model.language import Language
from plangraph.pipeline.briefing import MEDIA_TYPES, Manner, brief
from plangraph.serve.context import Dataset
from plangraph.serve.headers import DRAWING_POLICY
from plangraph.serve.refusal import Refusal

router = APIRouter(prefix="/briefings", tags=["Briefings"])


@router.get("/{briefing}")
def briefing(
    workspace: Dataset,
    briefing: str,
    unit: Annotated[str, Query(description="A unit by label or IRI; without it the whole plan.")] = "",
    language: Annotated[Language, Query(description="Of headings and sentences.")] = Language.ZH,
) -> Response:
    """A briefing: ``{plan}.docx``, ``.pptx``, ``.html`` or ``.md``."""
    plan, _, form = briefing.rpartition(".")
    if form not in MEDIA_TYPES or not plan:
        raise Refusal(
            404,
            "A briefing is there as {media_types}: ask for /briefings/PLAN.docx.",
            media_types=", ".join(MEDIA_TYPES),
        )

    written = brief(workspace, plan, form, unit, Manner(language, address=_within))
    kind = "inline" if form == "html" else "attachment"
    headers = {"Content-Disposition": f"{kind}; filename*=UTF-8''{quote(written.name)}"}
    if form == "html":
        headers["Content-Security-Policy"] = DRAWING_POLICY
    return Response(written.body, media_type=written.media_type, headers=headers)


def _within(figure: Figure) -> str:
    """A picture in the address itself: what is downloaded is one file."""
    return f"data:image/svg+xml;base64,{b64encode(figure.svg.encode()).decode()}"
