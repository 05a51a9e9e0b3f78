"""What a question names, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangraph.ask.names import Slot, Thing

EXACT, SHORT, NEAR = 1.0, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words at ``start``-``end`` can mean; ``things`` is empty where they name what the dataset lacks."""

    start: int
    end: int
    slot: Slot
    things: tuple[Thing, ...]
    score: float


FEWEST = 2

LONGEST = 40


_IN_A_WORD = re.compile(r"[a-z]{2}")


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether ``start`` or ``end`` is inside of a word in Latin letters."""
    return bool(
        _IN_A_WORD.fullmatch(text, max(0, start - 1), start + 1) or _IN_A_WORD.fullmatch(text, end - 1, end + 1)
    )


class Places:
    """The places of a question that are not yet part of a mention."""

    def __init__(self, question: str) -> None:
        self.question = question
        self.taken: list[Mention] = []
        self._free = [True] * len(question)

    def take(self, mention: Mention) -> None:
        """Keeps a mention whose places are free."""
        if all(self._free[mention.start : mention.end]):
            self.taken.append(mention)
            self._free[mention.start : mention.end] = [False] * (mention.end - mention.start)

    def block(self, places: Iterable[tuple[int, int]]) -> None:
        """Takes places out that no mention may use any more."""
        for start, end in places:
            self._free[start:end] = [False] * (end - start)

    def runs(self) -> Iterator[tuple[int, str]]:
        """The free stretches with their places."""
        start = None
        for place, free in enumerate([*self._free, False]):
            if free and start is None:
                start = place
            elif not free and start is not None:
                yield start, self.question[start:place]
                start = None
