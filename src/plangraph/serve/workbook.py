"""An answer as a workbook of Excel: numbers as numbers, names and sources as links, and a sheet that explains."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from plangraph.serve.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from plangraph.model.language import Language
    from plangraph.query.answers import Answer
    from plangraph.query.results import Cell, Row
    from plangraph.query.saved import Column
    from plangraph.serve.links import Links

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""Rows of a sheet beside its head (ECMA-376; the limit is that of Excel)."""
_WIDEST, _NARROWEST = 60, 8
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001  the first day of a ZIP file: the same answer is the same bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(answer: Answer, links: Links, base: str, about: Sequence[tuple[str, str]], language: Language) -> bytes:
    """The answer as ``.xlsx``, all of its columns; ``base`` begins every link, ``about`` fills the second sheet."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only this form needs it

    body = io.BytesIO()
    with Workbook(body, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        styles = _Styles(
            book.add_format({"bold": True, "bottom": 2, "valign": "top"}),
            book.add_format({"text_wrap": True, "valign": "top"}),
            book.add_format({"font_color": "#2B5C8F", "underline": 1, "text_wrap": True, "valign": "top"}),
        )
        said = phrases(language)
        _rows(book.add_worksheet(str(said("答案"))), answer, _Addresses(links, base), styles, language)
        _about(book.add_worksheet(str(said("说明"))), [(str(said(word)), value) for word, value in about], styles)
    return body.getvalue()


@dataclass(frozen=True, slots=True)
class _Styles:
    head: Format
    text: Format
    link: Format


@dataclass(frozen=True, slots=True)
class _Addresses:
    links: Links
    base: str

    def page(self, iri: str) -> str:
        path = self.links.page(iri)
        return self.base + path if path else iri

    def source(self, iri: str) -> str:
        path = self.links.source(iri)
        return self.base + path if path else iri


def _rows(sheet: Worksheet, answer: Answer, addresses: _Addresses, styles: _Styles, language: Language) -> None:
    rows, columns = answer.rows, answer.columns
    said = phrases(language)
    titles = [_title(column, language) for column in columns] + [str(said("出处"))]
    sheet.write_row(0, 0, titles, styles.head)
    for at, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            cell = row.cells[column.name]
            _cell(sheet, (at, place), _in(language, cell), addresses.page, styles)
        if row.evidence:
            _link(sheet, (at, len(columns)), addresses.source(row.evidence), str(said("原文")), styles)
    for place, heading in enumerate(titles):
        sheet.set_column(place, place, _width([heading, *_texts(rows, columns, place, language)]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns))


def _about(sheet: Worksheet, about: Iterable[tuple[str, str]], styles: _Styles) -> None:
    for at, (word, value) in enumerate(about):
        sheet.write_string(at, 0, word, styles.head)
        sheet.write_string(at, 1, value, styles.text)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 100)


def _cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, page: Callable[[str], str], styles: _Styles) -> None:
    if isinstance(cell.value, bool):
        sheet.write_boolean(*at, cell.value)
    elif isinstance(cell.value, int | float | Decimal):
        sheet.write_number(*at, float(cell.value))
    elif cell.iri:
        _link(sheet, at, page(cell.iri), cell.text, styles)
    elif cell.text:
        sheet.write_string(*at, cell.text, styles.text)


def _link(sheet: Worksheet, at: tuple[int, int], address: str, text: str, styles: _Styles) -> None:
    """A link; past the links that a sheet may hold, its text alone."""
    if not address.startswith(("http://", "https://")) or sheet.write_url(*at, address, styles.link, text) < 0:
        sheet.write_string(*at, text, styles.text)


def _title(column: Column, language: Language) -> str:
    return column.title_zh if language == "zh" else column.title


def _in(language: Language, cell: Cell) -> Cell:
    """The cell with its words in the language."""
    return cell if language == "zh" or cell.english is None else replace(cell, value=cell.text_en)


def _texts(rows: Sequence[Row], columns: Sequence[Column], place: int, language: Language) -> list[str]:
    if place == len(columns):
        return []
    return [_in(language, row.cells[columns[place].name]).text for row in rows]


def _width(texts: Iterable[str]) -> int:
    """The width of a column in characters, Chinese ones two wide (UAX #11)."""
    widest = max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text) for text in texts)
    return min(max(widest + 2, _NARROWEST), _WIDEST)
