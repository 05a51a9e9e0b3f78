"""Brackets that say who is responsible, told from all others.

Three ways to say it, from 25 marked plans of all levels: a label (责任单位：L), a verb (L负责), and neither (市科委).
Brackets open and close in either width, and the two may be mixed. A label may also do without a bracket, as a
sentence of its own at the end of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.model.organisation import is_body, is_place, is_set
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.parse.lines import Line

LONGEST = 400
"""Code points between the two brackets; the longest list of units that we know has 180."""

_MARK = re.compile(r"[（()）【】〔〕\[\]]")
_OPEN = "（(【〔["
_LABEL = re.compile(
    r"(?:^|[，；,;。、])(?:主要|第一|共同|具体)?"
    r"(?:责任|牵头|配合|主办|协办|承办|实施|落实|参与|参加|主责|协同|协作|支持|指导|完成|主管)"
    r"(?:考核|责任|实施|落实|和|及|、|配合|负责|协同)*(?:单位|部门|处室|科室|地区|主体|机构)[：:]"
)
_SENTENCE = re.compile(
    r"(?:^|(?<=[。；]))\s*(?P<label>(?:责任|牵头|配合|落实|实施|参与|主责|协同)(?:责任|配合|落实)?(?:单位|部门)[：:][^。]+)。?$"
)
_VERB = re.compile(r"(?:(?:负责|牵头)?(?:落实|组织实施|推进)|负责|牵头|配合|参与|参加|指导|协同推进|协助|承担)$")
_ADVERB = re.compile(
    r"(?:按照?|依据?|根据|结合)?(?:各自)?(?:职责|职能|分管领域|任务|职责权限)?(?:分工)?(?:分别|共同|具体|各自|联合)?"
    r"(?:负责|牵头)?$"
)
_PARTS = re.compile(r"[，,；;。]")
_LIST = re.compile(r"[、，,；;]|(?<=[局委办厅部署院会府])[和及与]")
_SENTENCE_ENDS = '。；;！!？?）)”"》…'
_BLANK = re.compile(r"[\s*]+")
_NEAR = 20
"""How far before and after a bracket is looked: blanks are rarely wider."""
_DEEPEST = 7
"""Brackets nested deeper are none: the bound keeps hostile texts linear."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bracket mark and the line it stands in."""

    mark: int
    line: Line


def responsibility_brackets(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The brackets of responsibility in the lines of a text, outermost only, in order; one may go over a page break."""
    after = 0
    for opened, closed in sorted([*_groups(text, lines), *_sentences(lines)], key=lambda found: found[0].mark):
        if opened.mark >= after and (text[opened.mark] not in _OPEN or _is_responsibility(text, opened, closed)):
            yield Span.of(text, opened.mark, closed.mark + 1)
            after = closed.mark + 1


def _sentences(lines: Sequence[Line]) -> Iterator[tuple[_Mark, _Mark]]:
    """Labels without a bracket: 责任单位：L as the last sentence of a line."""
    for line in lines:
        if match := _SENTENCE.search(line.text, max(0, len(line.text) - LONGEST)):
            start, end = match.span("label")
            yield _Mark(line.start + start, line), _Mark(line.start + end - 1, line)


def _groups(text: str, lines: Sequence[Line]) -> Iterator[tuple[_Mark, _Mark]]:
    open_marks: list[_Mark] = []
    for line in lines:
        for mark in _MARK.finditer(text, line.start, line.end):
            if mark.group() in _OPEN:
                open_marks = [*open_marks[-_DEEPEST:], _Mark(mark.start(), line)]
            elif open_marks:
                opened = open_marks.pop()
                if mark.end() - opened.mark <= LONGEST:
                    yield opened, _Mark(mark.start(), line)


def _is_responsibility(text: str, opened: _Mark, closed: _Mark) -> bool:
    words = _BLANK.sub("", text[opened.mark + 1 : closed.mark])
    if _LABEL.search(words):
        return True
    before = text[max(opened.line.start, opened.mark - _NEAR) : opened.mark].rstrip()
    after = text[closed.mark + 1 : min(closed.line.end, closed.mark + _NEAR)]
    ends_line = not after.strip(" \u3000*。；;")
    ends_sentence = not before or before[-1] in _SENTENCE_ENDS
    return ((ends_sentence or ends_line) and _says_who(words)) or (ends_sentence and ends_line and _names_only(words))


def _says_who(words: str) -> bool:
    verbs = ((part, _VERB.search(part)) for part in _PARTS.split(words))
    return any(verb and _ends_with_name(part[: verb.start()]) for part, verb in verbs)


def _ends_with_name(words: str) -> bool:
    named = _LIST.split(_ADVERB.sub("", words))[-1].partition("等")[0]
    return bool(named) and _is_name(named)


def _is_name(words: str) -> bool:
    return is_body(words) or is_set(words) or is_place(words)


def _names_only(words: str) -> bool:
    return bool(words) and all(is_body(name) or is_set(name) for name in _LIST.split(words))
