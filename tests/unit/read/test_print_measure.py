"""Where paragraphs end on printed pages, as PDF draws them."""

from __future__ import annotations

import pytest
from tests.unit.read.printing import paragraph
from tests.unit.read.test_pdf import FIRST, LINE, text

BODY = [*paragraph([FIRST, LINE[:26], LINE[:26], "完。"], top=400), *paragraph([FIRST, LINE[:26], "完。"], top=280)]
"""Lines that show between which margins the text stands."""
AFTER = f"{FIRST}{LINE[:26]}{LINE[:26]}完。\n{FIRST}{LINE[:26]}完。\n"


def test_a_bracket_that_a_title_breaks_off_in_the_middle_of_the_page_goes_on():
    title = [(106.0, 780.0, "某市推动高质量发展三年行动计划（二〇二五年—"), (234.0, 752.0, "二〇二七年）")]
    assert text([*title, *BODY]) == f"某市推动高质量发展三年行动计划（二〇二五年—二〇二七年）\n{AFTER}"


@pytest.mark.parametrize("brackets", ["（）", "〔〕", "【】"])
def test_a_bracket_that_a_page_breaks_goes_on(brackets: str):
    opened = [*BODY, (122.0, 170.0, f"{LINE[:10]}。{brackets[0]}责任单位：市科委、")]
    assert text(opened, [(90.0, 740.0, f"市商委{brackets[1]}")]) == (
        f"{AFTER}{LINE[:10]}。{brackets[0]}责任单位：市科委、市商委{brackets[1]}\n"
    )


@pytest.mark.parametrize("end", ["）", "〕", "】", "。"])
@pytest.mark.parametrize("number", ["二、", "（二）", "3．", "（3）", "第二条"])
def test_a_numbered_line_after_the_full_last_line_of_a_paragraph_begins_another(end: str, number: str):
    lines = [(90.0, 740.0 - 28 * n, words) for n, words in enumerate([LINE[:26], LINE[:25] + end, f"{number}加快建设"])]
    assert text(lines) == f"{LINE[:26]}{LINE[:25]}{end}\n{number}加快建设\n"


def test_a_mark_beyond_the_right_margin_moves_no_margin():
    lines = [
        f"{LINE[:26]}，",
        LINE[:26],
        f"{LINE[:26]}、",
        f"{LINE[:26]}；",
        LINE[:25],
        f"5G{LINE[:24]}",
        LINE[:26],
        "完。",
    ]
    page = [(90.0, 740.0 - 28 * n, words) for n, words in enumerate(lines)]
    assert text(page) == "".join(lines) + "\n"


def test_latin_words_with_a_mark_between_them_are_not_broken():
    lines = [LINE[:26], LINE[:18], f"DeepSeek、Qwen{LINE[:12]}", LINE[:26], "完。"]
    page = [(90.0, 740.0 - 28 * n, words) for n, words in enumerate(lines)]
    assert text(page) == "".join(lines) + "\n"
