"""Whatever units are called and however they share tasks, pictures are well-formed and nothing covers anything."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from plangraph.analyse.collaboration import collaboration, ego
from plangraph.analyse.matrix import matrix
from plangraph.model.facts import PlanFact, ResponsibilityFact
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.ego import ego_scene
from plangraph.view.geometry import Box
from plangraph.view.lettering import fitted, width, wrapped
from plangraph.view.matrix import matrix_scene
from plangraph.view.naming import naming
from plangraph.view.preset import PRESETS, Preset
from plangraph.view.svg import svg

PLANS = (PlanFact("plan", "plan", "某地行动计划", None, 2025, 2027, ""),)
KINDS = ("government", "party", "park", "unheard-of")
AWKWARD = ["区科技局", "市科技局", "</script>", "a&b<c>\"'", "\ud800\x00"]
labels = st.text(min_size=0, max_size=24) | st.sampled_from(AWKWARD)
tasks = st.lists(st.lists(st.integers(0, 40), min_size=1, max_size=7, unique=True), min_size=1, max_size=14)
presets = st.sampled_from(list(PRESETS.values()))


def _facts(named: list[list[int]], names: dict[int, str]) -> tuple[ResponsibilityFact, ...]:
    return tuple(
        ResponsibilityFact(
            "plan", f"task/{ordinal}", ordinal, names.get(ordinal, f"任务{ordinal}"), None, None,
            f"unit/{unit}", names.get(unit, f"第{unit}号单位局"), KINDS[unit % 4], position, "responsible",
            generic=False,
        )
        for ordinal, units in enumerate(named, 1)
        for position, unit in enumerate(units, 1)
    )  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(named=tasks, names=st.dictionaries(st.integers(0, 40), labels, max_size=8), preset=presets)
def test_any_label_gives_well_formed_xml_without_scripts(named: list[list[int]], names: dict[int, str], preset: Preset):
    facts = _facts(named, names)
    graph = collaboration(facts)
    scenes = (
        collaboration_scene(graph, PLANS, preset),
        matrix_scene(matrix(facts), PLANS, preset),
        ego_scene(ego(graph, next(iter(graph))), PLANS, preset),
    )
    for scene in scenes:
        root = ET.fromstring(svg(scene).encode())  # noqa: S314 -- our own
        tags = {element.tag.partition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "rect", "circle", "polyline", "path", "polygon", "text"}


@settings(max_examples=20, deadline=None)
@given(named=tasks, preset=presets)
def test_no_label_covers_another_or_leaves_the_canvas(named: list[list[int]], preset: Preset):
    scene = collaboration_scene(collaboration(_facts(named, {})), PLANS, preset)
    boxes = [(text.text, text.box.inset(0.5)) for text in scene.texts]
    page = Box(0, 0, scene.width, scene.height)
    assert [text for text, box in boxes if not page.holds(box)] == []
    assert [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.overlap(b)] == []


@given(
    labels=st.dictionaries(st.text("abcdef"), st.text("区市县委科技教育局办场政", min_size=1, max_size=6), max_size=8)
)
def test_different_names_stay_different(labels: dict[str, str]):
    short = naming(labels)
    for one, other in combinations(labels, 2):
        assert (labels[one] == labels[other]) >= (short[one] == short[other])


@given(text=st.text("知识产权，。“”（）2025年abc ", max_size=40), limit=st.floats(40, 300))
def test_lines_keep_their_width_and_every_character(text: str, limit: float):
    lines = wrapped(text, 10, limit)
    assert all(width(line.rstrip(), 10) <= limit for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert width(fitted(text, 10, limit), 10) <= limit
