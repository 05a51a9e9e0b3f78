"""Packages that hold no document, or none that is safe to read: each is refused in one sentence."""

from __future__ import annotations

import re

import pytest
from tests.hostile import BODIES, BODY_SIZE
from tests.unit.read.wordprocessing import packed, paragraph, part, relationships, text, written

from plangraph.errors import DamagedSource, EmptySource, NoTextLayer, SourceError, UnknownFormat, UnsafeSource
from plangraph.read.docx import DocxReader

OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def with_main(document: str | bytes) -> bytes:
    return packed({"word/document.xml": document})


def refused(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        DocxReader().read("plan.docx", data)
    assert re.fullmatch(r"plan\.docx [^.]+(?:\.\w[^.]*)*\.", str(caught.value)), str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (written(paragraph("甲"))[:-40], DamagedSource),
        (packed({"word/styles.xml": "<x/>"}), DamagedSource),
        (with_main("no XML"), DamagedSource),
        (with_main(b"\xff\xfe\x00"), DamagedSource),
        (with_main(""), DamagedSource),
        (with_main("<x/>"), DamagedSource),
        (with_main(part("document", "")), DamagedSource),
        (with_main(part("document", f"<w:body>{paragraph('甲')}</w:body>")[:-20]), DamagedSource),
        (with_main(part("document", "<w:body>" + "<w:sdt>" * 300 + "</w:sdt>" * 300 + "</w:body>")), UnsafeSource),
        (with_main(part("document", "<w:body/>").replace("<w:document", f"{OUTSIDE}<w:document", 1)), UnsafeSource),
        (with_main(part("document", "<w:body/>").replace("<w:document", f"{LAUGHS}<w:document", 1)), UnsafeSource),
        (written("<w:p><w:r><w:drawing/></w:r></w:p>"), NoTextLayer),
        (written("<w:p><w:r><w:pict/></w:r></w:p>"), NoTextLayer),
        (written("<w:altChunk/><w:p><w:r><w:drawing/></w:r></w:p>"), UnknownFormat),
        (written("<w:p/>"), EmptySource),
        (written(""), EmptySource),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, kind: type[SourceError]):
    assert type(refused(data)) is kind


def test_a_damaged_part_is_named():
    data = {"word/document.xml": part("document", f"<w:body>{paragraph('甲')}</w:body>"), "word/numbering.xml": "<"}
    data["word/_rels/document.xml.rels"] = relationships(numbering="numbering.xml")
    assert "word/numbering.xml" in str(refused(packed({**data})))


def test_parts_that_are_missing_or_lie_outside_are_left_alone():
    outside = relationships(styles="http://127.0.0.1:1/styles.xml").replace("Target=", 'TargetMode="External" Target=')
    for related in (outside, relationships(styles="../../../../etc/hostname", numbering="gone.xml")):
        data = {"word/document.xml": part("document", f"<w:body>{paragraph('甲')}</w:body>")}
        assert DocxReader().read("plan.docx", packed({**data, "word/_rels/document.xml.rels": related})).text == "甲\n"


def test_linked_pictures_and_chunks_are_never_fetched():
    assert (
        text(
            '<w:altChunk/><w:subDoc/><w:p><w:r><w:drawing><x r="http://127.0.0.1:1/"/></w:drawing></w:r></w:p>'
            + paragraph("甲")
        )
        == "甲\n"
    )


@pytest.mark.parametrize(
    "nested",
    [
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
    ],
)
def test_the_deepest_nesting_that_xml_allows_is_read(nested: str):
    before, after = nested.split("{}")
    depth = 250 // before.count("<")
    assert text(before * depth + paragraph("甲") + after * depth) == "甲\n"


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_file_made_to_hang_is_read_through(body: str):
    assert "甲" in DocxReader().read("plan.docx", written(body * BODY_SIZE + paragraph("甲"))).text
