"""A question in plain words, answered from a dataset: query, parameters, rows, and how sure they are meant."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from plangraph.ask.dataset import names_of
from plangraph.ask.english import English
from plangraph.ask.lexicon import Lexicon
from plangraph.ask.reading import understand
from plangraph.ask.texts import Texts
from plangraph.ask.understanding import GUESS
from plangraph.ask.wording import plain
from plangraph.errors import ParameterError
from plangraph.kept import Kept
from plangraph.model.solutions import Solutions
from plangraph.query.nearness import likest
from plangraph.query.notes import Note
from plangraph.query.shared_names import besides, named, slug_of
from plangraph.resources import read_text
from plangraph.sentences import Listed, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plangraph.ask.names import Names
    from plangraph.ask.understanding import Reading, Understanding
    from plangraph.model.facts import PlanFact
    from plangraph.protocols import SparqlStore
    from plangraph.query.answers import Answer
    from plangraph.query.library import Library
    from plangraph.query.results import Row

LONGEST = 200
"""Characters of a question."""
_OFFERED = 2


class Answering(Protocol):
    """A dataset that answers saved queries."""

    @property
    def store(self) -> SparqlStore:
        """Where its names are read."""

    @property
    def library(self) -> Library:
        """What can be asked of it."""

    def plan(self, plan_id: str) -> PlanFact:
        """A plan by its id or IRI."""

    def answer(self, name: str, values: Mapping[str, str], /, *, stated_only: bool = False) -> Answer:
        """The answer to a saved query."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A saved query that the question can also mean: ``parameters`` as people name them, ``values`` as IRIs.

    ``beside`` tells those from their namesakes that have any.
    """

    query: str
    title_zh: str
    title: str
    parameters: Mapping[str, str]
    values: Mapping[str, str]
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def named(self) -> Mapping[str, str]:
        """The parameters, each with where it belongs if others have its name too."""
        return {name: named(value, self.beside.get(name, "")) for name, value in self.parameters.items()}

    @property
    def arguments(self) -> Mapping[str, str]:
        """The parameters as a command takes them: a label where it is one thing's alone, else the end of the IRI."""
        return {
            name: slug_of(self.values[name]) if name in self.beside else value
            for name, value in self.parameters.items()
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer; without one ``answer`` is None and a note says why.

    ``chosen`` are the rows of the answer that the question wants, by their place.
    """

    question: str
    best: Suggestion | None
    sure: bool
    alternatives: tuple[Suggestion, ...]
    answer: Answer | None
    chosen: tuple[int, ...]
    notes: tuple[Note, ...]

    @property
    def note(self) -> str:
        """The notes in both languages."""
        return " ".join(map(str, self.notes))

    @property
    def selected(self) -> Answer | None:
        """The answer with the rows that the question wants."""
        if self.answer is None:
            return None
        every = self.answer.solutions
        return replace(
            self.answer, solutions=Solutions(every.variables, tuple(every.rows[place] for place in self.chosen))
        )

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the question wants."""
        return self.selected.rows if self.selected else ()

    def summary(self) -> dict[str, Any]:
        """The answer for JSON."""
        return {
            "question": self.question,
            "query": self.best.query if self.best else None,
            "parameters": dict(self.best.parameters) if self.best else {},
            "values": dict(self.best.values) if self.best else {},
            "sure": self.sure,
            "alternatives": [
                {
                    "query": other.query,
                    "title": other.title_zh,
                    "parameters": dict(other.parameters),
                    "values": dict(other.values),
                }
                for other in self.alternatives
            ],
            "columns": [column.name for column in self.answer.columns] if self.answer else [],
            "rows": self.selected.records() if self.selected else [],
            "note": self.note,
        }

    def write(self, form: str) -> bytes:
        """The answer as ``table csv json``."""
        if form == "json":
            return json.dumps(self.summary(), ensure_ascii=False, indent=2, default=plain_value).encode() + b"\n"
        if self.selected is None:
            return b""
        if form == "csv":
            return _csv(self.selected)
        return self.selected.write("table")


def ask(
    workspace: Answering,
    question: str,
    *,
    plan: str | None = None,
    stated_only: bool = False,
) -> Asked:
    """The answer to a question in Chinese or English; raises ParameterError for none and for one too long.

    ``plan`` is the only plan that counts.
    """
    words = question.strip()
    if not words or len(words) > LONGEST:
        raise ParameterError("Ask in one sentence of at most {longest} characters.", longest=LONGEST)
    known = _names(workspace.store)
    understood = _understood(workspace.store, words, known.of_plan(workspace.plan(plan).iri) if plan else known)
    readings = [reading for reading in understood.readings if reading.score >= GUESS]
    given = {"plan": plan} if plan else {}
    if understood.outside or understood.unknown or not readings:
        return _unanswered(workspace, words, understood, given)
    best, *rest = readings
    answer = workspace.answer(best.query, {**best.values, **given}, stated_only=stated_only)
    others = [_suggestion(workspace, best.meaning(name, thing), given) for name, thing in best.others]
    offered = (*others, *(_suggestion(workspace, reading, given) for reading in rest))
    sure = understood.sure and (bool(answer.rows) or not best.sure_with_rows)
    return Asked(
        words,
        _suggestion(workspace, best, given),
        sure,
        () if sure else offered[:_OFFERED],
        answer,
        _chosen(best, answer),
        tuple(_notes(workspace.store, understood, best, answer)),
    )


def _understood(store: SparqlStore, words: str, names: Names) -> Understanding:
    """What a question means; what names no task by its heading may do so by words of its text."""
    understood = understand(words, names, _lexicon(), divisions())
    best = understood.readings[0] if understood.readings else None
    left = understood.unread if best and best.things else understood.left
    told = _texts(store).told(plain(words), left) if left and not understood.sure else None
    if told is None:
        return understood
    again = understand(words, names.called(told.words, told.tasks), _lexicon(), divisions())
    rests = again.readings and told.tasks & set(again.readings[0].values.values())
    return replace(again, told=told.words) if rests else understood


@cache
def divisions() -> frozenset[str]:
    """The names of provinces, cities, counties and districts, by GB/T 2260."""
    lines = read_text("data", "gazetteers", "divisions.tsv").splitlines()
    return frozenset(line.partition("\t")[2] for line in lines if not line.startswith("#"))


@cache
def english() -> English:
    """What English questions call in English that plans say in Chinese."""
    return English.parse(read_text("data", "questions", "fields.tsv"), read_text("data", "questions", "bodies.tsv"))


_names = Kept(lambda store: names_of(store, english()))
_texts = Kept(Texts.read)


@cache
def _lexicon() -> Lexicon:
    return Lexicon.parse(read_text("data", "questions", "weights.tsv"))


def _csv(answer: Answer) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.name for column in answer.columns])
    writer.writerows([row.cells[column.name].text for column in answer.columns] for row in answer.rows)
    return out.getvalue().encode()


