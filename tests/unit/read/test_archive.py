"""Archives: what cannot be a document is refused before anything is unpacked."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from plangraph.errors import DamagedSource, ProtectedSource, UnknownFormat, UnsafeSource
from plangraph.read.archive import member, opened
from plangraph.read.detect import detect
from plangraph.read.media_types import DOCX, OFD, PDF


def packed(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_an_archive_is_told_by_what_it_holds():
    assert detect("plan.zip", packed({"word/document.xml": b"<x/>"})) == DOCX
    assert detect("plan.zip", packed({"OFD.xml": b"<x/>"})) == OFD
    with pytest.raises(UnknownFormat, match="unpack it and read the plan in it"):
        detect("plans.zip", packed({"plan.txt": b"1"}))


def test_a_pdf_may_begin_after_a_few_bytes():
    assert detect("plan", b"\r\n\x00junk%PDF-1.7\n") == PDF


def test_an_archive_that_explodes_is_refused():
    with pytest.raises(UnsafeSource, match="archive bomb"):
        opened("bomb.docx", packed({"word/document.xml": bytes(8 * 1024 * 1024)}))


def test_an_archive_larger_than_any_plan_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plangraph.read.archive.MOST_BYTES", 10)
    with pytest.raises(UnsafeSource, match="unpacks to more than"):
        opened("large.docx", packed({"word/document.xml": b"01234567890"}))


def test_a_locked_archive_asks_for_a_copy_without_a_password():
    data = bytearray(packed({"word/document.xml": b"<x/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(ProtectedSource, match="without one"):
        opened("locked.docx", bytes(data))


def test_a_cut_off_archive_is_damaged():
    with pytest.raises(DamagedSource, match="fetch it again"):
        opened("cut.docx", packed({"word/document.xml": b"<x/>"})[:-30])


def test_a_broken_member_is_damaged():
    data = bytearray(packed({"word/document.xml": b"some words " * 50}))
    data[60] ^= 0xFF
    with opened("broken.docx", bytes(data)) as archive, pytest.raises(DamagedSource, match=r"word/document\.xml"):
        member("broken.docx", archive, "word/document.xml")
