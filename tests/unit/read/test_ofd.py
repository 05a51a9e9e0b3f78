from __future__ import annotations

import pytest
from tests.unit.read.printing import ofd, text_object
from tests.unit.read.test_archive import packed

from plangraph.errors import DamagedSource, NoTextLayer, UnsafeSource
from plangraph.read.detect import detect, read
from plangraph.read.media_types import OFD

LINE = "到二〇二七年建成三个平台并且推广应用到全区各个镇街"


def test_text_objects_are_lines_and_lines_are_paragraphs():
    page = text_object(41.2, 40, LINE[:23]) + text_object(30, 50, LINE[:25]) + text_object(30, 60, "完。")
    data = ofd([page])
    assert detect("plan.ofd", data) == OFD
    assert read("plan.ofd", data).text == f"{LINE[:23]}{LINE[:25]}完。\n"


def test_a_paragraph_goes_on_over_pages_and_numbers_of_pages_are_left_out():
    first = text_object(41.2, 255, LINE[:23]) + text_object(100, 280, "— 1 —")
    second = text_object(30, 40, "完。") + text_object(100, 280, "— 2 —")
    assert read("plan.ofd", ofd([first, second])).text == f"{LINE[:23]}完。\n"


def test_distances_may_be_listed_one_by_one():
    assert read("plan.ofd", ofd([text_object(30, 40, "平台", "5.6")])).text == "平台\n"


def test_turned_words_are_watermarks():
    turned = text_object(30, 80, "内部资料", more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert read("plan.ofd", ofd([text_object(30, 40, "平台") + turned])).text == "平台\n"


def test_pages_without_text_ask_for_recognition():
    with pytest.raises(NoTextLayer, match="OCR"):
        read("plan.ofd", ofd([""]))


def test_a_page_that_is_missing_or_no_xml_is_damage():
    with pytest.raises(DamagedSource, match=r"Document\.xml"):
        read("plan.ofd", packed({"OFD.xml": b"<a><DocRoot>Doc_0/Document.xml</DocRoot></a>"}))
    with pytest.raises(DamagedSource, match="no XML"):
        read("plan.ofd", packed({"OFD.xml": b"<a>"}))
    with pytest.raises(DamagedSource, match="names no document"):
        read("plan.ofd", packed({"OFD.xml": b"<a/>"}))


def test_a_document_type_is_refused():
    with pytest.raises(UnsafeSource, match="document type"):
        read("plan.ofd", packed({"OFD.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}))
