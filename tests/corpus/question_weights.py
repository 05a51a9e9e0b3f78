"""Makes data/questions/weights.tsv from the questions that are not kept apart: ``make question-weights``."""

from __future__ import annotations

from hashlib import sha256
from math import sqrt
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.corpus.question_scoring import KEPT_APART, dataset, questions

from plangraph.ask.dataset import names_of
from plangraph.ask.features import features
from plangraph.ask.reading import masked
from plangraph.pipeline.asking import divisions, english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.corpus.question_scoring import Question

FILE = ROOT / "data" / "questions" / "weights.tsv"
_STRENGTH = 60.0
"""The inverse of the regularisation, chosen on questions that were kept apart first."""
_LEAST = 0.1
"""Weights below are left out."""


def taught() -> list[Question]:
    """The questions that the weights are made from: all but those kept apart."""
    return [question for question in questions() if question.split not in KEPT_APART]


def digest(listed: Sequence[Question]) -> str:
    """Tells whether weights are of these questions."""
    lines = "\n".join(f"{question.query}\t{question.question}" for question in listed)
    return sha256(lines.encode()).hexdigest()


def main() -> None:
    """Writes the weights."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415  of the group "questions", not of the tests
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    listed = taught()
    with dataset() as workspace:
        names = names_of(workspace.store, english())
        found = [sorted(features(masked(question.question, names, divisions()))) for question in listed]
    known = {feature: place for place, feature in enumerate(sorted({each for one in found for each in one}))}
    cells = [(row, known[each], 1 / sqrt(len(one))) for row, one in enumerate(found) for each in one]
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(listed), len(known)))
    model = LogisticRegression(C=_STRENGTH, max_iter=5000).fit(matrix, [question.query for question in listed])
    lines = [
        "# Weights of the words of questions, by hundredths: made by `make question-weights`, never by hand.",
        f"# questions: {digest(listed)}",
        "\t".join(f"{name}={bias:.3f}" for name, bias in zip(model.classes_, model.intercept_, strict=True)),
    ]
    for feature, place in known.items():
        weights = [(number, weight) for number, weight in enumerate(model.coef_[:, place]) if abs(weight) >= _LEAST]
        if weights:
            lines.append("\t".join((feature, *(f"{number}:{weight * 100:.0f}" for number, weight in weights))))
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(listed)} questions, {len(lines) - 3} words and pairs: {FILE.stat().st_size / 1024:.0f} KB")  # noqa: T201


if __name__ == "__main__":
    main()
