"""The grammar in which official documents say who is responsible.

A statement (the words of a bracket, a line that begins with 责任单位：, a table cell) is parts with ， or ； between. A
part is a list of units, with a label before it (牵头单位：L) or a verb after it (L按职责分工负责); a deadline; a rule
for the whole document (排在第一位的为牵头部门，下同); or something else (责任领导：…). A list with neither label nor
verb takes the verb of the next part. Words and their roles are those of 856 brackets of 25 plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.model.lead_rules import RULE
from plangraph.model.line_ends import with_line_ends
from plangraph.model.organisation import is_name
from plangraph.model.plan import Role
from plangraph.model.statement_pieces import DATE, JOINING, LABEL, NEUTRAL, SUPPORT, pieces
from plangraph.model.statement_verbs import before_adverbs, before_any_work, closing_verb, listed

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(Enum):
    """What a part of a statement says."""

    UNITS = auto()
    DEADLINE = auto()
    OTHER = auto()


class Mark(Enum):
    """What gives a list of units its role: a label before it, a verb after it, or nothing of its own."""

    LABEL = auto()
    VERB = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a statement: its words ``start``-``end`` without label and verb.

    ``role`` is None where a later part says it, or none does.
    """

    kind: Kind
    start: int
    end: int
    role: Role | None = None
    mark: Mark = Mark.NONE


_LEAD = ("牵头", "主办", "总牵头")
_TOGETHER = re.compile(rf"(?<![\s，,；;])[\s，,；;]*{JOINING}\s*")
_BEFORE_A_COUNTY = "、：:省市州"
_BY = re.compile(r"\s*(?:由|请)\s*")
_LEADING_DATE = re.compile(rf"\s*(?P<date>(?:到|于|在)?{DATE}[^、由]{{0,12}}?)(?=由)")
_DEADLINE = re.compile(
    rf"{DATE}|20\d\d|^“?十[一二三四五六七八九]五”?|^(?:近|中|远|中远|短|长)期|^(?:持续|长期|常年|全年|常态|立即|即|适时|按时|按期|按进度|分阶段"
    r"|印发|分年度|实时|动态)|(?:年|月|日|季度|底)底?前|期间$|(?:完成|推进|见效|成效|实效|坚持|启动|到位|办结|整改|即改|建成|投用|实施|落实)$"
)
_BLANK = re.compile(r"[\s*]+")
_LEVEL = re.compile(r"^(?:[省市区县镇]级|[省市区县州]直|主要|第一|具体)(?=.{4})")
_REMEMBERED = 512
"""Statements: a bracket is read where it is told from other brackets, and again where its units are taken."""
_LONGEST_REMEMBERED = 400
_NEAR = 8
"""Code points before 会同 that tell a verb from the county of that name."""


def parts(text: str, start: int, end: int) -> list[Part]:
    """The parts of the statement ``start``-``end`` in order."""
    words = with_line_ends(text[start:end])
    read = _known_statement(words) if len(words) <= _LONGEST_REMEMBERED else _statement(words)
    return [Part(part.kind, start + part.start, start + part.end, part.role, part.mark) for part in read]


@lru_cache(maxsize=_REMEMBERED)
def _known_statement(words: str) -> tuple[Part, ...]:
    return tuple(_statement(words))


def _statement(text: str) -> Iterator[Part]:
    governing: Role | Kind | None = None
    for begin, stop in pieces(text):
        if RULE.search(text[begin:stop]):
            yield Part(Kind.OTHER, begin, stop)
            continue
        label = NEUTRAL.match(text, begin, stop) or LABEL.match(text, begin, stop)
        if label is not None:
            governing = _governing(label)
        at = label.end() if label else begin
        if governing is None or (label is None and governing is Kind.DEADLINE and _says_who(text, at, stop)):
            governing = None
            yield from _said(text, at, stop)
        elif isinstance(governing, Kind):
            yield Part(governing, at, stop)
        elif label is None and is_deadline(text[at:stop]):
            yield Part(Kind.DEADLINE, at, stop)
        else:
            yield from _labelled(text, at, stop, governing)


@lru_cache(maxsize=_REMEMBERED)
def role_of(label: str) -> Role:
    """The role that a label or verb gives by its first word: 牵头 leads, 配合 supports, others do the work."""
    words = _LEVEL.sub("", _BLANK.sub("", label))
    if words.startswith(_LEAD):
        return Role.LEAD
    first = min(
        (at for word in ("责任", "负责", "主责", "落实", "承办") if (at := words.find(word)) >= 0), default=len(words)
    )
    return Role.SUPPORT if any(word in words[:first] for word in SUPPORT) else Role.RESPONSIBLE


