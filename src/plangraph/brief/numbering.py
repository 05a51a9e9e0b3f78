"""The numbers of figures and tables, each kind from one through the whole briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.brief.briefing import Briefing, Exhibit
    from plangraph.brief.wording import Wording


@dataclass(frozen=True, slots=True)
class Numbered:
    """An exhibit with its number and the word before it: 图 or 表."""

    word: str
    number: int
    exhibit: Exhibit

    @property
    def caption(self) -> str:
        """As it stands at the exhibit."""
        return f"{self.word} {self.number}　{self.exhibit.caption}"


@dataclass(frozen=True, slots=True)
class NumberedChapter:
    """A chapter with its numbered heading."""

    heading: str
    exhibits: tuple[Numbered, ...]


def chapters(briefing: Briefing, say: Wording) -> Iterator[NumberedChapter]:
    """The chapters that follow the findings, which are the first."""
    counts = {True: 0, False: 0}
    for place, chapter in enumerate(briefing.chapters, 1):
        numbered = []
        for exhibit in chapter.exhibits:
            drawn = isinstance(exhibit, Figure)
            counts[drawn] += 1
            numbered.append(Numbered(say("figure" if drawn else "table"), counts[drawn], exhibit))
        yield NumberedChapter(heading(say, place, chapter.heading), tuple(numbered))


def heading(say: Wording, place: int, words: str) -> str:
    """A heading with its number; ``place`` counts from zero."""
    return say("chapter", number=say.numerals[place], heading=words)
