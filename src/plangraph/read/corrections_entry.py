"""One entry of a file of corrections: its values by key, each of the right type, or a sentence on what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plangraph.errors import SourceError
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from plangraph.model.correction import Reference

_IN_ENTRY = "{file}, [[correction]] {ordinal}: {problem}."
_AT_LINE = "{file}, [[correction]] {ordinal} (line {line}): {problem}."


@dataclass(frozen=True, slots=True)
class Entry:
    """A table of the file; ``line`` is where it begins, None where that cannot be told."""

    file: str
    ordinal: int
    line: int | None
    table: Mapping[str, object]

    def __contains__(self, key: str) -> bool:
        return key in self.table

    def error(self, problem: str, **values: object) -> SourceError:
        """The error to raise; ``problem`` says, with its values, what is wrong and what to do."""
        text = _AT_LINE if self.line else _IN_ENTRY
        said = Sentence(problem, values)
        return SourceError(text, file=self.file, ordinal=self.ordinal, line=self.line, problem=said)

    def need(self, *keys: str) -> None:
        """Raises SourceError where one of the keys is missing."""
        for key in keys:
            if key not in self.table:
                raise self.error("{key!r} is missing, write {key} = …", key=key)

    def only(self, allowed: Collection[str], why: Sentence) -> None:
        """Raises SourceError for a key that is not allowed, with the nearest one that is."""
        for key in self.table:
            if key not in allowed:
                if near := get_close_matches(key, allowed, 1):
                    raise self.error(
                        "{key!r} does not go with {why}, perhaps {near!r} is meant", key=key, why=why, near=near[0]
                    )
                known = ", ".join(sorted(allowed))
                raise self.error("{key!r} does not go with {why}, it takes {known}", key=key, why=why, known=known)

    def text(self, key: str) -> str | None:
        """Words between quotation marks, None without the key; raises SourceError."""
        value = self.table.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise self.error("{key!r} is no text, write words between quotation marks", key=key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of at least two different texts; raises SourceError."""
        value = self.table[key]
        words = value if isinstance(value, list) else []
        names = tuple(dict.fromkeys(word for word in words if isinstance(word, str) and word.strip()))
        if len(names) != len(words) or len(names) < 2:  # noqa: PLR2004  one thing cannot be merged
            raise self.error("{key!r} is no list of different names, write {key} = ['…', '…']", key=key)
        return names

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """One of the words allowed; raises SourceError."""
        value = self.table[key]
        if not isinstance(value, str) or value not in allowed:
            raise self.error(
                "{key} = {value!r} is none of {allowed}, choose one", key=key, value=value, allowed=", ".join(allowed)
            )
        return value

    def count(self, key: str) -> int | None:
        """A whole number from 1, None without the key; raises SourceError."""
        value = self.table.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise self.error("{key!r} is no whole number from 1, write a number without quotation marks", key=key)
        return value

    def year(self, key: str) -> int | None:
        """A year of four digits, None without the key; raises SourceError."""
        value = self.count(key)
        if value is not None and not 1000 <= value <= 9999:  # noqa: PLR2004  four digits
            raise self.error("{key!r} is no year, write four digits", key=key)
        return value

    def day(self, key: str) -> str | None:
        """A date in the form of ISO 8601, None without the key; raises SourceError."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error("{key!r} is no date, write 2026-03-01 without quotation marks", key=key)
        return value.isoformat()

    def reference(self, key: str) -> Reference | None:
        """An ordinal, or a number or heading as written; None without the key; raises SourceError."""
        return self.text(key) if isinstance(self.table.get(key), str) else self.count(key)
