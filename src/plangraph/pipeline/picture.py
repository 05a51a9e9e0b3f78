"""Facts → graph → picture: the views there are, and one function that draws any of them in any of its formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from plangraph.analyse.collaboration import collaboration, ego, without
from plangraph.analyse.matrix import matrix
from plangraph.analyse.measures import measured
from plangraph.analyse.monitoring import indicators
from plangraph.errors import NothingToDraw, ParameterError, UnknownView, UnsupportedFormat
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.ego import ego_scene
from plangraph.view.exchange import gexf, graphml, node_link
from plangraph.view.indicators import indicators_scene
from plangraph.view.matrix import matrix_scene
from plangraph.view.png import png
from plangraph.view.preset import PRESETS
from plangraph.view.svg import svg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import networkx as nx

    from plangraph.model.facts import PlanFact, ResponsibilityFact, TargetFact
    from plangraph.view.preset import Preset
    from plangraph.view.scene import Scene

MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "html": "text/html; charset=utf-8",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "json": "application/json",
}
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


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a view may be asked with; values are text, ``true`` or ``false`` where ``flag``."""

    name: str
    description_zh: str
    description_en: str
    required: bool = False
    flag: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a view is drawn from."""

    responsibilities: tuple[ResponsibilityFact, ...]
    targets: tuple[TargetFact, ...]

    def any_of(self, view: View) -> bool:
        """Whether there is anything that the view shows."""
        return bool(self.targets if view.name == "indicators" else self.responsibilities)


@dataclass(frozen=True, slots=True)
class View:
    """A kind of picture: how its graph is made from facts, and how it is drawn."""

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    parameters: tuple[Parameter, ...]
    formats: tuple[str, ...]
    graph: Callable[[Facts, Mapping[str, str]], nx.Graph[str]]
    scene: Callable[[nx.Graph[str], tuple[PlanFact, ...], Preset], Scene]


SCALE = Parameter("scale", "PNG 每像素的点数，默认 2", "device pixels for each pixel of a PNG, 2 by default")
GENERIC = Parameter("generic", "计入各区、有关部门等统称", "count generic sets of units as well", flag=True)
HIDE_HUB = Parameter("hide_hub", "隐去参与全部任务的单位", "leave out the units that every task names", flag=True)
UNIT = Parameter("unit", "单位的名称或 IRI", "label or IRI of the unit", required=True)


def _collaboration(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    graph = collaboration(facts.responsibilities, generic=_flag(parameters, "generic"))
    hubs = graph.graph["in_every_task"]
    if _flag(parameters, "hide_hub") and 0 < len(hubs) < len(graph):
        graph = without(graph, hubs)
    return measured(graph)


def _matrix(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    return matrix(facts.responsibilities, generic=_flag(parameters, "generic"))


def _ego(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    graph = measured(collaboration(facts.responsibilities, generic=True))
    named = [unit for unit, label in graph.nodes(data="label") if parameters["unit"] in {unit, label}]
    if len(named) != 1:
        what = f"Several units are called {parameters['unit']}: ask by IRI" if named else "No unit has that name"
        raise ParameterError(f"{what} (没有或不止一个单位名为“{parameters['unit']}”).")
    return ego(graph, named[0])


def _indicators(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    return indicators(facts.targets)


_IMAGES = ("svg", "png")
_EXCHANGE = ("json", "graphml", "gexf")
VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        View(
            "collaboration",
            "协作网络",
            "Collaboration network",
            "哪些单位共同承担任务，谁与谁协作最紧密。",
            "Which units share tasks, and who works most closely with whom.",
            (HIDE_HUB, GENERIC, SCALE),
            (*_IMAGES, "html", *_EXCHANGE),
            _collaboration,
            collaboration_scene,
        ),
        View(
            "matrix",
            "责任矩阵",
            "Responsibility matrix",
            "每项任务由哪些单位负责，谁牵头或列于首位。",
            "Which units each task names, and which leads or stands first.",
            (GENERIC, SCALE),
            (*_IMAGES, *_EXCHANGE),
            _matrix,
            matrix_scene,
        ),
        View(
            "ego",
            "单位协作圈",
            "One unit and its partners",
            "一个单位承担哪些任务，与哪些单位协作。",
            "The tasks of one unit, and the units it shares them with.",
            (UNIT, SCALE),
            (*_IMAGES, *_EXCHANGE),
            _ego,
            ego_scene,
        ),
        View(
            "indicators",
            "指标目标",
            "Indicator targets",
            "各项指标逐年的目标值与增幅。",
            "The target of each indicator year by year, and its growth.",
            (SCALE,),
            (*_IMAGES, *_EXCHANGE),
            _indicators,
            indicators_scene,
        ),
    )
}


def picture(  # noqa: PLR0913
    view: str,
    *,
    plan: tuple[PlanFact, ...],
    responsibilities: tuple[ResponsibilityFact, ...],
    targets: tuple[TargetFact, ...],
    format: str,  # noqa: A002
    preset: str,
    parameters: Mapping[str, str],
) -> Picture:
    """A view of the facts as a file.

    ``preset`` is ``slide``, ``a4`` or ``wechat`` and counts for images. Raises UnknownView, UnsupportedFormat,
    ParameterError for a preset, parameter or value there is not, and NothingToDraw where the facts are empty.
    """
    asked = _view(view)
    _check(asked, format, preset, parameters)
    graph = _graph(asked, Facts(responsibilities, targets), parameters)
    scene = asked.scene(graph, plan, PRESETS[preset])
    body = _body(graph, plan, scene, format, parameters)
    return Picture(f"{view}.{format}", MEDIA_TYPES[format], body, scene.description)


def view_graph(view: str, facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    """The graph that a view is drawn from; raises UnknownView, ParameterError, NothingToDraw."""
    asked = _view(view)
    _check(asked, asked.formats[0], "slide", parameters)
    return _graph(asked, facts, parameters)


def _graph(view: View, facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    graph = view.graph(facts, parameters) if facts.any_of(view) else None
    if not graph:
        raise NothingToDraw(
            f"The plans hold nothing that the view {view.name} shows: choose another plan (没有可画的内容)."
        )
    return graph


def _view(name: str) -> View:
    if name not in VIEWS:
        raise UnknownView(f"There is no view {name}: choose one of {', '.join(VIEWS)}.")
    return VIEWS[name]


def _check(view: View, file_format: str, preset: str, parameters: Mapping[str, str]) -> None:
    if file_format not in view.formats:
        raise UnsupportedFormat(
            f"The view {view.name} is not written as {file_format}: choose one of {', '.join(view.formats)}."
        )
    if preset not in PRESETS:
        raise ParameterError(f"There is no preset {preset}: choose one of {', '.join(PRESETS)}.")
    known = {parameter.name: parameter for parameter in view.parameters}
    for name in parameters:
        if name not in known:
            raise ParameterError(f"The view {view.name} has no parameter {name}: it takes {', '.join(known)}.")
    for parameter in view.parameters:
        if parameter.required and not parameters.get(parameter.name):
            raise ParameterError(f"The view {view.name} needs {parameter.name}: {parameter.description_en}.")


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

            return collaboration_page(graph, plan)
        case "graphml":
            return graphml(graph)
        case "gexf":
            return gexf(graph)
        case _:
            return node_link(graph)


def _flag(parameters: Mapping[str, str], name: str) -> bool:
    value = parameters.get(name, "false").lower()
    if value not in {"true", "false", "1", "0", "yes", "no", ""}:
        raise ParameterError(f"{name} is {value}: set it to true or false.")
    return value in {"true", "1", "yes"}


def _scale(parameters: Mapping[str, str]) -> float:
    text = parameters.get("scale") or "2"
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0 < scale <= _LARGEST_SCALE:
        raise ParameterError(f"scale is {text}: set it to a number above 0 and up to {_LARGEST_SCALE:.0f}.")
    return scale
