"""SVG, PNG, the page and files for other tools: valid, safe, and the same bytes every time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from plangraph.analyse.collaboration import collaboration
from plangraph.analyse.matrix import matrix
from plangraph.analyse.measures import measured
from plangraph.model.plan import BodyKind
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.exchange import gexf, graphml, node_link
from plangraph.view.page import collaboration_page
from plangraph.view.palette import COMMUNITY_COLOURS, KIND_COLOURS, KIND_LABELS, WHITE, contrast
from plangraph.view.png import png
from plangraph.view.preset import SLIDE
from plangraph.view.svg import svg

if TYPE_CHECKING:
    from plangraph.model.facts import PlanFact, ResponsibilityFact

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def graph(facts: tuple[ResponsibilityFact, ...]) -> nx.Graph[str]:
    return measured(collaboration(facts))


@pytest.fixture(scope="module")
def drawn(graph: nx.Graph[str], plans: tuple[PlanFact, ...]) -> str:
    return svg(collaboration_scene(graph, plans, SLIDE))


@pytest.fixture(scope="module")
def page(graph: nx.Graph[str], plans: tuple[PlanFact, ...]) -> str:
    return collaboration_page(graph, plans).decode()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside = ""
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        self.inside = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.inside in self.texts:
            self.texts[self.inside][-1] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = ""


def _read(page: str) -> _Page:
    parser = _Page()
    parser.feed(page)
    return parser


def test_every_kind_of_body_has_a_legible_colour():
    assert set(KIND_COLOURS) == set(KIND_LABELS) == {kind.value for kind in BodyKind}
    assert all(contrast(colour, WHITE) >= 4.5 for colour in (*KIND_COLOURS.values(), *COMMUNITY_COLOURS))


def test_the_svg_says_what_it_shows(drawn: str):
    root = ET.fromstring(drawn.encode())  # noqa: S314 -- our own
    assert root.findtext(f"{SVG}title") == "市场监管局参与全部 11 项任务，经济信息委、科技局构成协同主轴"
    assert (root.findtext(f"{SVG}desc") or "").startswith("协作网络图：")
    assert (root.get("width"), root.get("height")) == ("1600", "900")


def test_the_svg_needs_no_style_and_no_script(drawn: str):
    assert not re.search(r"<script|<style|style=|href|url\(", drawn)


def test_a_png_is_twice_the_size_and_the_same_each_time(drawn: str):
    image = png(drawn)
    assert image.startswith(b"\x89PNG")
    assert (int.from_bytes(image[16:20]), int.from_bytes(image[20:24])) == (3200, 1800)
    png.cache_clear()
    assert png(drawn) == image


def test_a_png_shows_chinese_without_fonts_of_the_system():
    shape = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="16">{}</text></svg>'
    assert len({png(shape.format(text)) for text in ("", "区", "委", "\U0010fffd")}) >= 3


def test_the_page_runs_only_its_own_scripts(page: str):
    found = _read(page)
    policy = next(value for name, value in found.attributes if name == "content" and "default-src" in (value or ""))
    assert policy
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in found.texts["script"][1:]]
    assert len(hashes) == 2
    assert all(f"'sha256-{one}'" in policy for one in hashes)
    assert "unsafe-inline" not in policy
    assert not any(name == "style" or name.startswith("on") or name in {"src", "href"} for name, _ in found.attributes)


def test_the_page_is_small_and_the_same_each_time(page: str, graph: nx.Graph[str], plans: tuple[PlanFact, ...]):
    assert len(page.encode()) < 700_000
    assert collaboration_page(graph, plans).decode() == page


def test_the_page_holds_graph_legend_hub_switch_and_picture(page: str, graph: nx.Graph[str]):
    data = json.loads(_read(page).texts["script"][0])
    assert len(data["full"]) == len(graph)
    assert len(data["tasks_of"]) == len(graph)
    assert data["hubs"] == [0]
    assert not data["options"]["physics"]["enabled"]
    assert "隐去参与全部任务的市场监管局" in page
    assert "<noscript><svg" in page


def test_a_label_cannot_end_the_script_it_stands_in(graph: nx.Graph[str], plans: tuple[PlanFact, ...]):
    evil = "</script><script>alert(1)</script>"
    bad = graph.copy()
    bad.nodes[next(iter(bad))]["label"] = evil
    page = collaboration_page(bad, plans).decode()
    found = _read(page)
    assert len(found.texts["script"]) == 3
    assert json.loads(found.texts["script"][0])["full"][0] == evil


def test_graphml_reads_back(graph: nx.Graph[str]):
    back = nx.read_graphml(BytesIO(graphml(graph)))
    assert back.nodes["unit/区科技局"]["label"] == "区科技局"
    assert {*map(frozenset, back.edges)} == {*map(frozenset, graph.edges)}
    assert graphml(graph) == graphml(graph)


def test_gexf_reads_back_with_places_colours_and_sizes(graph: nx.Graph[str]):
    back = nx.read_gexf(BytesIO(gexf(graph)))
    seen = back.nodes["unit/区科技局"]["viz"]
    assert seen["color"] == {"r": 43, "g": 92, "b": 143, "a": 1.0}
    assert set(seen) == {"color", "size", "position"}
    assert b"lastmodified" not in gexf(graph)


def test_json_keeps_lists_and_measures(graph: nx.Graph[str]):
    data = json.loads(node_link(graph))
    node = data["nodes"][0]
    assert (node["id"], node["label"], node["tasks"], node["degree"]) == ("unit/区市场监管局", "区市场监管局", 11, 18)
    assert isinstance(node["task_list"], list)


def test_a_matrix_is_written_for_other_tools(facts: tuple[ResponsibilityFact, ...]):
    grid = matrix(facts)
    assert nx.read_graphml(BytesIO(graphml(grid))).number_of_edges() == len(facts)
    assert nx.read_gexf(BytesIO(gexf(grid))).number_of_nodes() == len(grid)
