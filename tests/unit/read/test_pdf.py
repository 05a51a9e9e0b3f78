from __future__ import annotations

import zlib

import pytest
from tests.unit.read.printing import SIZE, Said, paragraph, pdf, pdf_of, shown

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


@pytest.mark.parametrize("turn", ["0 1 -1 0 595 0 cm", "0 -1 1 0 0 842 cm"], ids=["rising", "falling"])
def test_a_page_turned_on_its_side_is_read_as_one_that_is_not(turn: str):
    words = [*paragraph([FIRST, LINE[:26], "完。"], top=480), *paragraph([FIRST, "终。"], top=380)]
    assert read("plan.pdf", pdf_of([shown(words, before=turn)])).text == f"{FIRST}{LINE[:26]}完。\n{FIRST}终。\n"


def test_a_page_that_a_viewer_turns_upright_is_read_so():
    words = shown(paragraph([FIRST, "完。"], top=480), before="0 1 -1 0 595 0 cm")
    assert read("plan.pdf", pdf_of([words], Said(page="/Rotate 90"))).text == f"{FIRST}完。\n"


def test_a_table_on_a_page_turned_on_its_side_is_a_table():
    cells = [(95.0, 450.0, "甲"), (195.0, 450.0, "乙一"), (195.0, 410.0, "乙二")]
    lines = "90 400 300 80 re S 190 400 m 190 480 l S 190 440 m 390 440 l S"
    turned = f"q 0 1 -1 0 595 0 cm {shown(cells)} {lines} Q"
    assert read("plan.pdf", pdf_of([turned])).text == "甲\t乙一\n\t乙二\n"


def test_words_turned_against_the_page_are_a_watermark():
    page = shown(paragraph([FIRST, "完。"]))
    marks = shown([(0.0, 0.0, "内部资料")], before="0.7 0.7 -0.7 0.7 200 690 cm") + shown(
        [(0.0, 0.0, "存档")], before="0 1 -1 0 60 400 cm"
    )
    assert read("plan.pdf", pdf_of([f"{marks} {page}"])).text == f"{FIRST}完。\n"


@pytest.mark.parametrize("colour", ["0.9 g", "0.8 0.8 0.8 rg", "0 0 0 0.2 k", "1 0.8 0.8 rg"])
def test_huge_light_words_are_a_watermark(colour: str):
    page = shown(paragraph([FIRST, "完。"]))
    mark = shown([(150.0, 700.0, "征求意见稿")], size=60, before=colour)
    assert read("plan.pdf", pdf_of([page + mark])).text == f"{FIRST}完。\n"


@pytest.mark.parametrize("colour", ["0 g", "1 0 0 rg", "0 1 1 0 k", "0.2 0.2 0.2 rg"])
def test_huge_dark_words_are_a_title(colour: str):
    page = shown(paragraph([FIRST, "完。"]))
    title = shown([(140.0, 780.0, "某市政府文件")], size=48, before=colour)
    assert read("plan.pdf", pdf_of([page + title])).text == f"某市政府文件\n{FIRST}完。\n"


def test_light_words_of_the_usual_size_are_text():
    assert read("plan.pdf", pdf_of([shown(paragraph([FIRST, "完。"]), before="0.7 g")])).text == f"{FIRST}完。\n"


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


@pytest.mark.parametrize(
    ("megabytes", "filters"),
    [(300, ["Flate"]), (300, ["Flate", "Flate"]), (8, ["Flate", "RunLength"])],
    ids=["packed", "packed twice", "runs"],
)
def test_a_stream_that_unpacks_to_hundreds_of_megabytes_is_refused(megabytes: int, filters: list[str]):
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(bytes(1 << 20)) for _ in range(megabytes)) + packing.flush()
    content = (zlib.compress(packed) if filters[1:] == ["Flate"] else packed).decode("latin-1")
    bomb = pdf_of([content], Said(packed=" ".join(f"/{name}Decode" for name in filters)))
    assert len(bomb) < 400_000
    with pytest.raises(UnsafeSource, match=r"^bomb\.pdf unpacks to more than a plan can hold"):
        read("bomb.pdf", bomb)


def test_words_that_lzw_packs_count_and_are_read(monkeypatch: pytest.MonkeyPatch):
    bits = "".join(f"{code:09b}" for code in [256, *shown([(90.0, 740.0, "平台")]).encode(), 257]) + "0" * 8
    packed = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)).decode("latin-1")
    assert read("plan.pdf", pdf_of([packed], Said(packed="/LZWDecode"))).text == "平台\n"
    monkeypatch.setattr("plangraph.read.pdf_limits.MOST_BYTES", 20)
    with pytest.raises(UnsafeSource, match=r"^plan\.pdf unpacks"):
        read("plan.pdf", pdf_of([packed], Said(packed="/LZWDecode")))


@pytest.mark.parametrize(
    "font", [Said(codes="<00000000> <FFFFFFFF> <0000>"), Said(widths="0 9999999999 1000")], ids=["codes", "widths"]
)
def test_a_font_that_counts_billions_of_characters_is_refused(font: Said):
    with pytest.raises(UnsafeSource, match=r"^bomb\.pdf unpacks to more than a plan can hold"):
        read("bomb.pdf", pdf_of([shown([(90.0, 740.0, "平台")])], font))


def test_forms_that_draw_forms_that_draw_forms_are_refused():
    forms = [f"/X{n + 1} Do " * 10 for n in range(9)] + [shown([(90.0, 740.0, "平台")])]
    with pytest.raises(UnsafeSource, match=r"^bomb\.pdf unpacks to more than a plan can hold"):
        read("bomb.pdf", pdf_of(["/X0 Do"], Said(forms=forms)))


def test_a_form_that_draws_itself_is_drawn_once():
    forms = [f"{shown([(90.0, 740.0, '平台')])} /X0 Do"]
    assert read("plan.pdf", pdf_of(["/X0 Do"], Said(forms=forms))).text == "平台\n"


def test_a_form_is_text_as_often_as_it_is_drawn():
    forms = [shown([(90.0, 740.0, "平台")])]
    drawn = pdf_of(["/X0 Do q 1 0 0 1 0 -100 cm /X0 Do Q"], Said(forms=forms))
    assert read("plan.pdf", drawn).text == "平台\n平台\n"
