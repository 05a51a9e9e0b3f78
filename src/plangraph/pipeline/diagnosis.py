"""What ``plangraph doctor`` finds: each check one sentence that says how things are and, where needed, what to do."""

from __future__ import annotations

import json
import os
import platform
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from plangraph.errors import PlangraphError
from plangraph.pipeline.intactness import intactness
from plangraph.pipeline.machine import answering_time, confinement, draws_chinese
from plangraph.settings import Settings
from plangraph.store.engine.limits import Limits
from plangraph.store.engine.sandbox import filters_calls
from plangraph.store.in_process import InProcessStore
from plangraph.store.inspection import Inspection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plangraph.model.identifier import Identifiers
    from plangraph.store.inspection import OldSnapshot

_PACKAGES = ("plangraph", "pyoxigraph", "rdflib")
_OF_COMMANDS = frozenset(
    f"PLANGRAPH_{name}"
    for name in ("QUERY_URL", "UPDATE_URL", "GRAPH_STORE_URL", "USER", "PASSWORD", "BEARER", "VENDOR", "NO_INFERRED")
)
_OF_TESTS = frozenset({"PLANGRAPH_SHARED", "PLANGRAPH_REQUIRE_REAL"})
_LITTLE = 256 << 20
"""Bytes below which a disk is full in no time."""
_MOST = 5
"""Faults that are told; the others are counted."""


