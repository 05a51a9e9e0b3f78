"""Tasks by words of their texts, where a question names them otherwise than by a heading."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Self

from plangraph.ask.dataset import texts_of_tasks
from plangraph.ask.names import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.protocols import SparqlStore

_SHORTEST, _LONGEST = 4, 24
"""Characters of words that can tell a task."""
_FEW = 3
"""Tasks that words may stand in and still mean one of them."""
_END = "\n"


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a question with the tasks in whose texts they stand, as IRIs."""

    words: str
    tasks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of all tasks as one, without marks; ``starts`` are their places in it."""

    joined: str
    starts: tuple[int, ...]
    tasks: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> Self:
        """The texts of tasks, given as pairs of IRI and text."""
        listed = [(task, bare(text) + _END) for task, text in rows]
        starts = accumulate((len(text) for _, text in listed), initial=0)
        return cls("".join(text for _, text in listed), tuple(starts), tuple(task for task, _ in listed))

    @classmethod
    def read(cls, store: SparqlStore) -> Self:
        """The texts of the tasks of a dataset."""
        return cls.of(texts_of_tasks(store))

    def told(self, question: str, unread: Sequence[str]) -> Told | None:
        """The longest words of the question, some of them unread, that stand in the texts of few tasks."""
        asked = bare(question)
        for words in sorted(self._standing(asked, unread), key=len, reverse=True):
            holders = self._holders(words)
            if len(holders) <= _FEW:
                return Told(words, holders)
        return None

    def _standing(self, asked: str, unread: Sequence[str]) -> Iterator[str]:
        """Words of the question that stand in a text, from each place as many as there are."""
        for words in map(bare, unread):
            at = asked.find(words)
            for start in range(max(0, at - _LONGEST), at + len(words) - 1) if at >= 0 else ():
                end = start + _SHORTEST
                while end <= min(len(asked), start + _LONGEST) and asked[start:end] in self.joined:
                    end += 1
                if end - 1 - start >= _SHORTEST and min(end - 1, at + len(words)) - max(start, at) > 1:
                    yield asked[start : end - 1]

    def _holders(self, words: str) -> frozenset[str]:
        """The tasks in whose texts the words stand; when they are too many, not all of them."""
        found: set[str] = set()
        place = self.joined.find(words)
        while place >= 0 and len(found) <= _FEW:
            number = bisect(self.starts, place) - 1
            found.add(self.tasks[number])
            place = self.joined.find(words, self.starts[number + 1])
        return frozenset(found)
