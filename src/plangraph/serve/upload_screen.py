"""What the check screen of a draft shows: figures, findings by what they mean, and where things stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from plangraph.model.standing_words import RELATED, RELATION_WORDS, STATUS_WORDS
from plangraph.serve.upload_excerpts import excerpts
from plangraph.serve.upload_fields import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plangraph.pipeline.draft import Content
    from plangraph.serve.upload_excerpts import Excerpt
    from plangraph.serve.upload_fields import Said

_CONTRADICTIONS = frozenset(
    {"figure-differs", "comparator-differs", "count-differs", "growth-not-reached", "target-falling"}
    | {"target-outside-period", "share-above-whole", "deadline-after-period", "deadline-before-issue"}
    | {"annex-units", "annex-heading", "annex-deadline", "annex-unit-order", "task-not-in-annex"}
    | {"annex-task-not-in-text", "numbering-repeat", "numbering-gap", "numbering-restart"}
)
_UNREAD = frozenset(
    {"bracket-without-unit", "bracket-outside-task", "task-without-unit", "unread-deadline", "no-task"}
    | {"no-responsibility", "no-title", "no-doc-number", "no-issuer", "no-date", "no-period"}
    | {"annex-list-leftover", "annex-unmarked", "annex-missing", "annex-unmentioned", "tasks-replaced-by-table"}
)
_LIKE = frozenset({"unit-two-names", "unit-nearly-named"})
_OF_CORRECTIONS = frozenset({"correction-unused", "correction-no-longer-needed"})
"""They stand beside the corrections."""
_GROUPS: tuple[tuple[str, Said, frozenset[str]], ...] = (
    ("contradictions", ("互相矛盾", "Contradictions"), _CONTRADICTIONS),
    ("unread", ("没有读懂", "Not understood"), _UNREAD),
    ("alike", ("可能是同一单位", "Perhaps one and the same unit"), _LIKE),
)
_OTHER = ("notes", ("其他提示", "Other notes"))
_SHAPES = ("shapes", ("数据规范（SHACL）", "Shapes (SHACL)"))


@dataclass(frozen=True, slots=True)
class Finding:
    """What the checks say, with its sentences; ``more`` counts places that are not shown."""

    severity: str
    message: Said
    excerpts: tuple[Excerpt, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one meaning."""

    id: str
    title: Said
    findings: tuple[Finding, ...]


def groups(content: Content) -> tuple[Group, ...]:
    """The findings that are no matter of corrections; groups without any are left out."""
    text = content["text"]
    found: dict[str, list[Finding]] = {}
    for one in content["findings"]:
        if one["kind"] not in _OF_CORRECTIONS:
            message = one["message"], one["message_en"]
            found.setdefault(_group_of(one["kind"]), []).append(_finding(text, one["severity"], message, one["places"]))
    for one in content["shapes"]:
        message = one["message"], one["message_en"]
        found.setdefault(_SHAPES[0], []).append(_finding(text, one["severity"], message, one["places"]))
    titles = (_SHAPES, *((name, title) for name, title, _ in _GROUPS), _OTHER)
    return tuple(Group(name, title, tuple(found[name])) for name, title in titles if name in found)


def figures(content: Content) -> tuple[tuple[int, Said, str], ...]:
    """How many of what were found, and the fragment of the list."""
    return (
        (len(content["sections"]), ("部分", "sections"), "tasks"),
        (len(content["tasks"]), ("任务", "tasks"), "tasks"),
        (len(content["units"]), ("单位", "units"), "units"),
        (len(content["indicators"]), ("指标", "indicators"), "indicators"),
        (len(content["entities"]) + len(content["quantities"]), ("其他事项", "other things"), "others"),
        (sum(len(group.findings) for group in groups(content)), ("待核对", "findings"), "findings"),
    )


def chapters(content: Content) -> tuple[tuple[dict[str, Any] | None, list[dict[str, Any]]], ...]:
    """The tasks by section, in order; those of none first."""
    sections = (None, *content["sections"])
    ordered = ((s, [t for t in content["tasks"] if t["section"] == (s and s["ordinal"])]) for s in sections)
    return tuple((section, tasks) for section, tasks in ordered if tasks or section)


def responsibilities(content: Content) -> Counter[str]:
    """In how many tasks and indicators each unit has a part."""
    holders = (*content["tasks"], *content["indicators"])
    return Counter(name for holder in holders for name in {part["name"] for part in holder["units"]})


def merged(content: Content) -> tuple[dict[str, Any], ...]:
    """The units of which several names were read."""
    return tuple(unit for unit in content["units"] if unit["merged"] or unit["aliases"])


def years(content: Content) -> tuple[int, ...]:
    """The years for which there are targets."""
    return tuple(sorted({target["year"] for indicator in content["indicators"] for target in indicator["targets"]}))


def kind(value: str) -> Said:
    """The words for what a correction is about."""
    return KINDS.get(value, (value, value))


def standing_words(entity: Mapping[str, Any]) -> str:
    """The words for the status or relation of a thing."""
    words = RELATION_WORDS if entity["kind"] in RELATED else STATUS_WORDS
    return words.get(entity["standing"], ("",))[0]


def place_query(places: Iterable[list[int]]) -> str:
    """The query of the text's address that marks the places, with the fragment of the first."""
    found = list(places)
    marks = urlencode([(name, at) for place in found for name, at in zip(("start", "end"), place, strict=True)])
    return f"?{marks}#s{found[0][0]}-{found[0][1]}" if found else ""


def _group_of(kind: str) -> str:
    return next((name for name, _, kinds in _GROUPS if kind in kinds), _OTHER[0])


def _finding(text: str, severity: str, message: Said, places: list[list[int]]) -> Finding:
    shown = excerpts(text, places)
    untold = sum(not any(one.start <= start < one.end for one in shown) for start, _ in places)
    return Finding(severity, message, shown, untold)
