"""Ruled tables, as PDF and OFD draw them."""

from __future__ import annotations

import pytest
from tests.unit.read.printing import ofd, path_object, pdf_of, ruled, shown, text_object

from plangraph.read.detect import read

COLUMNS = (90, 150, 330, 480)
HEAD = ("序号", "任务", "单位")
TOP, BOTTOM = 760, 110

Row = tuple[str, ...]


def table(rows: list[Row], *, top: int = TOP, columns: tuple[int, ...] = COLUMNS, size: int = 12) -> str:
    """What draws a table: each row 30 high, words in its cells."""
    heights = [top - 30 * n for n in range(len(rows) + 1)]
    words = [
        (x + 4.0, y - 20.0, cell)
        for y, row in zip(heights, rows, strict=False)
        for x, cell in zip(columns, row, strict=False)
    ]
    return f"{shown(words, size=size)} {ruled(columns, heights)}"


def text(*pages: str) -> str:
    """The text of a PDF whose pages draw this."""
    return read("plan.pdf", pdf_of(pages)).text


def test_a_table_goes_on_over_pages_and_its_repeated_header_stands_once():
    first, second = table([HEAD, ("1", "建成平台", "市科委")]), table([HEAD, ("2", "建成园区", "市商委")])
    document = read("plan.pdf", pdf_of([first, second]))
    assert document.text == "序号\t任务\t单位\n1\t建成平台\t市科委\n2\t建成园区\t市商委\n"
    assert len(document.grids) == 1


def test_two_tables_of_other_widths_are_two():
    more = table([("年份", "数量"), ("2027", "三个")], columns=(90, 200, 300))
    document = read("plan.pdf", pdf_of([table([HEAD, ("1", "建成平台", "市科委")]), more]))
    assert len(document.grids) == 2


def test_words_between_two_tables_part_them():
    first, second = table([HEAD, ("1", "建成平台", "市科委")]), table([HEAD, ("2", "建成园区", "市商委")], top=500)
    document = read("plan.pdf", pdf_of([f"{first} {shown([(90, 600, '表2')])} {second}"]))
    assert [len(grid) for grid in document.grids] == [2, 2]


@pytest.mark.parametrize("line", ["（续表）", "续表", "续表1", "表1 重点任务（续）", "附表（续表）"])
def test_a_line_that_says_that_a_table_goes_on_is_left_out(line: str):
    first = table([HEAD, ("1", "建成平台", "市科委")])
    second = f"{shown([(90, 770, line)])} {table([HEAD, ('2', '建成园区', '市商委')], top=750)}"
    assert text(first, second) == "序号\t任务\t单位\n1\t建成平台\t市科委\n2\t建成园区\t市商委\n"


def test_a_row_that_a_page_breaks_is_one():
    down = " ".join(f"{x} 100 m {x} 130 l" for x in COLUMNS)
    left_open = shown([(94, 112, "2"), (154, 112, "建成一批面向"), (334, 112, "市商委")], size=12)
    first = f"{table([HEAD, ('1', '建成平台', '市科委')], top=190)} {left_open} {down} S"
    down = " ".join(f"{x} 730 m {x} 760 l" for x in COLUMNS)
    rest = f"{shown([(154, 740, '中小企业的平台')], size=12)} {down} S"
    second = f"{rest} {table([('3', '建成园区', '市财政局')], top=730)}"
    assert text(first, second) == (
        "序号\t任务\t单位\n1\t建成平台\t市科委\n2\t建成一批面向中小企业的平台\t市商委\n3\t建成园区\t市财政局\n"
    )


def test_a_row_whose_cells_all_go_on_is_one_though_lines_close_it():
    first = table([HEAD, ("1", "建成一批面向", "市科委、市")], top=190)
    second = table([("", "中小企业的平台", "商委"), ("2", "建成园区", "市财政局")])
    assert (
        text(first, second)
        == "序号\t任务\t单位\n1\t建成一批面向中小企业的平台\t市科委、市商委\n2\t建成园区\t市财政局\n"
    )


def test_a_row_that_ends_a_sentence_does_not_go_on():
    first = table([HEAD, ("1", "建成平台。", "市科委")], top=190)
    second = table([("", "建成园区。", "市商委")])
    assert text(first, second) == "序号\t任务\t单位\n1\t建成平台。\t市科委\n\t建成园区。\t市商委\n"


def test_a_merged_cell_of_a_header_stands_in_its_first_column():
    columns = (90, 150, 290, 380, 470)
    words = [(94, 740, "序号"), (154, 740, "任务"), (294, 740, "目标"), (294, 710, "2026"), (384, 710, "2027")]
    values = [(94, 680, "1"), (154, 680, "建成平台"), (294, 680, "1"), (384, 680, "3")]
    outer = " ".join(f"90 {y} m 470 {y} l" for y in (760, 700, 670))
    inner = "290 730 m 470 730 l 380 670 m 380 730 l"
    down = " ".join(f"{x} 760 m {x} 670 l" for x in columns if x != 380)
    assert text(f"{shown([*words, *values], size=12)} {outer} {inner} {down} S") == (
        "序号\t任务\t目标\t\n\t\t2026\t2027\n1\t建成平台\t1\t3\n"
    )


