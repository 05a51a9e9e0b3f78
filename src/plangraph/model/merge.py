"""The record of an inference: a name as written taken for the normal form of a body's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class MergeRule(StrEnum):
    """What was found to say the same."""

    PLACE = "place"
    LEVEL = "level"
    FUNCTION = "function-word"
    ENDING = "ending"
    NAME = "customary-name"


@dataclass(frozen=True, slots=True)
class Merge:
    """A name of a plan that is not the normal form, the rules that lead from one to the other, and why."""

    name: str
    rules: tuple[MergeRule, ...]
    reason: str
    reason_en: str = field(default="", compare=False)
