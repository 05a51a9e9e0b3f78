"""A document as it was read: the one text that every span points into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A text, where it came from and the digest of the bytes it was read from.

    ``text`` keeps every character of the source, line ends included; nothing after reading changes it.
    ``sha256`` is of the bytes as received. ``encoding`` is that of a text file, else None.
    """

    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str | None = None