def test_words_that_cells_break_are_put_together():
    words = [(94, 740, "1"), (154, 740, "建成三个AI"), (154, 726, "Agent平台"), (334, 740, "市科委")]
    heads = [(94, 775, "序号"), (154, 775, "任务"), (334, 775, "单位")]
    assert text(f"{shown([*heads, *words], size=12)} {ruled(COLUMNS, (790, 760, 715))}") == (
        "序号\t任务\t单位\n1\t建成三个AI Agent平台\t市科委\n"
    )


def test_lines_drawn_as_slim_bars_rule_a_table():
    bars = [f"90 {y} 390 0.5 re" for y in (760, 730, 700)] + [f"{x} 700 0.5 60 re" for x in COLUMNS]
    words = [
        (94, 740, "序号"),
        (154, 740, "任务"),
        (334, 740, "单位"),
        (94, 710, "1"),
        (154, 710, "甲"),
        (334, 710, "乙"),
    ]
    assert text(f"{shown(words, size=12)} {' '.join(bars)} f") == "序号\t任务\t单位\n1\t甲\t乙\n"


def test_a_line_below_a_title_is_no_table():
    assert text(f"{shown([(200, 780, '某市政府文件'), (90, 700, '通知。')])} 90 760 m 480 760 l S") == (
        "某市政府文件\n通知。\n"
    )


def test_a_drawing_of_thousands_of_lines_is_no_table():
    lines = " ".join(f"{90 + n / 10} 100 m {90 + n / 10} 300 l" for n in range(2000))
    across = " ".join(f"90 {100 + n / 10} m 290 {100 + n / 10} l" for n in range(2000))
    assert text(f"{shown([(90, 740, '平台。')])} {lines} {across} S") == "平台。\n"


CELLS = (
    text_object(31, 41, "序号") + text_object(61, 41, "任务") + text_object(31, 51, "1") + text_object(61, 51, "平台")
)


def test_paths_of_an_ofd_rule_a_table():
    frame = path_object(30, 40, "M 0 0 L 90 0 L 90 20 L 0 20 C")
    inner = path_object(30, 40, "M 0 10 L 90 10 M 30 0 L 30 20")
    document = read("plan.ofd", ofd([frame + inner + CELLS]))
    assert document.text == "序号\t任务\n1\t平台\n"
    assert len(document.grids) == 1


def test_a_matrix_places_the_paths_of_an_ofd():
    drawn = path_object(0, 0, "M 0 0 L 9 0 L 9 2 L 0 2 C M 0 1 L 9 1 M 3 0 L 3 2", 'CTM="10 0 0 10 30 40"')
    assert read("plan.ofd", ofd([drawn + CELLS])).text == "序号\t任务\n1\t平台\n"


def test_paths_of_an_ofd_that_are_not_drawn_rule_nothing():
    drawn = path_object(30, 40, "M 0 0 L 90 0 L 90 20 L 0 20 C M 0 10 L 90 10 M 30 0 L 30 20", 'Stroke="false"')
    assert read("plan.ofd", ofd([drawn + CELLS])).grids == ()


def test_a_table_of_an_ofd_goes_on_over_pages():
    lines = path_object(30, 40, "M 0 0 L 90 0 L 90 20 L 0 20 C M 0 10 L 90 10 M 30 0 L 30 20")
    more = (
        text_object(31, 41, "2") + text_object(61, 41, "园区") + text_object(31, 51, "3") + text_object(61, 51, "基地")
    )
    document = read("plan.ofd", ofd([lines + CELLS, lines + more]))
    assert document.text == "序号\t任务\n1\t平台\n2\t园区\n3\t基地\n"
    assert len(document.grids) == 1


def test_a_row_that_a_page_breaks_is_one_below_a_repeated_header():
    down = " ".join(f"{x} 100 m {x} 130 l" for x in COLUMNS)
    left_open = shown([(94, 112, "2"), (154, 112, "建成一批面向"), (334, 112, "市商委")], size=12)
    first = f"{table([HEAD, ('1', '建成平台', '市科委')], top=190)} {left_open} {down} S"
    second = table([HEAD, ("", "中小企业的平台", ""), ("3", "建成园区", "市财政局")])
    assert text(first, second) == (
        "序号\t任务\t单位\n1\t建成平台\t市科委\n2\t建成一批面向中小企业的平台\t市商委\n3\t建成园区\t市财政局\n"
    )


def test_a_row_whose_number_follows_the_one_before_the_page_is_a_row_beside_a_merged_cell():
    columns = (60, 140, 200, 330, 480)
    head = ("类别", *HEAD)
    first = table([head, ("强化创造", "1", "建成平台", "市科委")], columns=columns)
    second = table([("", "2", "建成园区", "市商委"), ("", "3.", "举办活动", "市文旅委")], columns=columns)
    assert text(first, second) == (
        "类别\t序号\t任务\t单位\n强化创造\t1\t建成平台\t市科委\n\t2\t建成园区\t市商委\n\t3.\t举办活动\t市文旅委\n"
    )


@pytest.mark.parametrize("columns", [(28, 567, 638), (28, 500, 560)], ids=["beyond the page", "within the page"])
def test_a_frame_around_the_first_page_is_no_table(columns: tuple[int, ...]):
    words = [(100.0, 760.0 - 30 * n, line) for n, line in enumerate(("青岚县人民政府", "关于印发计划的通知"))]
    frame = ruled(columns, (800, 60))
    assert text(f"{shown(words, size=16)} {frame}") == "青岚县人民政府\n关于印发计划的通知\n"
