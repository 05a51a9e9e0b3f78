"""The words of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from plangraph.brief import phrases_en, phrases_zh
from plangraph.brief.issues import ISSUES
from plangraph.brief.legible import shortened
from plangraph.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plangraph.brief.briefing import Place, Query
    from plangraph.brief.material import Row

_NAMED = 3
_RUN = 3
_QUOTED = 24
# The head of a saved query tells in comments what the notes say in words.
_HEADER = re.compile(r"\A(?:#[^\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things with the phrases of a language; values are filled in and never read as phrases."""

    language: Language
    phrases: Mapping[str, str]
    nouns: Mapping[str, tuple[str, str]]
    numerals: tuple[str, ...]

    @classmethod
    def of(cls, language: Language) -> Self:
        """The words of a language."""
        words = phrases_en if language is Language.EN else phrases_zh
        return cls(language, words.PHRASES, words.NOUNS, words.NUMERALS)

    def __call__(self, phrase: str, **values: object) -> str:
        """A phrase with its values."""
        return self.phrases[phrase].format(**values)

    def counted(self, noun: str, count: int) -> str:
        """A number of things."""
        one, several = self.nouns[noun]
        return (one if count == 1 else several).format(n=count)

    def listed(self, names: Iterable[str], most: int = 0) -> str:
        """Names in a row; where there are more than ``most`` the first of them, and that there are more."""
        every = list(names)
        if not most or len(every) <= most:
            return self.phrases["listed"].join(every)
        return self.phrases["listed"].join(every[:most]) + self.phrases["and_more"]

    def relisted(self, names: str | None) -> str:
        """Names as answers list them, as the language lists them; the word for nothing where there are none."""
        return self.listed(names.split("、")) if names else self("none")

    def merged(self, lists: Iterable[str | None]) -> str:
        """The names of several lists as answers give them, each once; empty where there are none."""
        return self.listed(dict.fromkeys(name for names in lists if names for name in names.split("、")))

    def numbers(self, listed: str) -> str:
        """Numbers as answers list them, three and more in a row as the first and the last."""
        runs: list[list[int]] = []
        for number in map(int, listed.split("、")):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return self.listed(part for run in runs for part in self._run(run))

    def _run(self, run: list[int]) -> list[str]:
        whole = len(run) < _RUN
        return [str(number) for number in run] if whole else [f"{run[0]}{self('until')}{run[-1]}"]

    def cell(self, row: Row, column: str) -> str:
        """The words of a row in the language, where the query has them in both; empty where there are none."""
        english = row.get(f"{column}_en") if self.language is Language.EN else None
        return str(english or row[column] or "")

    def issue(self, kind: str) -> str:
        """A kind of what checks find; its code where there are no words for it."""
        return ISSUES.get(kind, (kind, kind))[self.language is Language.EN]

    def named(self, names: Iterable[str]) -> str:
        """Up to three names."""
        every = list(names)
        return self.listed(every, _NAMED) if len(every) > _NAMED else self.joined(every)

    def joined(self, names: Iterable[str]) -> str:
        """All names, the last of them after its own word."""
        *every, last = names
        return self.phrases["last"].join(part for part in (self.listed(every), last) if part)

    def sentence(self, *parts: str) -> str:
        """Parts of a sentence with its marks; empty parts are left out."""
        said = self.phrases["comma"].join(part for part in parts if part)
        return said if said.endswith(("。", ".", "！", "？")) else said + self.phrases["full_stop"]

    def day(self, iso: str) -> str:
        """A day as people write it; empty where there is none."""
        if not iso:
            return ""
        year, month, day = (int(part) for part in iso.split("-"))
        return self("date", year=year, month=month, day=day)

    def place(self, place: Place) -> str:
        """Where the words stand; characters are counted from one."""
        phrase = "basis_character" if place.start + 1 == place.end else "basis_place"
        return self(phrase, start=place.start + 1, end=place.end, quote=shortened(place.quote, _QUOTED))

    def basis(self, query: Query, places: Iterable[Place]) -> str:
        """What a statement rests on."""
        parts = [self("basis_query", query=query.name), *(self.place(place) for place in places)]
        return self("basis") + self("colon") + self("parted").join(parts)

    def noted(self, query: Query, places: Iterable[Place], revision: str) -> str:
        """The query with its parameters and SPARQL, the places and the revision, for notes of slides."""
        given = self.listed(f"{name}={value}" for name, value in query.parameters) or self("no_parameters")
        said = self.listed(self.place(place) for place in places)
        lines = [
            self("notes_query", name=query.name, title=query.title),
            self("notes_parameters", parameters=given),
            self("notes_revision", revision=revision),
            *([self("notes_places", places=said)] if said else []),
            "",
            _HEADER.sub("", query.sparql).strip(),
        ]
        return "\n".join(lines)
