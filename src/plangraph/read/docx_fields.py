"""Fields: their results are printed, their instructions are not (ECMA-376-1, 17.16.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.read.docx_markup import attribute, name
from plangraph.read.docx_numerals import circled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_IN_CIRCLE = re.compile(r"\s*EQ\s+\\o\\ac\s*\(\s*[○\u3007]\s*[,;]\s*([^\s,;)]{1,4})\s*\)\s*", re.IGNORECASE)
"""The field by which Word circles characters (带圈字符); it has no result."""


@dataclass(slots=True)
class _Field:
    instruction: list[str]
    in_result: bool = False
    hides: bool = True


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text; a field may go over paragraphs."""

    contents: int = 0
    _open: list[_Field] = field(default_factory=list)
    _hiding: int = 0

    @property
    def printed(self) -> bool:
        """Whether words at this place are printed."""
        return not self._hiding

    def mark(self, kind: str | None) -> str:
        """Takes a field character; what a field without a result prints comes back at its end."""
        if kind == "begin":
            self._open.append(_Field([]))
            self._hiding += 1
        elif self._open and kind == "separate":
            self._separate(self._open[-1])
        elif self._open and kind == "end":
            return self._end(self._open.pop())
        return ""

    def instruct(self, words: str) -> None:
        """Takes a part of the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(words)

    def _separate(self, innermost: _Field) -> None:
        if innermost.in_result:
            return
        innermost.in_result = True
        innermost.hides = is_contents("".join(innermost.instruction))
        self.contents += innermost.hides
        self._hiding -= not innermost.hides

    def _end(self, ended: _Field) -> str:
        self._hiding -= ended.hides
        self.contents -= ended.hides and ended.in_result
        return "" if ended.in_result or self._hiding else in_circle("".join(ended.instruction))


def in_circle(instruction: str) -> str:
    """The character that an instruction puts into a circle; empty where it does not."""
    match = _IN_CIRCLE.fullmatch(instruction)
    if match is None:
        return ""
    words = match[1]
    return (circled(int(words)) if words.isdecimal() else "") or words


def is_contents(instruction: str) -> bool:
    """Whether a field is a table of contents."""
    return bool(_CONTENTS.match(instruction))


def without_unended(body: Element) -> None:
    """Takes their meaning from field characters that begin what never ends: Word prints all that follows."""
    begun: list[Element] = []
    for mark in body.iter():
        if name(mark) != "w:fldChar":
            continue
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    for mark in begun:
        mark.attrib.clear()
