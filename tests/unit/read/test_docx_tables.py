"""Tables of a DOCX: grids of cells in the text, or paragraphs where a table only lays out a page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from tests.unit.read.wordprocessing import paragraph, text, written

from plangraph.read.docx import DocxReader

if TYPE_CHECKING:
    from plangraph.model.document import Document


def cell(words: str = "", properties: str = "") -> str:
    inner = "".join(paragraph(line) for line in words.split("\n")) if words else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def across(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def document(body: str) -> Document:
    return DocxReader().read("plan.docx", written(body))


def grids(found: Document) -> list[list[list[str]]]:
    return [[[found.text[start:end] for start, end in places] for places in grid] for grid in found.grids]


DOWN = '<w:vMerge w:val="restart"/>'
BELOW = "<w:vMerge/>"
TWO = (row(cell("a"), cell("b")), row(cell("c"), cell("d")))


def test_a_row_is_a_line_with_cells_parted_by_tabs():
    rows = table(row(cell("指标"), cell("2025")), row(cell("甲\n乙"), cell("1")), row(cell("丙"), cell()))
    found = document(paragraph("表1") + rows + paragraph("末"))
    assert found.text == "表1\n指标\t2025\n甲\n乙\t1\n丙\t\n末\n"
    assert grids(found) == [[["指标", "2025"], ["甲\n乙", "1"], ["丙", ""]]]


def test_an_empty_cell_is_a_place_without_length():
    found = document(table(*TWO, row(cell(), cell("e"), cell("f"))))
    assert grids(found) == [[["a", "b", ""], ["c", "d", ""], ["", "e", "f"]]]
    start, end = found.grids[0][2][0]
    assert start == end == found.text.index("\te")


def test_a_merged_cell_is_empty():
    made = docx.Document()
    word = made.add_table(4, 4)
    for r, line in enumerate(["序号 指标 年度 x", "x x 2025 2026", "1 甲 3 4", "2 乙 5 6"]):
        for c, words in enumerate(line.split()):
            word.cell(r, c).text = words.replace("x", "")
    word.cell(0, 0).merge(word.cell(1, 0))
    word.cell(0, 1).merge(word.cell(1, 1))
    word.cell(0, 2).merge(word.cell(0, 3))
    data = BytesIO()
    made.save(data)
    assert grids(DocxReader().read("plan.docx", data.getvalue())) == [
        [["序号", "指标", "年度", ""], ["", "", "2025", "2026"], ["1", "甲", "3", "4"], ["2", "乙", "5", "6"]]
    ]


def test_gaps_before_and_after_a_row_are_empty_cells():
    before = row(cell("b"), cell("c"), properties='<w:gridBefore w:val="1"/>')
    after = row(cell("d"), properties='<w:gridAfter w:val="2"/>')
    found = document(table(row(cell("1"), cell("2"), cell("3")), before, after, row(cell("4"), cell("5"), cell("6"))))
    assert grids(found) == [[["1", "2", "3"], ["", "b", "c"], ["d", "", ""], ["4", "5", "6"]]]


def test_rows_of_equally_many_cells_are_columns_whatever_their_spans_say():
    found = document(table(row(cell("a"), cell("b", across(3))), row(cell("c", across(2)), cell("d"))))
    assert grids(found) == [[["a", "b"], ["c", "d"]]]


def test_a_merge_goes_on_only_below_its_beginning():
    found = document(table(row(cell("a", DOWN), cell("b")), row(cell("x", BELOW), cell("y", BELOW)), *TWO))
    assert grids(found) == [[["a", "b"], ["", "y"], ["a", "b"], ["c", "d"]]]


def test_cells_merged_beside_are_empty():
    beside = row(cell("a", '<w:hMerge w:val="restart"/>'), cell("x", "<w:hMerge/>"))
    assert grids(document(table(*TWO, beside, *TWO)))[0][2] == ["a", ""]


def test_deleted_and_hidden_rows_and_cells_are_left_out():
    rows = [row(cell("x"), cell("y"), properties="<w:del/>"), row(cell("x"), cell("y"), properties="<w:hidden/>")]
    assert grids(document(table(*rows, *TWO))) == [[["a", "b"], ["c", "d"]]]
    gone = row(cell("a"), cell("x", "<w:cellDel/>"), cell("b"))
    assert grids(document(table(gone, TWO[1]))) == [[["a", "b"], ["c", "d"]]]


def test_rows_and_cells_stand_in_content_controls():
    inner = f"<w:sdt><w:sdtContent>{cell('a')}</w:sdtContent></w:sdt>"
    wrapped = f"<w:sdt><w:sdtContent>{row(inner, cell('b'))}</w:sdtContent></w:sdt>"
    assert grids(document(table(wrapped, TWO[1]))) == [[["a", "b"], ["c", "d"]]]


def test_a_table_in_a_cell_gives_it_its_words():
    nested = f"<w:tc>{table(row(cell('x'), cell()), row(cell('y'), cell('z')))}<w:p/></w:tc>"
    assert grids(document(table(row(cell("a"), nested), TWO[1]))) == [[["a", "x\ny\tz"], ["c", "d"]]]


def test_a_table_of_one_column_is_its_paragraphs():
    found = document(table(row(cell("甲")), row(cell("乙\n丙"))))
    assert (found.text, found.grids) == ("甲\n乙\n丙\n", ())


def test_a_table_that_lays_out_the_page_is_its_paragraphs_and_a_table_in_it_is_one():
    inner = f"<w:tc>{paragraph('某计划')}{table(*TWO)}<w:p/></w:tc>"
    found = document(table(row(cell(), inner, cell())))
    assert found.text == "某计划\na\tb\nc\td\n"
    assert grids(found) == [[["a", "b"], ["c", "d"]]]


def test_cells_of_a_row_that_is_no_table_stand_in_one_line():
    imprint = table(row(cell("抄送：某办。", across(2))), row(cell("某府办公室"), cell("2025年6月24日印发")))
    assert text(imprint) == "抄送：某办。\n某府办公室\t2025年6月24日印发\n"


def test_running_text_between_rows_is_no_cell():
    whole = row(cell("一、总体要求\n甲。\n二、任务\n乙。"), cell())
    found = document(table(*TWO, whole, row(cell("来源"), cell("某网"))))
    assert found.text == "a\tb\nc\td\n一、总体要求\n甲。\n二、任务\n乙。\n来源\t某网\n"
    assert grids(found) == [[["a", "b"], ["c", "d"]]]


def test_rows_over_the_whole_width_are_caption_and_notes():
    found = document(table(row(cell("表1　指标", across(2))), *TWO, row(cell("注：暂定。", across(2)))))
    assert found.text == "表1　指标\na\tb\nc\td\n注：暂定。\n"
    assert grids(found) == [[["a", "b"], ["c", "d"]]]


def test_numbers_of_a_list_stand_in_empty_cells():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    number = '<w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>'
    assert text(
        table(row(cell("序号"), cell("指标")), row(number, cell("甲")), row(number, cell("乙"))), numbering=numbering
    ) == ("序号\t指标\n1\t甲\n2\t乙\n")


def test_a_span_wider_than_any_table_makes_no_table():
    wide = row(cell("a", across(999_999_999)), cell("b"), cell("c"))
    assert text(table(wide, *TWO)) == "a\tb\tc\na\tb\nc\td\n"
