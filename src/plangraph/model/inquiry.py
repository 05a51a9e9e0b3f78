"""A question to a dataset, and the answer as it comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A query, the media types that are liked, best first, and the dataset that the protocol names.

    ``union``: without a dataset of its own the query sees all graphs as one; otherwise the one without a name.
    ``limit`` is in seconds, None for what the service allows; ``bindings`` are variables with terms as N-Triples
    writes them.
    """

    query: str
    accept: tuple[str, ...]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    union: bool = True
    limit: float | None = None
    bindings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The head of an answer and, where it is long, the rest, which raises QueryError where it breaks off.

    ``revision`` is that of the data it was read from; ``lane`` is where it was evaluated.
    """

    number: str
    media_type: str
    revision: str
    lane: str
    first: bytes
    rest: AsyncIterator[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A query that is being evaluated; ``seconds`` since it came."""

    number: str
    query: str
    lane: str
    seconds: float


@dataclass(frozen=True, slots=True)
class EngineState:
    """Figures of the moment: queries that wait, processes, bytes of the data on disk, ended queries by reason."""

    waiting: int = 0
    processes: int = 0
    size: int = 0
    kills: Mapping[str, int] = field(default_factory=dict)
