"""Markup: the characters of a page in any encoding, and its elements handed on one after the other.

The parser is that of libxml2, which closes what a page leaves open, takes ``/>`` in XHTML and keeps to the rules of
HTML for characters. It builds no tree here and so sets no bound to nesting; what it would do in quadratic time is
refused. It resolves no entity of a DOCTYPE and fetches nothing.
"""

from __future__ import annotations

import codecs
import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from plangraph.errors import DamagedSource, UnsafeSource
from plangraph.read.text import decoded, utf_16

if TYPE_CHECKING:
    from collections.abc import Mapping

_DECLARED = re.compile(
    rb"""(?:<meta\b[^>]{0,200}?\bcharset|<\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
"""WHATWG HTML, 13.2.3.2: a page says its encoding near its beginning; XML 1.0, 4.3.3."""
_DECLARED_WITHIN = 16_384
"""WHATWG asks for the first 1,024 bytes; saved pages put comments and scripts before."""
_AS_READ = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
"""WHATWG Encoding, 4.2: these labels mean GBK; GB 18030 holds all of it."""
_MOST_REPLACED = 0.001
_BEGINNING = re.compile("<!doctype", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype[^>\[]*\[[^\]]*\][^>]*>", re.IGNORECASE)
_PROLOGUE = 4096
"""The beginning of a page in which a DOCTYPE with declarations is looked for."""
_BREAK = re.compile(r"</br\b", re.IGNORECASE)
_PIECE = 4096
_MOST_STEPS = 6_000_000_000
_MOST_LOST_STEPS = 500_000_000
"""The parser looks for each end tag among all open elements: steps at most, and those for tags that end nothing."""


class Target(Protocol):
    """What takes the elements of a page as they come."""

    begun: int
    ended: int

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, tag: str) -> None:
        """An element ends; each that began does, in order."""
        ...

    def data(self, text: str) -> None:
        """Characters, with their entities decoded."""
        ...

    def close(self) -> None:
        """The page has ended."""
        ...


def characters(name: str, data: bytes) -> str:
    """The characters of a page, by its byte order mark, by its bytes, then by what it says; raises UndecodableText.

    What is UTF-8 throughout is UTF-8: those who save pages recode them and leave the old declaration in place.
    """
    if data.startswith(BOM_UTF8) or utf_16(data):
        return decoded(name, data)[0]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _as_declared(data)
    return decoded(name, data)[0] if text is None else text


def hand_on(name: str, text: str, target: Target) -> None:
    """Hands the elements of a page to ``target``; raises UnsafeSource for nesting made to take for ever."""
    parser = etree.HTMLParser(target=target, no_network=True, huge_tree=True)
    text = _BREAK.sub("<br", _without_declarations(text).replace("\x00", ""))
    steps = lost = 0
    try:
        for at in range(0, len(text), _PIECE):
            piece = text[at : at + _PIECE]
            depth, ended = target.begun - target.ended, target.ended
            parser.feed(piece)
            depth, ends = max(depth, target.begun - target.ended), piece.count("</")
            steps += depth * ends
            lost += depth * max(ends - (target.ended - ended), 0)
            if steps > _MOST_STEPS or lost > _MOST_LOST_STEPS:
                raise UnsafeSource(
                    "{name} nests its elements too deeply: save the page from a browser again.", name=name
                )
        parser.close()
    except etree.LxmlError as error:
        raise DamagedSource(
            "{name} is no HTML that can be read: save the page from a browser again.", name=name
        ) from error


def _without_declarations(text: str) -> str:
    """The page without a DOCTYPE that declares entities, which HTML has not: its end would be read as words."""
    beginning = _BEGINNING.search(text, 0, _PROLOGUE)
    match = _DOCTYPE.match(text, beginning.start()) if beginning else None
    return text[: match.start()] + text[match.end() :] if match else text


def _as_declared(data: bytes) -> str | None:
    """The text in the encoding that the page declares; None if it declares none, or breaks it more than by accident."""
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    label = match[1].decode("ascii", "replace").lower() if match else ""
    try:
        encoding = codecs.lookup(_AS_READ.get(label, label)).name
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return None
    return text if text.count("\ufffd") <= len(text) * _MOST_REPLACED else None
