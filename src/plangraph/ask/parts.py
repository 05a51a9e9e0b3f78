"""Parts of names that few things share, and names with a slip of the pen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from plangraph.ask.mention import FEWEST, LONGEST, NEAR, SHORT, Mention, cuts_a_word
from plangraph.ask.names import Slot, bare, wordings
from plangraph.model.official_words import OFFICIAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from plangraph.ask.mention import Places
    from plangraph.ask.names import Names, Thing

    Holders = Callable[[str], Iterable[Thing]]
    """The things of whose names two characters are part."""

WHOLE = 7
"""Characters from which a name is sure to be meant whole."""
LONG, _SHORT = 5, 4
"""Characters of a name in which a slip is looked for before, and after, parts of names are."""

_Part = tuple[int, int, tuple["Thing", ...], float]

_LEVEL_WORD = re.compile(r"(?P<level>国家|省|市|区|县)级?[^⟦]{0,2}$")

_SHORT_NAMED = frozenset({Slot.BRAND, Slot.INDUSTRY, Slot.REGION})
"""Kinds of things with names so short that two characters can be part of one."""

_FEW = 2
"""Things that may share a part of their names for the part to mean them."""

_COMMON = OFFICIAL_WORDS | frozenset(
    "任务 指标 单位 部门 区域 方案 体制 引用 依据 情况 内容 有关 关系 责任 办法 地标 活动 载体 园区 协会 部署 地方 地区 金额 数量 总量 文件 年度".split()  # noqa: SIM905  a list of words reads best as words
)
"""Words that name nothing by themselves."""

_FIGURES = re.compile(r"[0-9年月日一二三四五六七八九十百千万亿第项个家]")

_FIVE_YEARS = re.compile(r"十[二三四五六]五(?:规划|时期)?")

_BY_LENGTH = tuple(sorted(_COMMON, key=lambda word: (-len(word), word)))


def parts(found: Places, names: Names, partial: Container[Slot]) -> Iterator[Mention]:
    """Parts of names that few things share (质押融资 of 知识产权质押融资累计金额), the longest first."""

    def holders(pair: str) -> Iterator[Thing]:
        return (thing for thing in names.pairs.get(pair, ()) if thing.slot in partial)

    for offset, run in found.runs():
        if best := _best_part(run, holders, names.seats):
            start, end, meant, score = best
            yield Mention(offset + start, offset + end, meant[0].slot, meant, score)
    yield from slips(found, [thing for thing in names.things if thing.slot in partial], _SHORT)


def slips(found: Places, things: Sequence[Thing], shortest: int) -> Iterator[Mention]:
    """Names of so many characters that stand there but for a slip of the pen."""
    for offset, run in found.runs():
        if best := _nearly(run, things, shortest):
            start, end, meant, score = best
            yield Mention(offset + start, offset + end, meant[0].slot, meant, score)


def _best_part(run: str, holders: Holders, seats: frozenset[str]) -> _Part | None:
    """The longest stretch of the run that is part of the name of a few things; of them the shortest names."""
    for length in range(min(len(run), LONGEST), 1, -1):
        for start in range(len(run) - length + 1):
            words = bare(run[start : start + length])
            ends = run[start].isspace() or run[start + length - 1].isspace() or cuts_a_word(run, start, start + length)
            if len(words) < FEWEST or ends or words in seats:
                continue
            few = [meant for meant in _named_by(words, holders).values() if len(meant) <= _FEW]
            if few:
                best = max(few, key=lambda meant: max(meant.values()))
                return start, start + length, _of_level(run[:start], tuple(best)), SHORT
    return None


def _named_by(words: str, holders: Holders) -> dict[Slot, dict[Thing, float]]:
    """The things of each kind of whose names the words are part, with the share of the name that they are."""
    candidates = tuple(holders(words[:FEWEST]))
    if not candidates:
        return {}
    telling = tells(words)
    found: dict[Slot, dict[Thing, float]] = {}
    for thing in candidates:
        # Indicators are few and called by general words: 示范企业.
        enough = telling or (thing.slot is Slot.INDICATOR and len(words) >= _SHORT)
        if enough and (len(words) > FEWEST or thing.slot in _SHORT_NAMED):
            share = max((len(words) / len(name) for name in wordings(thing) if _part_of(words, name)), default=0.0)
            if share:
                found.setdefault(thing.slot, {})[thing] = share
    only, *others = candidates
    if telling and len(words) == FEWEST and not found and not others and only.slot is Slot.INDICATOR:
        # 床位 of 护理型床位, where nothing else is called so.
        found[Slot.INDICATOR] = {only: FEWEST / len(bare(only.label))}
    return found


def _of_level(before: str, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Of things that share the part of a name those of the level before it: 市级…优势企业 is 重庆市…优势企业."""
    level = _LEVEL_WORD.search(before)
    fit = tuple(thing for thing in things if level and level["level"] in bare(thing.label))
    return fit or things


def _part_of(words: str, name: str) -> bool:
    if words in name:
        return True
    # 马德里商标 of 马德里国际商标注册总量: in order, with a beginning or an end of two characters in common.
    if len(words) < 4 or not (words[:2] in name and words[-2:] in name):  # noqa: PLR2004  two words of two characters
        return False
    rest = iter(name)
    return all(char in rest for char in words)


@lru_cache(4096)
def tells(words: str) -> bool:
    """Whether the words are more than general ones and figures."""
    if _FIVE_YEARS.search(words):
        return True
    left = _FIGURES.sub("", words)
    for word in _BY_LENGTH:
        left = left.replace(word, "")
    return len(left) >= FEWEST or (len(words) >= 6 and bool(left))  # noqa: PLR2004  three words


def _nearly(run: str, things: Sequence[Thing], shortest: int) -> _Part | None:
    best: _Part | None = None
    for thing in things:
        for name in _wordings(wordings(thing)):
            if len(name) < shortest or len(run) < len(name) - 1:
                continue
            found = fuzz.partial_ratio_alignment(name, run)
            if found is None or found.score < 100 * (1 - 1.01 / len(name)):
                continue
            words = run[found.dest_start : found.dest_end]
            if DamerauLevenshtein.distance(name, words, score_cutoff=1) > 1:
                continue
            if cuts_a_word(run, found.dest_start, found.dest_end):
                continue
            if best is None or found.dest_end - found.dest_start > best[1] - best[0]:
                best = found.dest_start, found.dest_end, (thing,), NEAR
    return best


def _wordings(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        core = re.sub(r"(?:累计)?(?:总量|总数|数量|金额)$", "", name)
        if core != name:
            yield core
