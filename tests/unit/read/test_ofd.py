from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from tests.unit.read.printing import ofd, text_object
from tests.unit.read.test_archive import packed

from plangraph.errors import DamagedSource, NoTextLayer, UnsafeSource
from plangraph.read.detect import detect, read
from plangraph.read.media_types import OFD
from plangraph.read.ofd_graphics import POINTS, characters

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


def test_characters_stand_below_each_other_by_delta_y():
    upright = text_object(30, 40, "三平台", "g 2 0").replace("DeltaX", 'DeltaY="10 -4" DeltaX')
    first, second, third = characters(etree.fromstring(f'<page xmlns:ofd="a">{upright}</page>'))
    assert first.x0 == second.x0 == third.x0 == 30 * POINTS
    assert second.top - first.top == pytest.approx(10 * POINTS)
    assert third.top - first.top == pytest.approx(6 * POINTS)


def test_a_matrix_places_and_widens_words():
    moved = text_object(30, 40, "平台", more='CTM="1 0 0 1 60 0"') + text_object(30, 40, "三个")
    assert read("plan.ofd", ofd([moved])).text == "三个 平台\n"
    wide = text_object(30, 40, "平台", more='CTM="2 0 0 2 0 0"') + text_object(55, 44, "三个")
    assert read("plan.ofd", ofd([wide])).text == "平台三个\n"


def test_words_that_are_not_visible_are_left_out():
    hidden = text_object(30, 80, "内部资料", more='Visible="false"')
    assert read("plan.ofd", ofd([text_object(30, 40, "平台") + hidden])).text == "平台\n"


def test_numbers_larger_than_any_page_are_none():
    spoilt = text_object(30, 40, "平台", "g 99999999999 5.6") + text_object(41.2, 60, "园区", "inf")
    assert read("plan.ofd", ofd([spoilt])).text == "平台\n园区\n"


def test_a_page_that_is_listed_twice_is_refused():
    page = ofd([text_object(30, 40, "平台"), text_object(30, 40, "园区")])
    with pytest.raises(DamagedSource, match="lists a page twice"):
        read("plan.ofd", with_pages(page, '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>' * 2))
    pair = '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page BaseLoc="/doc_0/Pages/./Page_0/Content.xml"/>'
    with pytest.raises(DamagedSource, match="lists a page twice"):
        read("plan.ofd", with_pages(page, pair))


def test_more_pages_than_any_plan_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plangraph.read.ofd.MOST_PAGES", 1)
    with pytest.raises(UnsafeSource, match="more than 1 pages"):
        read("plan.ofd", ofd([text_object(30, 40, "平台"), text_object(30, 40, "园区")]))


def with_pages(data: bytes, listed: str) -> bytes:
    """The OFD with this list of pages."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = parts["Doc_0/Document.xml"].decode()
    start, end = document.index("<ofd:Pages>") + len("<ofd:Pages>"), document.index("</ofd:Pages>")
    return packed({**parts, "Doc_0/Document.xml": (document[:start] + listed + document[end:]).encode()})
