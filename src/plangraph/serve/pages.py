"""Pages for people: Jinja2 templates with what every page shows."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from plangraph.serve.gallery import groups
from plangraph.serve.links import Links, anchor
from plangraph.serve.overview import CachedOverview
from plangraph.view.palette import kind_label

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

NAVIGATION = (
    ("/queries", "问题"),
    ("/units", "单位"),
    ("/tasks", "任务"),
    ("/indicators", "指标"),
    ("/views", "图"),
    ("/sparql", "SPARQL"),
    ("/docs", "文档"),
)


class Pages:
    """Renders templates; every value is escaped, and a name that is not given is an error."""

    def __init__(self, workspace: Workspace) -> None:
        self.overview = CachedOverview(workspace)
        self._environment = Environment(
            loader=PackageLoader("plangraph.serve"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            navigation=NAVIGATION,
            groups=groups(workspace.library),
            links=Links(workspace.settings.base_iri),
            anchor=anchor,
            kind_label=kind_label,
            version=version("plangraph"),
        )

    def render(self, template: str, *, status_code: int = 200, here: str = "", **context: object) -> HTMLResponse:
        """The page; ``here`` is the address in navigation and sidebar that it stands under."""
        markup = self._environment.get_template(template).render(here=here, overview=self.overview(), **context)
        return HTMLResponse(markup, status_code, headers={"Vary": "Accept", "Content-Language": "zh-CN"})
