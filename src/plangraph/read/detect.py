"""What a file is, by its first bytes and its name, and the reader for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.errors import EmptySource, UnknownFormat
from plangraph.read.text import MARKDOWN, PLAIN, TextReader, utf_16

if TYPE_CHECKING:
    from plangraph.model.document import Document
    from plangraph.protocols import Reader

SUFFIXES = {".txt": PLAIN, ".text": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN}
"""The suffixes of the files that plangraph reads, with their media types."""
READERS: dict[str, Reader] = {PLAIN: TextReader(PLAIN), MARKDOWN: TextReader(MARKDOWN)}
"""The reader for each media type."""

_ADVICE = "save the plan as a text file (.txt) and read that"
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, such as a DOCX, an OFD or a spreadsheet"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, XLS, WPS)"),
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


def read(name: str, data: bytes) -> Document:
    """The document in a file of any known format; raises EmptySource, UnknownFormat and UndecodableText."""
    return READERS[detect(name, data)].read(name, data)


def detect(name: str, data: bytes) -> str:
    """The media type of a text file; raises EmptySource, and UnknownFormat for all that is no text."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptySource(f"{name} holds nothing: check the download, or read another file.")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > _SHORT or b"\x00" in data):
            raise UnknownFormat(f"{name} is {kind}, which cannot be read yet: {_ADVICE}.")
    if b"\x00" in data and utf_16(data) is None:
        raise UnknownFormat(f"{name} holds binary data and no text: {_ADVICE}.")
    return SUFFIXES.get(_suffix(name), PLAIN)


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""
