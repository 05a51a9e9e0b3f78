"""Text files: UTF-8, GB18030 and UTF-16, with or without a byte order mark."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from hashlib import sha256

from charset_normalizer import from_bytes

from plangraph.errors import EmptySource, UndecodableText
from plangraph.model.document import Document
from plangraph.read.media_types import MARKDOWN, PLAIN

_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff]")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_COMMON = re.compile(r"[\t\n\r -~\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_MOST = 0.9
"""What is no UTF-16 gives fewer common characters than this share when read as such."""
_SAMPLE = 4096
_MOST_CONTROLS = 0.01
"""More control characters than this share are no text; a stray one from a printer is."""


@dataclass(frozen=True, slots=True)
class PlainReader:
    """Reads a text file: every character of it but a byte order mark; a space stands for one that no text may hold."""

    media_type: str = PLAIN

    def read(self, name: str, data: bytes) -> Document:
        """The document; raises EmptySource and UndecodableText."""
        text, encoding = decoded(name, data)
        if not text.strip():
            raise EmptySource("{name} holds nothing: check the download, or read another file.", name=name)
        if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
            raise UndecodableText("{name} is no readable text: save it as UTF-8 and try again.", name=name)
        return Document(name, printable(text), sha256(data).hexdigest(), self.media_type, encoding)


@dataclass(frozen=True, slots=True)
class MarkdownReader(PlainReader):
    """Reads Markdown as the text that it is: spans point into the file as written, its marks included."""

    media_type: str = MARKDOWN


def printable(text: str) -> str:
    """The text with a space for each character that XML 1.0 (2.2) cannot hold, so that every RDF format can."""
    return _NOT_XML.sub(" ", text)


def utf_16(data: bytes) -> str | None:
    """The encoding of UTF-16 with or without a byte order mark; None if the bytes are none.

    Only bytes with a zero among them are looked at: every line end and figure has one in UTF-16, no other text has.
    """
    for mark, encoding in _MARKS[1:]:
        if data.startswith(mark):
            return encoding
    if b"\x00" not in data or len(data) % 2:
        return None
    for _, encoding in _MARKS[1:]:
        sample = data[:_SAMPLE].decode(encoding, "replace")
        if len(_COMMON.findall(sample)) >= len(sample) * _MOST:
            return encoding
    return None


def decoded(name: str, data: bytes) -> tuple[str, str]:
    """The text of bytes without their byte order mark, and its encoding; raises UndecodableText."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strictly(name, data[len(mark) :], marked)
    if encoding := utf_16(data):
        return _strictly(name, data, encoding)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _without_mark(name, data)


def _without_mark(name: str, data: bytes) -> tuple[str, str]:
    """GB18030 is preferred where it gives Chinese: the standard GB 18030 binds what is written in China."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if _HAN.search(text) and not _PRIVATE.search(text):
        return text, "gb18030"
    best = from_bytes(data).best()
    if best is None:
        raise UndecodableText(
            "{name} is in no encoding that plangraph knows: save it as UTF-8 and try again.", name=name
        )
    return _strictly(name, data, best.encoding)


def _strictly(name: str, data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UndecodableText(
            "{name} is damaged at byte {start} ({encoding}): fetch it again, or save it as UTF-8.",
            name=name,
            start=error.start,
            encoding=encoding,
        ) from error
