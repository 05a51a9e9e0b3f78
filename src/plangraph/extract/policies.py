"""The documents that a plan names in 《》."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.findings import Finding, folded, gather
from plangraph.extract.scope import scope_of
from plangraph.extract.works import is_document
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.extract.scope import Scope
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Passage

_TITLE = re.compile(r"《([^《》]{2,200}(?:《[^《》]{2,100}》[^《》]{0,100})*)》")
_NESTED = re.compile(r"[〈<]([^〈〉<>]{2,100})[〉>]|《([^《》]{2,100})》")
_COORDINATED = re.compile(r"(?:[（(][^（）()]{0,40}[）)])?(?:以及|[、和与及])?\Z")
_BASIS = re.compile(r"(?:根据|依据|按照|遵照|依照)[^，。；]{0,40}\Z")
_ENACTS = re.compile(r"(?:制[定订]|编制|出台|提出)(?:本|如下|以下)|现就|特制[定订]")
_DRAFTS = re.compile(
    r"(?:编制|制[定订]|起草|出台|修[订改]|印发|发布|编写|研制|草拟)(?:完善|实施|好|了)?[^，。；、《》]{0,4}\Z"
)
_ISSUED = re.compile(r"(?:此前|之前|以前|先前|原先?|已经?|现已)(?:编制|制[定订]|出台|修[订改]|印发|发布)的?\Z")
"""What says that a document is there already: 此前发布的《…》."""
_DRAFTED = re.compile(r"(?:[（(][^（）()]{0,40}[）)])?的?(?:编制|制[定订]|起草|修[订改]|立法|出台)")
_OF_IT = re.compile(r"(?:配套|实施|贯彻|相关|的)[^，。；]{0,12}?(?:细则|方案|办法|措施|意见|政策|清单)")


def policies(text: str, passages: Sequence[Passage], title: str | None = None) -> tuple[Entity, ...]:
    """Every title in 《》, also one in 〈〉 inside it, but the plan's own ``title`` and those of periodicals and works.

    ``relation``: ``basis`` in the sentence that says what the plan rests on, ``to_draft`` as the object of a verb of
    drafting, else ``cites``; titles in a row share the relation of the first.
    """
    scope = scope_of(text, passages)
    own = folded(title or "")
    findings: list[Finding] = []
    for row, passage in _rows(scope):
        relation = _relation(scope, row[0], passage)
        start, end = row[0].start(), row[-1].end()
        for match in row:
            name = _name(match.group(1))
            if not (own and own.startswith(folded(name))) and is_document(name, text, start, end):
                findings.extend(_named(match, name, passage.task, relation))
    return gather(EntityKind.POLICY, text, findings)


def _rows(scope: Scope) -> list[tuple[list[re.Match[str]], Passage]]:
    """The titles that nothing but 、 or 和 parts, with their passage."""
    rows: list[tuple[list[re.Match[str]], Passage]] = []
    for match, passage in scope.matches(_TITLE):
        row, within = rows[-1] if rows else ([], None)
        if within == passage and _COORDINATED.match(scope.text[row[-1].end() : match.start()]):
            row.append(match)
        else:
            rows.append(([match], passage))
    return rows


def _named(match: re.Match[str], name: str, task: int | None, relation: str) -> list[Finding]:
    found = [Finding(match.start(), match.end(), name, folded(name), task, relation=relation)]
    for inner in _NESTED.finditer(match.group(0), 1, len(match.group(0)) - 1):
        start = match.start() + inner.start()
        nested = _name(inner.group(1) or inner.group(2))
        found.append(Finding(start, start + len(inner.group(0)), nested, folded(nested), task, relation="cites"))
    return found


def _name(title: str) -> str:
    return re.sub(r"\s+", "", title)


def _relation(scope: Scope, match: re.Match[str], passage: Passage) -> str:
    text = scope.text
    sentence = scope.sentence_start(match.start(), passage)
    before = scope.lead(match.start(), passage)
    drafts = _DRAFTS.search(before) and not _ISSUED.search(before)
    if (drafts and not _OF_IT.match(text, match.end())) or _DRAFTED.match(text, match.end()):
        return "to_draft"
    if _ENACTS.search(text, match.end(), scope.sentence_end(sentence, passage)) or _BASIS.search(before):
        return "basis"
    return "cites"
