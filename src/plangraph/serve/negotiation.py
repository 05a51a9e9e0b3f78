"""Which representation a client wants: ``Accept`` with its q-values (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EXACT, _SUBTYPE_OPEN, _OPEN, _NO_MATCH = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class MediaRange:
    """A range such as ``text/*`` and the weight given to it."""

    value: str
    weight: float

    def precision(self, media_type: str) -> int:
        """How closely the range names the media type; 0 where it does not."""
        if self.value == media_type:
            return _EXACT
        if self.value == media_type.partition("/")[0] + "/*":
            return _SUBTYPE_OPEN
        return _OPEN if self.value == "*/*" else _NO_MATCH


def media_ranges(accept: str) -> tuple[MediaRange, ...]:
    """The ranges of an ``Accept`` value; an empty value accepts everything."""
    return tuple(_ranges(accept)) or (MediaRange("*/*", 1.0),)


def preferred(accept: str, offers: Sequence[str]) -> tuple[str, ...]:
    """The acceptable offers, best first; equals keep the order of the offers."""
    ranges = media_ranges(accept)
    weights = {offer: _weight(ranges, offer) for offer in offers}
    return tuple(sorted((offer for offer in offers if weights[offer] > 0), key=lambda offer: -weights[offer]))


def best(accept: str, offers: Sequence[str]) -> str | None:
    """The offer that the client likes best; None where it accepts none."""
    return next(iter(preferred(accept, offers)), None)


def names(accept: str, media_type: str) -> bool:
    """Whether the client asks for the media type by its very name, not by a wildcard."""
    return any(r.value == media_type and r.weight > 0 for r in media_ranges(accept))


def weighed(liked: str) -> Iterator[tuple[str, float]]:
    """The values of an Accept header, in lower case, with their weights (RFC 9110, section 12.4.2)."""
    for part in liked.split(","):
        value, *parameters = (piece.strip().lower() for piece in part.split(";"))
        yield value, _quality(parameters)


def _ranges(accept: str) -> Iterator[MediaRange]:
    return (MediaRange(value, weight) for value, weight in weighed(accept) if "/" in value)


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _weight(ranges: Sequence[MediaRange], media_type: str) -> float:
    """The most precise range that names the type decides."""
    precision, weight = max(((r.precision(media_type), r.weight) for r in ranges), default=(0, 0.0))
    return weight if precision else 0.0
