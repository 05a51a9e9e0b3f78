"""Who is responsible: a bracket or a table cell read as roles, units and deadlines.

The grammar, from 856 brackets of 25 plans: parts parted by ，or ；; a part is a list of units, with a label before it
(牵头单位：L) or a verb after it (L按职责分工负责); or a deadline; or a rule for the whole document
(排在第一位的为牵头部门，下同). A list without a verb takes the verb of the next part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.extract.unit_names import unit_names
from plangraph.model.organisation import is_set
from plangraph.model.plan import Assignment, Clause, Role
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PART = re.compile(r"[^，,；;。]+")
_LABEL = re.compile(
    r"[\s、]*(?P<label>[\u4e00-\u9fff\s]{0,8}?(?:单\s*位|部\s*门|处\s*室|科\s*室|地\s*区|主\s*体|机\s*构))\s*[：:]\s*"
)
_INNER_LABEL = re.compile(
    r"(?<=[^，,；;。\s])[、\s]+(?=(?:牵头|责任|配合|协办|主办|参与|落实)(?:考核)?(?:单位|部门)[：:])"
)
_PHRASE = (
    r"(?:\s*(?:按照?|依据?|根据|结合|在)(?:各自|本)?(?:的)?(?:工作)?(?:职责|职能|分管领域|任务|权限|职责权限|职责范围|法定职责)(?:权限|范围|和分工)?(?:内)?"
    r"(?:分工)?|\s*(?:分别|共同|具体|各自|联合|协同|统筹|分工))*"
)
_VERB = re.compile(
    rf"(?P<phrase>{_PHRASE})\s*(?P<verb>牵\s*头(?:\s*(?:负责|落实|组织实施|实施))?|负\s*责(?:\s*(?:落实|实施|推进|组织实施))?|(?:支持|积极)?配\s*合|参\s*与|参\s*加|指\s*导|"
    r"协同\s*(?:推进|配合|落实)|协\s*助|承\s*担|组织实施|落\s*实)\s*$"
)
_ADVERBS_ONLY = re.compile(rf"(?P<phrase>{_PHRASE})\s*$")
_TOGETHER = re.compile(r"\s*会\s*同\s*")
_RULE = re.compile(r"(?:排|列)(?:在)?(?:首位|第一位?|首个?)[^，,。；]{0,8}为(?:牵头|责任|主办)")
_FIRST_LEADS = re.compile(
    r"(?:排|列|排名|排序)(?:在)?(?:首位|第一位?|最前)[^，。；]{0,10}为(?:牵头|主办|第一责任)(?:单位|部门)"
)
_DEADLINE = re.compile(
    r"(?:完成|工作|办结|实施|落实)?(?:时限|时间|期限|时间节点)(?:要求)?\s*[：:]|^(?:持续|长期|常态化?|立即|即期)[^、]{0,12}$|^(?:20|到|于|每|\d|今|本)[^、]*(?:年|月|日|季度|底|前)|(?:年|月|日|季度|底)底?前"
    r"|(?:完成|推进|见效|成效)$"
)
_DEADLINE_LABEL = re.compile(r"^(?:完成|工作|办结|实施|落实)?(?:时限|时间|期限|时间节点)(?:要求)?\s*[：:]\s*")
_SUPPORT = ("配合", "参与", "参加", "指导", "协同", "协办", "协助", "协作", "支持")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a clause: the units ``start``-``end`` and their role, None until a later part says it."""

    start: int
    end: int
    role: Role | None


def first_listed_leads(text: str) -> bool:
    """Whether the document says that the first unit of a list leads (列第一位者为牵头单位，下同)."""
    return bool(_FIRST_LEADS.search(text))


