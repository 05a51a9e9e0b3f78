"""What stands on pages and not in the text, as PDF draws it."""

from __future__ import annotations

import pytest
from tests.unit.read.printing import paragraph
from tests.unit.read.test_pdf import FIRST, LINE, text

NUMBERS = (
    "3",
    "— 3 —",
    "－3－",
    "- 3 -",
    "·3·",
    "1/3",
    "3 / 12",
    "第3页",
    "第 1 页 共 3 页",
    "第1页，共3页",
    "第 1 页（共 3 页）",
    "共 3 页 第 1 页",
    "Page 1 of 3",
)
FOOT = 40.0


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("height", [FOOT, 810.0])
def test_the_number_of_a_page_is_left_out_at_its_foot_and_head(number: str, height: float):
    assert text([*paragraph([FIRST, "完。"]), (270.0, height, number)]) == f"{FIRST}完。\n"


@pytest.mark.parametrize("words", ["2025", "3", "—3—", "1/3"])
def test_the_same_figures_in_the_text_stay(words: str):
    page = [*paragraph([FIRST, "完。"]), (270.0, 400.0, words), *paragraph([FIRST, "终。"], top=300)]
    assert text(page) == f"{FIRST}完。\n{words}\n{FIRST}终。\n"


def test_a_year_that_a_line_begins_with_at_the_foot_stays():
    page = [*paragraph([LINE[:22] + "截至", "2025年底。"], top=140)]
    assert text(page) == f"{LINE[:22]}截至2025年底。\n"


def test_heads_that_differ_on_odd_and_even_pages_are_left_out():
    heads = ("某市人民政府公报", "市政府办公室文件") * 3
    pages = [
        [(90.0, 810.0, head), *paragraph([FIRST, "完。"]), (280.0, FOOT, f"2025年第4期 {n}")]
        for n, head in enumerate(heads)
    ]
    assert text(*pages) == f"{FIRST}完。\n" * len(pages)


def test_the_foot_of_one_page_alone_stays():
    pages = [[*paragraph([FIRST, "完。"])], [*paragraph([FIRST, "完。"]), (90.0, FOOT, "抄送：市委办公室。")]]
    assert text(*pages) == f"{FIRST}完。\n{FIRST}完。\n抄送：市委办公室。\n"


@pytest.mark.parametrize("leader", ["……………………", "......................", "·····················", "… … … … … …"])
@pytest.mark.parametrize("number", ["3", "（3）", "- 3 -"])
def test_entries_of_a_table_of_contents_are_left_out(leader: str, number: str):
    contents = [
        (230.0, 740.0, "目录"),
        (90.0, 700.0, f"一、总体要求{leader}{number}"),
        (90.0, 672.0, f"二、重点任务{leader}{number}"),
    ]
    assert text(contents, paragraph([FIRST, "完。"])) == f"目录\n{FIRST}完。\n"


def test_an_ellipsis_and_a_number_in_the_text_are_no_table_of_contents():
    words = "建成平台、园区、基地……3个"
    assert text(paragraph([words])) == f"{words}\n"


def test_the_number_of_a_page_in_the_foot_of_a_table_is_no_row():
    table = "90 30 400 100 re S 290 30 m 290 130 l S 90 80 m 490 80 l S"
    page = [(95.0, 100.0, "甲"), (295.0, 100.0, "乙"), (95.0, 62.0, "丙"), (295.0, 62.0, "丁"), (270.0, FOOT, "— 3 —")]
    assert text(page, rules=table) == "甲\t乙\n丙\t丁\n"


@pytest.mark.parametrize(
    "words", ["2026/7/24 15:33某计划", "2026/7/24 下午3:33", "11/28/26, 1:47 PM", "https://a.example/b"]
)
def test_what_a_browser_prints_at_the_edge_of_one_page_is_left_out(words: str):
    assert text([(24.0, 820.0, words), *paragraph([FIRST, "完。"])]) == f"{FIRST}完。\n"
