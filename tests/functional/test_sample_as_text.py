"""The sample in other encodings, as Markdown and with its tables laid out anew says the same as the text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLE_PATH
from tests.functional.sample_forms import blocks, differences

from plangraph.bootstrap.reading import extract_plan
from plangraph.parse.numbering import number_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from plangraph.model.outline import Table
    from plangraph.model.plan import Plan

OWNERS_FIRST = (0, 6, 1, 2, 3, 4, 5)
"""The columns of the table of indicators in another order."""


def piped(rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def full(table: Table) -> list[list[str]]:
    """The words of a table, with empty cells where the first row of its header has merged ones."""
    words = [[cell.text for cell in row] for row in table.rows]
    width = max(map(len, words))
    return [row if len(row) == width else [*row[:3], "", "", *row[3:]] for row in words]


def as_markdown(text: str, laid_out: Callable[[Table], list[list[str]]] = full) -> str:
    """The sample as Markdown: its headings with #, its tables with pipes."""
    written = []
    for block in blocks(text):
        if not isinstance(block, str):
            written.append(piped(laid_out(block)))
            continue
        number = number_at(block, 0, len(block))
        mark = "#" * (number.style - 1) + " " if number and number.text.startswith(tuple("一二三（")) else ""
        written.append(mark + block)
    return "\n\n".join(written) + "\n"


def owners_first(table: Table) -> list[list[str]]:
    """The table of indicators with its last column as its second; another table as it is."""
    rows = full(table)
    return [[row[place] for place in OWNERS_FIRST] for row in rows] if len(rows[0]) == len(OWNERS_FIRST) else rows


@pytest.fixture(scope="module")
def text() -> str:
    return SAMPLE_PATH.read_text("utf-8")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_sample_says_the_same_in_every_encoding(
    text: str, tmp_path: Path, sample_plan: Plan, encoding: str, end: str
):
    path = tmp_path / "plan.txt"
    path.write_bytes(text.replace("\r\n", "\n").replace("\n", end).encode(encoding))
    assert differences(extract_plan(path), sample_plan) == {}


@pytest.mark.parametrize("laid_out", [full, owners_first])
def test_the_sample_says_the_same_as_markdown(
    text: str, tmp_path: Path, sample_plan: Plan, laid_out: Callable[[Table], list[list[str]]]
):
    path = tmp_path / "plan.md"
    path.write_text(as_markdown(text, laid_out), "utf-8")
    assert differences(extract_plan(path), sample_plan) == {}
