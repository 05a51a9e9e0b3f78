"""Units under a longer, shorter or misspelt name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from plangraph.ask.mention import EXACT, FEWEST, NEAR, SHORT, Mention
from plangraph.ask.names import Slot, bare, without_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.ask.mention import Places
    from plangraph.ask.names import Names, Thing

_ORGAN = re.compile(
    r"(?:委员会|管理局|法院|检察院|研究院|事务中心|服务中心|发展中心|园区中心|中心|高新区|工业园区|园区|大队|支队|总队|联合会|协会|学院|大学|残联|妇联|(?<![格结布全大])局(?!面|限|部)|委(?!员|办)|办(?!局|公|事|理|法)|院|部(?![门分])|厅|会|站|署|银行|公司|集团)"
)

_VAGUE = frozenset("部会站办院署委")
"""Endings that many other words have: what they end is a unit only if the dataset has it."""

_STOP = re.compile(
    r"[\s,，。.?？!！、;；:：]|除了?|会同|像|些|着|到|用|和|与|跟|同|及|或|由|对|的|是|在|把|被|让|给|向|从|要|该|里|中|都|也|还|又|有|哪|谁|什么|任务|指标|单位|部门|负责|牵头|承担|参与"
    r"|配合|一起|共同|共担|合作|列出|关于|计划|方案|截至|截止|到期|点到|年|月|日|底|前|了|[0-9]"
)

_FIRM_STOP = re.compile(
    r"[\s,，。.?？!！、;；:：]|除了?|会同|像|的|哪|谁|什么|任务|指标|单位|部门|负责|牵头|计划|方案|[0-9]"
)
"""What no name of a unit holds; 和, 有 and the like stand in some (经济和信息化委员会, 国有资产监督管理委员会)."""

_LEVELS = "区县市省州旗国"

_PREFIX = 12

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")

_ORGAN_ALONE = 3
"""Characters up to which a name can be that of any organ (中心, 研究院)."""

_ASKING = re.compile(
    r"(?:我|咱|你们|他们|别家|委办|^本|^贵|^该|某|[一二两三四五六七八九十几多]个|个别|那么多|那边)|^(?:哪|各|每|几|什么|有关|相关|其他|多少|这)"
)

_SAME_LEVEL = 0.05


def bodies(found: Places, names: Names) -> Iterator[Mention]:
    """Words that end as the name of an organ does, and mean a unit under a longer, shorter or misspelt name."""
    units = [thing for thing in names.things if thing.slot is Slot.UNIT]
    for offset, run in list(found.runs()):
        last = 0
        for organ in _ORGAN.finditer(run):
            start = max([last, *(match.end() for match in _STOP.finditer(run, last, organ.start()))])
            firm = max([last, *(match.end() for match in _FIRM_STOP.finditer(run, last, organ.start()))])
            begin, things, score = _longest_like(run, firm, organ.end(), units)
            if not things and (alone := _ended_by(run[start : organ.end()], units)):
                begin, things, score = start, alone, SHORT
            if not things and (shorter := _other_body(run, start, organ.end(), names)):
                at, other = shorter
                yield Mention(offset + at, offset + organ.end(), other[0].slot, other, SHORT)
                last = organ.end()
                continue
            vague = organ.group() in _VAGUE
            if not things and (
                vague or organ.end() - start < FEWEST + len(organ.group()) or _ASKING.search(run[start : organ.end()])
            ):
                continue
            yield Mention(offset + (begin if things else start), offset + organ.end(), Slot.UNIT, things, score)
            last = organ.end()


def _ended_by(words: str, units: Sequence[Thing]) -> tuple[Thing, ...]:
    """The only unit whose name ends in a name for any organ: 大足高新区 for 高新区."""
    if len(words) < _ORGAN_ALONE or not _ORGAN.fullmatch(words):
        return ()
    found = tuple(unit for unit in units if bare(unit.label).endswith(words))
    return found if len(found) == 1 else ()


def longer_units(question: str, start: int, end: int, names: Names) -> Iterator[Mention]:
    """The same words with what stands before them, where that names a unit too: 区人民法院, and 大数据局 for 数据局."""
    units = [thing for thing in names.things if thing.slot is Slot.UNIT]
    for begin in range(max(0, start - _PREFIX), start):
        before = question[begin:start]
        if _CHINESE.fullmatch(before) and not _STOP.search(before) and not _ORGAN.search(before):
            things, score = _like(question[begin:end], units)
            if things and score > NEAR:
                yield Mention(begin, end, Slot.UNIT, things, score)
                return


def _other_body(run: str, first: int, end: int, names: Names) -> tuple[int, tuple[Thing, ...]] | None:
    """The longest words before ``end`` that are a short name of platforms or regions: 县职教中心 of 县职业教育中心."""
    others = [thing for thing in names.things if thing.slot in {Slot.PLATFORM, Slot.REGION}]
    for start in range(first, end - _ORGAN_ALONE):
        asked = bare(run[start:end])
        things = tuple(thing for thing in others if _shortens(asked, bare(thing.label)))
        if things:
            return start, things
    return None


def _shortens(asked: str, name: str) -> bool:
    core = without_place(name)
    return asked in name or (bool(asked) and asked[0] in {name[0], core[:1]} and _abbreviates(asked, name))


def _longest_like(run: str, first: int, end: int, units: Sequence[Thing]) -> tuple[int, tuple[Thing, ...], float]:
    for start in range(first, end - 1):
        if _ORGAN.fullmatch(run[start:end]):
            break
        things, score = _like(run[start:end], units)
        if things:
            return start, things, score
    return first, (), EXACT


def _like(words: str, units: Sequence[Thing]) -> tuple[tuple[Thing, ...], float]:
    asked = bare(words)
    best: dict[float, list[Thing]] = {}
    for unit in units:
        score = max(_same_body(asked, bare(name)) for name in (unit.label, *unit.aliases))
        if score:
            best.setdefault(score, []).append(unit)
    return (tuple(best[max(best)]), max(best)) if best else ((), EXACT)


def _same_body(asked: str, name: str) -> float:
    """How likely the words mean the unit of that name; more where they say the same level (区, 县, 市)."""
    short, level = _without_level(name)
    asked_short, asked_level = _without_level(_without_place(asked, level))
    if asked_level and _abbreviates(asked, short) and len(asked) > FEWEST:
        return SHORT - _SAME_LEVEL  # 市监局 is 区市场监管局: the first character is no level
    if asked_level and level and asked_level != level:
        return 0.0
    closer = _SAME_LEVEL if asked_level == level else 0.0
    if asked_short == short:
        return SHORT + closer
    for longer, shorter in ((asked_short, short), (short, asked_short)):
        if len(shorter) >= FEWEST and _abbreviates(shorter, longer):
            # What the question says more than the name counts against it: 大数据局 is no 数据局.
            more = 0.02 if longer == asked_short else 0.001
            return SHORT - _SAME_LEVEL + closer - more * (len(longer) - len(shorter))
    if min(len(asked_short), len(short)) >= 3 and _one_slip(asked_short, short):  # noqa: PLR2004  two are no name
        return NEAR + closer
    return 0.0


def _without_level(name: str) -> tuple[str, str]:
    return (name[1:], name[0]) if name[:1] in _LEVELS and len(name) > FEWEST else (name, "")


def _without_place(asked: str, level: str) -> str:
    """重庆市大足区科技局 as 区科技局 where the unit is one of a district."""
    if level and level in asked[1:-2]:
        at = asked.rindex(level, 1, len(asked) - 2)
        return asked[at:]
    return asked


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of the short name stand in the long one in order, from its first to its last."""
    if short[-1] != long[-1] and not (long.endswith(("委员会", "委")) and short.endswith("委")):
        return False
    if long.endswith(short):
        return True
    if short[0] not in long[: max(2, len(long) // 2)]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _one_slip(asked: str, name: str) -> bool:
    return asked[-1] == name[-1] and DamerauLevenshtein.distance(asked, name, score_cutoff=1) <= 1
