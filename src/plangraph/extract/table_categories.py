"""What groups the rows of a table of tasks: a column of categories (类别, 板块, 领域), or rows over all columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.model.annex import Category
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from plangraph.model.outline import Cell

    Row = Sequence[Cell]

_COLUMN = re.compile(
    r"(?:任务|工作|重点|所属|主要|改革|建设|措施|项目|事项|目标|一级)*(?:类别|类型|分类|门类|大类|板块|版块|领域|方面|模块|维度|专题|篇章)(?:名称)?"
)
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(
    rf"(?P<number>(?:第{_CHINESE}(?:部分|[章节篇])|[（(](?:{_CHINESE}|\d{{1,2}})[）)]、?|(?:{_CHINESE}|\d{{1,2}})[、．.﹒])\s*)?"
    r"(?P<words>\S.*)",
    re.DOTALL,
)
_CHINESE_NUMBER = re.compile(rf"[（(]?{_CHINESE}[）)]?[、．.]?")
_FIGURES = re.compile(r"[（(]?\d{1,3}[）)]?[、．.]?")
_LONGEST = 60
"""Code points of a category; a longer row over all columns is a note."""


def is_of_categories(head: str) -> bool:
    """Whether the head of a column says that its cells group the rows."""
    return bool(_COLUMN.fullmatch(head))


def categorised(
    text: str, rows: Sequence[Row], header: Sequence[str], words: Collection[int], number: int | None
) -> Iterator[tuple[Row, Category | None]]:
    """The rows that are tasks, each with its category; an empty or merged cell means the category above.

    ``header`` has the heads of the columns, ``words`` are the columns of the tasks' words.
    """
    column = next((place for place, said in enumerate(header) if is_of_categories(said)), None)
    heads = _Heads(rows, words, number)
    category: Category | None = None
    for row in rows:
        head = heads.of(text, row)
        if head is not None:
            category = head.category or category
            continue
        cell = row[column] if column is not None and column < len(row) else None
        category = (category_of(text, cell) if cell else None) or category
        yield row, category


def category_of(text: str, cell: Cell) -> Category | None:
    """What a cell says, without its number; None where it is empty or a note."""
    match = _NUMBERED.match(text, cell.span.start, cell.span.end) if cell.span else None
    if match is None or "。" in cell.text or len(cell.text) > _LONGEST:
        return None
    number = (match["number"] or "").strip()
    return Category(number, cell.text.removeprefix(number).strip(), Span.of(text, *match.span("words")), match.start())


@dataclass(frozen=True, slots=True)
class _Head:
    """A row that groups those below it; ``category`` is None where it is a note."""

    category: Category | None


class _Heads:
    """Tells the rows that group others from tasks.

    Such a row has one cell, or one number of its own style and words. Where the first column has the tasks' words, one
    cell may also be a task below a merged cell of units: not if the table begins so, when there is no unit above.
    """

    __slots__ = ("_counted", "_number", "_opened", "_words")

    def __init__(self, rows: Sequence[Row], words: Collection[int], number: int | None) -> None:
        self._words, self._number = words, number
        self._opened = bool(rows) and _filled(rows[0]) == [0]
        self._counted = number is not None and any(
            _FIGURES.fullmatch(row[number].text) for row in rows if number < len(row)
        )

    def of(self, text: str, row: Row) -> _Head | None:
        filled = _filled(row)
        if len(filled) > 1 and len(filled) == len(row) and len({cell.text for cell in row}) == 1:
            return _Head(category_of(text, row[0]))
        if filled == [0] and not _FIGURES.fullmatch(row[0].text):
            alone = len(row) == 1 or 0 not in self._words or self._opened
            return _Head(category_of(text, row[0])) if alone else None
        return self._numbered(text, row, filled)

    def _numbered(self, text: str, row: Row, filled: Sequence[int]) -> _Head | None:
        """一 | 强化创造 above rows numbered in figures."""
        number = self._number
        if number is None or not self._counted or len(filled) != 2 or filled[0] != number:  # noqa: PLR2004  number and words
            return None
        if not _CHINESE_NUMBER.fullmatch(row[number].text) or filled[1] not in self._words:
            return None
        found = category_of(text, row[filled[1]])
        at = row[number].span
        start = min(at.start, found.start) if found and at else 0
        return _Head(found and Category(row[number].text, found.name, found.evidence, start))


def _filled(row: Row) -> list[int]:
    return [place for place, cell in enumerate(row) if cell.span]
