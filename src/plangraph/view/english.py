"""English words of pictures that depend on figures."""

from __future__ import annotations


def counted(count: int, noun: str, plural: str = "") -> str:
    """A figure with its noun: 1 task, 2 tasks."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def verb(count: int, one: str, many: str) -> str:
    """The form of a verb that agrees with a count."""
    return one if count == 1 else many


def capital(sentence: str) -> str:
    """The sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]
