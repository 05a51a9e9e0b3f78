"""How well questions in plain words are read and answered: the table of `make score-questions`.

``tests/questions.tsv`` has them, ``tests/questions.md`` says how they are written down.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.conftest import ROOT

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.pipeline.asking import ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.pipeline.asking import Asked
    from plangraph.pipeline.workspace import Workspace

FILE = ROOT / "tests" / "questions.tsv"
PLANS = ("qinglan-elderly-care-2026", "yunxiu-low-altitude-2026")
KEPT_APART = ("test", "typed")
"""Questions that neither grammar nor weights are made with; those of ``typed`` are as people type them."""
GROUPS = tuple(f"{kind} {split}" for kind in ("zh", "en", "outside") for split in ("train", "dev", *KEPT_APART))


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what answers it; ``query`` is ``-`` where nothing does."""

    number: int
    split: str
    language: str
    question: str
    query: str
    parameters: str
    answer: str

    @property
    def group(self) -> str:
        """The line of the table that it counts in."""
        return f"{'outside' if self.query == '-' else self.language} {self.split}"


@dataclass
class Tally:
    """The questions of each group: how many, rightly read, surely and rightly read, and surely but wrongly."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    sure: Counter[str] = field(default_factory=Counter)
    mistaken: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    with_rows: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def share(self, group: str) -> float:
        """The share of a group that was read rightly."""
        return self.right[group] / self.asked[group] if self.asked[group] else 1.0


def questions() -> list[Question]:
    """All questions of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        listed = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Question(int(row.pop("number")), **row) for row in listed]


@contextmanager
def dataset() -> Iterator[Workspace]:
    """The three plans that are asked."""
    with sample_workspace() as workspace:
        for name in PLANS:
            ingest(extract_plan(ROOT / "tests" / "plans" / f"{name}.txt"), workspace)
        yield workspace


def tally(listed: Sequence[Question], workspace: Workspace) -> Tally:
    """The questions asked one after the other."""
    score = Tally()
    for question in listed:
        asked = ask(workspace, question.question)
        _count(score, question, asked)
    return score


def _count(score: Tally, question: Question, asked: Asked) -> None:
    group = question.group
    right = not asked.sure if question.query == "-" else _is_right(question, asked)
    score.asked[group] += 1
    score.right[group] += right
    score.sure[group] += right and asked.sure
    score.mistaken[group] += asked.sure and not right
    if not right:
        read = f"{asked.best.query} {dict(asked.best.parameters)}" if asked.best else asked.note
        score.failures.append(f"{question.number} {question.question}\t{question.query} {question.parameters}\t{read}")
    elif question.answer:
        score.with_rows[group] += 1
        if _has_rows(question, asked):
            score.rows[group] += 1
        else:
            score.failures.append(f"{question.number} {question.question}\trows {question.answer}\t{_shown(asked)}")


def _is_right(question: Question, asked: Asked) -> bool:
    if asked.best is None or asked.best.query != question.query:
        return False
    wanted = dict(part.split("=", 1) for part in question.parameters.split("; ") if part)
    if wanted.keys() != asked.best.parameters.keys():
        return False
    return all(_names(value, asked, name) for name, value in wanted.items())


def _names(value: str, asked: Asked, name: str) -> bool:
    given = asked.best.parameters[name] if asked.best else ""
    iri = asked.best.values[name] if asked.best else ""
    return given in value.split("|") or (name == "task" and iri.rpartition("/")[2] in value.split("|"))


def _has_rows(question: Question, asked: Asked) -> bool:
    """Whether the values that answer stand in one column of the rows, in this order and with nothing between."""
    wanted = _values(question.answer)
    columns = asked.answer.columns if asked.answer else ()
    shown = [list(dict.fromkeys(row.cells[column.name].text for row in asked.rows)) for column in columns]
    # Of pairs with one unit the other ones are the answer.
    partners = {row.cells[column.name].text for row in asked.rows for column in columns[:2]}
    shown.append(sorted(partners - set(asked.best.parameters.values()))) if asked.best else None
    pairs = [f"{row.cells[columns[0].name].text}+{row.cells[columns[1].name].text}" for row in asked.rows]
    return any(set(wanted) == set(values) for values in [*shown, pairs]) or any(
        set(wanted) == {part for value in values for part in value.split("、")} for values in shown
    )


def _values(answer: str) -> list[str]:
    return (
        answer.split("、")
        if "、" in answer or not answer.replace(" ", "").replace(".", "").isdigit()
        else answer.split()
    )


def _shown(asked: Asked) -> str:
    first = asked.answer.columns[0].name if asked.answer else ""
    return "、".join(row.cells[first].text for row in asked.rows[:12])


def main() -> None:
    """Prints the table, and with ``dev`` the questions of that split that were read wrongly."""
    with dataset() as workspace:
        score = tally(questions(), workspace)
        shown = tally([q for q in questions() if q.split in sys.argv[1:]], workspace).failures if sys.argv[1:] else []
    print(
        f"{'questions':14} {'asked':>6} {'right':>6} {'share':>7} {'surely':>7} {'surely wrong':>13} {'rows right':>11}"
    )
    for group in GROUPS:
        print(
            f"{group:14} {score.asked[group]:6} {score.right[group]:6} {score.share(group):7.3f} {score.sure[group]:7}"
            f" {score.mistaken[group]:13} {score.rows[group]:5} of {score.with_rows[group]:3}"
        )
    print(*shown, sep="\n")


if __name__ == "__main__":
    main()
