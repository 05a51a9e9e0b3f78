"""The collaboration graph as one HTML file to explore: no outside request, and a picture where scripts are off.

pyvis holds the model and carries vis-network; its own templates link to other hosts, so the page is ours. The policy in
the page names each script and style by its hash, so that no label, whatever it holds, can become a script.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from pyvis.network import Network

from plangraph.view.collaboration import alt_text, collaboration_scene, method_note, subtitle
from plangraph.view.findings import headline, listed
from plangraph.view.frame import sentences, source, title
from plangraph.view.legend import kinds
from plangraph.view.lettering import printable
from plangraph.view.naming import naming_of
from plangraph.view.network import (
    MOST_ON_RINGS,
    Style,
    busiest,
    greatest_weight,
    line_colour,
    radius,
    stroke_width,
    whole_places,
)
from plangraph.view.palette import INK, WHITE, kind_colour, kind_label
from plangraph.view.placement import label_lines
from plangraph.view.preset import SLIDE
from plangraph.view.svg import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_MOST = 200
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "keyboard": False},
    "edges": {"smooth": False, "selectionWidth": 0},
    "nodes": {
        "shape": "dot",
        "borderWidth": 2,
        "font": {"size": 15, "color": INK, "strokeWidth": 4, "strokeColor": WHITE},
    },
}


def collaboration_page(graph: nx.Graph[str], plans: Sequence[PlanFact], language: str = "zh") -> bytes:
    """The page; above two hundred units it holds the busiest, and says so."""
    preset = replace(SLIDE, language=language)
    names = naming_of(graph, preset)
    shown = busiest(graph, _MOST)
    model = _model(shown, names, language)
    words = headline(graph, names, preset)
    picture = svg(collaboration_scene(graph, plans, preset)).partition("\n")[2]
    style, script, library = _resource("collaboration.css"), _resource("collaboration.js"), _library()
    hubs = [unit for unit in graph.graph["in_every_task"] if len(graph) > 1]
    left_out = preset.say(f"图中为承担任务最多的 {_MOST} 个单位", f"Shown are the {_MOST} units with most tasks")
    notes = [source(plans, preset), method_note(names, preset), left_out if len(shown) < len(graph) else ""]
    page = _template().render(
        policy=_policy([library, script], style),
        headline=words,
        subtitle=f"{title(plans, preset)} · {subtitle(graph, names, preset)}",
        description=alt_text(graph, words, preset),
        style=Markup(style),  # noqa: S704 -- our own files, nothing of the data
        script=Markup(script),  # noqa: S704
        library=Markup(library),  # noqa: S704
        picture=Markup(picture),  # noqa: S704 -- svg() escapes every label
        hubs=listed(hubs, names, preset) if hubs else "",
        key=kinds((data["kind"] for _, data in shown.nodes(data=True)), preset),
        units=model["nodes"],
        source=sentences(preset, notes),
        say=preset.say,
        language="en" if language == "en" else "zh-CN",
        graph=_embedded(model | {"hubs": [list(shown).index(unit) for unit in hubs], "words": _words(preset)}),
    )
    return (page + "\n").encode()


def _words(preset: Preset) -> dict[str, str]:
    """What the script says; figures and names stand for the braces."""
    return {
        "unit": preset.say("{0}：{1} 项任务", "{0}: {1} tasks"),
        "pair": preset.say("{0} × {1}：共同承担 {2} 项任务", "{0} × {1}: {2} shared tasks"),
        "about": preset.say("{0}，承担 {1} 项任务，与 {2} 个单位协作", "{0}, {1} tasks, works with {2} units"),
        "shared": preset.say("共 {0} 项", "{0} shared"),
    }


def _model(graph: nx.Graph[str], names: Naming, language: str) -> dict[str, Any]:
    """Nodes, edges and options as pyvis hands them to vis-network; a unit's number is its place in the graph."""
    style = Style(15, lambda unit: kind_colour(graph.nodes[unit]["kind"]), force=len(graph) > MOST_ON_RINGS, below=True)
    places = whole_places(graph, names, style)
    number = {unit: index for index, unit in enumerate(graph)}
    net = Network()
    most = max(data["tasks"] for _, data in graph.nodes(data=True))
    for unit, data in graph.nodes(data=True):
        net.add_node(
            number[unit],
            label="\n".join(label_lines(names[unit], 15)),
            full=printable(data["label"]),
            kind=kind_label(data["kind"], language),
            tasks=data["tasks"],
            x=round(places[unit].x, 1),
            y=round(places[unit].y, 1),
            size=round(radius(data["tasks"], most, style.dots), 1),
            color=_kept(kind_colour(data["kind"])),
        )
    heaviest = greatest_weight(graph)
    for index, (one, other, data) in enumerate(graph.edges(data=True)):
        net.add_edge(
            number[one],
            number[other],
            id=index,
            weight=data["weight"],
            width=round(stroke_width(data["weight"], heaviest, 1), 2),
            color=dict.fromkeys(("color", "highlight", "hover"), line_colour(data["weight"], heaviest)),
        )
    net.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _kept(colour: str) -> dict[str, Any]:
    """A dot's colour, which it keeps when it is chosen: it says what kind of body the unit is."""
    chosen = {"background": colour, "border": INK}
    return {"background": colour, "border": WHITE, "highlight": chosen, "hover": chosen}


def _embedded(data: dict[str, Any]) -> Markup:
    """JSON that no character of can end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 -- made safe above


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    sources = f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:"
    return f"{sources}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _library() -> str:
    """vis-network without the line that points developer tools to another file."""
    text = files("pyvis").joinpath(_LIBRARY).read_text("utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


def _resource(name: str) -> str:
    return files("plangraph.view").joinpath("templates", name).read_text("utf-8")


@cache
def _template() -> Template:
    loader = PackageLoader("plangraph.view", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("collaboration.html.j2")
