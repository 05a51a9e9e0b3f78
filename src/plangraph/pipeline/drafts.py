"""Plans that were sent in and that nobody has accepted yet, each in a folder of its own beside the dataset.

::

    STORE/drafts/<id>/draft.json       the name of the file, who sent it, and when
    STORE/drafts/<id>/source/NAME      the file as it came, and beside it the .toml with id, sha256 and corrections
    STORE/drafts/<id>/reading.json     what was read from them, <edition>.nq the graphs that the dataset is to hold
    STORE/drafts/<id>/stage            how far the reading is

All of it is on disk, so that a restart of the service loses nothing; a draft that is being made has another name.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING

from plangraph.errors import ParameterError, StoreUnreachable
from plangraph.pipeline.draft import Draft
from plangraph.pipeline.draft_manifest import begun
from plangraph.read.media_types import SUFFIXES
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "drafts"
MOST = 20
"""Drafts at a time: with their sources they may take 32 MiB each."""
DAYS = 14
"""After which a draft that nobody touched is thrown away."""
_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
_UNWANTED = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")
_LONGEST = 180
"""Bytes of a file's name in UTF-8: file systems take 255, and ``.toml`` and ``.part`` may be added."""
_PRIVATE = 0o700


class SpoolFull(ParameterError):
    """There are as many drafts as there may be."""


@dataclass(frozen=True, slots=True)
class Spool:
    """The drafts of the dataset in ``store``."""

    store: Path
    version: str
    most: int = MOST
    days: int = DAYS

    @property
    def folder(self) -> Path:
        """Where the drafts lie."""
        return self.store / FOLDER

    def add(self, name: str, data: bytes, plan_id: str | None, label: str) -> Draft:
        """A new draft of a file; ``label`` is that of the token it was sent with.

        Raises ParameterError for a name or id that cannot be, SpoolFull, StoreUnreachable.
        """
        written = file_name(name)
        manifest = begun(plan_id, sha256(data).hexdigest())
        self.clear()
        if len(self.drafts()) >= self.most:
            raise SpoolFull("There are {most} drafts already: accept or discard one of them first.", most=self.most)
        folder = self.folder / token_hex(8)
        part = folder.with_suffix(".part")
        try:
            self.folder.mkdir(_PRIVATE, exist_ok=True)
            (part / "source").mkdir(parents=True)
            (part / "source" / written).write_bytes(data)
            draft = Draft(part, written, label, _now().isoformat(timespec="seconds"), self.version)
            draft.manifest.write_text(manifest, "utf-8")
            about = {"name": written, "label": label, "made": draft.made}
            (part / "draft.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")
            part.rename(folder)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise StoreUnreachable(
                "The draft cannot be kept in {folder} ({strerror}): free some space or check permissions.",
                folder=self.folder,
                strerror=error.strerror,
            ) from error
        return self._draft(folder)

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts, the newest first."""
        found = [draft for name in self._names() if (draft := self.find(name))]
        return tuple(sorted(found, key=lambda draft: (draft.made, draft.id), reverse=True))

    def find(self, draft_id: str) -> Draft | None:
        """The draft of that id."""
        if not _ID.fullmatch(draft_id):
            return None
        try:
            return self._draft(self.folder / draft_id)
        except (OSError, ValueError, KeyError):
            return None

    def remove(self, draft: Draft) -> None:
        """Takes a draft away with all that belongs to it."""
        gone = draft.folder.with_suffix(".gone")
        try:
            draft.folder.rename(gone)
        except FileNotFoundError:
            return
        shutil.rmtree(gone, ignore_errors=True)

    def clear(self) -> None:
        """Throws away what is too old, and what an interruption left."""
        bound = (_now() - timedelta(days=self.days)).timestamp()
        for name in self._names():
            path = self.folder / name
            draft = self.find(name)
            if _is_broken(path) or _touched(draft.manifest if draft else path) < bound:
                shutil.rmtree(path, ignore_errors=True)

    def _draft(self, folder: Path) -> Draft:
        about = json.loads((folder / "draft.json").read_text("utf-8"))
        return Draft(folder, str(about["name"]), str(about["label"]), str(about["made"]), self.version)

    def _names(self) -> list[str]:
        try:
            return [path.name for path in self.folder.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            return []


def file_name(sent: str) -> str:
    """The name under which a file is kept; raises ParameterError where its ending is of no format that is read."""
    bare = _UNWANTED.sub("", sent.replace("\\", "/").rpartition("/")[2]).strip().lstrip(".~")
    stem, _, suffix = bare.rpartition(".")
    ending = f".{suffix.lower()}"
    if not stem.strip(". ") or ending not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        raise ParameterError(
            "{sent} has no ending of a format that is read: send one of {kinds}.",
            sent=sent or Sentence("the file"),
            kinds=kinds,
        )
    room = _LONGEST - len(ending)
    return stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore").rstrip() + ending


def _is_broken(folder: Path) -> bool:
    """Whether a folder is no draft; one that merely cannot be read now stays."""
    if folder.suffix == ".part":
        return False
    try:
        json.loads((folder / "draft.json").read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _now() -> datetime:
    return datetime.now(UTC)
