"""Bounds on what a PDF unpacks and draws, which pdfminer reads without any."""

from __future__ import annotations

import zlib
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from io import BytesIO
from typing import TYPE_CHECKING

from pdfminer import cmapdb, pdfdocument, pdffont, pdftypes
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.runlength import rldecode
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from plangraph.errors import UnsafeSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfplumber.page import Page

MOST_BYTES = 256 * 1024 * 1024
"""What the streams that are read unpack to; pictures are not read. A plan of 100 pages has 5 MB."""
MOST_DRAWN = 64 * 1024 * 1024
"""The bytes of all content that is drawn: a form counts each time, and forms that draw forms may be drawn for ever."""
LEAST_DRAWN = 4000
"""What drawing an empty form costs in bytes."""
MOST_COUNTED = 4_000_000
"""What fonts count: the widths and codes of 30 fonts with 65,536 characters each. A few bytes ask for billions."""
_CHECKSUM = 4
_LONGEST_RUN = 64
"""Times its bytes: what run lengths unpack to (ISO 32000-1, 7.4.5)."""

_left: ContextVar[list[int] | None] = ContextVar("left", default=None)
"""Bytes that may still be unpacked, and drawn, and what may be counted, by the file being read."""


@contextmanager
def bounded() -> Iterator[None]:
    """What is read in here raises UnsafeSource beyond the bounds."""
    token = _left.set([MOST_BYTES, MOST_DRAWN, MOST_COUNTED])
    try:
        yield
    finally:
        _left.reset(token)


def lay_out(page: Page) -> None:
    """Draws a page once and for all; what pdfplumber asks of it later is answered from that."""
    device = PDFPageAggregatorWithMarkedContent(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001  there is no other way to bound what it draws


def _spend(place: int, amount: int) -> None:
    left = _left.get()
    if left is not None:
        left[place] -= amount
        if left[place] < 0:
            raise UnsafeSource("It unpacks or draws more than a plan can hold.")


class _Interpreter(PDFPageInterpreter):
    """Draws as its parent does, until too much was drawn."""

    def execute(self, streams: Sequence[object]) -> None:
        """Draws content streams."""
        for stream in streams:
            _spend(1, LEAST_DRAWN + len(stream_value(stream).get_data()))
        super().execute(streams)


class _Zlib:
    """The part of zlib that pdfminer uses, bounded while a file is read here, and in linear time for broken data."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """What the data unpacks to: nothing if they are broken, as much as there is if they are cut off."""
        left = _left.get()
        if left is None:
            return zlib.decompress(data)
        unpacking = zlib.decompressobj()
        try:
            found = unpacking.decompress(data[:-_CHECKSUM], max(left[0], 0) + 1)
        except zlib.error:
            return b""
        _spend(0, len(found))
        # A wrong checksum spoils nothing of what is unpacked.
        with suppress(zlib.error):
            found += unpacking.decompress(unpacking.unconsumed_tail + data[-_CHECKSUM:], _CHECKSUM << 10)
        return found


def _lzw(data: bytes) -> bytes:
    """What LZW unpacks to."""
    found = bytearray()
    for piece in LZWDecoder(BytesIO(data)).run():
        _spend(0, len(piece))
        found += piece
    return bytes(found)


def _run_lengths(data: bytes) -> bytes:
    """What run lengths unpack to: pictures, which are not read, and hardly ever a text."""
    _spend(0, len(data) * _LONGEST_RUN)
    return rldecode(data)


def _range(*ends: int) -> range:
    """A range whose length counts."""
    found = range(*ends)
    _spend(2, max(found.stop - found.start, 0))
    return found


# Nothing in pdfminer can be told how much to unpack or count; outside of ``bounded`` it goes on as it does.
pdftypes.zlib = _Zlib  # type: ignore[attr-defined, assignment]
pdftypes.lzwdecode = _lzw  # type: ignore[attr-defined]
pdftypes.rldecode = _run_lengths  # type: ignore[attr-defined]
for module in (cmapdb, pdfdocument, pdffont):
    module.range = _range  # type: ignore[attr-defined]
