"""A plan on its way from the process that read it to the one that writes the dataset."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.errors import PlangraphError
from plangraph.model.n_triples import NTriples
from plangraph.pipeline.stage import Stage, unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pyoxigraph import Quad

    from plangraph.model.plan import Plan
    from plangraph.pipeline.stage import Tell
    from plangraph.validate.report import Report


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and the id asked for its plan."""

    path: Path
    plan_id: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan that fits the shapes.

    ``graphs`` has the text of each graph by its IRI: the writer takes it as it is, where to unpickle the quads of the
    sample would take it 50 ms.
    """

    plan_id: str
    tasks: int
    units: int
    indicators: int
    quads: int
    graphs: Mapping[str, NTriples]

    def contents(self) -> dict[NamedNode, NTriples]:
        """What each graph is to hold."""
        return {NamedNode(graph): triples for graph, triples in self.graphs.items()}


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file gives no plan, in one sentence; ``exit_code`` is that of the command line for the file alone."""

    reason: str
    exit_code: int = 1


def prepare(
    task: Task,
    extract: Callable[[Path, str | None], Plan],
    map_: Callable[[Plan], dict[NamedNode, tuple[Quad, ...]]],
    judge: Callable[[Mapping[NamedNode, NTriples]], Report],
    tell: Tell = unheard,
) -> Prepared | Refused:
    """What a file gives, whatever is in it: a defect of ours in reading one must not stop the others."""
    tell(Stage.READING)
    try:
        with _uncollected():
            plan = extract(task.path, task.plan_id)
            errors = plan.errors()
            if errors:
                return Refused("; ".join(issue.message for issue in errors))
            counts = _counts(plan)
            graphs = _as_text(map_(plan))
            del plan  # a long one takes as much memory as what comes
        tell(Stage.VALIDATING)
        report = judge(graphs)
    except PlangraphError as error:
        return Refused(str(error), error.exit_code)
    except Exception as error:  # noqa: BLE001  see above
        return Refused(
            f"{task.path.name} meets a defect of plangraph ({type(error).__name__}: {error}): please report it."
        )
    if not report.conforms:
        return Refused(f"the graph does not fit the shapes: {report.results[0].message_zh}")
    size = sum(triples.size for triples in graphs.values())
    return Prepared(*counts, size, {graph.value: triples for graph, triples in graphs.items()})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Looks for no cycles of garbage: there are none in a plan, and to go through all of a long one takes a third more.

    It is for a process that does nothing else meanwhile.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _counts(plan: Plan) -> tuple[str, int, int, int]:
    """The id, and the numbers of tasks, units and indicators."""
    lists = [*(task.assignments for task in plan.tasks), *(indicator.assignments for indicator in plan.indicators)]
    units = {assignment.name for assignments in lists for assignment in assignments}
    return plan.id, len(plan.tasks), len(units), len(plan.indicators)


def _as_text(graphs: dict[NamedNode, tuple[Quad, ...]]) -> dict[NamedNode, NTriples]:
    """The graphs as text; the quads go one graph after the other."""
    return {graph: NTriples.of(graphs.pop(graph)) for graph in tuple(graphs)}
