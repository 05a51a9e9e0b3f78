"""Word lists as one value: places with their GB/T 2260 codes, countries, regions and the names of industries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.model.function import Functions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NATIONALITY = (
    "壮族|回族|满族|苗族|侗族|瑶族|彝族|白族|傣族|藏族|羌族|黎族|畲族|水族|土族|怒族|蒙古族|维吾尔|哈萨克族?|朝鲜族|土家族|布依族|哈尼族|傈僳族"
    "|佤族|拉祜族|纳西族|景颇族|柯尔克孜|达斡尔族|仫佬族|毛南族|仡佬族|锡伯族|塔吉克|普米族|鄂温克族|鄂伦春|保安族|裕固族|独龙族|东乡族|撒拉族|布朗族|各族"
    "|(?<!内)蒙古"
)
_SHORTENED = re.compile(
    rf"(?:{_NATIONALITY})*(?:自治区|自治州|自治县|自治旗)$|(?:特别行政区|地区|林区|特区|新区|[省市区县旗盟])$"
)
_SHORTEST = 2


def short_name(name: str) -> str:
    """The customary short form of a place name: 上海市 → 上海, 恩施土家族苗族自治州 → 恩施; 忠县 stays."""
    short = _SHORTENED.sub("", name)
    return short if len(short) >= _SHORTEST else name


@dataclass(frozen=True, slots=True)
class Index:
    """Names by their first two characters, the longest first: finds names in a text in one pass."""

    heads: Mapping[str, tuple[str, ...]]
    _pair: re.Pattern[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Index:
        """The index of names of two characters or more."""
        heads: dict[str, list[str]] = {}
        for name in names:
            if len(name) >= _SHORTEST:
                heads.setdefault(name[:2], []).append(name)
        return cls._made({head: _sorted(group) for head, group in heads.items()})

    @classmethod
    def _made(cls, heads: dict[str, tuple[str, ...]]) -> Index:
        firsts, seconds = (re.escape("".join(sorted({head[n] for head in heads}))) for n in (0, 1))
        return cls(heads, re.compile(f"[{firsts}](?=[{seconds}])" if heads else r"(?!)"))

    def also(self, names: Iterable[str]) -> Index:
        """The index of these names and more."""
        heads = dict(self.heads)
        for name in names:
            if len(name) >= _SHORTEST:
                heads[name[:2]] = _sorted([*heads.get(name[:2], ()), name])
        found = all(map(self._pair.match, heads.keys() - self.heads.keys()))
        return Index(heads, self._pair) if found else self._made(heads)

    def at(self, text: str, position: int) -> str | None:
        """The longest name that begins there."""
        for name in self.heads.get(text[position : position + 2], ()):
            if text.startswith(name, position):
                return name
        return None

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where names stand in ``text[start:end]``, from the left and without overlaps."""
        done, heads = start, self.heads
        for match in self._pair.finditer(text, start, end):
            position = match.start()
            # Most pairs begin no name: they are told apart here, without a call.
            if text[position : position + 2] not in heads or position < done:
                continue
            name = self.at(text, position)
            if name is not None and position + len(name) <= end:
                yield position, name
                done = position + len(name)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=_longest_first))


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The word lists of a run.

    ``divisions`` maps GB/T 2260 codes to names of places at county level and above. ``regions`` maps the names of
    blocs, strategies, corridors and zones to their kind, ``ambiguous`` holds place names that are also words,
    ``sectors`` names of industries. ``places`` finds every name that needs no context: full names, and the
    short ones of provinces, prefectures and countries; ``codes`` has the codes of those names, several where
    a name is shared. ``local`` holds for each province (two digits) the short names of its counties, ``full`` the
    codes of every full name. ``functions`` are those of the state, with the words that say them.
    """

    divisions: Mapping[str, str]
    countries: frozenset[str]
    regions: Mapping[str, str]
    ambiguous: frozenset[str]
    sectors: frozenset[str]
    functions: Functions = field(default_factory=Functions)
    codes: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    local: Mapping[str, Mapping[str, str]] = field(init=False, repr=False, compare=False)
    full: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    places: Index = field(init=False, repr=False, compare=False)
    _indexes: dict[str, Index] = field(init=False, repr=False, compare=False, default_factory=dict)
    industries: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        codes: dict[str, list[str]] = {}
        local: dict[str, dict[str, str]] = {}
        full: dict[str, list[str]] = {}
        for code, name in self.divisions.items():
            full.setdefault(name, []).append(code)
            for surface in _surfaces(code, name):
                codes.setdefault(surface, []).append(code)
            short = short_name(name)
            if (short != name or len(name) == _SHORTEST) and not code.endswith("00"):
                local.setdefault(code[:2], {})[short] = code
        object.__setattr__(self, "codes", {name: tuple(sorted(found)) for name, found in codes.items()})
        object.__setattr__(self, "local", local)
        object.__setattr__(self, "full", {name: tuple(found) for name, found in full.items()})
        object.__setattr__(self, "places", Index.of([*codes, *self.countries, *self.regions]))
        object.__setattr__(self, "industries", Index.of(self.sectors))

    def places_for(self, province: str | None) -> Index:
        """The index of ``places`` with the short names of a province's counties, as its own documents write them."""
        local = self.local.get(province[:2], {}) if province else {}
        key = province[:2] if province and local else ""
        if key not in self._indexes:
            self._indexes[key] = self.places.also(local) if local else self.places
        return self._indexes[key]

    def code(self, name: str, province: str | None = None) -> str | None:
        """The code of a name; of a shared name the one in ``province``, None where that does not settle it."""
        codes = self.codes.get(name, ())
        if len(codes) > 1:
            codes = tuple(code for code in codes if province is not None and code.startswith(province[:2]))
        return codes[0] if len(codes) == 1 else None


def _surfaces(code: str, name: str) -> Iterator[str]:
    if len(name) > _SHORTEST or code.endswith("00"):
        yield name
    if code.endswith("00") and (short := short_name(name)) != name:
        yield short


NO_WORD_LISTS = Gazetteer(divisions={}, countries=frozenset(), regions={}, ambiguous=frozenset(), sectors=frozenset())
"""Nothing is known: every name stands for itself."""
