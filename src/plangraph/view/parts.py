"""What the interactive page knows beside places: each unit's part in each task, its words, sections and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangraph.view.compact import spans, steps
from plangraph.view.lettering import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.view.preset import Preset

_FIRST = "first"
ROLES = {
    "lead": ("牵头", "leads"),
    _FIRST: ("列于首位", "named first"),
    "responsible": ("责任", "responsible"),
    "support": ("配合", "supports"),
}
"""The words for roles; who is named first counts where a plan states no lead."""


def parts(graph: nx.Graph[str], preset: Preset) -> dict[str, Any]:
    """Tasks with their sections, and for each unit its tasks, roles and the ends of the addresses of its words.

    ``links`` is what these addresses begin with. Numbers are places in lists, -1 for none, those of tasks as steps;
    no ordinals are those from one. Roles are places among the words for roles, a digit a task or one for all;
    ``words_of`` has the units that have words, theirs one after the other.
    """
    data = graph.graph
    rows = [data["parts"][unit] for unit in graph]
    tasks = list(data["headings"])
    number = {task: index for index, task in enumerate(tasks)}
    sections = list(dict.fromkeys(section for task in tasks if (section := data["sections"][task])))
    links = _beginning([evidence for mine in rows for *_, evidence in mine if evidence])
    firsts = [() if data["leads_stated"] else graph.nodes[unit]["first_list"] for unit in graph]
    code = {role: str(place) for place, role in enumerate(ROLES)}
    ends = [[evidence.removeprefix(links) for *_, evidence in mine] for mine in rows]
    ordinals = [data["headings"][task][0] for task in tasks]
    return {
        "sections": [printable(section) for section in sections],
        "roles": {role: preset.say(*words) for role, words in ROLES.items()},
        "ordinals": steps(ordinals) if ordinals != [*range(1, len(tasks) + 1)] else [],
        "headings": [printable(data["headings"][task][1]) for task in tasks],
        "section_of": [_place(sections, data["sections"][task]) for task in tasks],
        "tasks_of": [steps([number[task] for task, *_ in mine]) for mine in rows],
        "roles_of": [
            _same("".join(code[_FIRST if task in first else role] for task, role, _ in mine))
            for mine, first in zip(rows, firsts, strict=True)
        ],
        "words_of": {place: spans(mine) for place, mine in enumerate(ends) if any(mine)},
        "links": links,
    }


def linked(page: bytes, base_iri: str, address: str) -> bytes:
    """The page whose links to sentences lead to ``address`` where the IRIs begin with ``base_iri``."""
    return page.replace(f'"links":"{base_iri}'.encode(), f'"links":"{address}'.encode(), 1)


def roles_in(found: dict[str, Any]) -> list[tuple[str, str]]:
    """The roles that there are with their words, where there are several."""
    there = {int(place) for mine in found["roles_of"] for place in mine}
    named = [item for place, item in enumerate(found["roles"].items()) if place in there]
    return named if len(named) > 1 else []


def _beginning(addresses: Sequence[str]) -> str:
    if not addresses:
        return ""
    least, most = min(addresses), max(addresses)
    same = next(
        (place for place, (one, other) in enumerate(zip(least, most, strict=False)) if one != other), len(least)
    )
    return least[: least.rfind("/", 0, same) + 1]


def _same(codes: str) -> str:
    """One for all where all are the same."""
    return codes[:1] if len(set(codes)) == 1 else codes


def _place(sections: Sequence[str], section: str | None) -> int:
    return sections.index(section) if section else -1
