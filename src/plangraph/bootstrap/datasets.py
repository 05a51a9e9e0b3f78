"""Datasets in a folder, behind a server or in memory, and the plans that go into them."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from plangraph.bootstrap.definitions import VOCABULARY_GRAPH, context, library, shapes, vocabulary
from plangraph.bootstrap.reading import extract_plan, prepare, sample, warm_up
from plangraph.errors import StoreUnreachable
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.checking import Findings, findings
from plangraph.pipeline.ingestion import Ingestion, graphs_of
from plangraph.pipeline.ingestion import ingest as ingest_plan
from plangraph.pipeline.intake import Intake
from plangraph.pipeline.stage import Stage, unheard
from plangraph.pipeline.standing import Register
from plangraph.pipeline.workspace import Workspace
from plangraph.search.searcher import Searcher
from plangraph.settings import DEFAULT_STORE, Settings
from plangraph.store.in_process import InProcessStore
from plangraph.store.remote.access import Access, is_address
from plangraph.validate.guard import Guard
from plangraph.validate.shapes import validate

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

    from pyoxigraph import NamedNode, Quad

    from plangraph.model.plan import Plan
    from plangraph.pipeline.intake import Course, Outcome
    from plangraph.pipeline.stage import Tell
    from plangraph.pipeline.survey import Found
    from plangraph.protocols import SparqlStore


def open_workspace(store: str | Path | None = None, *, writable: bool = False) -> Workspace:
    """The dataset in a folder or behind a server (by default of the settings); ``writable`` makes a missing folder.

    Raises StoreUnreachable, StoreLocked, StoreVersionMismatch.
    """
    settings = Settings.from_environment()
    named = str(store or settings.store)
    if is_address(named):
        return remote_workspace(named, settings, writable=writable)
    folder = Path(named)
    if writable:
        return _equip(InProcessStore.open(folder, guard(settings.base_iri)), settings, searcher_of(folder))
    expect(folder)
    store_read = InProcessStore.open_read_only(folder)
    return Workspace(settings, store_read, library(), Identifiers(settings.base_iri), context(), searcher_of(folder))


def existing_workspace(store: str | None = None) -> Workspace:
    """The dataset in a folder or behind a server for writing, where it stands; raises StoreUnreachable where not."""
    named = store or Settings.from_environment().store
    if not is_address(named):
        expect(Path(named))
    return open_workspace(store, writable=True)


def workspace_for_reading(store: str | None = None) -> tuple[Workspace, str | None]:
    """The dataset for reading, and a note for the person.

    Where none was named and none stands in the working folder, the sample in memory answers, and the note says so.
    """
    settings = Settings.from_environment()
    if store is None and settings.store == DEFAULT_STORE and not Path(DEFAULT_STORE).exists():
        note = f"no dataset at ./{DEFAULT_STORE}, so the sample plan answers; `plangraph ingest FILE` loads your own."
        return sample_workspace(settings), note
    return open_workspace(store), None


def sample_workspace(settings: Settings | None = None) -> Workspace:
    """A dataset in memory that holds the sample plan."""
    chosen = settings or Settings.from_environment()
    workspace = _equip(InProcessStore.in_memory(guard(chosen.base_iri)), chosen)
    ingest(sample(), workspace)
    return workspace


def empty_workspace() -> Workspace:
    """A dataset in memory that holds the vocabulary alone and takes what is put into it unchecked."""
    return _equip(InProcessStore.in_memory(), Settings.from_environment())


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


def check(target: str, store: str | None = None, *, stated_only: bool = False) -> Findings:
    """The findings of a file, or of a plan as the dataset holds it, corrections included."""
    path = Path(target)
    if path.exists():
        plan = extract_plan(path)
        made = graphs_of(plan, Identifiers(Settings.from_environment().base_iri), shapes(), version("plangraph"))
        with empty_workspace() as workspace:
            workspace.store.replace(made.graphs)
            return findings(workspace.issues(plan.id, stated_only=stated_only), made.report)
    with workspace_for_reading(store)[0] as workspace:
        found = workspace.issues(target, stated_only=stated_only)
        return findings(found, validate(workspace.stated(target), shapes()))


def remote_workspace(url: str, settings: Settings, *, writable: bool) -> Workspace:
    """The dataset behind a server."""
    from plangraph.store.remote.store import RemoteStore  # noqa: PLC0415  httpx is for those who name a server

    store = RemoteStore.open(Access.from_environment(url))
    if writable:
        return _equip(store, settings)
    return Workspace(settings, store, library(), Identifiers(settings.base_iri), context())


def expect(folder: Path) -> None:
    """Raises StoreUnreachable where there is no dataset."""
    if not folder.exists():
        raise StoreUnreachable(
            f"There is no dataset at {folder}: `plangraph ingest FILE --store {folder}` makes one from a plan."
        )


def guard(base_iri: str) -> Guard:
    """Holds the graphs that state plans against the shapes."""
    identifiers, start = Identifiers(base_iri), f"{base_iri}plan/"

    def states(graph: NamedNode) -> bool:
        return graph == identifiers.graph_stated(graph.value.removeprefix(start).partition("/")[0])

    return Guard(states, shapes)


def searcher_of(folder: Path) -> Searcher:
    """Keeps the search index of a dataset beside it."""
    return Searcher(folder / "search")


def _equip(store: SparqlStore, settings: Settings, searcher: Searcher | None = None) -> Workspace:
    store.replace({VOCABULARY_GRAPH: tuple(vocabulary())})
    identifiers = Identifiers(settings.base_iri)
    return Workspace(settings, store, library(), identifiers, context(), searcher or Searcher())
