"""The pictures that show one finding of a briefing: what it is about stands out, or is counted (briefing_counts)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.analyse.matrix import matrix, of_unit, within
from plangraph.analyse.monitoring import indicators
from plangraph.pipeline.briefing_counts import Counts
from plangraph.view.indicators import indicators_scene
from plangraph.view.matrix import matrix_scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.brief.briefing import Figure, Place
    from plangraph.pipeline.briefing_pictures import Illustrator
    from plangraph.query.answers import Answer
    from plangraph.view.scene import Scene


def of_plan(artist: Illustrator, answers: Mapping[str, Answer], places: Mapping[str, Place]) -> dict[str, Figure]:
    """A figure for each finding of a plan that the views of the plan do not show by themselves."""
    counts = Counts(artist, places)
    drawings = {
        "together": _together(artist, answers["always-together"]),
        "never_first": _never_first(artist, answers["never-first"]),
        "unmeasured": _unmeasured(artist, answers["indicators-without-task"]),
        "unowned": counts.unowned(answers["units-per-task"].records()),
        "due": counts.due(answers["due-by"].records()),
        "checks": counts.checks(answers["findings"].records()),
    }
    return {name: artist.drawn(name, scene) for name, scene in drawings.items() if scene}


def of_one_unit(
    artist: Illustrator, unit: str, answers: Mapping[str, Answer], places: Mapping[str, Place]
) -> dict[str, Figure]:
    """A figure of the tasks of a unit with those who share them, and of the days they are due."""
    drawings = {
        "unit_matrix": _unit_matrix(artist, unit),
        "due": Counts(artist, places).due(answers["due-by"].records()),
    }
    return {name: artist.drawn(name, scene, unit=artist.label(unit)) for name, scene in drawings.items() if scene}


def _together(artist: Illustrator, answer: Answer) -> Scene | None:
    """The units of pairs with the very same tasks side by side, with their tasks; the closest pair is shaded."""
    pairs = sorted(answer.records(), key=lambda row: -int(row["count"]))
    units = dict.fromkeys(row[end] for row in pairs for end in ("unit_a_iri", "unit_b_iri"))
    graph = matrix(artist.facts.responsibilities)
    if not units or not all(unit in graph for unit in units):
        return None
    part = within(graph, list(units))
    part.graph["marked"] = frozenset((pairs[0]["unit_a_iri"], pairs[0]["unit_b_iri"]))
    return matrix_scene(part, (artist.plan,), artist.preset)


def _never_first(artist: Illustrator, answer: Answer) -> Scene | None:
    graph = matrix(artist.facts.responsibilities)
    marked = frozenset(row["unit_iri"] for row in answer.records()) & set(graph)
    if not marked:
        return None
    graph.graph["marked"] = marked
    return matrix_scene(graph, (artist.plan,), artist.preset)


def _unmeasured(artist: Illustrator, answer: Answer) -> Scene | None:
    marked = frozenset(row["indicator_iri"] for row in answer.records())
    if not marked or not artist.facts.targets:
        return None
    graph = indicators(artist.facts.targets)
    graph.graph["marked"] = marked
    return indicators_scene(graph, (artist.plan,), artist.preset)


def _unit_matrix(artist: Illustrator, unit: str) -> Scene | None:
    generic = any(fact.unit == unit and fact.generic for fact in artist.facts.responsibilities)
    graph = matrix(artist.facts.responsibilities, generic=generic)
    if unit not in graph:
        return None
    part = of_unit(graph, unit)
    part.graph["marked"] = frozenset((unit,))
    return matrix_scene(part, (artist.plan,), artist.preset)
