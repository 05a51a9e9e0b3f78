"""Brings a dataset that an older version made to the format of this one, a step a format.

====== ================================================================================================
format what stands in ``STORE``
====== ================================================================================================
1      the engine's live files in ``data/`` are the truth, and ``writing`` says that they are ahead of the
       newest snapshot; the marker has the revision alone
2      the newest snapshot is the truth; live files are made anew in ``data/<random>/``; the marker has the
       weight and the mark that the revision is made of
====== ================================================================================================

Whoever calls holds the dataset for writing. A step ends when the marker has the next format; until then all that it
needs stands, so that a step that was interrupted is made again. Steps are never changed once they are released.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pyoxigraph import Store

from plangraph.errors import StoreLocked, StoreUnreachable, StoreVersionMismatch
from plangraph.store.content import Revision
from plangraph.store.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Marker = dict[str, Any]

_MARKER = "plangraph.json"


def migrate(folder: Path) -> None:
    """Brings the dataset of a folder to the newest format; raises StoreLocked, StoreVersionMismatch."""
    while (made_by := format_of(folder)) < FORMAT:
        _STEPS[made_by](folder)


def format_of(folder: Path) -> int:
    """The format that the marker of a dataset names; raises StoreVersionMismatch where this version lacks it."""
    path = folder / _MARKER
    try:
        made_by = json.loads(path.read_text("utf-8"))["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreVersionMismatch(f"{path} is no marker of a plangraph dataset: choose another folder.") from error
    expect_readable(folder, made_by)
    return int(made_by)


def expect_readable(folder: Path, made_by: object) -> None:
    """Raises StoreVersionMismatch where a dataset has a format that this version does not read."""
    if not isinstance(made_by, int) or made_by < 1:
        raise StoreVersionMismatch(f"{folder / _MARKER} is no marker of a plangraph dataset: choose another folder.")
    if made_by > FORMAT:
        raise StoreVersionMismatch(
            f"The dataset at {folder} has format {made_by}, and this plangraph reads up to {FORMAT}:"
            " install the newer plangraph that made it, or choose another folder."
        )


def _snapshot_becomes_the_truth(folder: Path) -> None:
    """From 1 to 2: what live files have beyond the newest snapshot becomes a snapshot."""
    with _live_files_of_1(folder) as live:
        _write_marker(folder, 2, _settled(folder, live))
    (folder / "writing").unlink(missing_ok=True)


def _settled(folder: Path, live: Store | None) -> Revision | None:
    """The revision of format 1, with a snapshot; None where nothing was ever written."""
    marker: Marker = json.loads((folder / _MARKER).read_text("utf-8"))
    token: str | None = marker["revision"]
    if live is not None and (token is None or (folder / "writing").exists()):
        revision = weighed(live)
        _publish(live, folder / "snapshots", revision.token)
        return revision
    return None if token is None else Revision(int(token, 16))


@contextmanager
def _live_files_of_1(folder: Path) -> Iterator[Store | None]:
    """The live files, held against a writer of the older version; None where there are none."""
    data = folder / "data"
    if not (data / "CURRENT").exists():
        yield None
        return
    try:
        store = Store(str(data))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreLocked(
                f"A process of an older plangraph writes the dataset at {folder}: stop it, and try again."
            ) from error
        raise StoreUnreachable(
            f"The live files of the dataset at {folder} cannot be opened ({error}): put the folder back from a copy."
        ) from error
    yield store


def _publish(live: Store, snapshots: Path, token: str) -> None:
    draft, target = snapshots / ".draft", snapshots / token
    snapshots.mkdir(exist_ok=True)
    shutil.rmtree(draft, ignore_errors=True)
    if not target.exists():
        live.backup(str(draft))
        draft.rename(target)
        _write_through(snapshots)


def _write_marker(folder: Path, made_by: int, revision: Revision | None) -> None:
    content: Marker = {"format": made_by, "revision": None}
    if revision is not None:
        content |= {"revision": revision.token, "weight": f"{revision.weight:x}", "mark": revision.mark}
    draft = (folder / _MARKER).with_suffix(".new")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / _MARKER)
    _write_through(folder)


def _write_through(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_STEPS: Mapping[int, Callable[[Path], None]] = {1: _snapshot_becomes_the_truth}
FORMAT = 1 + len(_STEPS)
"""The format that this version makes."""
