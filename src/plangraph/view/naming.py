"""Names of units short enough for a picture: the level that nearly all of them begin with is left out.

区科技局 becomes 科技局 and 区委宣传部 becomes 宣传部, as officials of the place say it. A name stays whole where its
short form would be that of another unit, would say too little (区委办公室), or where its first character is no level
(市场监管局). Where names of several levels meet, only the most frequent level is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plangraph.view.english import joined
from plangraph.view.lettering import printable
from plangraph.view.palette import kind_mark
from plangraph.view.preset import GREY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from plangraph.view.preset import Preset

# Words that begin with the character of a level but not with the level (现代汉语词典 and names of municipal bodies).
_WORD = re.compile(
    r"市场|市政(?![府协法务研])|市民(?![政宗族革盟建])|市容|市郊|市区|市值|市话|区域|区块|区位|区划|区间|区县|县域|县城|县乡|省会|省际"
    r"|[省市区县旗州][级直属辖内外]"
)
_LEVEL = re.compile(r"([省市区县旗州])(委(?=.{2}))?")
_TOO_LITTLE = frozenset({"政府", "办公室", "党委", "党组", "党校", "常委", "书记", "人民政府", "委员会"})
_SHORTEST = 2
_UNNAMED = "（未命名）", "(unnamed)"


@dataclass(frozen=True, slots=True)
class Naming:
    """Short names by unit, and the words that were left out, as the footer says it."""

    names: Mapping[str, str]
    dropped: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)

    def label(self, unit: str) -> str:
        """The name as it stands at a dot: with the mark of its kind where there are no colours."""
        return self.names[unit] + self.marks.get(unit, "")

    def __getitem__(self, unit: str) -> str:
        return self.names[unit]

    @property
    def note(self) -> str:
        """What was left out, for the footer; empty where every name is whole."""
        quoted = "".join(f"“{word}”" for word in self.dropped)
        return f"单位名称省略{quoted}字样" if quoted else ""

    def noted(self, preset: Preset) -> str:
        """The note in the language of the picture."""
        quoted = joined([f'"{word}"' for word in self.dropped])
        return preset.say(self.note, f"Names of units are without {quoted}") if quoted else ""


def naming_of(graph: nx.Graph[str], preset: Preset, by: str = "kind") -> Naming:
    """The short names of a graph's units, and of those that were taken out of it.

    In grey, where colours say nothing, each name is followed by the mark of its ``kind`` or ``community``.
    """
    labels: dict[str, str] = {unit: data["label"] for unit, data in graph.nodes(data=True)}
    return _marked(naming(labels | graph.graph.get("left_out", {}), preset.say(*_UNNAMED)), graph, preset, by)


def naming_among(graph: nx.Graph[str], units: Sequence[str], preset: Preset) -> Naming:
    """The short names of those nodes of a graph that are units."""
    labels: dict[str, str] = {unit: graph.nodes[unit]["label"] for unit in units}
    return _marked(naming(labels, preset.say(*_UNNAMED)), graph, preset, "kind")


def _marked(names: Naming, graph: nx.Graph[str], preset: Preset, by: str) -> Naming:
    if preset.theme != GREY:
        return names
    marks = {}
    for unit in names.names:
        if unit in graph:
            data = graph.nodes[unit]
            mark = kind_mark(data["kind"], preset.language) if by == "kind" else str(data.get(by, 1))
            marks[unit] = preset.say(f"（{mark}）", f" ({mark})")
    return replace(names, marks=marks)


def naming(labels: Mapping[str, str], unnamed: str = _UNNAMED[0]) -> Naming:
    """The short names of units by their labels; ``unnamed`` stands for an empty one."""
    whole = {unit: printable(label) or unnamed for unit, label in labels.items()}
    parts = {unit: _split(label) for unit, label in whole.items()}
    levels = Counter(word[0] for word, _ in parts.values() if word)
    if not levels:
        return Naming(whole)
    level = max(levels, key=lambda one: (levels[one], one))
    short = {unit: rest if word.startswith(level) else whole[unit] for unit, (word, rest) in parts.items()}
    taken = Counter(short.values()) + Counter(_bare(name) for name in whole.values())
    names = {
        unit: name if name == whole[unit] or taken[name] <= _uses(name, whole[unit]) else whole[unit]
        for unit, name in short.items()
    }
    return Naming(names, tuple(sorted({parts[unit][0] for unit in names if names[unit] != whole[unit]})))


def _split(label: str) -> tuple[str, str]:
    """The level word that may go, and the rest."""
    found = None if _WORD.match(label) else _LEVEL.match(label)
    if not found:
        return "", label
    for word in (found.group(), found.group(1)):
        rest = label[len(word) :]
        if len(rest) >= _SHORTEST and rest not in _TOO_LITTLE and not rest.startswith("委"):
            return word, rest
    return "", label


def _bare(name: str) -> str:
    """A name as it would read next to short ones, whatever its level."""
    return _split(name)[1]


def _uses(name: str, whole: str) -> int:
    """How often a short name is counted where only one unit has it: as short form and as bare form."""
    return 2 if _bare(whole) == name else 1
