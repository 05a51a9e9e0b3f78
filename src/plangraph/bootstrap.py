"""The one module that names concrete readers, stores and word lists, and puts the flow together with them."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from anyio import to_thread
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from plangraph.errors import ParameterError, StoreUnreachable
from plangraph.graph.export import serialise
from plangraph.graph.mapping import quads
from plangraph.model.extraction import to_json
from plangraph.model.identifier import Identifiers, slug
from plangraph.pipeline.checking import Findings, findings
from plangraph.pipeline.diagnosis import Diagnosis, diagnose_folder, diagnose_server
from plangraph.pipeline.draft_acceptance import Uploads
from plangraph.pipeline.draft_desk import LIMIT, Desk
from plangraph.pipeline.draft_reading import read_draft as read_draft_with
from plangraph.pipeline.drafts import Spool
from plangraph.pipeline.ingestion import Ingestion, graphs_of, judged, mapped, read_plan
from plangraph.pipeline.ingestion import ingest as ingest_plan
from plangraph.pipeline.intake import Intake
from plangraph.pipeline.preparation import prepare as prepare_plan
from plangraph.pipeline.rdf_loading import Loaded, load_rdf, named_graph
from plangraph.pipeline.served import Served
from plangraph.pipeline.sources import read_source
from plangraph.pipeline.stage import Stage, unheard
from plangraph.pipeline.standing import Register
from plangraph.pipeline.survey import survey
from plangraph.pipeline.workspace import Workspace
from plangraph.query.library import Library
from plangraph.read import media_types
from plangraph.read.detect import read
from plangraph.read.gazetteers import gazetteer
from plangraph.resources import resource
from plangraph.search.searcher import Searcher
from plangraph.settings import DEFAULT_STORE, Settings
from plangraph.store.backup import Manifest, back_up
from plangraph.store.backup import restore as restore_backup
from plangraph.store.engine.limits import Limits
from plangraph.store.engine.sandbox import confine
from plangraph.store.engine.service import ServiceEngine
from plangraph.store.engine.store import EngineStore
from plangraph.store.engine.writer import Writer
from plangraph.store.engine.writing import write_until_closed
from plangraph.store.in_process import InProcessStore
from plangraph.store.remote.access import Access, is_address
from plangraph.store.threaded import ThreadedEngine
from plangraph.store.tokens import Tokens
from plangraph.validate.guard import Guard
from plangraph.validate.shapes import Shapes, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from plangraph.graph.export import Context
    from plangraph.model.plan import Plan
    from plangraph.pipeline.draft import Draft
    from plangraph.pipeline.intake import Course, Outcome
    from plangraph.pipeline.preparation import Prepared, Refused, Task
    from plangraph.pipeline.stage import Tell
    from plangraph.pipeline.survey import Found, Survey
    from plangraph.protocols import SparqlStore

SAMPLE = "dazu-ip-2025.txt"
SUFFIXES = frozenset(media_types.SUFFIXES)
WORD_PROCESSORS = frozenset({".doc", ".wps", ".rtf"})
"""Some of these files are HTML or DOCX inside and can be read; of the others a person wants to know the names."""
_READING_MEMORY = 4096
"""MiB of address space of a process that reads a plan which was sent in."""
VOCABULARY_GRAPH = NamedNode("https://w3id.org/plangraph/ns")


def extract_plan(path: str | Path, plan_id: str | None = None, tell: Tell = unheard) -> Plan:
    """The plan in a file; raises SourceError where the file cannot be read."""
    return read_plan(read_source(Path(path)), read, gazetteer(), plan_id, tell)


def open_workspace(store: str | Path | None = None, *, writable: bool = False) -> Workspace:
    """The dataset in a folder or behind a server (by default of the settings); ``writable`` makes a missing folder.

    Raises StoreUnreachable, StoreLocked, StoreVersionMismatch.
    """
    settings = Settings.from_environment()
    named = str(store or settings.store)
    if is_address(named):
        return _remote(named, settings, writable=writable)
    folder = Path(named)
    if writable:
        return _equip(InProcessStore.open(folder, _guard(settings.base_iri)), settings, _searcher(folder))
    _expect(folder)
    store_read = InProcessStore.open_read_only(folder)
    return Workspace(settings, store_read, library(), Identifiers(settings.base_iri), context(), _searcher(folder))


def existing_workspace(store: str | None = None) -> Workspace:
    """The dataset in a folder or behind a server for writing, where it stands; raises StoreUnreachable where not."""
    named = store or Settings.from_environment().store
    if not is_address(named):
        _expect(Path(named))
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


def served(store: str | None = None, *, writable: bool = False) -> tuple[Served, str | None]:
    """The dataset for the service, made where it is missing; an empty one gets the sample, and the note says so.

    A dataset behind a server is served as it is, with the limits of that server. Raises ParameterError, StoreError.
    """
    settings = Settings.from_environment()
    named = str(store or settings.store)
    if is_address(named):
        if writable:
            raise ParameterError(f"{named} takes writes itself: start the service without --writable.")
        return served_here(_remote(named, settings, writable=False)), None
    folder = Path(named)
    note = _with_sample(folder)
    return _served_folder(folder, settings, writable=writable), note


def _served_folder(folder: Path, settings: Settings, *, writable: bool) -> Served:
    limits = Limits(
        seconds=settings.query_timeout,
        memory=settings.worker_memory,
        answer=settings.answer_size,
        queue=settings.queue,
        allowed=frozenset(settings.allow_service),
    )
    engine = ServiceEngine(folder, limits)
    writer = Writer(folder, settings.base_iri, settings.update_timeout, settings.allow_service) if writable else None
    engine_store = EngineStore(engine, writer)
    identifiers = Identifiers(settings.base_iri)
    workspace = Workspace(settings, engine_store, library(), identifiers, context(), _searcher(folder))
    taking = uploads(folder) if writable else None

    async def stop() -> None:
        if taking is not None:
            await to_thread.run_sync(taking.desk.close)
        await engine_store.stop()

    return Served(workspace, engine, writable, folder, engine_store.start, stop, taking)


def uploads(folder: Path, limit: float = LIMIT) -> Uploads:
    """Plans that are sent to the service of a dataset: read within ``limit`` seconds each, and kept beside it."""
    return Uploads(Desk(Spool(folder, version("plangraph")), read_draft, _warm_up_confined, limit=limit), shapes)


def read_draft(draft: Draft) -> None:
    """Reads a plan that was sent in; runs in a process of its own."""
    identifiers = Identifiers(Settings.from_environment().base_iri)
    read_draft_with(draft, read, gazetteer(), lambda plan: graphs_of(plan, identifiers, shapes(), version("plangraph")))


def _warm_up_confined() -> None:
    """Readies a process for files of strangers, which needs neither network nor programs."""
    warm_up()
    confine(_READING_MEMORY)


def served_here(workspace: Workspace) -> Served:
    """A dataset for the service of this process alone, without processes of its own."""
    return Served(workspace, ThreadedEngine(workspace.store))


def tokens(store: str | None = None) -> Tokens:
    """The tokens of the dataset in a folder; raises StoreUnreachable where there is none."""
    folder = Path(store or Settings.from_environment().store)
    _expect(folder)
    return Tokens(folder)


@contextmanager
def rdf_loader(
    graph: str | None, store: str | None = None, *, anew: bool = False
) -> Iterator[Callable[[Path], Loaded]]:
    """Loads RDF files into a dataset, which is made when the first of them is at hand; raises ParameterError."""
    place, folder, base = named_graph(graph), _folder(store, "load RDF with it"), Settings.from_environment().base_iri
    with ExitStack() as stack:

        @cache
        def dataset() -> InProcessStore:
            opened = stack.enter_context(open_workspace(folder, writable=True)).store
            assert isinstance(opened, InProcessStore)
            return opened

        yield lambda path: load_rdf(path, dataset, place, base, anew=anew)


def backup(target: Path, store: str | None = None) -> Manifest:
    """Copies the dataset in a folder, which may be in use; raises ParameterError, StoreError."""
    folder = _folder(store, "back it up")
    _expect(folder)
    return back_up(folder, target, datetime.now(UTC).isoformat(timespec="seconds"), version("plangraph"))


def restore(source: Path, target: Path) -> Manifest:
    """Makes a dataset from a backup; raises ParameterError, StoreError."""
    return restore_backup(source, target)


def diagnose(store: str | None = None) -> Diagnosis:
    """What is wrong with a dataset and the machine that serves it."""
    try:
        settings = Settings.from_environment()
    except ParameterError:
        settings = Settings()  # a check of its own tells
    named = store or os.environ.get("PLANGRAPH_STORE")
    if is_address(named):
        return diagnose_server(str(named), lambda: open_workspace(named).plans())
    return diagnose_folder(settings, Path(named or DEFAULT_STORE), Identifiers(settings.base_iri), named=bool(named))


def _folder(store: str | None, doing: str) -> Path:
    named = store or Settings.from_environment().store
    if is_address(named):
        raise ParameterError(f"{named} is a server: {doing} by its own means, or name a folder with --store.")
    return Path(named)


def write_for_service(number: str, folder: str, base_iri: str, *allowed: str) -> None:
    """Writes to the dataset of a folder what comes on the socket of that number, until it is closed."""
    guard = _guard(base_iri)
    write_until_closed(
        int(number), lambda: InProcessStore.open(folder, guard, frozenset(allowed)), network=bool(allowed)
    )


def _with_sample(folder: Path) -> str | None:
    """Makes a missing dataset, and loads the sample into an empty one; the note says so."""
    stands = folder.is_dir() and any(folder.iterdir())
    if stands:
        with open_workspace(folder) as workspace:
            if workspace.plans():
                return None
    with open_workspace(folder, writable=True) as workspace:
        outcome = ingest(sample(), workspace)
        return f"loaded the sample plan {outcome.plan.id} ({outcome.quads} quads)"


def sample_workspace(settings: Settings | None = None) -> Workspace:
    """A dataset in memory that holds the sample plan."""
    chosen = settings or Settings.from_environment()
    workspace = _equip(InProcessStore.in_memory(_guard(chosen.base_iri)), chosen)
    ingest(sample(), workspace)
    return workspace


def empty_workspace() -> Workspace:
    """A dataset in memory that holds the vocabulary alone and takes what is put into it unchecked."""
    return _equip(InProcessStore.in_memory(), Settings.from_environment())


def sample() -> Plan:
    """The sample plan that comes with the package."""
    source = read_source(resource("data", "sources", SAMPLE))
    return read_plan(source, read, gazetteer())


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


def survey_files(paths: Iterable[Path]) -> Survey:
    """The files at the paths that may be plans, and what else lies there; raises SourceNotFound."""
    return survey(paths, SUFFIXES, WORD_PROCESSORS)


def prepare(task: Task, tell: Tell = unheard) -> Prepared | Refused:
    """What a file gives, ready for the dataset; runs in worker processes."""
    identifiers = Identifiers(Settings.from_environment().base_iri)
    return prepare_plan(
        task,
        partial(extract_plan, tell=tell),
        lambda plan: mapped(plan, identifiers, version("plangraph")),
        lambda graphs: judged(graphs, shapes()),
        tell,
    )


def warm_up() -> None:
    """Reads what every plan needs, before the first."""
    gazetteer()
    shapes()
    slug("预热")


def serialise_plan(plan: Plan, form: str) -> bytes:
    """The plan as extraction JSON (``json``) or as RDF (``ttl trig nq jsonld``)."""
    if form == "json":
        return json.dumps(to_json(plan), ensure_ascii=False, indent=2).encode() + b"\n"
    return serialise(_stated(plan), form, context())


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


def _stated(plan: Plan) -> tuple[Quad, ...]:
    return quads(plan, Identifiers(Settings.from_environment().base_iri), version("plangraph"))


@cache
def context() -> Context:
    """The JSON-LD context of the package."""
    return dict(json.loads(resource("ontology", "context.jsonld").read_text("utf-8")))


@cache
def library() -> Library:
    """The saved queries of the package."""
    return Library.load(resource("queries"))


@cache
def shapes() -> Shapes:
    """The SHACL shapes of the package."""
    return Shapes.parse(resource("ontology", "shapes.ttl").read_text("utf-8"))


def _remote(url: str, settings: Settings, *, writable: bool) -> Workspace:
    from plangraph.store.remote.store import RemoteStore  # noqa: PLC0415  httpx is for those who name a server

    store = RemoteStore.open(Access.from_environment(url))
    if writable:
        return _equip(store, settings)
    return Workspace(settings, store, library(), Identifiers(settings.base_iri), context())


def _expect(folder: Path) -> None:
    if not folder.exists():
        raise StoreUnreachable(
            f"There is no dataset at {folder}: `plangraph ingest FILE --store {folder}` makes one from a plan."
        )


def _guard(base_iri: str) -> Guard:
    """Holds the graphs that state plans against the shapes."""
    identifiers, start = Identifiers(base_iri), f"{base_iri}plan/"

    def states(graph: NamedNode) -> bool:
        return graph == identifiers.graph_stated(graph.value.removeprefix(start).partition("/")[0])

    return Guard(states, shapes)


def _equip(store: SparqlStore, settings: Settings, searcher: Searcher | None = None) -> Workspace:
    store.replace({VOCABULARY_GRAPH: tuple(_vocabulary())})
    identifiers = Identifiers(settings.base_iri)
    return Workspace(settings, store, library(), identifiers, context(), searcher or Searcher())


def _searcher(folder: Path) -> Searcher:
    """Keeps the search index of a dataset beside it."""
    return Searcher(folder / "search")


def _vocabulary() -> Iterator[Quad]:
    folder = resource("ontology")
    for part in (
        folder / "plan.ttl",
        folder / "alignments.ttl",
        *sorted(folder.joinpath("schemes").iterdir(), key=str),
    ):
        for quad in parse(part.read_bytes(), RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, VOCABULARY_GRAPH)
