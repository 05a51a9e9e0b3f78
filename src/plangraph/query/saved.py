"""A saved query: its text, what can be bound in it, and how its rows are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What the value of a parameter is: a thing of the dataset, or a plain value."""

    UNIT = "unit"
    TASK = "task"
    PLAN = "plan"
    SECTION = "section"
    INDICATOR = "indicator"
    BRAND = "brand"
    INDUSTRY = "industry"
    REGION = "region"
    PLATFORM = "platform"
    POLICY = "policy"
    EVENT = "event"
    IRI = "iri"
    INTEGER = "integer"
    YEAR = "year"
    DATE = "date"
    BOOLEAN = "boolean"
    DEPENDENCY = "dependency"


PLAIN = frozenset({Kind.IRI, Kind.INTEGER, Kind.YEAR, Kind.DATE, Kind.BOOLEAN, Kind.DEPENDENCY})
"""Kinds whose parameter ``x`` binds ``?x``; that of a thing binds ``?x_iri``, which leaves ``?x`` to its label."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be asked about."""

    name: str
    kind: Kind
    required: bool
    label_zh: str
    label_en: str
    bound_to: str = ""

    @property
    def variable(self) -> str:
        """The variable that the value is bound to, without ``?``; several parameters may share one."""
        return self.bound_to or (self.name if self.kind in PLAIN else f"{self.name}_iri")


_INFERRED_BLOCK = re.compile(r"^ *# begin inferred$.*?^ *# end inferred$\n", re.MULTILINE | re.DOTALL)

PLAN = Parameter("plan", Kind.PLAN, required=False, label_zh="计划", label_en="Plan")
"""Every query takes it; without it all plans of the dataset answer."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that people see; ``link`` is the variable with the IRI of what its cells name."""

    name: str
    title_zh: str
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Fold:
    """A column made of the rows that agree in all else: ``count``, ``list`` or ``first`` of a variable."""

    column: str
    function: str
    variable: str


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column to sort folded rows by."""

    column: str
    descending: bool


class Inferred(StrEnum):
    """How much of an answer rests on inferred links."""

    NONE = "none"
    PART = "part"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Lacking:
    """What an answer says where no row has a value for ``variable``."""

    variable: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question of the library; ``place`` orders it within the library, ``view`` is the picture that fits it.

    ``text_of_stated`` is the query without what it takes from inferred links.
    """

    name: str
    text: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    group: str
    group_zh: str
    place: tuple[int, int]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    folds: tuple[Fold, ...] = ()
    order: tuple[SortKey, ...] = ()
    view: str | None = None
    inferred: Inferred = Inferred.NONE
    lacking: Lacking | None = None

    @property
    def text_of_stated(self) -> str:
        """The text without the blocks that are marked as resting on inferred links."""
        return _INFERRED_BLOCK.sub("", self.text)

    def summary(self) -> dict[str, Any]:
        """What a list of queries tells about it, for JSON."""
        return {
            "name": self.name,
            "title": self.title,
            "title_zh": self.title_zh,
            "description": self.description,
            "description_zh": self.description_zh,
            "group": self.group,
            "group_zh": self.group_zh,
            "view": self.view,
            "inferred": self.inferred.value,
            "parameters": [
                {"name": p.name, "kind": p.kind.value, "required": p.required, "zh": p.label_zh, "en": p.label_en}
                for p in self.parameters
            ],
            "columns": [{"name": c.name, "zh": c.title_zh, "en": c.title} for c in self.columns],
        }