class State(StrEnum):
    """How things are with one of the things checked."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked."""

    name: str
    state: State
    message: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Every check, in the order in which they were made."""

    checks: tuple[Check, ...]

    @property
    def has_errors(self) -> bool:
        """Whether one of them is an error."""
        return any(check.state is State.ERROR for check in self.checks)

    def write(self, form: str) -> bytes:
        """The checks as ``json`` (a list of objects) or ``table`` (a line each)."""
        if form == "json":
            return json.dumps([asdict(check) for check in self.checks], ensure_ascii=False, indent=2).encode() + b"\n"
        return "".join(f"{check.state:<8}{check.name:<12}{check.message}\n" for check in self.checks).encode()


def diagnose_folder(settings: Settings, folder: Path, identifiers: Identifiers, *, named: bool) -> Diagnosis:
    """Looks at the machine and at the dataset in a folder; ``named``: somebody asked for that folder."""
    if folder.exists():
        of_store = tuple(_of_store(Inspection(folder), folder, identifiers))
    else:
        of_store = (_absent(folder, named=named),)
    is_sound = folder.exists() and not Diagnosis(of_store).has_errors
    return Diagnosis((*_of_program(), *of_store, *_of_machine(settings, folder if is_sound else None)))


def diagnose_server(address: str, asked: Callable[[], object]) -> Diagnosis:
    """Looks at the machine and at the server at an address, which ``asked`` asks something."""
    with _checking("server") as check:
        asked()
        check.ok(f"{address} answers a query.")
    return Diagnosis((*_of_program(), *check.made, *_fonts()))


class _Checking:
    """A check that is being made."""

    def __init__(self, name: str) -> None:
        self.made: list[Check] = []
        self._name = name

    def ok(self, message: str) -> None:
        self.made.append(Check(self._name, State.OK, message))

    def warn(self, message: str) -> None:
        self.made.append(Check(self._name, State.WARNING, message))

    def fail(self, message: str) -> None:
        self.made.append(Check(self._name, State.ERROR, message))


@contextmanager
def _checking(name: str, advice: str = "check the folder and its permissions") -> Iterator[_Checking]:
    """A check by the name; what goes wrong in it is an error with a sentence."""
    check = _Checking(name)
    try:
        yield check
    except PlangraphError as error:
        check.fail(str(error))
    except (OSError, RuntimeError, ValueError) as error:
        check.fail(f"{str(error).rstrip('.')}: {advice}.")


def _of_program() -> Iterator[Check]:
    with _checking("versions", "install plangraph again") as check:
        try:
            found = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
            check.ok(f"Python {platform.python_version()}, {found}, on {platform.system()} {platform.machine()}.")
        except PackageNotFoundError as error:
            check.fail(f"The package {error.name} is missing: install plangraph again.")
    yield from check.made
    with _checking("settings") as check:
        Settings.from_environment()
        if unknown := ", ".join(sorted(_unknown_settings())):
            check.warn(f"{unknown} in the environment is no setting: see `plangraph serve --help` for their names.")
        else:
            check.ok("Every PLANGRAPH_ variable of the environment is a setting with a value that can be used.")
    yield from check.made


def _unknown_settings() -> set[str]:
    known = {f"PLANGRAPH_{field.name.upper()}" for field in fields(Settings)} | _OF_COMMANDS | _OF_TESTS
    return {name for name in os.environ if name.startswith("PLANGRAPH_")} - known


def _absent(folder: Path, *, named: bool) -> Check:
    sentence = f"There is no dataset at {folder}: `plangraph ingest FILE --store {folder}` makes one from a plan."
    return Check("dataset", State.ERROR if named else State.WARNING, sentence)


def _of_store(found: Inspection, folder: Path, identifiers: Identifiers) -> Iterator[Check]:
    with _checking("dataset") as check:
        revision = found.revision
        if found.is_older:
            check.warn(
                f"{folder} has the older format {found.format}: it is read as it is, and opening it for writing"
                " brings it to the newest."
            )
        else:
            check.ok(f"{folder} has format {found.format} and revision {revision}.")
    yield from check.made
    if check.made[0].state is not State.ERROR:
        yield from _integrity(found)
        yield from _plans(folder, identifiers)
        yield from _snapshots(found)
    yield from _leftovers(found)
    yield from _disk(found, folder)


def _integrity(found: Inspection) -> Iterator[Check]:
    with _checking("integrity", "put the dataset back from a backup with `plangraph restore`") as check:
        content = found.content()
        holds = f"The newest snapshot opens and holds {content.quads:,} quads in {content.graphs:,} named graphs"
        if not content.counted:
            check.ok(f"{holds}; its revision has a mark of history, so its content is not weighed against it.")
        elif content.counted == content.claimed:
            check.ok(f"{holds}, just the content that its revision names.")
        else:
            check.fail(
                f"{holds}, whose weight is {content.counted} and not its revision {content.claimed}:"
                " put the dataset back from a backup with `plangraph restore`."
            )
    yield from check.made


def _plans(folder: Path, identifiers: Identifiers) -> Iterator[Check]:
    with _checking("plans", "put the dataset back from a backup with `plangraph restore`") as check:
        store = InProcessStore.open_read_only(folder)
        try:
            found = intactness(store, identifiers)
        finally:
            store.close()
        if found.faults:
            more = len(found.faults) - _MOST
            told = "; ".join(found.faults[:_MOST]) + (f"; and {more} more" if more > 0 else "")
            check.fail(f"{told}: load these plans again with `plangraph ingest --again`, or restore a backup.")
        else:
            check.ok(
                f"Plans with whole graphs and texts: {found.plans:,}; quotations that stand in the texts:"
                f" {found.quotes:,}, all of them; texts that match the SHA-256 of their source: {found.verbatim:,}"
                " (the bytes of other sources are not kept)."
            )
        if found.elsewhere:
            check.warn(
                f"{', '.join(found.elsewhere[:_MOST])} stands under another base IRI than {identifiers.base}:"
                " set PLANGRAPH_BASE_IRI to the one it was loaded with, or load it again."
            )
    yield from check.made


def _snapshots(found: Inspection) -> Iterator[Check]:
    with _checking("snapshots") as check:
        old = found.old_snapshots()
        held = [snapshot for snapshot in old if snapshot.holders]
        if held:
            check.ok(
                f"Older snapshots are still being read, {'; '.join(map(_told, held))}: each goes with the first write"
                " after its reader has ended."
            )
        elif old:
            size = _mib(sum(snapshot.size for snapshot in old))
            check.ok(f"{len(old)} older snapshots ({size}) go with the next write, unless a process reads them then.")
        else:
            check.ok("No older snapshot is kept.")
        if writers := found.writer():
            check.ok(f"The dataset is open for writing in {' and '.join(map(str, writers))}.")
    yield from check.made


def _told(snapshot: OldSnapshot) -> str:
    return f"{snapshot.token[:8]}… ({_mib(snapshot.size)}) by {' and '.join(map(str, snapshot.holders))}"


def _leftovers(found: Inspection) -> Iterator[Check]:
    with _checking("leftovers") as check:
        left = found.leftovers()
        names = ", ".join(path.relative_to(found.folder).as_posix() for path in left[:_MOST])
        if not left:
            check.ok("No interrupted write has left anything.")
        elif found.writer():
            check.ok(f"{names} belongs to the write that is being made, or goes with the next opening for writing.")
        else:
            check.warn(f"An interrupted write left {names}: the next opening for writing clears it away.")
    yield from check.made


def _disk(found: Inspection, folder: Path) -> Iterator[Check]:
    with _checking("disk") as check:
        size, free = found.size(), found.free()
        there = f"{_mib(free)} are free for a dataset of {_mib(size)}"
        if free < _LITTLE:
            check.fail(f"{there}: free space before the next write.")
        elif free < 2 * size:
            check.warn(f"{there}: free space for twice the dataset, which rewriting all of it can take.")
        else:
            check.ok(f"{there}.")
    yield from check.made
    with _checking("hard links") as check:
        works = found.links()
        if works is None:
            check.warn(f"This user may not write in {folder}, so hard links were not tried: run it as the service's.")
        elif works:
            check.ok("Snapshots are hard links, and cost no copy.")
        else:
            check.warn(f"{folder} has no hard links, so that each write copies the dataset: move it to a local disk.")
    yield from check.made


def _of_machine(settings: Settings, folder: Path | None) -> Iterator[Check]:
    yield from _sandbox()
    with _checking("processes", "see the line `sandbox`, and give the service more memory and processes") as check:
        limits = Limits(seconds=settings.query_timeout, memory=settings.worker_memory, fresh=1)
        with _dataset(folder) as place:
            seconds = answering_time(place, limits)
        check.ok(f"A process for queries started and answered in {seconds:.2f} s.")
    yield from check.made
    yield from _fonts()


@contextmanager
def _dataset(folder: Path | None) -> Iterator[Path]:
    """The folder, or an empty dataset of the moment."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory() as temporary:
        place = Path(temporary) / "store"
        InProcessStore.open(place).close()
        yield place


