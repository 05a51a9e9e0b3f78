"""Prints what the views take from graph to screen, the page in a real Chromium: ``make bench-views``."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from bench_views import PLANS, invented
from figures import milliseconds, show
from playwright.sync_api import sync_playwright

from plangraph.analyse.collaboration import collaboration
from plangraph.analyse.measures import measured
from plangraph.bootstrap import loading
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.network import busiest
from plangraph.view.page import collaboration_page
from plangraph.view.png import png
from plangraph.view.preset import SLIDE
from plangraph.view.svg import svg

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Page

    from plangraph.pipeline.workspace import Workspace

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.functional.chromium import launched

FRAMES = """new Promise(done => {
  const canvas = document.getElementById('canvas'), times = [], key = at => (at % 2 ? 'ArrowLeft' : 'ArrowRight');
  const step = last => requestAnimationFrame(now => {
    times.push(now - last);
    if (times.length > 40) { done(times.slice(1)); return; }
    canvas.dispatchEvent(new KeyboardEvent('keydown', {key: key(times.length), cancelable: true}));
    step(now);
  });
  requestAnimationFrame(step);
})"""
CHOOSING = """new Promise(done => {
  const begun = performance.now();
  document.querySelectorAll('#units button')[%d].click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
})"""
OPENED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def scene_to_png(workspace: Workspace) -> None:
    """The collaboration of the sample, step by step."""
    graph, plans = workspace.to_networkx("collaboration"), workspace.plans()
    scene = collaboration_scene(graph, plans, SLIDE)
    drawn = svg(scene)
    show("sample, graph to scene", milliseconds(partial(collaboration_scene, graph, plans, SLIDE), runs=5, warm_up=1))
    show("sample, scene to SVG", milliseconds(partial(svg, scene), runs=5, warm_up=1))
    show("sample, SVG to PNG 3200×1800", milliseconds(partial(png.__wrapped__, drawn), runs=5, warm_up=1))


def ten_thousand() -> None:
    """A graph of ten thousand units counted, ranked and drawn."""
    given = invented(10_000, 40_000)
    count = partial(collaboration, given)
    graph = count()
    show(f"{len(graph)} units, {graph.number_of_edges()} pairs", milliseconds(count, runs=3, warm_up=0))
    kept = measured(busiest(graph, 300))
    show("ranked to 300, measured", milliseconds(lambda: measured(busiest(graph, 300)), runs=3, warm_up=0))
    draw = partial(collaboration_scene, kept, PLANS, SLIDE)
    show("300 units, PNG 1600×900", milliseconds(lambda: png.__wrapped__(svg(draw()), 1.0), runs=3, warm_up=0))


def opened(window: Page, name: str, page: bytes, folder: Path) -> None:
    """The page from a file: until it is loaded, for a frame while it moves, and for a choice."""
    file = folder / "net.html"
    file.write_bytes(page)
    window.goto(file.as_uri())
    show(f"{name}, bytes", f"{len(page):8d}")
    show(f"{name}, opened", f"{cast('float', window.evaluate(OPENED)):8.0f} ms")
    frames = sorted(cast("list[float]", window.evaluate(FRAMES)))
    late = frames[int(len(frames) * 0.95)]
    show(f"{name}, a frame", f"{median(frames):8.1f} ms  (95 % below {late:.1f}, {len(frames)} frames)")
    choices = [cast("float", window.evaluate(CHOOSING % place)) for place in range(1, 8)]
    show(f"{name}, a unit chosen", f"{median(choices):8.1f} ms  (max {max(choices):.1f}, {len(choices)} runs)")


def main() -> None:
    """Times each in one run; without a Chromium the last part is left out."""
    with loading.sample_workspace() as workspace:
        scene_to_png(workspace)
        page = workspace.picture("collaboration", format="html").body
    ten_thousand()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        show("page in Chromium", "not measured: install chromium")
        return
    graph: nx.Graph[str] = measured(busiest(collaboration(invented(1_200, 1_500)), 1_000))
    large = partial(collaboration_page, graph, PLANS)
    show(f"{len(graph)} units, HTML", milliseconds(large, runs=3, warm_up=0))
    with TemporaryDirectory() as folder, sync_playwright() as playwright, launched(playwright, chromium) as browser:
        window = browser.new_page()
        opened(window, "sample in Chromium", page, Path(folder))
        opened(window, f"{len(graph)} units in Chromium", large(), Path(folder))


if __name__ == "__main__":
    main()