def clause(text: str, bracket: Span, *, first_leads: bool) -> Clause:
    """A bracket of responsibility with its units in order and its deadline."""
    marks = bracket.quote[0] in "（(【〔["
    deadline, assignments = _read(text, bracket.start + marks, bracket.end - marks)
    if first_leads and len(assignments) > 1 and all(a.role is Role.RESPONSIBLE for a in assignments):
        assignments = (replace(assignments[0], role=Role.LEAD), *assignments[1:])
    return Clause(bracket, tuple(replace(a, deadline=deadline) for a in assignments), deadline)


def cell_assignments(text: str, start: int, end: int, role: Role = Role.RESPONSIBLE) -> tuple[Assignment, ...]:
    """The units that a table cell lists; ``role`` is what the head of its column says."""
    assignments = _read(text, start, end)[1]
    return tuple(replace(a, role=role) if a.role is Role.RESPONSIBLE else a for a in assignments)


def role_of(label: str) -> Role:
    """The role that a label or verb gives: 牵头 leads, 配合 and its like support, all else is responsible."""
    words = re.sub(r"\s", "", label)
    if words.startswith(("牵头", "主办")):
        return Role.LEAD
    return Role.SUPPORT if any(word in words for word in _SUPPORT) else Role.RESPONSIBLE


def union(clauses: Iterable[Clause]) -> tuple[Assignment, ...]:
    """The units of several clauses once each, in order of first appearance, with the strongest role."""
    strength = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.SUPPORT: 2}
    merged: dict[str, Assignment] = {}
    for assignment in (a for c in clauses for a in c.assignments):
        first = merged.setdefault(assignment.name, replace(assignment, position=len(merged) + 1))
        if strength[assignment.role] < strength[first.role]:
            merged[assignment.name] = replace(first, role=assignment.role)
    return tuple(merged.values())


def _read(text: str, start: int, end: int) -> tuple[str | None, tuple[Assignment, ...]]:
    deadlines: list[str] = []
    parts: list[_Part] = []
    role: Role | None = None
    for start_of_part, stop in _parts(text, start, end):
        begin, words = start_of_part, text[start_of_part:stop]
        if _RULE.search(words) or words.strip() in {"下同", "以下同"}:
            continue
        if label := _LABEL.match(words):
            role = role_of(label["label"])
            begin += label.end()
        elif _is_deadline(words):
            deadlines.append(_DEADLINE_LABEL.sub("", re.sub(r"\s", "", words)))
            continue
        parts.extend(_part(text, begin, stop, role))
    return "，".join(deadlines) or None, _assignments(text, parts)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _PART.finditer(text, start, end):
        begin = part.start()
        for cut in _INNER_LABEL.finditer(text, part.start(), part.end()):
            yield begin, cut.start()
            begin = cut.end()
        yield begin, part.end()


def _is_deadline(words: str) -> bool:
    return bool(_DEADLINE.search(words.strip())) and not _VERB.search(words)


def _part(text: str, start: int, end: int, label: Role | None) -> Iterator[_Part]:
    """The lists of one part: before and after 会同, and before the verb, whose role they take."""
    verb = _VERB.search(text, start, end) if label is None else _ADVERBS_ONLY.search(text, start, end)
    role = label
    if verb and label is None:
        role = role_of(verb["verb"])
    stop = verb.start() if verb else end
    together = _TOGETHER.search(text, start, stop)
    if together is None:
        yield _Part(start, stop, role)
        return
    if together.start() > start:
        yield _Part(start, together.start(), role)
    yield _Part(together.end(), stop, Role.SUPPORT)


def _assignments(text: str, parts: Sequence[_Part]) -> tuple[Assignment, ...]:
    found: dict[str, Assignment] = {}
    for place, part in enumerate(parts):
        role = part.role or next((later.role for later in parts[place:] if later.role), None) or Role.RESPONSIBLE
        for start, end in unit_names(text, part.start, part.end):
            name = re.sub(r"\s", "", text[start:end])
            found.setdefault(
                name, Assignment(name, role, len(found) + 1, Span.of(text, start, end), generic=is_set(name))
            )
    return tuple(found.values())
