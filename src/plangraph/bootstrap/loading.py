"""Plans into datasets: one plan, the sample, or many files."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from plangraph.bootstrap.datasets import empty_workspace, equip, guard, open_workspace
from plangraph.bootstrap.definitions import shapes
from plangraph.bootstrap.reading import extract_plan, prepare, sample, warm_up
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.checking import Findings, findings
from plangraph.pipeline.ingestion import Ingestion, graphs_of
from plangraph.pipeline.ingestion import ingest as ingest_plan
from plangraph.pipeline.intake import Intake
from plangraph.pipeline.stage import Stage, unheard
from plangraph.pipeline.standing import Register
from plangraph.settings import Settings
from plangraph.store.in_process import InProcessStore
from plangraph.store.remote.access import is_address

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

    from pyoxigraph import NamedNode, Quad

    from plangraph.model.plan import Plan
    from plangraph.pipeline.intake import Course, Outcome
    from plangraph.pipeline.stage import Tell
    from plangraph.pipeline.survey import Found
    from plangraph.pipeline.workspace import Workspace


def sample_workspace(settings: Settings | None = None) -> Workspace:
    """A dataset in memory that holds the sample plan."""
    chosen = settings or Settings.from_environment()
    workspace = equip(InProcessStore.in_memory(guard(chosen.base_iri)), chosen)
    ingest(sample(), workspace)
    return workspace


def ingest(plan: Plan, workspace: Workspace) -> Ingestion:
    """Makes a writable dataset hold the plan; a second time changes nothing, a changed plan replaces the old."""
    return ingest_plan(plan, workspace.store, workspace.identifiers, shapes(), version("plangraph"))


def ingest_files(
    files: Sequence[Found],
    course: Course,
    store: str | None = None,
    *,
    dry_run: bool = False,
    tell: Tell = unheard,
) -> Generator[Outcome, None, None]:
    """Reads files into the dataset, which is made when the first plan is at hand; ``dry_run`` changes nothing.

    ``tell`` hears of the stages of a single file, which is read in this process. Raises StoreError.
    """
    named = store or Settings.from_environment().store
    with ExitStack() as stack:

        @cache
        def dataset() -> Workspace:
            return stack.enter_context(open_workspace(named, writable=not dry_run))

        def load(graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
            tell(Stage.WRITING)
            return dry_run or dataset().store.replace(graphs)

        stands = is_address(named) or (Path(named).is_dir() and any(Path(named).iterdir()))
        register = Register.of(dataset().store, dataset().identifiers) if stands else Register()
        prepare_one = partial(prepare, tell=tell) if len(files) == 1 else prepare
        yield from Intake(register, prepare_one, load, warm_up, version("plangraph")).run(files, course)


def check_file(path: Path, *, stated_only: bool = False) -> Findings:
    """The findings of a file; raises SourceError where it cannot be read."""
    plan = extract_plan(path)
    made = graphs_of(plan, Identifiers(Settings.from_environment().base_iri), shapes(), version("plangraph"))
    with empty_workspace() as workspace:
        workspace.store.replace(made.graphs)
        return findings(workspace.issues(plan.id, stated_only=stated_only), made.report)
