"""Places of a plan as names of industries: by the word list, by the title, or by their form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.findings import Finding
from plangraph.extract.sectors import grade_length, is_sector, sector_name, topics

if TYPE_CHECKING:
    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.outline import Passage

_STEPS = re.compile(r"(?:零部件|保障|装备|回收|开发|利用|诊断|治疗)\Z")
"""What 等产业 makes a sector, though elsewhere it is a product or an activity: 低空保障等产业."""


class Sectors:
    """The names of industries that one plan may use."""

    __slots__ = ("index", "names", "scope", "topics", "toponyms")

    def __init__(self, scope: Scope, toponyms: Toponyms, title: str) -> None:
        self.scope, self.toponyms = scope, toponyms
        self.topics = topics(title, toponyms.gazetteer.industries)
        self.names = toponyms.gazetteer.sectors.union(self.topics)
        index = toponyms.gazetteer.industries
        self.index = index if self.names == toponyms.gazetteer.sectors else index.also(self.topics)

    def finding(self, start: int, end: int, passage: Passage, *, steps: bool = False) -> Finding | None:
        """The name of an industry that ``text[start:end]`` gives without words of grade and class, if it gives one."""
        phrase = self.scope.text[start:end]
        begin = start if phrase in self.names else start + grade_length(phrase)
        name = phrase if phrase in self.names else sector_name(phrase)
        may_be = is_sector(_STEPS.sub("", name) if steps else name)
        if name not in self.names and (not may_be or self.names_place(name)):
            return None
        return Finding(begin, begin + len(name), name, name, passage.task) if name else None

    def names_place(self, name: str) -> bool:
        """Whether a name holds that of a place."""
        return any(place in name for place in self.toponyms.own) or any(self.toponyms.find(name, 0, len(name)))

    def is_known(self, name: str) -> bool:
        """Whether a name holds that of a known industry."""
        return any(self.index.find(name, 0, len(name)))
