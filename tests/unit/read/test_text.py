from __future__ import annotations

from hashlib import sha256

import pytest

from plangraph.errors import EmptySource, UndecodableText, UnknownFormat
from plangraph.read.detect import detect, read
from plangraph.read.text import PlainReader

TEXT = "某某市行动计划\r\n\r\n\u3000\u3000一、总体要求\n到2027年，建成3个平台。（责任单位：市科技局）\n"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_every_character_is_kept_in_every_encoding(encoding: str, said: str):
    data = TEXT.encode(encoding)
    document = read("plan.txt", data)
    assert document.text == TEXT
    assert document.encoding == said
    assert document.sha256 == sha256(data).hexdigest()


def test_traditional_chinese_in_big5_is_not_taken_for_gb18030():
    text = "關於印發行動計畫的通知，各單位應負責落實，並於期限內完成。" * 20
    assert read("plan.txt", text.encode("big5")).text == text


def test_markdown_is_read_as_text_with_its_own_media_type():
    assert read("plan.md", TEXT.encode()).media_type == "text/markdown"
    assert read("plan.unknown", TEXT.encode()).media_type == "text/plain"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n".encode()])
def test_a_file_without_words_is_empty(data: bytes):
    with pytest.raises(EmptySource, match=r"plan\.txt holds nothing"):
        read("plan.txt", data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x00\x01\x02\x03",
    ],
)
def test_what_is_no_text_is_named_with_what_to_do_whatever_its_suffix(data: bytes):
    with pytest.raises(UnknownFormat, match=r"plan\.txt .*save the plan as \.docx, \.pdf, \.html or \.txt"):
        detect("plan.txt", data)


def test_a_text_that_begins_like_a_picture_is_a_text():
    assert detect("plan.txt", b"BM25 is a ranking function.") == "text/plain"


def test_control_characters_are_no_text():
    with pytest.raises(UndecodableText, match="save it as UTF-8"):
        PlainReader().read("plan.txt", b"\x01\x02\x03\x04abc")


def test_a_damaged_file_says_where():
    with pytest.raises(UndecodableText, match=r"damaged at byte 4 \(utf-16-le\)"):
        PlainReader().read("plan.txt", "abc".encode("utf-16")[:-1])


def test_a_character_that_xml_cannot_hold_is_a_space_in_its_place():
    assert read("plan.txt", ("甲\x0c乙\x08丙\ufffe丁" + "文" * 400).encode()).text[:7] == "甲 乙 丙 丁"
