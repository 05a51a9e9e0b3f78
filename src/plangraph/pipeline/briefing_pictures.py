"""The pictures of a briefing: those of the views, without the headline that the briefing says itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Figure
from plangraph.brief.legible import legible
from plangraph.pipeline.picture import VIEWS, Facts
from plangraph.view.png import png
from plangraph.view.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.brief.wording import Wording
    from plangraph.model.facts import PlanFact
    from plangraph.view.preset import Preset
    from plangraph.view.scene import Scene

_DOTS = 2400
"""As wide as a PNG is at most: two hundred to the inch of a slide."""


@dataclass(frozen=True, slots=True)
class Illustrator:
    """Draws the views of a plan at the size and in the language of a preset, and as PNG too where ``raster``."""

    plan: PlanFact
    facts: Facts
    say: Wording
    preset: Preset
    raster: bool

    def of_plan(self, busiest: str = "") -> dict[str, Figure]:
        """Matrix, network and indicators; and the unit of that IRI with its partners."""
        asked: dict[str, Mapping[str, str]] = {"matrix": {}, "collaboration": {}, "indicators": {}}
        return self._views(asked | self._alone(busiest), busiest)

    def of_unit(self, unit: str) -> dict[str, Figure]:
        """The unit of that IRI with its tasks and partners, and the indicators among the facts."""
        asked: dict[str, Mapping[str, str]] = {"indicators": {}}
        return self._views(asked | self._alone(unit), unit)

    def drawn(self, name: str, scene: Scene, **values: str) -> Figure:
        """A scene as a figure; ``values`` are those of its caption."""
        scene = replace(scene, language=self.say.language.tag)
        body = svg(scene)
        caption = self.say(f"{name}_caption", **values)
        raster = png(body, min(2, _DOTS / scene.width)) if self.raster else b""
        return Figure(name, caption, scene.description, scene.width, scene.height, body, raster)

    def label(self, unit: str) -> str:
        """The name of the unit of an IRI; empty where no task names it."""
        return next((legible(fact.label) for fact in self.facts.responsibilities if fact.unit == unit), "")

    def _alone(self, unit: str) -> dict[str, Mapping[str, str]]:
        return {"ego": {"unit": unit}} if any(fact.unit == unit for fact in self.facts.responsibilities) else {}

    def _views(self, asked: Mapping[str, Mapping[str, str]], unit: str) -> dict[str, Figure]:
        found = {view: self._figure(view, given, self.label(unit)) for view, given in asked.items()}
        return {view: figure for view, figure in found.items() if figure}

    def _figure(self, view: str, parameters: Mapping[str, str], label: str) -> Figure | None:
        """A view; None where there is nothing to draw."""
        asked = VIEWS[view]
        graph = asked.graph(self.facts, parameters) if self.facts.any_of(asked) else None
        if not graph:
            return None
        return self.drawn(view, asked.scene(graph, (self.plan,), self.preset), unit=label)
