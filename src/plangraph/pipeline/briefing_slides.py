"""The pictures that show one finding of a briefing: what it is about stands out, or is counted in bars."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangraph.analyse.matrix import matrix, of_unit, within
from plangraph.analyse.monitoring import indicators
from plangraph.view.indicators import indicators_scene
from plangraph.view.matrix import matrix_scene
from plangraph.view.palette import ACCENT, KIND_COLOURS, LINK
from plangraph.view.tally import Bar, Tally, tally_scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.brief.briefing import Figure
    from plangraph.pipeline.briefing_pictures import Illustrator
    from plangraph.query.answers import Answer
    from plangraph.view.scene import Scene

_SEVERITIES = {"error": ACCENT, "warning": KIND_COLOURS["institution"], "info": LINK}
_NO_SECTION = ""


def of_plan(artist: Illustrator, answers: Mapping[str, Answer]) -> dict[str, Figure]:
    """A figure for each finding of a plan that the views of the plan do not show by themselves."""
    drawings = {
        "together": _together(artist, answers["always-together"]),
        "never_first": _never_first(artist, answers["never-first"]),
        "unmeasured": _unmeasured(artist, answers["indicators-without-task"]),
        "unowned": _unowned(artist, answers["units-per-task"]),
        "due": _due(artist, answers["due-by"]),
        "checks": _checks(artist, answers["findings"]),
    }
    return {name: artist.drawn(name, scene) for name, scene in drawings.items() if scene}


def of_one_unit(artist: Illustrator, unit: str, answers: Mapping[str, Answer]) -> dict[str, Figure]:
    """A figure of the tasks of a unit with those who share them, and of the days they are due."""
    drawings = {"unit_matrix": _unit_matrix(artist, unit), "due": _due(artist, answers["due-by"])}
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


def _unowned(artist: Illustrator, answer: Answer) -> Scene | None:
    """Tasks without a unit by section; in one bar where there are no sections."""
    unowned = {row["task_iri"] for row in answer.records() if not row["count"]}
    if not unowned:
        return None
    say = artist.say
    sections = {fact.task: fact.section or _NO_SECTION for fact in artist.facts.tasks}
    every = Counter(sections.values())
    lacking = Counter(section for task, section in sections.items() if task in unowned)
    bars = tuple(
        Bar(section or say("whole_plan"), lacking[section], total, ACCENT)
        for section, total in every.items()
        if lacking[section]
    )
    key = ((ACCENT, say("without_unit")),)
    return _counted(artist, "unowned", bars, key)


def _due(artist: Illustrator, answer: Answer) -> Scene | None:
    days: dict[str, set[str]] = {}
    for row in answer.records():
        days.setdefault(str(row["due"]), set()).add(row["task_iri"])
    bars = tuple(Bar(artist.say.day(day[:10]), len(tasks)) for day, tasks in sorted(days.items()))
    return _counted(artist, "due", bars)


def _checks(artist: Illustrator, answer: Answer) -> Scene | None:
    """How much is found of each kind, the worst first."""
    rows = answer.records()
    kinds = Counter((row["severity_code"], row["kind"]) for row in rows)
    order = list(_SEVERITIES)
    bars = tuple(
        Bar(artist.say.issue(kind), count, colour=_SEVERITIES[severity])
        for (severity, kind), count in sorted(kinds.items(), key=lambda item: (order.index(item[0][0]), -item[1]))
    )
    there = {severity for severity, _ in kinds}
    key = tuple((colour, artist.say(severity)) for severity, colour in _SEVERITIES.items() if severity in there)
    return _counted(artist, "checks", bars, key)


def _counted(
    artist: Illustrator, name: str, bars: tuple[Bar, ...], key: tuple[tuple[str, str], ...] = ()
) -> Scene | None:
    if not bars:
        return None
    return tally_scene(Tally(artist.say(f"{name}_caption"), bars, key), (artist.plan,), artist.preset)
