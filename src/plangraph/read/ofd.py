"""OFD, the fixed layout of official documents (GB/T 33190-2016): text objects with their places, read as print is.

Ruling lines are paths without meaning, so that a table comes out as lines of its cells.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from typing import TYPE_CHECKING

from lxml import etree

from plangraph.errors import DamagedSource, NoTextLayer, UnsafeSource
from plangraph.model.document import Document
from plangraph.read.archive import member, opened
from plangraph.read.logical_text import LogicalText
from plangraph.read.media_types import OFD
from plangraph.read.print_furniture import PrintPage
from plangraph.read.print_lines import Glyph, print_lines
from plangraph.read.print_paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

MOST_PAGES = 2000
ASCENT = 0.88
"""Of the height of a Chinese character above its base line."""
_MOST_REPEATS = 10_000
"""A run ``g n d`` of DeltaX repeats a distance; no line has more characters."""
_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class OfdReader:
    """Reads what the pages of the first document of an OFD print; annotations, stamps and templates are left out."""

    media_type: str = OFD

    def read(self, name: str, data: bytes) -> Document:
        """The document; raises DamagedSource, ProtectedSource, UnsafeSource and NoTextLayer."""
        with opened(name, data) as archive:
            pages = list(_pages(name, archive))
        written = LogicalText()
        for block in paragraphs(pages):
            if isinstance(block, str):
                written.write(block)
        if not written.text.strip():
            raise NoTextLayer(f"{name} holds pictures of pages and no text: run text recognition (OCR) on it.")
        return Document(name, written.text, sha256(data).hexdigest(), self.media_type)


def _pages(name: str, archive: ZipFile) -> Iterator[PrintPage]:
    members = {found.replace("\\", "/").lstrip("/").lower(): found for found in archive.namelist()}

    def part(path: str) -> Element:
        known = members.get(path.lower(), path)
        return _parsed(name, member(name, archive, known), path)

    root = _first_text(part("OFD.xml"), "DocRoot")
    if root is None:
        raise DamagedSource(f"{name} names no document in OFD.xml: save it anew from its program.")
    path = root.lstrip("/")
    document = part(path)
    box = _box(document)
    listed = [page.get("BaseLoc", "") for page in _all(document, "Page")]
    if len(listed) > MOST_PAGES:
        raise UnsafeSource(f"{name} has more than {MOST_PAGES} pages: split it and read the part with the plan.")
    for place in listed:
        page = part(_resolved(path, place))
        glyphs = [glyph for text in _all(page, "TextObject") for glyph in _glyphs(text)]
        yield PrintPage((_box(page) or box or (0.0, 0.0, 210.0, 297.0))[3], tuple(print_lines(glyphs)))


def _resolved(document: str, place: str) -> str:
    """A place is absolute from the root of the archive, or relative to the document."""
    return place.lstrip("/") if place.startswith("/") else posixpath.join(posixpath.dirname(document), place)


def _parsed(name: str, data: bytes, path: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedSource(f"{name} holds no XML in its part {path}: fetch it again.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeSource(f"{name} declares a document type in {path}, as no OFD may: save it anew.")
    return root


def _all(root: Element, kind: str) -> Iterator[Element]:
    yield from root.iter(f"{{*}}{kind}")


def _first_text(root: Element, kind: str) -> str | None:
    words = next((element.text for element in _all(root, kind)), None)
    return words.strip() if words else None


def _box(root: Element) -> tuple[float, ...] | None:
    box = _numbers(_first_text(root, "PhysicalBox") or "")
    return box if len(box) == len(("x", "y", "width", "height")) and box[3] > 0 else None


def _numbers(words: str) -> tuple[float, ...]:
    try:
        return tuple(float(word) for word in words.split())
    except ValueError:
        return ()


def _glyphs(text: Element) -> Iterator[Glyph]:
    """The characters of a text object; turned ones are watermarks and left out."""
    boundary = _numbers(text.get("Boundary", ""))
    size = next(iter(_numbers(text.get("Size", ""))), 0.0)
    a, b, c, d, e, f = matrix if len(matrix := _numbers(text.get("CTM", ""))) == len(_UPRIGHT) else _UPRIGHT
    if len(boundary) < len(("x", "y")) or size <= 0 or b or c or text.get("Visible") == "false":
        return
    height = size * sqrt(abs(a * d))
    for code in _all(text, "TextCode"):
        x, y = (next(iter(_numbers(code.get(axis, "0"))), 0.0) for axis in "XY")
        words = (code.text or "").strip("\r\n")
        for character, moved in zip(words, _moves(code.get("DeltaX", ""), len(words), size), strict=False):
            left, base = boundary[0] + a * (x + moved) + e, boundary[1] + d * y + f
            yield Glyph(character, left, left + height, base - ASCENT * height, base + (1 - ASCENT) * height)


def _moves(deltas: str, count: int, size: float) -> Sequence[float]:
    """How far each character stands from the first: ``d1 d2 …``, with ``g n d`` for n times d (GB/T 33190, 11.3)."""
    steps: list[float] = []
    words = iter(deltas.split())
    for word in words:
        if word == "g":
            times, step = _numbers(next(words, "0")), _numbers(next(words, "0"))
            steps.extend(step * min(int(times[0]), _MOST_REPEATS) if times and step else ())
        else:
            steps.extend(_numbers(word))
    moves = [0.0]
    for place in range(count - 1):
        moves.append(moves[-1] + (steps[place] if place < len(steps) else size))
    return moves
