"""Pages for people: Jinja2 templates with what every page shows."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from plangraph.kept import Kept
from plangraph.model.language import Language
from plangraph.serve.gallery import groups
from plangraph.serve.language import PARAMETER, language_of, told
from plangraph.serve.links import Links, adding, anchor
from plangraph.serve.media_types import HTML
from plangraph.serve.negotiation import best
from plangraph.serve.overview import overview
from plangraph.serve.phrases import coded, phrases
from plangraph.serve.refusal import Refusal
from plangraph.view.palette import kind_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from plangraph.pipeline.workspace import Workspace
    from plangraph.serve.overview import Overview

NAVIGATION = (
    ("/ask", "问一问"),
    ("/queries", "问题库"),
    ("/units", "单位"),
    ("/tasks", "任务"),
    ("/indicators", "指标"),
    ("/findings", "核查发现"),
    ("/views", "图"),
    ("/sparql", "SPARQL"),
    ("/docs", "文档"),
)
UPLOAD = ("/upload", "上传")
"""Where a service that writes takes plans."""
_OK = 200


class Pages:
    """The templates of a service, once for each language; a name that is not given is an error."""

    def __init__(self, workspace: Workspace, *, uploads: bool = False) -> None:
        kept = Kept(lambda _: overview(workspace))
        self.overview = partial(kept, workspace.store)
        self._environments = {language: _environment(workspace, language) for language in Language}
        for environment in self._environments.values():
            environment.globals["navigation"] = (*NAVIGATION, UPLOAD) if uploads else NAVIGATION

    def of(self, request: Request) -> Renderer:
        """What renders the pages that answer one request."""
        return Renderer(self.overview, self._environments[language_of(request.scope)], request)


class Renderer:
    """Renders templates in the language of one request; every value is escaped."""

    def __init__(self, overview: Callable[[], Overview], environment: Environment, request: Request) -> None:
        self._overview = overview
        self._environment = environment
        self._request = request

    @property
    def language(self) -> Language:
        """What the pages are written in."""
        return language_of(self._request.scope)

    @property
    def in_language(self) -> dict[str, str]:
        """What an address to hand on carries: others see a page in English only where it says so."""
        return {} if self.language is Language.ZH else {PARAMETER: self.language.value}

    def render(self, template: str, *, status_code: int = 200, here: str = "", **context: object) -> HTMLResponse:
        """The page; ``here`` is the address in navigation and sidebar that it stands under.

        Raises HTTPException 406 where the client takes no page.
        """
        if status_code == _OK and not self._wanted():
            path = self._request.url.path
            raise Refusal(406, "{path} is a page: ask for {html}.", path=path, html=HTML)
        markup = self._environment.get_template(template).render(
            here=here, overview=self._overview(), other_language=self._in_other_language(), **context
        )
        headers = {"Vary": "Accept, Accept-Language, Cookie", "Content-Language": self.language.tag}
        return HTMLResponse(markup, status_code, headers=headers)

    def _wanted(self) -> bool:
        named = self._request.url.path.endswith(".html")
        return named or best(self._request.headers.get("accept", ""), (HTML,)) is not None

    def _in_other_language(self) -> str:
        asked = [*self._request.query_params.multi_items(), (PARAMETER, self.language.other.value)]
        return f"?{urlencode(asked)}"


def _environment(workspace: Workspace, language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("plangraph.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        groups=groups(workspace.library),
        links=Links(workspace.settings.base_iri),
        anchor=anchor,
        adding=adding,
        kind_label=kind_label,
        version=version("plangraph"),
        language=language,
        _=phrases(language),
        told=lambda sentence: told(sentence, language),
        coded=coded,
        said=lambda chinese, english: chinese if language is Language.ZH else english,
    )
    return environment
