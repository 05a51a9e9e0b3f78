"""What the interactive page knows beside places: each unit's part in each task, its words, sections and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    """Tasks with their sections, and for each unit its task, role and the end of the address of its words.

    ``links`` is what these addresses begin with; ``shared`` are the tasks of each pair. Numbers are places in lists.
    """
    data = graph.graph
    rows = [data["parts"][unit] for unit in graph]
    tasks = list(data["headings"])
    number = {task: index for index, task in enumerate(tasks)}
    sections = list(dict.fromkeys(section for task in tasks if (section := data["sections"][task])))
    links = _beginning([evidence for mine in rows for *_, evidence in mine if evidence])
    firsts = [() if data["leads_stated"] else graph.nodes[unit]["first_list"] for unit in graph]
    return {
        "sections": [printable(section) for section in sections],
        "roles": {role: preset.say(*words) for role, words in ROLES.items()},
        "tasks": [
            [data["headings"][task][0], printable(data["headings"][task][1]), _place(sections, data["sections"][task])]
            for task in tasks
        ],
        "parts": [
            [
                [number[task], _FIRST if task in first else role, evidence.removeprefix(links)]
                for task, role, evidence in mine
            ]
            for mine, first in zip(rows, firsts, strict=True)
        ],
        "shared": [[number[task] for task in pair["task_list"]] for *_, pair in graph.edges(data=True)],
        "links": links,
    }


def linked(page: bytes, base_iri: str, address: str) -> bytes:
    """The page whose links to sentences lead to ``address`` where the IRIs begin with ``base_iri``."""
    return page.replace(f'"links":"{base_iri}'.encode(), f'"links":"{address}'.encode(), 1)


def roles_in(found: dict[str, Any]) -> list[tuple[str, str]]:
    """The roles that there are with their words, where there are several."""
    there = {role for mine in found["parts"] for _, role, _ in mine}
    return [(role, words) for role, words in found["roles"].items() if role in there] if len(there) > 1 else []


def _beginning(addresses: Sequence[str]) -> str:
    if not addresses:
        return ""
    least, most = min(addresses), max(addresses)
    same = next(
        (place for place, (one, other) in enumerate(zip(least, most, strict=False)) if one != other), len(least)
    )
    return least[: least.rfind("/", 0, same) + 1]


def _place(sections: Sequence[str], section: str | None) -> int:
    return sections.index(section) if section else -1
