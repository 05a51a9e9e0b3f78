"""What goes to a server and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Fields: TypeAlias = "Mapping[str, str | list[str]]"
"""The fields of a form."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of the server."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """A request that changes the dataset: ``content`` of a media type, or the fields of a form."""

    method: str
    url: str
    content: bytes | None = None
    media_type: str = ""
    params: Sequence[tuple[str, str]] = ()
    fields: Fields | None = None