def _sandbox() -> Iterator[Check]:
    with _checking("sandbox", "serve trusted people only, or run the service in a container") as check:
        found = confinement()
        done = {
            "open sockets": found["sockets"],
            "start programs": found["programs"],
            "take more memory than it may": found["memory"],
        }
        bound = " or ".join(what for what, refused in done.items() if refused)
        free = [what for what, refused in done.items() if not refused]
        if not found["death"]:
            free.append("outlive the service")
        if free:
            check.warn(_unbound(free))
        else:
            check.ok(f"A query's process cannot {bound}, and dies with the service.")
    yield from check.made


def _unbound(free: list[str]) -> str:
    why = (
        "this kernel does not stop it"
        if filters_calls()
        else f"the filter of system calls is for Linux on x86_64 and aarch64, not for {sys.platform} on"
        f" {platform.machine()}"
    )
    return f"A query's process could {', '.join(free)}: {why}; serve trusted people only, or run it in a container."


def _fonts() -> Iterator[Check]:
    with _checking("fonts", "install plangraph again") as check:
        if draws_chinese():
            check.ok("Pictures have Chinese signs, by the font of the package.")
        else:
            check.fail("Pictures have no Chinese signs: install the package noto-cjk-sans-otc again.")
    yield from check.made


def _mib(size: int) -> str:
    return f"{size / (1 << 20):,.1f} MiB"
