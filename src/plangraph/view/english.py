"""English words of pictures that depend on figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def counted(count: int, noun: str, plural: str = "") -> str:
    """A figure with its noun: 1 task, 2 tasks."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def joined(names: Sequence[str]) -> str:
    """Names in a row, the last after a word: A, B and C."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def verb(count: int, one: str, many: str) -> str:
    """The form of a verb that agrees with a count."""
    return one if count == 1 else many


def capital(sentence: str) -> str:
    """The sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]
