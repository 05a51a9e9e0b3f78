"""The collaboration graph as one HTML file to explore: no outside request, and a picture where scripts are off.

pyvis carries vis-network; its own templates link to other hosts, so the page is ours. The policy in
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

from plangraph.model.language import Language
from plangraph.view.collaboration import alt_text, collaboration_scene, method_note, subtitle
from plangraph.view.findings import headline, listed
from plangraph.view.frame import sentences, source, title
from plangraph.view.legend import kinds
from plangraph.view.naming import naming_of
from plangraph.view.network import busiest
from plangraph.view.page_words import words
from plangraph.view.parts import parts, roles_in
from plangraph.view.preset import SLIDE
from plangraph.view.scene import Circle, Curve
from plangraph.view.several import over
from plangraph.view.svg import svg
from plangraph.view.vis import vis

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.scene import Scene

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = ("filtered.js", "panel.js", "collaboration.js")
_MOST = 1000


def collaboration_page(graph: nx.Graph[str], plans: Sequence[PlanFact], language: str = "zh") -> bytes:
    """The page; above a thousand units it holds the busiest, and says so."""
    preset = replace(SLIDE, language=language)
    names = naming_of(graph, preset)
    shown = busiest(graph, _MOST)
    model = vis(shown, names, language)
    said = over(plans, headline(graph, names, preset), preset)
    picture = svg(_untitled(collaboration_scene(graph, plans, preset))).partition("\n")[2]
    style, script, library = _resource("collaboration.css"), "\n".join(map(_resource, _SCRIPTS)), _library()
    found = parts(shown, preset)
    hubs = [unit for unit in graph.graph["in_every_task"] if len(graph) > 1]
    left_out = preset.say(f"图中为承担任务最多的 {_MOST} 个单位", f"Shown are the {_MOST} units with most tasks")
    notes = [source(plans, preset), method_note(names, preset), left_out if len(shown) < len(graph) else ""]
    page = _template().render(
        policy=_policy([library, script], style),
        headline=said,
        subtitle=f"{title(plans, preset)} · {subtitle(graph, names, preset)}",
        description=alt_text(graph, said, preset),
        style=Markup(style),  # noqa: S704 -- our own files, nothing of the data
        script=Markup(script),  # noqa: S704
        library=Markup(library),  # noqa: S704
        picture=Markup(picture),  # noqa: S704 -- svg() escapes every label
        hubs=listed(hubs, names, preset) if hubs else "",
        key=kinds((data["kind"] for _, data in shown.nodes(data=True)), preset),
        sections=found["sections"],
        roles=roles_in(found),
        source=sentences(preset, notes),
        say=preset.say,
        language=Language(language).tag,
        graph=_embedded(model | found | {"hubs": [list(shown).index(unit) for unit in hubs], "words": words(preset)}),
    )
    return (page + "\n").encode()


def _untitled(scene: Scene) -> Scene:
    """The picture without what is said where a pointer rests: half of its length."""
    marks = (replace(mark, title="") if isinstance(mark, Circle | Curve) else mark for mark in scene.marks)
    return replace(scene, marks=tuple(marks))


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
