"""Whatever a file holds, reading and extraction give a plan whose places hold their words, or one sentence."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import SAMPLE_PATH
from tests.fuzz.inputs import BEGINNINGS, NAMES, PIECES, faults

WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=80).map("".join)
CUTS = st.lists(st.tuples(st.integers(0), st.integers(0, 40), WORDS), min_size=1, max_size=4)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>甲</title></head><body>
<h1>某市行动计划（2025—2027年）</h1><p>一、重点任务</p><p>1．建设平台。（责任单位：市科技局）</p>
<table><tr><th>序号</th><th>指标</th><th>2027</th></tr><tr><td>1</td><td>平台（个）</td><td>3</td></tr></table></body></html>
"""
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])


def spoilt(text: str, cuts: list[tuple[int, int, str]]) -> str:
    """The text with pieces of it put in place of others."""
    for place, length, words in cuts:
        start = place % (len(text) + 1)
        text = text[:start] + words + text[start + length :]
    return text


@cache
def members() -> dict[str, bytes]:
    """The members of a small DOCX with a heading, a list, a table and a bracket."""
    document = docx.Document()
    document.add_heading("某市行动计划（2025—2027年）", 0)
    document.add_paragraph("建设平台。（责任单位：市科技局、市财政局）", style="List Number")
    table = document.add_table(2, 3)
    for cell, words in zip(table._cells, ("序号", "指标", "2027", "1", "平台（个）", "3"), strict=True):
        cell.text = words
    file = BytesIO()
    document.save(file)
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@given(words=WORDS, encoding=ENCODINGS, name=st.sampled_from(NAMES))
@settings(max_examples=200, deadline=None)
def test_any_mixture_of_official_words_quotes_itself_rightly(words: str, encoding: str, name: str):
    assert faults(name, words.encode(encoding, "ignore")) == []


@given(cuts=CUTS)
@settings(max_examples=40, deadline=None)
def test_the_sample_with_pieces_put_in_anywhere_quotes_itself_rightly(cuts: list[tuple[int, int, str]]):
    text = spoilt(SAMPLE_PATH.read_text("utf-8"), cuts)
    assert faults("plan.txt", text.encode("utf-8", "ignore")) == []


def test_a_letter_that_is_its_own_date_line_is_a_plan_or_one_sentence():
    assert faults("plan.txt", "现印发2025年6月3日".encode()) == []


@example(beginning=b"%PDF-1.7\n", rest=b"", name="plan.pdf")
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=300), name=st.sampled_from(NAMES))
@settings(max_examples=200, deadline=None)
def test_any_bytes_under_any_name_are_a_plan_or_one_sentence(beginning: bytes, rest: bytes, name: str):
    assert faults(name, beginning + rest) == []


@given(member=st.sampled_from(sorted(members())), cuts=CUTS)
@settings(max_examples=60, deadline=None)
def test_a_docx_with_a_spoilt_part_is_a_plan_or_one_sentence(member: str, cuts: list[tuple[int, int, str]]):
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in members().items():
            whole = spoilt(data.decode("utf-8", "ignore"), cuts).encode("utf-8", "ignore") if name == member else data
            archive.writestr(name, whole)
    assert faults("plan.docx", file.getvalue()) == []


@given(cuts=CUTS)
@settings(max_examples=60, deadline=None)
def test_a_spoilt_page_is_a_plan_or_one_sentence(cuts: list[tuple[int, int, str]]):
    assert faults("plan.html", spoilt(PAGE, cuts).encode("utf-8", "ignore")) == []
