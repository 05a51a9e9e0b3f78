"""Statements of responsibility told from all other brackets and lines.

Brackets open and close in either width, and the two may be mixed. A label may also do without a bracket, as a sentence
of its own at the end of a paragraph (责任单位：L); sentences and lines of labels that follow each other are one
statement (牵头单位：X⏎配合单位：L⏎责任人：…⏎完成时限：…).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from plangraph.model.bracket_marks import CLOSING, OPENING
from plangraph.model.organisation import are_names, is_body, is_name, is_set
from plangraph.model.plan import Role
from plangraph.model.responsibility import Kind, Mark, parts
from plangraph.model.span import Span
from plangraph.model.statement_pieces import LABEL, is_known
from plangraph.model.unit_names import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.responsibility import Part
    from plangraph.parse.lines import Line

LONGEST = 400
"""Code points between the two brackets; the longest list of units that we know has 180."""

_OPEN = OPENING
_MARK = re.compile(rf"[{re.escape(OPENING + CLOSING)}]")
_DOES = re.compile(r"责\s*任|牵\s*头|配\s*合|落\s*实|实\s*施|参\s*与|主\s*责|协\s*同|协\s*办")
"""Words of a label that makes a statement without a bracket; 主办单位 also stands below every web page."""
_SENTENCE = re.compile(r"(?<=[。；])[\s*]*(?=(?:[^。；：:]{2,16}[：:][^。]+(?:。[\s*]*|$))+$)")
_BLANKS = " \t\u3000*"
_STOP = re.compile(r"。[\s*]*")
_SENTENCE_ENDS = '。；;！!？?）)”"》…'
_OFFICE = re.compile(r"\s*(?:[省市区县州盟旗]|各|有关|相关|国家|中央|自治)")
_GOES_ON = tuple("。；;，,、")
_RULES = r"(?:制[定订]|拟[定订]|起草|出台|印发|[发公]布|确定|明确|审[核定批]|评[估审定]|认定|解释)"
_DECIDES = re.compile(rf"\s*(?:另行|另外)?(?:研究)?(?:另行|{_RULES}(?P<what>[\u4e00-\u9fff]{{2}})?)")
"""Words of those who set the rules of a thing."""
_BY = re.compile(r"\s*[由请]")
_NEAR = 20
"""How far before and after a bracket is looked: blanks are rarely wider."""
_DEEPEST = 7
"""Brackets nested deeper are none: the bound keeps hostile texts linear."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bracket mark, or the edge of a statement without one, and the line it stands in."""

    mark: int
    line: Line


