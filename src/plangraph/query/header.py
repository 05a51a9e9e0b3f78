"""The comment lines at the head of a saved query: ``# key: value``, one entry a line, up to the first other line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = re.compile(r"# (?P<key>[a-z]+(?:@zh)?): (?P<value>\S.*?)\s*")
_ONCE = frozenset({"title", "title@zh", "description", "description@zh", "group", "group@zh", "place"}) | frozenset(
    {"view", "fold", "order", "inferred", "lacking"}
)
_OFTEN = frozenset({"parameter", "column"})
_NEEDED = ("title", "title@zh", "description", "description@zh", "group", "group@zh", "place")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a header; ``file`` and ``line`` (from 1) say where it stands."""

    key: str
    value: str
    file: str
    line: int

    def broken(self, why: str) -> QueryError:
        """The error that this entry causes."""
        return QueryError(f"{self.file}:{self.line}: {why}")


@dataclass(frozen=True, slots=True)
class Header:
    """The entries of a header in their order."""

    entries: tuple[Entry, ...]

    def one(self, key: str) -> Entry | None:
        """The entry of a key that stands once."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def every(self, key: str) -> Iterator[Entry]:
        """Every entry of a key."""
        return (entry for entry in self.entries if entry.key == key)

    def text(self, key: str) -> str:
        """The value of a key; empty where the header lacks it."""
        entry = self.one(key)
        return entry.value if entry else ""


def header(text: str, file: str) -> Header:
    """The header of a saved query; raises QueryError with file and line for a line or key it cannot read."""
    entries: list[Entry] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        entries.append(_entry(line, file, number))
        _refuse_repetition(entries)
    read = Header(tuple(entries))
    missing = [key for key in _NEEDED if read.one(key) is None]
    if missing:
        raise QueryError(f"{file}:1: the header lacks {', '.join(missing)}: add a line `# {missing[0]}: …`.")
    return read


def _entry(line: str, file: str, number: int) -> Entry:
    found = _ENTRY.fullmatch(line)
    if found is None:
        raise QueryError(f"{file}:{number}: this is no line of a header: write `# key: value`.")
    entry = Entry(found["key"], found["value"], file, number)
    if entry.key not in _ONCE | _OFTEN:
        raise entry.broken(f"a header has no {entry.key!r}: use one of {', '.join(sorted(_ONCE | _OFTEN))}.")
    return entry


def _refuse_repetition(entries: list[Entry]) -> None:
    *before, last = entries
    if last.key in _ONCE and any(entry.key == last.key for entry in before):
        raise last.broken(f"{last.key!r} stands twice: keep one.")