def is_deadline(words: str) -> bool:
    """Whether a part without a label says when: it has a word of time or of progress and names nobody."""
    squeezed = _BLANK.sub("", words)
    return bool(_DEADLINE.search(squeezed)) and not any(is_name(name) for name in listed(squeezed))


def _governing(label: re.Match[str]) -> Role | Kind | None:
    if label.re is NEUTRAL:
        return None
    if label["units"]:
        return role_of(label["units"])
    return Kind.DEADLINE if label["time"] else Kind.OTHER


def _labelled(text: str, start: int, end: int, role: Role) -> Iterator[Part]:
    """A list below a label, and those that 会同 brings in."""
    if together := _together(text, start, end):
        yield from _jointly(_below(text, start, together.start(), role), _companions(text, together.end(), end))
    else:
        yield from _below(text, start, end, role)


def _below(text: str, start: int, end: int, role: Role) -> Iterator[Part]:
    """A list below a label; a verb at its end (责任单位：X，Y配合) says more than the label unless it is 负责."""
    if verb := closing_verb(text, start, end, with_object=False):
        said = role_of(verb[1])
        yield Part(Kind.UNITS, start, verb[0], role if said is Role.RESPONSIBLE else said, Mark.LABEL)
    else:
        yield Part(Kind.UNITS, start, before_adverbs(text, start, end), role, Mark.LABEL)


def _said(text: str, start: int, end: int) -> Iterator[Part]:
    """A part without label, and those that 会同 brings in; a date may stand before."""
    if date := _LEADING_DATE.match(text, start, end):
        yield Part(Kind.DEADLINE, *date.span("date"))
        start = date.end()
    if by := _BY.match(text, start, end):
        start = by.end()
    if together := _together(text, start, end):
        yield from _jointly(_done(text, start, together.start()), _companions(text, together.end(), end))
    else:
        yield from _done(text, start, end)


def _done(text: str, start: int, end: int) -> Iterator[Part]:
    """Units with a verb, a deadline, or a bare list."""
    if verb := closing_verb(text, start, end):
        yield Part(Kind.UNITS, start, verb[0], role_of(verb[1]), Mark.VERB)
    elif is_deadline(text[start:end]):
        yield Part(Kind.DEADLINE, start, end)
    else:
        yield Part(Kind.UNITS, start, end)


def _says_who(text: str, start: int, end: int) -> bool:
    return closing_verb(text, start, end) is not None or _together(text, start, end) is not None


def _together(text: str, start: int, end: int) -> re.Match[str] | None:
    """会同 between those who do a thing and those who help, where it is not the county of that name."""
    for together in _TOGETHER.finditer(text, start, end):
        before = text[max(0, together.start() - _NEAR) : together.start()].rstrip()
        if not text.startswith("县", together.end()) or (before and before[-1] not in _BEFORE_A_COUNTY):
            return together
    return None


def _companions(text: str, start: int, end: int) -> Iterator[Part]:
    """The lists after 会同, which may stand more than once (X会同Y会同Z)."""
    while start < end:
        together = _together(text, start, end)
        yield from _helping(text, start, together.start() if together else end)
        start = together.end() if together else end


def _helping(text: str, start: int, end: int) -> Iterator[Part]:
    """A list after 会同: what its units do together with others may be any work (会同有关部门制定办法)."""
    for part in _done(text, start, end):
        if part.kind is not Kind.UNITS or part.mark is not Mark.NONE:
            yield part
        elif stop := before_any_work(text[part.start : part.end]):
            yield replace(part, end=part.start + stop)
        else:
            yield replace(part, kind=Kind.OTHER)


def _jointly(doers: Iterator[Part], companions: Iterator[Part]) -> Iterator[Part]:
    """Those before 会同, of whom a verb after it is said too (X会同Y牵头), and those after it, who support."""
    first = [part for part in doers if part.start < part.end]
    found = [*first, *companions]
    role = next((part.role for part in found if part.role), Role.RESPONSIBLE)
    mark = next((part.mark for part in found if part.mark is not Mark.NONE), Mark.NONE)
    for part in found:
        if part.kind is not Kind.UNITS:
            yield part
        elif part in first:
            yield replace(part, role=part.role or role, mark=mark)
        else:
            yield replace(part, role=Role.SUPPORT, mark=mark)
