"""Columns of pages, as PDF draws them."""

from __future__ import annotations

from tests.unit.read.printing import SIZE, pdf, ruled

from plangraph.read.detect import read

WIDE = 13
LINES = 9
LEFT, RIGHT = 60.0, 60.0 + (WIDE + 2) * SIZE
TITLE = (124.0, 780.0, "某市推动人工智能产业发展的行动计划")

Words = tuple[float, float, str]


def column(left: float, character: str, *, lines: int = LINES, wide: int = WIDE, top: float = 720) -> list[Words]:
    """A column of full lines of one character."""
    return [(left, top - 28 * n, character * wide) for n in range(lines)]


def text(*pages: list[Words]) -> str:
    """The text of a PDF of these pages."""
    return read("plan.pdf", pdf(pages)).text


def test_a_page_of_two_columns_is_read_column_by_column():
    page = [TITLE, *column(LEFT, "左"), *column(RIGHT, "右")]
    assert text(page) == f"{TITLE[2]}\n{'左' * WIDE * LINES}{'右' * WIDE * LINES}\n"


def test_a_title_over_both_columns_parts_what_stands_above_it_from_what_stands_below():
    above = [*column(LEFT, "左", top=790), *column(RIGHT, "右", top=790)]
    below = [*column(LEFT, "前", top=440), *column(RIGHT, "后", top=440)]
    page = [*above, (124.0, 500.0, TITLE[2]), *below]
    full = WIDE * LINES
    assert text(page) == f"{'左' * full}{'右' * full}\n{TITLE[2]}\n{'前' * full}{'后' * full}\n"


def test_a_paragraph_goes_on_from_the_last_column_of_a_page_to_the_next_page():
    first = [*column(LEFT, "左"), *column(RIGHT, "右")]
    second = [*column(LEFT, "前"), *column(RIGHT, "后")]
    assert text(first, second) == "".join(character * WIDE * LINES for character in "左右前后") + "\n"


def test_an_indent_in_a_column_begins_a_paragraph():
    left = [*column(LEFT, "左", lines=8), (LEFT, 720 - 28 * 8, "左左完。")]
    right = [(RIGHT + 2 * SIZE, 720.0, "右" * 11), *column(RIGHT, "右", lines=8, top=692)]
    assert text([*left, *right]) == f"{'左' * 8 * WIDE}左左完。\n{'右' * (11 + 8 * WIDE)}\n"


def test_signatures_beside_each_other_are_no_columns():
    pairs = [(LEFT, 720.0, "某市科学技术局（公章）"), (RIGHT, 720.0, "某市商务局（公章）")]
    dates = [(LEFT, 692.0, "2025年3月1日"), (RIGHT, 692.0, "2025年3月2日")]
    page = [*column(LEFT, "甲", lines=2, wide=30, top=808), (LEFT, 752.0, "完。"), *pairs, *dates]
    assert text(page) == f"{'甲' * 60}完。\n{pairs[0][2]} {pairs[1][2]}\n2025年3月1日 2025年3月2日\n"


def test_a_list_of_names_and_offices_is_no_columns():
    page = [
        words for n in range(12) for words in ((LEFT, 720.0 - 28 * n, "张某某"), (300.0, 720.0 - 28 * n, "市科技局"))
    ]
    assert text(page).count("张某某 市科技局") == 12


def test_a_gutter_that_words_cross_in_every_line_is_no_gutter():
    page = [(60.0 + SIZE / 2 * (n % 2), 720.0 - 28 * n, "甲" * 29) for n in range(12)]
    assert text(page) == "甲" * 29 * 12 + "\n"


def test_the_last_page_of_columns_has_them_though_it_has_few_lines():
    first = [*column(LEFT, "左"), *column(RIGHT, "右")]
    last = [*column(LEFT, "前", lines=4), (LEFT, 720 - 28 * 4, "前完。"), (RIGHT, 720.0, "附件")]
    full = WIDE * LINES
    assert text(first, last) == f"{'左' * full}{'右' * full}{'前' * 4 * WIDE}前完。\n附件\n"


def test_signatures_below_columns_are_no_columns():
    first = [*column(LEFT, "左"), *column(RIGHT, "右")]
    assert text(first, [(LEFT, 720.0, "市科学技术局"), (RIGHT, 720.0, "市商务局")]).endswith("市科学技术局 市商务局\n")


def drawn(*words: Words, lines: str) -> str:
    """The text of a PDF of one page with a table."""
    return read("plan.pdf", pdf([words], rules=lines)).text


def test_a_table_in_a_column_stands_where_it_is_read():
    cells = [(RIGHT + 5, 430.0, "甲"), (RIGHT + 105, 430.0, "乙"), (RIGHT + 5, 400.0, "丙"), (RIGHT + 105, 400.0, "丁")]
    lines = ruled((RIGHT, RIGHT + 100, RIGHT + 208), (455, 425, 395))
    page = [*column(LEFT, "左"), *column(RIGHT, "右"), *cells, (RIGHT, 360.0, "完。")]
    full = WIDE * LINES
    assert drawn(*page, lines=lines) == f"{'左' * full}{'右' * full}\n甲\t乙\n丙\t丁\n完。\n"


def test_a_table_over_both_columns_parts_what_stands_above_it_from_what_stands_below():
    cells = [(65.0, 430.0, "甲"), (405.0, 430.0, "乙"), (65.0, 400.0, "丙"), (405.0, 400.0, "丁")]
    above = [*column(LEFT, "左"), *column(RIGHT, "右")]
    below = [*column(LEFT, "前", top=360), *column(RIGHT, "后", top=360)]
    full = WIDE * LINES
    assert drawn(*above, *cells, *below, lines=ruled((60, 400, 508), (455, 425, 395))) == (
        f"{'左' * full}{'右' * full}\n甲\t乙\n丙\t丁\n{'前' * full}{'后' * full}\n"
    )