def responsibility_brackets(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The statements of responsibility in the lines of a text, outermost only, in order; one may go over pages."""
    found = sorted([*_groups(text, lines), *_labels(lines)], key=lambda found: found[0].mark)
    at = after = 0
    while at < len(found):
        last = _chained(text, found, at)
        opened, closed = found[at][0], found[last][1]
        if opened.mark >= after and any(_is_statement(text, *one) for one in found[at : last + 1]):
            yield Span.of(text, opened.mark, closed.mark + 1)
            after = closed.mark + 1
        at = last + 1


def _chained(text: str, found: Sequence[tuple[_Mark, _Mark]], at: int) -> int:
    """The last of the brackets with labels that follow at once (【牵头单位：X】【配合单位：L】【完成时限：…】)."""
    last, following = at, at + 1
    bound = found[at][0].mark + LONGEST
    while following < len(found) and found[following][1].mark < bound and _is_labelled(text, *found[last]):
        gap = text[found[last][1].mark + 1 : found[following][0].mark] if _follows(found, last, following) else None
        if gap is not None and (gap.strip(_BLANKS) or not _is_labelled(text, *found[following])):
            break
        last = last if gap is None else following
        following += 1
    return last


def _follows(found: Sequence[tuple[_Mark, _Mark]], last: int, following: int) -> bool:
    return found[following][0].mark > found[last][1].mark


def _is_labelled(text: str, opened: _Mark, closed: _Mark) -> bool:
    label = LABEL.match(text, opened.mark + 1, closed.mark) if text[opened.mark] in _OPEN else None
    return label is not None and is_known(label)


def _is_statement(text: str, opened: _Mark, closed: _Mark) -> bool:
    return text[opened.mark] not in _OPEN or _is_responsibility(text, opened, closed)


def _labels(lines: Sequence[Line]) -> Iterator[tuple[_Mark, _Mark]]:
    """Statements without a bracket: lines that begin with labels of units, times and persons, one of them of units."""
    at = 0
    while at < len(lines):
        begin = _label_begin(lines[at])
        if begin is None:
            at += 1
            continue
        found = _labels_of(lines[at].text, begin)
        last = at
        while last + 1 < len(lines) and (more := _labels_of(lines[last + 1].text, 0)):
            found += more
            last += 1
        if any(label["units"] and _DOES.search(label["units"]) for label in found):
            first = found[0]
            start = lines[at].start + first.start(str(first.lastgroup if first.lastgroup != "blank" else "units"))
            yield _Mark(start, lines[at]), _Mark(lines[last].end - 1 - lines[last].text.endswith("。"), lines[last])
        at = last + 1


def _label_begin(line: Line) -> int | None:
    """Where labels begin a line, or its last sentences."""
    if _labels_of(line.text, 0):
        return 0
    labelled = "：" in line.text or ":" in line.text
    sentence = _SENTENCE.search(line.text, max(0, len(line.text) - LONGEST)) if labelled else None
    return sentence.end() if sentence and _labels_of(line.text, sentence.end()) else None


def _labels_of(words: str, at: int) -> list[re.Match[str]]:
    """The labels of the sentences that begin there, if all have one and no more than a list follows each."""
    if len(words) - at > LONGEST:
        return []
    labels: list[re.Match[str]] = []
    for begin in chain([at], (stop.end() for stop in _STOP.finditer(words, at) if stop.end() < len(words))):
        label = LABEL.match(words, begin)
        if label is None or not _may_stand(label, words):
            return []
        labels.append(label)
    return labels


def _may_stand(label: re.Match[str], words: str) -> bool:
    if label.end() == len(words) or not is_known(label):
        return False
    return not (label["blank"] and label["units"]) or _lists_names(words, label.start())


def _lists_names(words: str, start: int) -> bool:
    lists = (part for part in parts(words, start, len(words)) if part.kind is Kind.UNITS)
    names = [name for part in lists for name in _names(words, part)]
    return bool(names) and all(map(is_name, names))


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
    lists = [part for part in parts(text, opened.mark + 1, closed.mark) if part.kind is Kind.UNITS]
    if any(part.mark is Mark.LABEL for part in lists):
        return True
    before = text[max(opened.line.start, opened.mark - _NEAR) : opened.mark].rstrip()
    after = text[closed.mark + 1 : min(closed.line.end, closed.mark + _NEAR)]
    ends_line = not after.strip(" \u3000*。；;")
    ends_sentence = not before or before[-1] in _SENTENCE_ENDS
    if any(part.mark is Mark.VERB and _names_somebody(text, part) for part in lists):
        return ends_sentence or ends_line or after.lstrip()[:1] in _GOES_ON
    if not lists or not _name_only(text, lists):
        return False
    if not ends_sentence and _tells_who_decides(text, lists, opened.mark + 1, closed.mark):
        return False
    closes = ends_line or after.lstrip()[:1] in _SENTENCE_ENDS
    return ends_line if ends_sentence else closes and all(_names_offices(text, part) for part in lists)


def _tells_who_decides(text: str, lists: Sequence[Part], start: int, end: int) -> bool:
    """Whether a bracket explains who decides on a thing together, not who does it (由甲会同乙另行制定办法)."""
    helping = [part for part in lists if part.mark is Mark.NONE and part.role is Role.SUPPORT]
    decides = _DECIDES.match(text, helping[-1].end, end) if helping else None
    return decides is not None and bool(decides["what"] or "另" in decides.group() or _BY.match(text, start))


def _names_offices(text: str, part: Part) -> bool:
    """Whether all names say their level: a list of universities in a sentence says nothing of who is responsible."""
    return all(_OFFICE.match(text, *place) for place in unit_names(text, part.start, part.end))


def _names_somebody(text: str, part: Part) -> bool:
    names = _names(text, part)
    return bool(names) and (is_name(names[-1]) or are_names(names))


def _name_only(text: str, lists: Sequence[Part]) -> bool:
    """Whether lists name only units; a place among them stands for its government, but not places alone."""
    names = [name for part in lists for name in _names(text, part)]
    return are_names(names) and any(is_body(name) or is_set(name) for name in names)


def _names(text: str, part: Part) -> list[str]:
    return ["".join(text[slice(*place)].split()) for place in unit_names(text, part.start, part.end)]
