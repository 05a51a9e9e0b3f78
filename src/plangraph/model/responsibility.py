"""The grammar in which official documents say who is responsible.

A statement (the words of a bracket, a line that begins with 责任单位：, a table cell) is parts with ， or ； between. A
part is a list of units, with a label before it (牵头单位：L) or a verb after it (L按职责分工负责); a deadline; a rule
for the whole document (排在第一位的为牵头部门，下同); or something else (责任领导：…). A list with neither label nor
verb takes the verb of the next part. Words and their roles are those of 856 brackets of 25 plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.model.lead_rules import RULE
from plangraph.model.organisation import is_body, is_place, is_set
from plangraph.model.plan import Role
from plangraph.model.statement_pieces import LABEL, NEUTRAL, UNIT_LABEL, pieces

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


_SUPPORT = ("配合", "参与", "参加", "指导", "协同", "协办", "协助", "协作", "支持")
_LEAD = ("牵头", "主办", "总牵头")
_PHRASE = (
    r"(?:\s*(?:按照?|依据?|根据|结合|在)(?:各自|本)?(?:的)?(?:工作)?(?:职责|职能|分管领域|任务|权限|职责权限|职责范围|法定职责)"
    r"(?:权限|范围|和分工)?(?:内)?(?:分工)?|\s*(?:分别|共同|具体|各自|联合|协同|统筹|分工|积极|全力|依法|加强|做好|给予|予以|提供))*"
)
_ACTS = (
    r"(?P<open>总?牵\s*头|负\s*责|配\s*合|参\s*与|协\s*助|指\s*导|承\s*担)|主办|主责|承办|协办"
    r"|组织实施|具体实施|实\s*施|(?:组织|贯彻|推进|推动|抓好?)?落\s*实|执行|支持配合|支持|参\s*加|协同\s*(?:推进|配合|落实|负责)?"
    r"|推进|推动|督导|办理"
)
_ANY_VERB = re.compile(_ACTS)
_VERB = re.compile(rf"(?P<phrase>{_PHRASE})\s*(?P<verb>{_ACTS})")
_PREDICATE = re.compile(rf"为(?P<label>{UNIT_LABEL})\s*$")
_OBJECT = re.compile(r"(?!单位|部门|处室|地区|主体|机构)[\u4e00-\u9fff“”、]{0,20}\s*")
_NO_OBJECT = re.compile(r"\s*(?:组织|统筹|协调|完成)?\s*$")
_TOGETHER = re.compile(r"\s*会\s*同\s*")
_ADVERBS_ONLY = re.compile(rf"(?P<phrase>{_PHRASE})\s*$")
_BY = re.compile(r"\s*(?:由|请)\s*")
_DATE = r"(?:20\d\d\s*年|(?:每|今|本|明|当)年|年(?:底|内|末)|\d{1,2}\s*月|[一二三四]季度|[上下]半年)"
_LEADING_DATE = re.compile(rf"\s*(?P<date>(?:到|于|在)?{_DATE}[^、由]{{0,12}}?)(?=由)")
_TRAILING_DATE = re.compile(
    rf"(?<=[局委办厅部署院会府心区司])(?P<date>(?:到|于|在|力争)?{_DATE}[^、]{{0,20}}(?:前|底|内|末|完成))\s*$"
)
_DEADLINE = re.compile(
    rf"{_DATE}|20\d\d|^“?十[一二三四五六七八九]五”?|^(?:近|中|远|中远|短|长)期|^(?:持续|长期|常年|全年|常态|立即|即|适时|按时|按期|按进度|分阶段"
    r"|印发|分年度|实时|动态)|(?:年|月|日|季度|底)底?前|期间$|(?:完成|推进|见效|成效|实效|坚持|启动|到位|办结|整改|即改|建成|投用|实施|落实)$"
)
_NO_NAME = re.compile(r"\d年|\d月|^(?:按|根据|结合|依|持续|全面|加快|稳步|逐步|分阶段|长期|适时|全年)|[：:。《》]")
_BARE_ORGAN = re.compile(r"(?:.*[）)])?(?:党委|(?:人民)?政府|管委会|办事处)")
_LIST = re.compile(r"[、，,；;]|(?<=[局委办厅部署院会府])[和及与]")
_BLANK = re.compile(r"[\s*]+")
_LEVEL = re.compile(r"^(?:[省市区县镇]级|[省市区县州]直|主要|第一|具体)(?=.{4})")
_REMEMBERED = 512
"""Statements: a bracket is read where it is told from other brackets, and again where its units are taken."""
_LONGEST_REMEMBERED = 400
_LONGEST = 80
"""Code points of a part in which a verb with an object is looked for: the last name and what it does."""


def parts(text: str, start: int, end: int) -> list[Part]:
    """The parts of the statement ``start``-``end`` in order."""
    words = text[start:end]
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
    return Role.SUPPORT if any(word in words[:first] for word in _SUPPORT) else Role.RESPONSIBLE


def is_deadline(words: str) -> bool:
    """Whether a part without a label says when: it has a word of time or of progress and names nobody."""
    squeezed = _BLANK.sub("", words)
    return bool(_DEADLINE.search(squeezed)) and not any(is_name(name) for name in _LIST.split(squeezed))


@lru_cache(maxsize=_REMEMBERED)
def is_name(words: str) -> bool:
    """Whether words can stand for a unit in a list: the name of a body, a place or an open set."""
    return not _NO_NAME.search(words) and (is_body(words) or is_set(words) or is_place(words))


def _governing(label: re.Match[str]) -> Role | Kind | None:
    if label.re is NEUTRAL:
        return None
    if label["units"]:
        return role_of(label["units"])
    return Kind.DEADLINE if label["time"] else Kind.OTHER


def _labelled(text: str, start: int, end: int, role: Role) -> Iterator[Part]:
    """A list below a label; a verb at its end (责任单位：X，Y配合) says more than the label unless it is 负责."""
    verb = _verb(text, start, end, with_object=False)
    if verb is not None:
        yield from _together(text, start, verb[0], role if verb[1] is Role.RESPONSIBLE else verb[1], Mark.LABEL)
        return
    adverbs = _ADVERBS_ONLY.search(text, max(start, end - _LONGEST), end)
    yield from _together(text, start, adverbs.start() if adverbs else end, role, Mark.LABEL)


def _said(text: str, start: int, end: int) -> Iterator[Part]:
    """A part without label: units with a verb, a deadline, or a bare list; a date may stand before or after."""
    if date := _LEADING_DATE.match(text, start, end):
        yield Part(Kind.DEADLINE, *date.span("date"))
        start = date.end()
    if by := _BY.match(text, start, end):
        start = by.end()
    verb = _verb(text, start, end)
    if verb is not None:
        yield from _together(text, start, verb[0], verb[1], Mark.VERB)
    elif date := _TRAILING_DATE.search(text, max(start, end - _LONGEST), end):
        yield Part(Kind.UNITS, start, date.start())
        yield Part(Kind.DEADLINE, *date.span("date"))
    elif is_deadline(text[start:end]):
        yield Part(Kind.DEADLINE, start, end)
    else:
        yield Part(Kind.UNITS, start, end)


def _says_who(text: str, start: int, end: int) -> bool:
    return _verb(text, start, end) is not None


def _verb(text: str, start: int, end: int, *, with_object: bool = True) -> tuple[int, Role] | None:
    """Where the list before a verb ends, and the role that the verb gives; None where nobody does anything."""
    near = max(start, end - _LONGEST)
    if predicate := _PREDICATE.search(text, near, end):
        return predicate.start(), role_of(predicate["label"])
    if not _ANY_VERB.search(text, near, end):
        return None
    for verb in _VERB.finditer(text, near, end):
        follows = _OBJECT if verb["open"] and with_object else _NO_OBJECT
        alone = verb.start() == start and not text[verb.end() : end].strip()
        if follows.fullmatch(text, verb.end(), end) and (alone or _ends_with_name(text[near : verb.start()])):
            return verb.start(), role_of("协同" * ("协同" in verb["phrase"]) + verb["verb"])
    return None


def _ends_with_name(words: str) -> bool:
    name = _LIST.split(_BLANK.sub("", words))[-1].partition("等")[0]
    return bool(name) and (is_name(name) or bool(_BARE_ORGAN.fullmatch(name)))


def _together(text: str, start: int, end: int, role: Role | None, mark: Mark) -> Iterator[Part]:
    """The list before 会同, and the one after it, which supports."""
    together = _TOGETHER.search(text, start, end)
    if together is None:
        yield Part(Kind.UNITS, start, end, role, mark)
        return
    if together.start() > start:
        yield Part(Kind.UNITS, start, together.start(), role, mark)
    yield Part(Kind.UNITS, together.end(), end, Role.SUPPORT, mark)
