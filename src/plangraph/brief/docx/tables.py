"""Tables in Word: fixed widths, heads that stand on every page, rows that do not break."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from plangraph.brief.docx.page import WIDTH
from plangraph.brief.docx.typography import add_words, element
from plangraph.brief.office import ems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table as WordTable
    from docx.table import _Cell

    from plangraph.brief.briefing import Column

_HEAD_FILL = "EDEFF2"
_TWIP = 635
_SMALL = 6
"""So many lines of text stay on one page; more of them would leave too much of the page before them empty."""
_EM, _PITCH = Pt(10), Pt(14)
_LETTER, _SIDE = Pt(10 * 0.64), Pt(4)
_MOST_CENTRED = 1 / 3
_WORD = re.compile(r"[A-Za-z0-9.]+")
_TOGETHER = 2
_AIR = Pt(3.5)
"""Above and below the words of a row, with its rule."""


def add_table(document: Document, columns: Sequence[Column], rows: Sequence[Sequence[str]], caption: str) -> None:
    """Adds a table; a small one stays on one page, of a large one neither the first nor the last row stands alone."""
    made = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _describe(made, caption)
    head_style, text_style = (document.styles[name].style_id for name in ("Table Head", "Table Text"))
    widths = _widths(columns, rows)
    _set_grid(made, widths)
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001  python-docx knows no repeated heads
    for cell, column, width in zip(head.cells, columns, widths, strict=True):
        _fill(cell, column.title, head_style, width)
        shade = element("shd", val="clear", color="auto", fill=_HEAD_FILL)
        cell._tc.get_or_add_tcPr().find(qn("w:vAlign")).addprevious(shade)  # noqa: SLF001
    small = _is_small(rows, widths)
    for place, texts in enumerate(rows):
        row = made.add_row()
        row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001
        stays = place in _staying(len(rows), small=small)
        for cell, column, width, text in zip(row.cells, columns, widths, texts, strict=True):
            _fill(cell, text, text_style, width, centred=column.centred, stays=stays)


def heights(columns: Sequence[Column], rows: Sequence[Sequence[str]], letter: float) -> tuple[int, list[int]]:
    """About how high the head of a table is, and each part of it that stays on one page, for letters so wide."""
    widths = _widths(columns, rows)
    head, *high = (_height(texts, widths, letter) for texts in ([column.title for column in columns], *rows))
    stays = _staying(len(rows), small=_is_small(rows, widths))
    parts = [head]
    for place, height in enumerate(high):
        if place and place - 1 not in stays:
            parts.append(height)
        else:
            parts[-1] += height
    return head, parts


def _height(texts: Sequence[str], widths: Sequence[int], letter: float) -> int:
    return max(_lines(text, width, letter) for text, width in zip(texts, widths, strict=True)) * _PITCH + _AIR


def _is_small(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bool:
    return sum(max(map(_lines, texts, widths)) for texts in rows) <= _SMALL


def _staying(rows: int, *, small: bool) -> Iterable[int]:
    """The rows that stay with the one after them: the first with the second, the last but one with the last."""
    return range(rows - 1) if small else {*range(_TOGETHER - 1), rows - _TOGETHER}


def _fill(  # noqa: PLR0913
    cell: _Cell, text: str, style: str, width: int, *, centred: bool = False, stays: bool = False
) -> None:
    cell.width = Emu(width)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style  # noqa: SLF001  python-docx goes through all styles at each name, here 400 times
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if stays:
        paragraph.paragraph_format.keep_with_next = True
    add_words(paragraph, text)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """The widths by the shares of columns, none narrower than its longest word, at the cost of the others.

    The cells of a centred column stand in one line where that takes no more than a third of the table.
    """
    total = sum(column.share for column in columns)
    widths = [int(WIDTH) * column.share // total for column in columns]
    texts = [(column.title, *(row[place] for row in rows)) for place, column in enumerate(columns)]
    least = [
        max(_least_width(text, whole=of.centred) for text in column) for of, column in zip(columns, texts, strict=True)
    ]
    lacking = sum(max(0, low - width) for low, width in zip(least, widths, strict=True))
    spare = sum(max(0, width - low) for low, width in zip(least, widths, strict=True))
    if not lacking or lacking > spare:
        return widths
    return [
        low if low > width else width - (width - low) * lacking // spare
        for low, width in zip(least, widths, strict=True)
    ]


def _least_width(text: str, *, whole: bool) -> int:
    """How wide the whole of a cell or its longest Latin word or figure is set, at most, with the cell's margins."""
    line = sum(_LETTER if character.isascii() else _EM for character in text) + 2 * _SIDE
    if whole and line <= WIDTH * _MOST_CENTRED:
        return int(line)
    return int(max((len(word) for word in _WORD.findall(text)), default=0) * _LETTER + 2 * _SIDE)


def _lines(text: str, width: int, letter: float = 0.55) -> int:
    """About how many lines a cell takes."""
    return max(1, ceil(ems(text, letter) * _EM / max(_EM, width - 2 * _SIDE)))


def _set_grid(table: WordTable, widths: Sequence[int]) -> None:
    for column, width in zip(table._tbl.tblGrid.iter(qn("w:gridCol")), widths, strict=True):  # noqa: SLF001
        column.set(qn("w:w"), str(width // _TWIP))


def _describe(table: WordTable, caption: str) -> None:
    """The caption for those who hear the document, and cells with little air at their sides."""
    properties = table._tbl.tblPr  # noqa: SLF001
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="70", type="dxa"))
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins)
    look.addnext(element("tblCaption", val=caption))
