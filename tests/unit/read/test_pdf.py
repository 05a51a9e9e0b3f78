from __future__ import annotations

import pytest
from tests.unit.read.printing import SIZE, paragraph, pdf

from plangraph.errors import DamagedSource, NoTextLayer, ProtectedSource, UnsafeSource
from plangraph.read.detect import detect, read
from plangraph.read.media_types import PDF

LINE = "到二〇二七年建成三个平台并且推广应用到全区各镇街的企业"
"""As long as a line of text is wide."""
FIRST = LINE[:24]
"""A line of text that begins two characters in."""
LOCK = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"


def text(*pages: list[tuple[float, float, str]], rules: str = "") -> str:
    """The text of a PDF of these pages."""
    return read("plan.pdf", pdf(pages, rules=rules)).text


def test_broken_lines_are_one_paragraph_and_an_indent_begins_another():
    page = [*paragraph([FIRST, LINE[:26], "完。"]), *paragraph([FIRST, "终。"], top=640)]
    assert text(page) == f"{FIRST}{LINE[:26]}完。\n{FIRST}终。\n"


def test_a_paragraph_goes_on_over_pages_without_their_heads_feet_and_numbers():
    around = [(90.0, 810.0, "某市人民政府公报"), (280.0, 30.0, "— 3 —")]
    assert text([*around, *paragraph([FIRST])], [*around, (90.0, 740.0, "完。")]) == f"{FIRST}完。\n"


def test_a_head_that_repeats_the_title_leaves_the_title():
    head = (200.0, 812.0, "某市行动计划")
    pages = [
        [head, (200.0, 700.0, "某市行动计划"), *paragraph([FIRST, "完。"], top=600)],
        [head, (122.0, 740.0, "终。")],
    ]
    assert text(*pages) == f"某市行动计划\n{FIRST}完。\n终。\n"


def test_what_a_browser_prints_around_a_page_is_left_out():
    around = [(24.0, 820.0, "2026/7/24 15:33某计划"), (24.0, 16.0, "https://a.example/b")]
    assert text([*around, *paragraph([FIRST, "完。"])]) == f"{FIRST}完。\n"


def test_words_drawn_twice_stand_once():
    page = [(90.0, 740.0, "（市科委负责）"), (90.4, 740.0, "（市科委负责）")]
    assert text(page) == "（市科委负责）\n"


def test_a_blank_between_signatures_is_kept_and_none_is_invented_in_justified_lines():
    signed = [(300.0, 740.0, "商务部"), (300.0 + 3.5 * SIZE, 740.0, "教育部")]
    spread = [(90.0 + 1.2 * SIZE * n, 700.0, character) for n, character in enumerate("建成三个平台")]
    assert text([*paragraph([FIRST], top=780), *signed, *spread]) == f"{FIRST}\n商务部 教育部\n建成三个平台\n"


def test_radicals_of_subset_fonts_are_ordinary_ideographs():
    assert text([(90.0, 740.0, "⾼质量⻓期⽅案")]) == "高质量长期方案\n"


def test_ruled_cells_are_a_table_with_merged_ones_empty():
    lines = "90 700 300 80 re S 190 700 m 190 780 l S 190 740 m 390 740 l S"
    page = [(95.0, 750.0, "甲"), (195.0, 750.0, "乙一"), (195.0, 710.0, "乙二"), (90.0, 640.0, "完。")]
    document = read("plan.pdf", pdf([page], rules=lines))
    assert document.text == "甲\t乙一\n\t乙二\n完。\n"
    (grid,) = document.grids
    assert [[document.text[start:end] for start, end in row] for row in grid] == [["甲", "乙一"], ["", "乙二"]]


def test_a_frame_around_words_is_no_table():
    document = read("plan.pdf", pdf([[(95.0, 750.0, "专栏")]], rules="90 700 300 80 re S"))
    assert (document.text, document.grids) == ("专栏\n", ())


def test_a_pdf_is_known_by_its_bytes():
    assert detect("plan.bin", pdf([[(90.0, 740.0, "平台")]])) == PDF


def test_pictures_of_pages_ask_for_recognition():
    with pytest.raises(NoTextLayer, match="ocrmypdf -l chi_sim"):
        read("scan.pdf", pdf([[]]))


def test_a_locked_pdf_asks_for_a_copy_without_a_password():
    with pytest.raises(ProtectedSource, match="save a copy without one"):
        read("locked.pdf", pdf([[(90.0, 740.0, "平台")]], trailer=LOCK))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj << /Type /Catalog", b"%PDF-" + bytes(range(256))])
def test_a_damaged_pdf_is_one_sentence(data: bytes):
    with pytest.raises((DamagedSource, NoTextLayer), match=r"damaged\.pdf"):
        read("damaged.pdf", data)


def test_more_pages_than_any_plan_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plangraph.read.pdf.MOST_PAGES", 1)
    with pytest.raises(UnsafeSource, match="more than 1 pages"):
        read("long.pdf", pdf([[(90.0, 740.0, "平台")], [(90.0, 740.0, "平台")]]))
