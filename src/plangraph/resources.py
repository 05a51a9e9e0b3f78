"""The folders ontology/, queries/ and data/: of a checkout, or inside an installed package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def resource(*names: str) -> Traversable:
    """The file or folder ``names`` below the top level, e.g. ``resource("queries", "evidence.rq")``."""
    packaged = files("plangraph") / "_resources"
    root: Traversable = packaged if packaged.is_dir() else Path(__file__).parents[2]
    return root.joinpath(*names)


def read_text(*names: str) -> str:
    """The text of a resource in UTF-8."""
    return resource(*names).read_text("utf-8")
