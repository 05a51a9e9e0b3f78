"""What a file is, by its first bytes and its name, and the reader for it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from plangraph.errors import EmptySource, UnknownFormat
from plangraph.read.archive import opened
from plangraph.read.media_types import DOCX, HTML, MARKDOWN, OFD, PDF, PLAIN, SUFFIXES
from plangraph.read.text import utf_16
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from plangraph.model.document import Document
    from plangraph.protocols import Reader

_READERS = {
    PLAIN: "text:PlainReader",
    MARKDOWN: "text:MarkdownReader",
    HTML: "html:HtmlReader",
    DOCX: "docx:DocxReader",
    PDF: "pdf:PdfReader",
    OFD: "ofd:OfdReader",
}
"""The reader for each media type, as module and class: the libraries behind some take long to import."""
_ADVICE = "save the plan as .docx, .pdf, .html or .txt and read that"
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, XLS, WPS) or one locked by a password"),
    (b"{\\rtf", "an RTF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a WebP picture, a sound or a film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_SHORT = 2
"""A signature this short is believed only if the rest is no text either: a plan may begin with BM or MZ."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_WITHIN = 1024
"""ISO 32000-1, Annex H, note 13: the header of a PDF may stand anywhere in the first 1,024 bytes."""
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BEGINNING = 4096


def read(name: str, data: bytes) -> Document:
    """The document in a file of any known format; raises SourceError with what to do where there is none."""
    return reader(detect(name, data)).read(name, data)


def reader(media_type: str) -> Reader:
    """The reader of a media type."""
    module, _, kind = _READERS[media_type].partition(":")
    made: Reader = getattr(import_module(f"plangraph.read.{module}"), kind)()
    return made


def detect(name: str, data: bytes) -> str:
    """The media type of a file; raises EmptySource, and UnknownFormat for all that holds no plan's text."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptySource("{name} holds nothing: check the download, or read another file.", name=name)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    if data.startswith(_ZIP):
        return _in_archive(name, data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > _SHORT or b"\x00" in data):
            raise UnknownFormat(
                "{name} is {kind}, which cannot be read: {advice}.",
                name=name,
                kind=Sentence(kind),
                advice=Sentence(_ADVICE),
            )
    if b"\x00" in data and utf_16(data) is None:
        raise UnknownFormat("{name} holds binary data and no text: {advice}.", name=name, advice=Sentence(_ADVICE))
    return _of_text(name, data)


def _in_archive(name: str, data: bytes) -> str:
    with opened(name, data) as archive:
        members = {member.replace("\\", "/").lstrip("/").lower() for member in archive.namelist()}
    if "ofd.xml" in members:
        return OFD
    if any(member.startswith("word/") for member in members):
        return DOCX
    raise UnknownFormat(
        "{name} is an archive and neither a DOCX nor an OFD: unpack it and read the plan in it.", name=name
    )


def _of_text(name: str, data: bytes) -> str:
    encoding = utf_16(data)
    beginning = data[:_BEGINNING]
    marked = beginning.decode(encoding, "ignore").encode() if encoding else beginning.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(marked.removeprefix("\ufeff".encode())):
        return HTML
    by_name = SUFFIXES.get(_suffix(name), PLAIN)
    return by_name if by_name in {PLAIN, MARKDOWN, HTML} else PLAIN


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""
