"""The package of a DOCX (ECMA-376-2): its main part, styles and numbering, parsed without anything from outside."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from plangraph.errors import DamagedSource, UnsafeSource
from plangraph.read.archive import member, opened
from plangraph.read.docx_markup import child

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

_USUAL = "word/document.xml"
_BEYOND_LIMITS = "XML_PARSE_HUGE"
"""libxml2 names this option where it stops at one of its limits: 256 levels, 10 MB of text in one element."""


@dataclass(frozen=True, slots=True)
class Package:
    """What of a DOCX holds its text: the body, and the styles and lists that number it."""

    body: Element
    styles: Element | None
    numbering: Element | None


def package(name: str, data: bytes) -> Package:
    """The parts in the bytes of a DOCX, DOCM or DOTX; raises DamagedSource, ProtectedSource and UnsafeSource."""
    with opened(name, data) as archive:
        members = {_path(found): found for found in archive.namelist()}
        main = _targets(name, archive, members, "").get("officeDocument", _USUAL)
        if main not in members:
            raise DamagedSource(
                "{name} lacks its main part {main}: save it anew from its program.", name=name, main=main
            )
        root = _parsed(name, member(name, archive, members[main]), main)
        body = child(root, "w:body")
        if body is None:
            raise DamagedSource(
                "{name} holds no document in {main}: save it anew from its program.", name=name, main=main
            )
        others = _targets(name, archive, members, main)
        parts = {kind: path for kind, path in others.items() if path in members}
        return Package(body, *(_part(name, archive, members, parts.get(kind)) for kind in ("styles", "numbering")))


def _part(name: str, archive: ZipFile, members: Mapping[str, str], path: str | None) -> Element | None:
    return None if path is None else _parsed(name, member(name, archive, members[path]), path)


def _path(member: str) -> str:
    """Some programs write the paths of Windows, and names of parts are the same in either case."""
    return posixpath.normpath("/" + member.replace("\\", "/")).lstrip("/").lower()


def _targets(name: str, archive: ZipFile, members: Mapping[str, str], source: str) -> dict[str, str]:
    """The parts that a part refers to, by the last word of the relationship's type; files outside are none."""
    folder, _, file = source.rpartition("/")
    path = _path(f"{folder}/_rels/{file}.rels")
    if path not in members:
        return {}
    found: dict[str, str] = {}
    for relationship in _parsed(name, member(name, archive, members[path]), path):
        kind, target = (str(relationship.get(key, "")) for key in ("Type", "Target"))
        if relationship.get("TargetMode") != "External":
            found.setdefault(kind.rpartition("/")[2], _path(target if target.startswith("/") else f"{folder}/{target}"))
    return found


def _parsed(name: str, data: bytes, path: str) -> Element:
    """The root of a part; ECMA-376-2, 8.1.4 (M1.17) allows no document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if _BEYOND_LIMITS in str(error):
            raise UnsafeSource(
                "{name} nests {path} deeper than any program does: save it anew.", name=name, path=path
            ) from error
        raise DamagedSource("{name} holds no XML in its part {path}: fetch it again.", name=name, path=path) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeSource(
            "{name} declares a document type in {path}, as no DOCX may: save it anew.", name=name, path=path
        )
    return root
