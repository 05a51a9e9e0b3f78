"""Who may write: bearer tokens of a dataset, of which only hashes are kept beside it.

``STORE/tokens.json`` is a list of ``{"label", "made", "sha256"}``; it is replaced whole, and nobody else may read it.
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from itertools import count
from secrets import token_urlsafe
from typing import TYPE_CHECKING, TypeAlias

from plangraph.errors import ParameterError, StoreUnreachable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE = "tokens.json"
_BYTES = 32
"""Of chance in a token: nobody guesses 256 bits, so a plain hash keeps them."""
_PRIVATE = 0o600
Stamp: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A token that was given out: its label, the day it was made (ISO), and its SHA-256 in hex digits."""

    label: str
    made: str
    sha256: str


class Tokens:
    """The tokens of the dataset in a folder; another process may add and revoke them meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._known: tuple[Stamp | None, tuple[Entry, ...]] = (None, ())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was given out and not revoked, the oldest first; raises StoreUnreachable where the file is damaged."""
        stamp = self._stamp()
        if stamp != self._known[0]:
            self._known = stamp, self._read() if stamp else ()
        return self._known[1]

    def issue(self, label: str | None = None) -> str:
        """A new token, by default labelled ``token-1`` and so on; raises ParameterError where the label is taken."""
        with self._alone() as entries:
            taken = {entry.label for entry in entries}
            name = label or next(name for number in count(1) if (name := f"token-{number}") not in taken)
            if name in taken:
                raise ParameterError(f"There is a token {name!r} already: choose another label, or revoke that one.")
            token = token_urlsafe(_BYTES)
            self._write([*entries, Entry(name, datetime.now(UTC).date().isoformat(), _hash(token))])
        return token

    def revoke(self, label: str) -> None:
        """Makes the token of a label worthless; raises ParameterError where there is none."""
        with self._alone() as entries:
            rest = [entry for entry in entries if entry.label != label]
            if len(rest) == len(entries):
                there = ", ".join(entry.label for entry in entries) or "none"
                raise ParameterError(f"There is no token {label!r} to revoke; there is {there}.")
            self._write(rest)

    def label_of(self, token: str) -> str | None:
        """The label of a token; None for one that was never given out, or was revoked."""
        digest = _hash(token)
        matching = [entry.label for entry in self.entries if compare_digest(entry.sha256, digest)]
        return next(iter(matching), None)

    def _stamp(self) -> Stamp | None:
        """What changes whenever the file does."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _read(self) -> tuple[Entry, ...]:
        try:
            return tuple(Entry(**entry) for entry in json.loads(self._path.read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreUnreachable(
                f"{self._path} cannot be read ({error}): mend it, or delete it and make new tokens."
            ) from error

    @contextmanager
    def _alone(self) -> Iterator[tuple[Entry, ...]]:
        """The entries, while no other process changes them; raises StoreUnreachable where they cannot be changed."""
        try:
            lock = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, _PRIVATE)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield self.entries
            finally:
                os.close(lock)
        except OSError as error:
            raise StoreUnreachable(
                f"{self._path} cannot be written ({error.strerror}): check the folder and its permissions."
            ) from error

    def _write(self, entries: Sequence[Entry]) -> None:
        draft = self._path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123  the descriptor has its permissions already
            json.dump([asdict(entry) for entry in entries], file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
