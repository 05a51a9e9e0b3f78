"""DOCX: the text that a reader of the printed document sees, with its tables.

The markup is read with lxml and not with python-docx: that refuses strict documents (ISO/IEC 29500-1), and neither
prints list numbers nor sees text boxes, content controls and fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from plangraph.errors import EmptySource, NoTextLayer, UnknownFormat
from plangraph.model.document import Document
from plangraph.read.docx_body import BodyReader
from plangraph.read.docx_fields import without_unended
from plangraph.read.docx_layout import laid_out
from plangraph.read.docx_lists import lists
from plangraph.read.docx_markup import has_pictures, takes_from_elsewhere
from plangraph.read.docx_numbering import Numbering
from plangraph.read.docx_package import package
from plangraph.read.docx_runs import RunReader
from plangraph.read.docx_styles import styles
from plangraph.read.media_types import DOCX

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from plangraph.errors import SourceError


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Reads DOCX, DOCM and DOTX as Word, WPS, LibreOffice and others write them; macros and links are left alone."""

    media_type: str = DOCX

    def read(self, name: str, data: bytes) -> Document:
        """The document.

        Raises DamagedSource, ProtectedSource, UnsafeSource, NoTextLayer, EmptySource and UnknownFormat.
        """
        parts = package(name, data)
        without_unended(parts.body)
        known = styles(parts.styles)
        body = BodyReader(known, Numbering(lists(parts.numbering, known)), RunReader(known))
        text, grids = laid_out(body.blocks(parts.body))
        if not text:
            raise _without_text(name, parts.body)
        return Document(name, text, sha256(data).hexdigest(), self.media_type, grids=grids)


def _without_text(name: str, body: Element) -> SourceError:
    if takes_from_elsewhere(body):
        return UnknownFormat(
            "{name} embeds its text in another format: open it in Word or WPS and save it anew.", name=name
        )
    if has_pictures(body):
        return NoTextLayer(
            "{name} holds pictures and no text: run text recognition (OCR) and read what that saves.", name=name
        )
    return EmptySource("{name} holds nothing: check the download, or read another file.", name=name)
