"""A briefing as one HTML file that asks for no other: pictures and style within, no script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from plangraph.brief.briefing import Figure
from plangraph.brief.numbering import chapters, heading
from plangraph.brief.wording import Wording

if TYPE_CHECKING:
    from plangraph.brief.briefing import Briefing

_PROLOGUE = re.compile(r"\A<\?xml[^>]*\?>\s*")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What the page allows itself."""


def page(briefing: Briefing) -> bytes:
    """The page; every word of a plan is escaped."""
    environment = Environment(
        loader=PackageLoader("plangraph.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    say = Wording.of(briefing.language)
    template = environment.get_template("briefing.html")
    rendered = template.render(
        briefing=briefing,
        say=say,
        policy=POLICY,
        findings_heading=heading(say, 0, say("findings")),
        chapters=tuple(chapters(briefing, say)),
        sources_heading=heading(say, len(briefing.chapters) + 1, say("sources")),
        drawn=_drawn,
    )
    return rendered.encode()


def _drawn(exhibit: object) -> Markup:
    """The SVG of a figure, whose text its writer has escaped; empty for a table."""
    return Markup(_PROLOGUE.sub("", exhibit.svg)) if isinstance(exhibit, Figure) else Markup()  # noqa: S704
