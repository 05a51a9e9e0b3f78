"""What stands in the folder of a dataset and whether it is whole; nothing is changed by looking."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from plangraph.store.directory import Directory
from plangraph.store.migration import FORMAT, format_of
from plangraph.store.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

_SNAPSHOTS = "snapshots"
_OF_WRITES = (".draft", "plangraph.new", "tokens.new", "writing")
"""Names that stand only while something is being written."""
_PROBE = ".doctor"


@dataclass(frozen=True, slots=True)
class Process:
    """A process that holds a lock: what is known of it."""

    number: int
    command: str

    def __str__(self) -> str:
        return f"process {self.number} ({self.command})" if self.command else f"process {self.number}"


@dataclass(frozen=True, slots=True)
class OldSnapshot:
    """A snapshot that is not the newest, its size, and who holds it as far as that is known."""

    token: str
    size: int
    holders: tuple[Process, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What a snapshot holds; ``claimed`` and ``counted`` differ only where it is damaged.

    ``counted`` is empty where a change was not weighed, so that the revision claims nothing of the content.
    """

    graphs: int
    quads: int
    claimed: str
    counted: str


class Inspection:
    """The dataset of a folder, looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._directory = Directory(folder)

    @property
    def revision(self) -> str:
        """The revision of the newest snapshot; raises StoreError."""
        return self._directory.check()

    @property
    def format(self) -> int:
        """The format of the dataset; raises StoreVersionMismatch."""
        self._directory.check()
        return format_of(self.folder)

    @property
    def is_older(self) -> bool:
        """Whether an older version made the dataset, and no newer one has written to it."""
        return self.format < FORMAT

    def content(self) -> Content:
        """Reads all of the newest snapshot; raises StoreError, and OSError where the engine cannot read it."""
        with self._held() as (token, store):
            revision = self._directory.published()
            marked = revision is None or revision.token != token or bool(revision.mark)
            counted = "" if marked else weighed(store).token
            return Content(sum(1 for _ in store.named_graphs()), len(store), token, counted)

    def old_snapshots(self) -> tuple[OldSnapshot, ...]:
        """Snapshots that the next write clears away, unless a process reads them then; raises StoreError."""
        newest = self.revision
        return tuple(
            OldSnapshot(path.name, size_of(path), holders(path))
            for path in sorted(_entries(self.folder / _SNAPSHOTS))
            if path.name not in {newest, *_OF_WRITES}
        )

    def writer(self) -> tuple[Process, ...]:
        """Who holds the dataset for writing, as far as that is known."""
        return holders(self.folder)

    def leftovers(self) -> tuple[Path, ...]:
        """What interrupted writes left; of a dataset that is being written it may be the writer's own."""
        beside = [path for path in _entries(self.folder) if path.name in _OF_WRITES or path.suffix == ".part"]
        drafts = [path for path in _entries(self.folder / _SNAPSHOTS) if path.name in _OF_WRITES]
        live = list(_entries(self.folder / "data"))
        return tuple(sorted([*beside, *drafts, *(live if len(live) > 1 and not self.is_older else ())]))

    def links(self) -> bool | None:
        """Whether a file of the folder can have a second name; None where this process may not write there."""
        probe = self.folder / f"{_PROBE}.{os.getpid()}"
        twin = probe.with_suffix(".twin")
        try:
            probe.touch(exist_ok=False)
        except OSError:
            return None
        try:
            os.link(probe, twin)
        except OSError:
            return False
        finally:
            probe.unlink(missing_ok=True)
            twin.unlink(missing_ok=True)
        return True

    def size(self) -> int:
        """The bytes of the dataset, each file once whatever its names."""
        return size_of(self.folder)

    def free(self) -> int:
        """The bytes that are free where the dataset lies."""
        return shutil.disk_usage(self.folder).free

    @contextmanager
    def _held(self) -> Iterator[tuple[str, Store]]:
        token, snapshot, held = self._directory.hold_snapshot()
        try:
            yield token, Store.read_only(str(snapshot))
        finally:
            os.close(held)


def size_of(folder: Path) -> int:
    """The bytes of the files below a folder, each once whatever its names."""
    sizes = {}
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            found = path.stat()
            if path.is_file():
                sizes[found.st_dev, found.st_ino] = found.st_size
    return sum(sizes.values())


def holders(folder: Path) -> tuple[Process, ...]:
    """The processes that have a lock on a folder; only Linux tells."""
    if sys.platform != "linux":
        return ()
    found = folder.stat()
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    with suppress(OSError):
        locks = [line.split() for line in Path("/proc/locks").read_text("utf-8").splitlines()]
        numbers = {int(words[4]) for words in locks if len(words) > 5 and words[1] == "FLOCK" and words[5] == place}  # noqa: PLR2004  proc_locks(5)
        return tuple(Process(number, _command(number)) for number in sorted(numbers))
    return ()


def _command(number: int) -> str:
    with suppress(OSError):
        words = Path(f"/proc/{number}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
        return " ".join(word for word in words if word)[:80]
    return ""


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError, NotADirectoryError):
        yield from folder.iterdir()
