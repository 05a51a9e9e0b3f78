"""A plan on its way from the process that read it to the one that writes the dataset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from plangraph.errors import PlangraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from pyoxigraph import Quad

    from plangraph.model.plan import Plan
    from plangraph.pipeline.ingestion import PlanGraphs


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and the id asked for its plan."""

    path: Path
    plan_id: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan that fits the shapes.

    ``graphs`` has the N-Triples of each graph by its IRI. The writer reads them in 11 ms, where it would need 44 ms to
    make and check the quads of the sample itself, and 50 ms to unpickle them.
    """

    plan_id: str
    tasks: int
    units: int
    indicators: int
    quads: int
    graphs: Mapping[str, bytes]

    def contents(self) -> dict[NamedNode, Iterable[Quad]]:
        """The quads of each graph."""
        return {NamedNode(graph): parse(body, RdfFormat.N_TRIPLES) for graph, body in self.graphs.items()}


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file gives no plan, in one sentence; ``exit_code`` is that of the command line for the file alone."""

    reason: str
    exit_code: int = 1


def prepare(
    task: Task, extract: Callable[[Path, str | None], Plan], map_: Callable[[Plan], PlanGraphs]
) -> Prepared | Refused:
    """What a file gives, whatever is in it: a defect of ours in reading one must not stop the others."""
    try:
        plan = extract(task.path, task.plan_id)
        errors = plan.errors()
        if errors:
            return Refused("; ".join(issue.message for issue in errors))
        made = map_(plan)
    except PlangraphError as error:
        return Refused(str(error), error.exit_code)
    except Exception as error:  # noqa: BLE001  see above
        return Refused(
            f"{task.path.name} meets a defect of plangraph ({type(error).__name__}: {error}): please report it."
        )
    if not made.report.conforms:
        return Refused(f"the graph does not fit the shapes: {made.report.results[0].message_zh}")
    return _prepared(plan, made)


def _prepared(plan: Plan, made: PlanGraphs) -> Prepared:
    lists = [*(task.assignments for task in plan.tasks), *(indicator.assignments for indicator in plan.indicators)]
    units = {assignment.name for assignments in lists for assignment in assignments}
    graphs = {graph.value: _n_triples(quads) for graph, quads in made.graphs.items()}
    return Prepared(plan.id, len(plan.tasks), len(units), len(plan.indicators), made.size, graphs)


def _n_triples(quads: Iterable[Quad]) -> bytes:
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
