"""A place in a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` of a text, with the words that stand there.

    Raises ValueError where the quote cannot be as long as the place.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start or self.end - self.start != len(self.quote):
            raise ValueError(f"{self.start}-{self.end} is no place of {self.quote!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text[start:end]``."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether this lies wholly inside the other."""
        return other.start <= self.start and self.end <= other.end