def _unanswered(workspace: Answering, words: str, understood: Understanding, given: Mapping[str, str]) -> Asked:
    if understood.outside:
        note = Sentence("Plans say nothing of {what}: this cannot be answered.", {"what": Sentence(understood.outside)})
    elif understood.unknown:
        note = Sentence("The dataset knows nothing of “{name}”.", {"name": understood.unknown})
    else:
        note = Sentence("Not understood: name a unit, task or indicator, and what you want to know.")
    offered = [_suggestion(workspace, reading, given) for reading in understood.readings]
    titles = {query.title_zh: query for query in workspace.library.values()}
    offered += [
        Suggestion(titles[title].name, title, titles[title].title, given, given)
        for title in likest(words, titles, _OFFERED)
    ]
    return Asked(
        words, None, sure=False, alternatives=tuple(offered[:_OFFERED]), answer=None, chosen=(), notes=(_told(note),)
    )


def _suggestion(workspace: Answering, reading: Reading, given: Mapping[str, str]) -> Suggestion:
    query = workspace.library[reading.query]
    things = {name: thing.iri for name, thing in reading.things if ":" in thing.iri}
    beside = besides(workspace.store, things.values())
    return Suggestion(
        query.name,
        query.title_zh,
        query.title,
        {**reading.labels, **given},
        {**reading.values, **given},
        {name: beside[iri] for name, iri in things.items() if iri in beside},
    )


def _chosen(reading: Reading, answer: Answer) -> tuple[int, ...]:
    every = answer.records()
    records = [row for row in every if not set(reading.without) & {str(value) for value in row.values()}]
    wanted = {id(row) for row in (reading.selection.of(records) if reading.selection else records)}
    return tuple(place for place, row in enumerate(every) if id(row) in wanted)


def _notes(store: SparqlStore, understood: Understanding, best: Reading, answer: Answer) -> Iterator[Note]:
    if best.others:
        beside = besides(store, (thing.iri for _, thing in best.others))
        labels = Listed(named(thing.label, beside.get(thing.iri, "")) for _, thing in best.others)
        yield _told(Sentence("It may also mean {labels}.", {"labels": labels}))
    if understood.unread:
        yield _told(Sentence("Not understood: {words}.", {"words": Listed(understood.unread)}))
    if best.selection and best.selection.is_void(answer.records()):
        words = {"words": best.selection.words[0]}
        yield _told(Sentence("The text says “{words}” of none of these: all are shown.", words))
    if understood.told:
        yield _told(Sentence("“{words}” stands in the text of the task.", {"words": understood.told}))
    if not understood.sure and not best.others and not understood.unread:
        yield _told(Sentence("Not sure that this is what was meant."))
    yield from answer.notes
    if not answer.rows:
        yield _told(Sentence("No row answers it."))


def _told(sentence: Sentence) -> Note:
    return Note(sentence.in_chinese(), str(sentence))


def plain_value(value: object) -> object:
    """A decimal as a number of JSON."""
    number = float(str(value))
    return int(number) if number.is_integer() else number
