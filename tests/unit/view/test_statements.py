"""Every number that a picture states is that of its marks: footer, heads of columns, headline, after any cut."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT, SAMPLE_PATH
from tests.unit.view.conftest import corners
from tests.unit.view.counting import dots, drawn, given, heads, pictures, solid, stated, ties

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import extract_plan
from plangraph.view.preset import PRESETS
from plangraph.view.scene import Curve
from plangraph.view.several import plan_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plangraph.pipeline.workspace import Workspace
    from plangraph.view.scene import Scene

PLANS = (SAMPLE_PATH, *(ROOT / "tests" / "plans").glob("*-2026.txt"))
CORPUS = (
    "ah-2022-6-rcep.txt",
    "sh-2023-commercial-space.md",
    "cn-2026-322-housekeeping.pdf",
    "sh-2025-17-med-devices.md",
)


def _store(folder: Path, paths: tuple[Path, ...]) -> Iterator[Workspace]:
    with open_workspace(folder, writable=True) as workspace:
        for path in sorted(paths):
            ingest(extract_plan(path), workspace)
        yield workspace


SIZES_OF_REAL = ("slide", *(pytest.param(size, marks=pytest.mark.soak) for size in PRESETS if size != "slide"))
"""Real plans at the other sizes take half a minute."""


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    yield from _store(tmp_path_factory.mktemp("plans"), PLANS)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Workspace]:
    folder = shared / "corpus" / "dev"
    yield from _store(tmp_path_factory.mktemp("plans"), (SAMPLE_PATH, *(folder / name for name in CORPUS)))


def _faults(workspace: Workspace, size: str) -> list[str]:
    """What is stated otherwise than it is drawn, of each plan and of all together."""
    every = workspace.plans()
    found = []
    for plans in (*((plan,) for plan in every), every):
        for view, scene in pictures(given(workspace, plans), plans, size):
            found += [f"{[plan.id for plan in plans]} {view}: {fault}" for fault in _wrong(view, scene, size)]
    return found


def _wrong(view: str, scene: Scene, size: str) -> list[str]:
    marks = drawn(view, scene)
    found = [
        f"{noun} {said}, drawn {marks.get(noun)}"
        for noun, said in stated(scene, size).items()
        if noun in marks and marks[noun] != said
    ]
    if view == "matrix" and heads(scene) != dots(scene):
        found.append(f"heads {heads(scene)}, dots {dots(scene)}")
    return found + [f"“{scene.title}”: {count} drawn" for count in _beside_headline(view, scene)]


def _beside_headline(view: str, scene: Scene) -> list[int]:
    """The marks that the headline counts, where it says another number."""
    title = scene.title
    if view == "matrix" and (told := re.search(r"中有 (\d+) 项", title)):
        count = max(solid(scene).values())
    elif view == "dependencies" and (told := re.match(r"“(.+?)”贯穿 (\d+) 项", title)):
        count = ties(scene, told[1])
    elif view == "sections" and (told := re.search(r"涉及单位最多（(\d+) 个）", title)):
        rows = [circle.centre.y for circle in scene.circles if circle.title]
        count = max(map(rows.count, rows))
    else:
        return []
    part = re.search(r"（其中 (\d+) .在图中）$", title)
    return [] if count == int(part[1] if part else told[told.re.groups]) else [count]


@pytest.mark.parametrize("size", PRESETS)
def test_every_number_is_that_of_what_is_drawn(invented: Workspace, size: str):
    assert _faults(invented, size) == []


@pytest.mark.real
@pytest.mark.parametrize("size", SIZES_OF_REAL)
def test_every_number_is_that_of_what_is_drawn_of_real_plans(real: Workspace, size: str):
    assert _faults(real, size) == []


@pytest.mark.parametrize("size", PRESETS)
def test_nothing_lies_over_anything_else_where_there_are_several_plans(
    invented: Workspace, size: str, collisions: Callable[[Scene], list[str]]
):
    plans = invented.plans()
    scenes = pictures(given(invented, plans), plans, size)
    assert {view: found for view, scene in scenes if (found := collisions(scene))} == {}


@pytest.mark.real
@pytest.mark.parametrize("size", SIZES_OF_REAL)
def test_nothing_lies_over_anything_else_in_several_real_plans(
    real: Workspace, size: str, collisions: Callable[[Scene], list[str]]
):
    every = real.plans()
    for plans in (*((plan,) for plan in every), every):
        scenes = pictures(given(real, plans), plans, size)
        assert {view: found for view, scene in scenes if (found := collisions(scene))} == {}


@pytest.mark.real
@pytest.mark.parametrize("size", SIZES_OF_REAL)
def test_slanted_names_keep_to_the_margin(real: Workspace, size: str):
    every = real.plans()
    for plans in (*((plan,) for plan in every), every):
        for view, scene in pictures(given(real, plans), plans, size):
            right = [corner.x for text in scene.texts if text.turn for corner in corners(text)]
            assert (view, max(right, default=0.0) <= PRESETS[size].page.right) == (view, True)


def test_over_several_plans_headlines_say_so_and_rows_stand_under_their_plans(invented: Workspace):
    plans = invented.plans()
    known = given(invented, plans)
    scenes = dict(pictures(known, plans, "slide"))
    assert {scene.title.partition("：")[0] for scene in scenes.values()} == {f"{len(plans)} 份计划"}
    for view in ("matrix", "sections", "dependencies"):
        words = "".join(text.text for text in scenes[view].texts if text.bold)
        there = {task.plan for task in known.tasks if task.section or view != "sections"}
        assert all(name[:6] in words for iri, name in plan_names(plans).items() if iri in there), view


def test_a_plan_by_itself_is_said_to_be_neither(invented: Workspace):
    (plan, *_) = invented.plans()
    for _, scene in pictures(given(invented, (plan,)), (plan,), "slide"):
        assert "份计划：" not in scene.title


def test_what_tasks_have_in_common_is_drawn_with_two_of_them(invented: Workspace):
    for plan in invented.plans():
        for size in PRESETS:
            scene = dict(pictures(given(invented, (plan,)), (plan,), size))["dependencies"]
            lines = (mark for mark in scene.marks if isinstance(mark, Curve) and mark.dashed and mark.title)
            ends = Counter(line.title.split(" — ")[1] for line in lines)
            # A line is two curves.
            assert min(ends.values(), default=4) >= 4
