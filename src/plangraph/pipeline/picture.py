"""Facts → graph → picture: one function that draws any view in any of its formats."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from plangraph.analyse.measures import hubs, measured, measured_without
from plangraph.errors import NothingToDraw, ParameterError, UnknownView, UnsupportedFormat
from plangraph.model.language import Language
from plangraph.pipeline.view_graphs import Facts
from plangraph.pipeline.views import VIEWS, Parameter, View
from plangraph.view.cytoscape import cytoscape
from plangraph.view.exchange import gexf, graphml, node_link
from plangraph.view.mermaid import mermaid
from plangraph.view.png import png
from plangraph.view.preset import LIGHT, PRESETS, THEMES
from plangraph.view.svg import svg
from plangraph.view.tables import tables
from plangraph.view.theme import themed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.scene import Scene

__all__ = ["MEDIA_TYPES", "VIEWS", "Facts", "Parameter", "Picture", "View", "needs", "picture", "view_graph"]

MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "html": "text/html; charset=utf-8",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "json": "application/json",
    "cyjs": "application/json",
    "csv": "application/zip",
    "mermaid": "text/plain; charset=utf-8",
}
ENDINGS = {"csv": "zip", "mermaid": "mmd"}
"""The ends of file names that differ from the name of the format."""
_LARGEST_SCALE = 4.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished file; ``alt_text`` is a Chinese sentence for those who cannot see it."""

    name: str
    media_type: str
    body: bytes = field(repr=False)
    alt_text: str

    def _repr_svg_(self) -> str | None:
        """The drawing, where it is SVG, without the declaration of XML: it stands in a page."""
        text = self.body.decode() if self.media_type == MEDIA_TYPES["svg"] else None
        return text and text[text.index("<svg") :]

    def _repr_png_(self) -> tuple[bytes, dict[str, str]] | None:
        """The image with its words for those who cannot see it, where it is PNG."""
        return (self.body, {"alt": self.alt_text}) if self.media_type == MEDIA_TYPES["png"] else None

    def _repr_html_(self) -> str | None:
        """The interactive page in a frame of its own, where it is HTML."""
        if self.media_type != MEDIA_TYPES["html"]:
            return None
        page, words = escape(self.body.decode()), escape(self.alt_text)
        frame = f'<iframe sandbox="allow-scripts" title="{words}" srcdoc="{page}"'
        return f'{frame} width="100%" height="640" style="border:0"></iframe>'


def needs(view: str) -> tuple[str, ...]:
    """The fields of Facts that a view is drawn from; raises UnknownView."""
    return view_named(view).needs


def picture(  # noqa: PLR0913
    view: str,
    *,
    plan: tuple[PlanFact, ...],
    facts: Facts,
    format: str,  # noqa: A002
    preset: str,
    parameters: Mapping[str, str],
    language: str = "zh",
    theme: str = LIGHT,
) -> Picture:
    """A view of the facts as a file.

    ``preset`` is ``slide``, ``a4`` or ``wechat``, ``language`` ``zh`` or ``en``, ``theme`` ``light``, ``dark`` or
    ``grey``; preset and theme count for images. Raises UnknownView, UnsupportedFormat, ParameterError for a preset,
    parameter or value there is not, and NothingToDraw where the facts are empty.
    """
    asked = view_named(view)
    _check(asked, format, parameters)
    graph = _graph(asked, facts, parameters)
    page = replace(
        PRESETS[known_value("preset", preset, PRESETS)], language=known_value("language", language, tuple(Language))
    )
    drawn = asked.scene(graph, plan, replace(page, theme=known_value("theme", theme, THEMES)))
    scene = replace(themed(drawn, theme), language=Language(language).tag)
    body = _body(graph, plan, scene, format, parameters)
    return Picture(f"{view}.{ENDINGS.get(format, format)}", MEDIA_TYPES[format], body, scene.description)


def view_graph(view: str, facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    """The graph that a view is drawn from; raises UnknownView, ParameterError, NothingToDraw."""
    asked = view_named(view)
    _check(asked, asked.formats[0], parameters)
    return _graph(asked, facts, parameters)


def _graph(view: View, facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    graph = view.graph(facts, parameters) if facts.any_of(view) else None
    if not graph:
        raise NothingToDraw("The plans hold nothing that the view {view} shows: choose another plan.", view=view.name)
    return graph


def view_named(name: str) -> View:
    """The view of a name; raises UnknownView."""
    if name not in VIEWS:
        raise UnknownView("There is no view {name}: choose one of {views}.", name=name, views=", ".join(VIEWS))
    return VIEWS[name]


def _check(view: View, file_format: str, parameters: Mapping[str, str]) -> None:
    if file_format not in view.formats:
        raise UnsupportedFormat(
            "The view {name} is not written as {file_format}: choose one of {formats}.",
            name=view.name,
            file_format=file_format,
            formats=", ".join(view.formats),
        )
    known = {parameter.name: parameter for parameter in view.parameters}
    for name in parameters:
        if name not in known:
            raise ParameterError(
                "The view {name} has no parameter {parameter}: it takes {known}.",
                name=view.name,
                parameter=name,
                known=", ".join(known),
            )
    for parameter in view.parameters:
        if parameter.required and not parameters.get(parameter.name):
            raise ParameterError(
                "The view {name} needs {parameter}: give it a value.",
                name=view.name,
                parameter=parameter.name,
            )


def known_value(name: str, value: str, values: Collection[str]) -> str:
    """The value itself; raises ParameterError where it is none of the ``values``."""
    if value not in values:
        raise ParameterError(
            "There is no {name} {value}: choose one of {values}.", name=name, value=value, values=", ".join(values)
        )
    return value


def _body(
    graph: nx.Graph[str], plan: tuple[PlanFact, ...], scene: Scene, file_format: str, parameters: Mapping[str, str]
) -> bytes:
    match file_format:
        case "svg":
            return svg(scene).encode()
        case "png":
            return png(svg(scene), _scale(parameters))
        case "html":
            # pyvis imports IPython: half a second that no other format should wait for.
            from plangraph.view.page import collaboration_page  # noqa: PLC0415

            return collaboration_page(graph, plan, "en" if scene.language == "en" else "zh")
        case "mermaid":
            return mermaid(graph, scene.title, scene.language)
        case _:
            return _GRAPHS[file_format](_with_measures(graph))


_GRAPHS = {"graphml": graphml, "gexf": gexf, "json": node_link, "cyjs": cytoscape, "csv": tables}


def _with_measures(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The graph with the measures of its nodes, also without those units that are in everything."""
    if not all("degree" in data for _, data in graph.nodes(data=True)):
        graph = measured(graph)
    if any("degree_without_hub" in data for _, data in graph.nodes(data=True)):
        return graph
    return measured_without(graph, hubs(graph))


def _scale(parameters: Mapping[str, str]) -> float:
    text = parameters.get("scale") or "2"
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0 < scale <= _LARGEST_SCALE:
        raise ParameterError(
            "scale is {text}: set it to a number above 0 and up to {largest_scale}.",
            text=text,
            largest_scale=f"{_LARGEST_SCALE:.0f}",
        )
    return scale
