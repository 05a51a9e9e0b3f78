"""What was understood of a question: its readings, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.ask.names import Thing
    from plangraph.ask.selection import Selection

ENOUGH = -1.0
"""The score from which a reading can be sure: the worth of its wordings and the weighed logarithm of its likelihood."""
GUESS = -3.0
"""The score below which it is not even guessed at."""
AHEAD = 2.0
"""By how much the best reading has to lead to be sure."""
DOUBTFUL, _UNCHECKED = 0.1, 0.04
"""How likely nothing answers a question for its best reading not to be sure; less where its words are not checked."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A saved query with the things that it is asked about.

    ``others`` are what the words can mean too; ``faint``: they are less than half of the name that they were taken for;
    ``sure_with_rows``: without rows the data lack what was asked for; ``without`` are labels whose rows are left out; ``vague``: it names nothing and does not ask for everything.
    """

    query: str
    things: tuple[tuple[str, Thing], ...]
    plain: tuple[tuple[str, str], ...]
    score: float
    selection: Selection | None = None
    others: tuple[tuple[str, Thing], ...] = ()
    faint: bool = False
    sure_with_rows: bool = False
    without: tuple[str, ...] = ()
    vague: bool = False

    def meaning(self, name: str, thing: Thing) -> Reading:
        """The reading with another thing for a parameter."""
        return replace(self, things=tuple((each, thing if each == name else own) for each, own in self.things))

    @property
    def values(self) -> dict[str, str]:
        """The parameters as IRIs and plain values."""
        return {name: thing.iri for name, thing in self.things} | dict(self.plain)

    @property
    def labels(self) -> dict[str, str]:
        """The parameters as people name them."""
        return {name: thing.label for name, thing in self.things} | dict(self.plain)


@dataclass(frozen=True, slots=True)
class Understanding:
    """The readings of a question, the best first, and what stands against being sure of it.

    ``outside`` is what plans do not say, ``unknown`` a name that the dataset lacks, ``left`` the words that are neither a
    name nor of the grammar, ``unread`` those of them that are not understood, ``doubt`` how likely nothing answers it.
    ``checked``: words are held to account one by one, as those of Chinese are. ``told`` are words of the text by which
    a task was found, who may be but a part of it.
    """

    readings: tuple[Reading, ...]
    outside: str | None = None
    unknown: str | None = None
    unread: tuple[str, ...] = ()
    doubt: float = 0.0
    checked: bool = True
    told: str | None = None
    left: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether the best reading can be taken for what was meant."""
        if not self.readings or self.outside or self.unknown or self.unread or self.told:
            return False
        if self.doubt > (DOUBTFUL if self.checked else _UNCHECKED):
            return False
        best = self.readings[0]
        ahead = len(self.readings) == 1 or best.score - self.readings[1].score >= AHEAD
        return best.score >= ENOUGH and ahead and not (best.others or best.faint or best.vague)
