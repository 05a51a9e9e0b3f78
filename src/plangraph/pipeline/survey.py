"""Which files of a folder are plans to read, and what else lies there that a person would ask about."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from plangraph.errors import SourceNotFound
from plangraph.pipeline.sources import legible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_MANIFEST = ".toml"
_OFFICE_LOCK = "~$"
"""Word and WPS put ``~$plan.docx`` beside an open document."""
_RESOURCE_FORKS = "__MACOSX"
"""The folder of Finder's own files that an archive made on a Mac unpacks to."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; ``name`` is its path below the folder that was asked for."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies at the paths asked for.

    ``passed_over`` counts files by suffix; ``astray`` are manifests whose source is not beside them, ``closed`` are
    folders that cannot be listed, each with the reason.
    """

    files: tuple[Found, ...]
    passed_over: Counter[str]
    astray: tuple[Path, ...]
    closed: tuple[tuple[Path, str], ...]


@dataclass(slots=True)
class _Walk:
    readable: Collection[str]
    expected: Collection[str]
    files: dict[Path, Found] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)
    astray: list[Path] = field(default_factory=list)
    closed: list[tuple[Path, str]] = field(default_factory=list)

    def file(self, path: Path, name: str) -> None:
        self.files.setdefault(path.absolute(), Found(path, legible(name)))

    def folder(self, top: Path) -> None:
        """Links to folders are not followed, so that none leads in a circle or out of what was asked for.

        Raises SourceNotFound.
        """
        plans: list[Path] = []
        closed_before = len(self.closed)
        for folder, inner, names in os.walk(top, onerror=self._closed):
            inner[:] = [name for name in inner if not _is_hidden(name)]
            shown = [path for name in names if not _is_hidden(name) and _may_be_read(path := Path(folder, name))]
            here = [path for path in shown if self._is_plan(path)]
            self._rest(sorted(set(shown).difference(here)), {path.stem for path in here})
            plans += here
        if not plans and len(self.closed) == closed_before:
            raise SourceNotFound(
                f"The folder {top} holds no plan: put files ending in {', '.join(sorted(self.readable))} there."
            )
        for path in sorted(plans):
            self.file(path, str(path.relative_to(top)))

    def _is_plan(self, path: Path) -> bool:
        suffix = path.suffix.lower()
        return suffix in self.readable or suffix in self.expected

    def _rest(self, paths: list[Path], stems: set[str]) -> None:
        for path in paths:
            if path.suffix != _MANIFEST:
                self.passed_over[path.suffix.lower()] += 1
            elif path.stem not in stems:
                self.astray.append(path)

    def _closed(self, error: OSError) -> None:
        self.closed.append((Path(error.filename), error.strerror or "unreadable"))


def survey(paths: Iterable[Path], readable: Collection[str], expected: Collection[str] = ()) -> Survey:
    """The files named, and those of the folders named, at any depth, with these suffixes; each once.

    ``readable`` are the suffixes of formats with a reader, ``expected`` others that a person takes for plans. Files
    of a folder come sorted. Hidden files and folders, lock files of Office and ``__MACOSX`` are as if they were
    not there. Raises SourceNotFound where a path does not exist, or where a folder holds nothing to read.
    """
    walk = _Walk(readable, expected)
    for path in paths:
        mode = _mode(path) or 0
        if S_ISDIR(mode):
            walk.folder(path)
        elif S_ISREG(mode):
            walk.file(path, path.name)
        else:
            raise SourceNotFound(f"There is no file or folder {path}: check the path.")
    return Survey(tuple(walk.files.values()), walk.passed_over, tuple(walk.astray), tuple(walk.closed))


def _may_be_read(path: Path) -> bool:
    """Not a pipe or device, which would hold up the run; a link to nowhere may, since reading says what is wrong."""
    mode = _mode(path)
    return mode is None or S_ISREG(mode)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return None


def _is_hidden(name: str) -> bool:
    return name.startswith((".", _OFFICE_LOCK)) or name == _RESOURCE_FORKS
