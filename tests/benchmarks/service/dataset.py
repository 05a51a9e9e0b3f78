"""Many plans of the sample's kind, as our own mapping gives them: in a store of plangraph, and in one of Oxigraph."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from figures import show
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from plangraph.bootstrap import datasets, definitions, reading
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.ingestion import graphs_of
from plangraph.settings import DEFAULT_BASE_IRI

if TYPE_CHECKING:
    from collections.abc import Iterator

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_GROUP = 15
"""Plans that are written at a time."""
_KINDS = {
    kind: NamedNode(f"https://w3id.org/plangraph/ns#{name}")
    for kind, name in {
        "plan": "ActionPlan",
        "task": "Task",
        "goal": "Goal",
        "unit": "Unit",
        "indicator": "Indicator",
    }.items()
} | {"span": NamedNode("http://www.w3.org/ns/oa#SpecificResource")}


@dataclass(frozen=True, slots=True)
class Made:
    """The folders of the two stores, the IRIs of each plan by kind, and how many quads there are."""

    ours: Path
    theirs: Path
    plans: tuple[dict[str, list[str]], ...]
    quads: int


def made(folder: Path, number: int) -> Made:
    """So many plans, made in the folder, or found there."""
    ours, theirs, noted = folder / "ours", folder / "theirs", folder / "plans.json"
    if not noted.exists():
        plans, lines = [], folder / "all.nq"
        with lines.open("wb") as file, datasets.open_workspace(ours, writable=True) as workspace:
            file.write(serialize(workspace.store.quads(), format=RdfFormat.N_QUADS) or b"")
            waiting: dict[NamedNode, tuple[Quad, ...]] = {}
            for place, graphs in enumerate(_plans(folder, number), 1):
                plans.append(_by_kind(graphs))
                for name, quads in graphs.items():
                    named = tuple(Quad(q.subject, q.predicate, q.object, name) for q in quads)
                    file.write(serialize(named, format=RdfFormat.N_QUADS) or b"")
                    waiting[name] = named
                if place % _GROUP == 0 or place == number:
                    workspace.store.replace(waiting)
                    waiting = {}
        subprocess.run([OXIGRAPH, "load", "-l", theirs, "-f", lines], check=True, capture_output=True)
        lines.unlink()
        noted.write_text(json.dumps(plans), "utf-8")
    size = len(Store.read_only(str(theirs)))
    show("quads", f"{size:10,d}")
    return Made(ours, theirs, tuple(json.loads(noted.read_text("utf-8"))), size)


def _plans(folder: Path, number: int) -> Iterator[dict[NamedNode, tuple[Quad, ...]]]:
    """The graphs of the sample under other ids and titles, and with units of its own."""
    sample = reading.sample()
    text, units = sample.document.text, sorted((unit.name for unit in sample.units), key=len, reverse=True)
    identifiers, shapes = Identifiers(DEFAULT_BASE_IRI), definitions.shapes()
    for each in range(number):
        other = text.replace("知识产权强区", f"知识产权强区第{each}号")
        for unit in units:
            other = other.replace(unit, f"{unit[:-1]}{each}{unit[-1]}")
        path = folder / "plan.txt"
        path.write_text(other, "utf-8")
        plan = reading.extract_plan(path, f"plan-{each}")
        yield dict(graphs_of(plan, identifiers, shapes, "0.1.0").graphs)


def _by_kind(graphs: dict[NamedNode, tuple[Quad, ...]]) -> dict[str, list[str]]:
    """The IRIs of a plan that queries ask for."""
    typed: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for quads in graphs.values():
        for quad in quads:
            if quad.predicate == TYPE:
                for kind, name in _KINDS.items():
                    if quad.object == name and isinstance(quad.subject, NamedNode):
                        typed[kind].append(quad.subject.value)
    return {kind: sorted(iris) for kind, iris in typed.items()}
