"""OFD, the fixed layout of official documents (GB/T 33190-2016): what its pages draw, read as print is."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from lxml import etree

from plangraph.errors import DamagedSource, NoTextLayer, UnsafeSource
from plangraph.model.document import Document
from plangraph.read.archive import member, opened
from plangraph.read.logical_text import LogicalText
from plangraph.read.media_types import OFD
from plangraph.read.ofd_graphics import POINTS, characters, numbers, rules
from plangraph.read.print_pages import print_pages
from plangraph.read.print_paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

    from plangraph.read.print_pages import Drawn

MOST_PAGES = 2000
A4 = (0.0, 0.0, 210.0, 297.0)


@dataclass(frozen=True, slots=True)
class OfdReader:
    """Reads what the pages of the first document of an OFD print; annotations, stamps and templates are left out."""

    media_type: str = OFD

    def read(self, name: str, data: bytes) -> Document:
        """The document; raises DamagedSource, ProtectedSource, UnsafeSource and NoTextLayer."""
        with opened(name, data) as archive:
            pages = list(print_pages(_pages(name, archive)))
        written = LogicalText()
        for block in paragraphs(pages):
            if isinstance(block, str):
                written.write(block)
            else:
                written.write_table(block.rows)
        if not written.text.strip():
            raise NoTextLayer(
                "{name} holds pictures of pages and no text: run text recognition (OCR) on it.", name=name
            )
        return Document(name, written.text, sha256(data).hexdigest(), self.media_type, grids=tuple(written.grids))


def _pages(name: str, archive: ZipFile) -> Iterator[Drawn]:
    members = {found.replace("\\", "/").lstrip("/").lower(): found for found in archive.namelist()}

    def part(path: str) -> Element:
        known = members.get(path.lower(), path)
        return _parsed(name, member(name, archive, known), path)

    root = _first_text(part("OFD.xml"), "DocRoot")
    if root is None:
        raise DamagedSource("{name} names no document in OFD.xml: save it anew from its program.", name=name)
    path = root.lstrip("/")
    document = part(path)
    box = _box(document)
    listed = [_resolved(path, page.get("BaseLoc", "")) for page in _all(document, "Page")]
    if len(listed) > MOST_PAGES:
        raise UnsafeSource(
            "{name} has more than {most_pages} pages: split it and read the part with the plan.",
            name=name,
            most_pages=MOST_PAGES,
        )
    if len({place.lower() for place in listed}) < len(listed):
        raise DamagedSource("{name} lists a page twice: save it anew from its program.", name=name)
    for place in listed:
        page = part(place)
        width, height = (_box(page) or box or A4)[2:]
        size = (width * POINTS, height * POINTS)
        yield size, characters(page), list(rules(page))


def _resolved(document: str, place: str) -> str:
    """A place is absolute from the root of the archive, or relative to the document."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(document), place)).lstrip("/")


def _parsed(name: str, data: bytes, path: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedSource("{name} holds no XML in its part {path}: fetch it again.", name=name, path=path) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeSource(
            "{name} declares a document type in {path}, as no OFD may: save it anew.", name=name, path=path
        )
    return root


def _all(root: Element, kind: str) -> Iterator[Element]:
    yield from root.iter(f"{{*}}{kind}")


def _first_text(root: Element, kind: str) -> str | None:
    words = next((element.text for element in _all(root, kind)), None)
    return words.strip() if words else None


def _box(root: Element) -> tuple[float, ...] | None:
    box = numbers(_first_text(root, "PhysicalBox") or "")
    return box if len(box) == len(A4) and min(box[2:]) > 0 else None
