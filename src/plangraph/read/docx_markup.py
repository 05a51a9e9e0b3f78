"""WordprocessingML as printed: names in either namespace, wrappers opened, deletions and tables of contents left out.

A document is transitional (ECMA-376) or strict (ISO/IEC 29500-1); as far as text goes, only namespaces differ.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIXES = {
    **dict.fromkeys(_WORDS, "w"),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_ALTERNATIVES = "mc:AlternateContent"
_WRAPPERS = frozenset(
    ["w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:hyperlink", "w:dir", "w:bdo", "w:ruby"]
) | {_ALTERNATIVES}
_SHOWN = frozenset({"w:t", "w:tab", "w:sym", "m:t"})
_DRAWINGS = frozenset({"w:drawing", "w:pict", "w:object"})
_OFF = frozenset({"0", "false", "off"})
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})\s*")


@lru_cache(maxsize=4096)
def _name(tag: object) -> str:
    """The tag with its usual prefix; a comment or an entity has no tag, and other namespaces are of no interest."""
    namespace, _, local = tag[1:].partition("}") if isinstance(tag, str) and tag.startswith("{") else ("", "", "")
    return f"{_PREFIXES.get(namespace, '')}:{local}"


def name(element: Element) -> str:
    """The name of an element with the usual prefix (``w:p``), whichever namespace the document uses."""
    return _name(element.tag)


def attribute(element: Element | None, key: str) -> str | None:
    """A ``w:`` attribute of an element; None where there is no such attribute or no element."""
    if element is None:
        return None
    found = (element.get(f"{{{namespace}}}{key}") for namespace in _WORDS)
    return next((str(value) for value in found if value is not None), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, along a path of names."""
    for step in path:
        if element is None:
            return None
        element = next((part for part in element if name(part) == step), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The ``w:val`` at the end of a path."""
    return attribute(child(element, *path), "val")


def integer(words: str | None, otherwise: int | None = None) -> int | None:
    """A number as XML writes it; ``otherwise`` where it is absent or none."""
    match = _INTEGER.fullmatch(words or "")
    return int(match[1]) if match else otherwise


def switched(element: Element | None, *path: str) -> bool | None:
    """Whether a property is on (ECMA-376-1, 17.17.4, ST_OnOff); None where it is not stated."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") not in _OFF


def content(element: Element) -> Iterator[Element]:
    """The parts of an element as printed, in order: what wrappers hold, never what is deleted or moved away."""
    waiting = [iter(element)]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
        elif name(part) in _WRAPPERS:
            waiting.append(iter(_inside(part)))
        else:
            yield part


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The text boxes of a drawing, each once and none that stands within another."""
    waiting = [drawing]
    while waiting:
        part = waiting.pop()
        if name(part) == "w:txbxContent":
            yield part
        else:
            inside = _alternative(part) if name(part) == _ALTERNATIVES else part
            waiting.extend(reversed(list(inside)))


def has_pictures(root: Element) -> bool:
    """Whether a part draws anything."""
    return any(name(element) in _DRAWINGS for element in root.iter())


def takes_from_elsewhere(root: Element) -> bool:
    """Whether a part leaves text to a part of another format or to another file (altChunk, subDoc)."""
    return any(name(element) in {"w:altChunk", "w:subDoc"} for element in root.iter())


def _inside(wrapper: Element) -> Iterable[Element]:
    kind = name(wrapper)
    if kind == "w:sdt":
        return () if _is_contents(wrapper) else _held(wrapper, "w:sdtContent")
    if kind == "w:ruby":
        return _held(wrapper, "w:rubyBase")
    return _alternative(wrapper) if kind == _ALTERNATIVES else wrapper


def _held(wrapper: Element, kind: str) -> Iterable[Element]:
    held = child(wrapper, kind)
    return () if held is None else held


def _is_contents(sdt: Element) -> bool:
    gallery = value(sdt, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return gallery is not None and gallery.lower() == "table of contents"


def _alternative(alternatives: Element) -> Iterable[Element]:
    """One branch only (ECMA-376-3, 7.6): the first with words, as programs write some branches without them."""
    branches = [branch for branch in alternatives if name(branch) in {"mc:Choice", "mc:Fallback"}]
    return next((branch for branch in branches if _has_words(branch)), branches[0] if branches else ())


def _has_words(branch: Element) -> bool:
    return any(name(element) in _SHOWN for element in branch.iter())
