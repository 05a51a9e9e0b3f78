"""plangraph reads government action plans into a graph in which every fact points to its words.

>>> import plangraph
>>> plan = plangraph.extract_plan("data/sources/dazu-ip-2025.txt")
>>> plan.tasks[8].heading, plan.tasks[8].assignments[0].name
('品牌跃升，提升竞争能力', '大足石刻研究院')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plangraph.bootstrap.datasets import open_workspace
    from plangraph.bootstrap.loading import ingest
    from plangraph.bootstrap.reading import extract_plan
    from plangraph.errors import PlangraphError
    from plangraph.model.extraction import to_json
    from plangraph.model.plan import Plan
    from plangraph.model.span import Span
    from plangraph.pipeline.workspace import Workspace

__all__ = [
    "Plan",
    "PlangraphError",
    "Span",
    "Workspace",
    "extract_plan",
    "ingest",
    "open_workspace",
    "to_json",
]

_HOMES = {
    "Plan": "plangraph.model.plan",
    "PlangraphError": "plangraph.errors",
    "Span": "plangraph.model.span",
    "Workspace": "plangraph.pipeline.workspace",
    "extract_plan": "plangraph.bootstrap.reading",
    "ingest": "plangraph.bootstrap.loading",
    "open_workspace": "plangraph.bootstrap.datasets",
    "to_json": "plangraph.model.extraction",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  each name has its own type, given above
    """Imports a public name when it is first used, so that ``import plangraph`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'plangraph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
