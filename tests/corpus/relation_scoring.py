"""How well relations are inferred, against their hand-made gold in ``relations/``: the table of `make score-relations`.

A group of tasks that share something is found under its name, an alias, or a name that holds it or is held by it; what
counts are its tasks. What the gold calls optional costs nothing, found or missed.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.conftest import ROOT
from tests.corpus.scoring import shared_folder

from plangraph.bootstrap.reading import extract_plan
from plangraph.model.mention import EntityKind
from plangraph.model.plan import Role
from plangraph.relate.relations import relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangraph.model.plan import Plan
    from plangraph.model.relation import Relations, Sharing

GOLD = Path(__file__).parent / "relations"
LAYERS = ("measuredBy", "dependsOn", "sharesWith", "lineage", "lead")
_RELATION = {"basis": "based_on", "cites": "cites", "to_draft": "drafts"}


@dataclass
class Tally:
    """What was found, found wrongly and missed, a layer each."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    missed: dict[str, list[str]] = field(default_factory=dict)

    def add(self, layer: str, found: Iterable[str], wanted: Iterable[str], allowed: Iterable[str] = ()) -> None:
        """Counts one layer of one document; ``allowed`` costs nothing."""
        have, want = set(found), set(wanted)
        self.right[layer] += len(have & want)
        self.wrong.setdefault(layer, []).extend(sorted(have - want - set(allowed)))
        self.missed.setdefault(layer, []).extend(sorted(want - have))

    def rates(self, layer: str) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there is nothing to find and nothing was found."""
        right, wrong, missed = self.right[layer], len(self.wrong.get(layer, ())), len(self.missed.get(layer, ()))
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if right else float(not wrong + missed)


def documents() -> Iterator[tuple[dict[str, Any], Plan]]:
    """Each gold with its plan; the sample everywhere, the other where the corpus is at hand."""
    for file in sorted(GOLD.glob("*.json")):
        source = next((path for path in _sources(file.stem) if path.exists()), None)
        if source:
            yield json.loads(file.read_text("utf-8")), extract_plan(source)


def _sources(stem: str) -> Iterator[Path]:
    yield ROOT / "data" / "sources" / f"{stem}.txt"
    yield shared_folder() / "corpus" / "dev" / f"{stem}.txt"


def tally() -> Tally:
    """The layers of all documents."""
    score = Tally()
    for gold, plan in documents():
        _score(score, gold, plan, relations(plan))
    return score


def _score(score: Tally, gold: dict[str, Any], plan: Plan, found: Relations) -> None:
    numbers = {task.ordinal: task.number for task in plan.tasks}
    key = {ordinal: _bare(number) for ordinal, number in numbers.items()}
    indicators = {indicator.ordinal: indicator.name for indicator in plan.indicators}
    score.add(
        "measuredBy",
        (f"{key[link.task]}→{indicators[link.indicator]}" for link in found.measurements),
        (f"{_bare(task)}→{name}" for task, name in gold["measuredBy"]),
    )
    score.add(
        "dependsOn",
        (f"{key[link.task]}→{key[link.on]}" for link in found.dependences),
        (f"{_bare(user)}→{_bare(builder)}" for user, builder, _ in gold["dependsOn"]),
    )
    _score_sharings(score, gold, key, found.sharings)
    _score_lineage(score, gold, plan)
    leads = {f"{key[task]}→{name}" for task, name in _leads(plan, found)}
    score.add("lead", leads, _pairs(gold["lead"]), _pairs(gold.get("lead_optional", ())))


def _pairs(listed: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{_bare(task)}→{name}" for task, name in listed]


def _leads(plan: Plan, found: Relations) -> Iterator[tuple[int, str]]:
    for task in plan.tasks:
        yield from ((task.ordinal, part.name) for part in task.assignments if part.role is Role.LEAD)
    yield from ((lead.task, lead.unit) for lead in found.leads)


def _score_lineage(score: Tally, gold: dict[str, Any], plan: Plan) -> None:
    have = {
        f"{_RELATION[entity.relation]} {entity.name}"
        for entity in plan.entities_of(EntityKind.POLICY)
        if entity.relation in _RELATION
    }
    listed = [(f"{entry['relation']} {entry['name']}", entry.get("optional", False)) for entry in gold["lineage"]]
    score.add("lineage", have, [n for n, optional in listed if not optional], [n for n, optional in listed if optional])


def _score_sharings(score: Tally, gold: dict[str, Any], key: dict[int, str], sharings: Iterable[Sharing]) -> None:
    groups = gold["sharesWith"]
    found: list[str] = []
    allowed: list[str] = []
    wanted: list[str] = []
    for group in groups:
        named = [f"{group['over']}: {_bare(task)}" for task in group["tasks"]]
        (allowed if group.get("optional") else wanted).extend(named)
        allowed += [f"{group['over']}: {_bare(task)}" for task in group.get("optional_tasks", ())]
    for sharing in sharings:
        tasks = {key[task] for task in sharing.tasks}
        alike = [(_overlap(group, tasks), group["over"]) for group in groups if _same(group, sharing.name)]
        name = max(alike)[1] if alike else sharing.name
        found += [f"{name}: {task}" for task in tasks]
    score.add("sharesWith", found, wanted, allowed)


def _overlap(group: dict[str, Any], tasks: set[str]) -> float:
    own = {_bare(task) for task in (*group["tasks"], *group.get("optional_tasks", ()))}
    return len(own & tasks) / len(own | tasks)


def _same(group: dict[str, Any], name: str) -> bool:
    return any(name == other or name in other or other in name for other in (group["over"], *group.get("aliases", ())))


def _bare(number: str) -> str:
    return "".join(char for char in number if char.isalnum())


def main() -> None:
    """Prints the table, and below it what was wrong and missed."""
    score = tally()
    print(f"{'relation':12} {'precision':>9} {'recall':>9} {'F1':>9}")
    for layer in LAYERS:
        precision, recall, both = score.rates(layer)
        print(f"{layer:12} {precision:9.3f} {recall:9.3f} {both:9.3f}")
    for layer in LAYERS:
        for what, listed in (("wrong", score.wrong), ("missed", score.missed)):
            if listed.get(layer):
                print(f"{layer} {what}: {'、'.join(listed[layer])}")


if __name__ == "__main__":
    main()
