"""Finds what a question names: by names, by shorter or longer forms of them, and with slips of the pen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from plangraph.ask.names import Slot, bare
from plangraph.ask.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.ask.names import Names, Thing

EXACT, SHORT, NEAR = 1.0, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words at ``start``-``end`` can mean; ``things`` is empty where they name what the dataset lacks."""

    start: int
    end: int
    slot: Slot
    things: tuple[Thing, ...]
    score: float


_ORDINAL = re.compile(
    r"第?(?P<a>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:号|项|个|条)(?:重点)?(?:任务|工作|举措)"
    r"|第(?P<c>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[条项款](?!季|年)"
    r"|(?:任务|task) ?(?:no\.? ?|第)?(?P<b>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?![0-9年月项个家起同共直些定致体模样并次])(?:号)?"
)
_ORGAN = re.compile(
    r"(?:委员会|管理局|法院|检察院|研究院|事务中心|服务中心|发展中心|园区中心|中心|高新区|工业园区|园区|局|委|办|院|部(?![门分])|厅|会|站|署|银行|公司|集团)"
)
_VAGUE = frozenset("部会站办院")
"""Endings that many other words have: what they end is a unit only if the dataset has it."""
_STOP = re.compile(
    r"[\s,，。.?？!！、;；:：]|和|与|跟|同|及|或|由|对|的|是|在|把|被|让|给|向|从|要|该|里|中|都|也|还|又|有|哪|谁|什么|任务|指标|单位|部门|负责|牵头|承担|参与"
    r"|配合|一起|共同|共担|合作|列出|关于|计划|方案|截至|截止|到期|点到|年|月|日|底|前|了|[0-9]"
)
_FIRM_STOP = re.compile(r"[\s,，。.?？!！、;；:：]|的|哪|谁|什么|任务|指标|单位|部门|负责|牵头|计划|方案|[0-9]")
"""What no name of a unit holds; 和, 有 and the like stand in some (经济和信息化委员会, 国有资产监督管理委员会)."""
_LEVELS = "区县市省州旗国"
_FEWEST = 2
_LONGEST = 40


def mentions(
    question: str, names: Names, partial: Sequence[Slot], days: Sequence[tuple[int, int]] = ()
) -> tuple[Mention, ...]:
    """The mentions in a plain question, from left to right, none over another.

    ``partial`` are the kinds of which parts of a name count; ``days`` are places that are dates unless a name holds them.
    """
    found = _Places(question)
    exact = _exact(question, names)
    for mention in exact:
        if mention.slot in {Slot.PLAN, Slot.UNIT} or mention.end - mention.start >= _WHOLE:
            found.take(mention)
    for mention in (mention for mention in list(_units(found, names)) if mention.things):
        found.take(mention)
    for mention in exact:
        found.take(mention)
    found.block(days)
    some = [thing for thing in names.things if thing.slot in partial]
    for steps in (_ordinals(question, names), _slips(found, some, _LONG), _units(found, names)):
        for mention in list(steps):
            found.take(mention)
    while part := next(_parts(found, some), None):
        found.take(part)
    return tuple(sorted(found.taken, key=lambda mention: mention.start))


class _Places:
    """The places of a question that are not yet part of a mention."""

    def __init__(self, question: str) -> None:
        self.question = question
        self.taken: list[Mention] = []
        self._free = [True] * len(question)

    def take(self, mention: Mention) -> None:
        """Keeps a mention whose places are free."""
        if all(self._free[mention.start : mention.end]):
            self.taken.append(mention)
            self._free[mention.start : mention.end] = [False] * (mention.end - mention.start)

    def block(self, places: Iterable[tuple[int, int]]) -> None:
        """Takes places out that no mention may use any more."""
        for start, end in places:
            self._free[start:end] = [False] * (end - start)

    def runs(self) -> Iterator[tuple[int, str]]:
        """The free stretches with their places."""
        start = None
        for place, free in enumerate([*self._free, False]):
            if free and start is None:
                start = place
            elif not free and start is not None:
                yield start, self.question[start:place]
                start = None


def _exact(question: str, names: Names) -> list[Mention]:
    """Names that stand in the question as they are, the longest first."""
    found = []
    for start in range(len(question)):
        for end in range(min(len(question), start + _LONGEST), start + _FEWEST - 1, -1):
            words = question[start:end]
            if words[0].isspace() or words[-1].isspace():
                continue
            things = names.exact.get(bare(words), ())
            for slot in dict.fromkeys(thing.slot for thing in things):
                of_slot = tuple(thing for thing in things if thing.slot is slot)
                found.append(Mention(start, end, slot, of_slot, EXACT))
                if slot is Slot.UNIT:
                    found += _longer_units(question, start, end, names)
    return sorted(found, key=lambda mention: (mention.start - mention.end, _RANK[mention.slot], mention.start))


def _longer_units(question: str, start: int, end: int, names: Names) -> Iterator[Mention]:
    """The same words with what stands before them, where that names a unit too: 区人民法院, and 大数据局 for 数据局."""
    units = [thing for thing in names.things if thing.slot is Slot.UNIT]
    for begin in range(max(0, start - _PREFIX), start):
        before = question[begin:start]
        if _CHINESE.fullmatch(before) and not _STOP.search(before) and not _ORGAN.search(before):
            things, score = _like(question[begin:end], units)
            if things and score > NEAR:
                yield Mention(begin, end, Slot.UNIT, things, score)
                return


_PREFIX = 12
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_RANK = {slot: place for place, slot in enumerate(Slot)}


def _ordinals(question: str, names: Names) -> Iterator[Mention]:
    for match in _ORDINAL.finditer(question):
        ordinal = number(match["a"] or match["b"] or match["c"])
        things = tuple(thing for thing in names.things if thing.slot is Slot.TASK and thing.ordinal == ordinal)
        # 十项任务 is a count and not an ordinal; 第十项 and 10号 are ordinals.
        if match["b"] or match.group().startswith("第") or "号" in match.group():
            yield Mention(match.start(), match.end(), Slot.TASK, things, EXACT)


def _units(found: _Places, names: Names) -> Iterator[Mention]:
    """Words that end as the name of an organ does, and mean a unit under a longer, shorter or misspelt name."""
    units = [thing for thing in names.things if thing.slot is Slot.UNIT]
    for offset, run in list(found.runs()):
        last = 0
        for organ in _ORGAN.finditer(run):
            start = max([last, *(match.end() for match in _STOP.finditer(run, last, organ.start()))])
            firm = max([last, *(match.end() for match in _FIRM_STOP.finditer(run, last, organ.start()))])
            begin, things, score = _longest_like(run, firm, organ.end(), units)
            if not things and (other := _other_body(run[start : organ.end()], names)):
                yield Mention(offset + start, offset + organ.end(), other[0].slot, other, SHORT)
                last = organ.end()
                continue
            vague = organ.group() in _VAGUE
            if not things and (
                vague or organ.end() - start < _FEWEST + len(organ.group()) or _ASKING.search(run[start : organ.end()])
            ):
                continue
            yield Mention(offset + (begin if things else start), offset + organ.end(), Slot.UNIT, things, score)
            last = organ.end()


def _other_body(words: str, names: Names) -> tuple[Thing, ...]:
    """The platforms and regions with such a short name: 县职教中心 of 县职业教育中心."""
    asked = bare(words)
    kinds = (Slot.PLATFORM, Slot.REGION)
    return tuple(
        thing
        for thing in names.things
        if thing.slot in kinds
        and len(asked) > _ORGAN_ALONE
        and (asked in bare(thing.label) or asked[0] == bare(thing.label)[0])
        and (asked in bare(thing.label) or _abbreviates(asked, bare(thing.label)))
    )


_ORGAN_ALONE = 3
"""Characters up to which a name can be that of any organ (中心, 研究院)."""
_ASKING = re.compile(r"^(?:哪|各|每|几|什么|有关|相关|其他|多少|这)")


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
    if asked_level and level and asked_level != level:
        return 0.0
    closer = _SAME_LEVEL if asked_level == level else 0.0
    if asked_short == short:
        return SHORT + closer
    for longer, shorter in ((asked_short, short), (short, asked_short)):
        if len(shorter) >= _FEWEST and _abbreviates(shorter, longer):
            # What the question says more than the name counts against it: 大数据局 is no 数据局.
            more = 0.02 if longer == asked_short else 0.001
            return SHORT - _SAME_LEVEL + closer - more * (len(longer) - len(shorter))
    if min(len(asked_short), len(short)) >= 3 and _one_slip(asked_short, short):  # noqa: PLR2004  two are no name
        return NEAR + closer
    return 0.0


_SAME_LEVEL = 0.05


def _without_level(name: str) -> tuple[str, str]:
    return (name[1:], name[0]) if name[:1] in _LEVELS and len(name) > _FEWEST else (name, "")


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


def _parts(found: _Places, things: Sequence[Thing]) -> Iterator[Mention]:
    """Parts of names that few things share (质押融资 of 知识产权质押融资累计金额), the longest first."""
    bared = [(thing, [bare(name) for name in (thing.label, *thing.aliases)]) for thing in things]
    for offset, run in found.runs():
        if best := _best_part(run, bared):
            start, end, meant, score = best
            yield Mention(offset + start, offset + end, meant[0].slot, meant, score)
    yield from _slips(found, things, _SHORT)


def _slips(found: _Places, things: Sequence[Thing], shortest: int) -> Iterator[Mention]:
    """Names of so many characters that stand there but for a slip of the pen."""
    bared = [(thing, [bare(name) for name in (thing.label, *thing.aliases)]) for thing in things]
    for offset, run in found.runs():
        if best := _nearly(run, bared, shortest):
            start, end, meant, score = best
            yield Mention(offset + start, offset + end, meant[0].slot, meant, score)


_WHOLE, _LONG, _SHORT = 7, 5, 4
_Part = tuple[int, int, tuple["Thing", ...], float]


def _best_part(run: str, bared: Sequence[tuple[Thing, list[str]]]) -> _Part | None:
    """The longest stretch of the run that is part of the name of a few things; of them the shortest names."""
    for length in range(min(len(run), _LONGEST), 1, -1):
        for start in range(len(run) - length + 1):
            words = bare(run[start : start + length])
            if len(words) < _FEWEST or run[start].isspace() or run[start + length - 1].isspace() or not _tells(words):
                continue
            of_slot: dict[Slot, dict[Thing, float]] = {}
            for thing, names in bared:
                share = max((len(words) / len(name) for name in names if _part_of(words, name)), default=0.0)
                if share and (len(words) > _FEWEST or thing.slot in _SHORT_NAMED):
                    of_slot.setdefault(thing.slot, {})[thing] = share
            few = [meant for meant in of_slot.values() if len(meant) <= _FEW]
            if few:
                best = max(few, key=lambda meant: max(meant.values()))
                return start, start + length, _of_level(run[:start], tuple(best)), SHORT
    return None


def _of_level(before: str, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Of things that share the part of a name those of the level before it: 市级…优势企业 is 重庆市…优势企业."""
    level = _LEVEL_WORD.search(before)
    fit = tuple(thing for thing in things if level and level["level"] in bare(thing.label))
    return fit or things


_LEVEL_WORD = re.compile(r"(?P<level>国家|省|市|区|县)级?[^⟦]{0,2}$")
_SHORT_NAMED = frozenset({Slot.BRAND, Slot.INDUSTRY, Slot.REGION})
"""Kinds of things with names so short that two characters can be part of one."""
_FEW = 2
"""Things that may share a part of their names for the part to mean them."""
_COMMON = frozenset(
    [
        "任务",
        "指标",
        "单位",
        "部门",
        "品牌",
        "产业",
        "行业",
        "区域",
        "地区",
        "平台",
        "文件",
        "政策",
        "计划",
        "方案",
        "规划",
        "中心",
        "机制",
        "系统",
        "体系",
        "企业",
        "建设",
        "服务",
        "发展",
        "工作",
        "目标",
        "管理",
        "国家",
        "资源",
        "合作",
        "协同",
        "数据",
        "信息",
        "金额",
        "数量",
        "总量",
        "提升",
        "推动",
        "支持",
        "完成",
        "增长",
        "提高",
        "质量",
        "市级",
        "区级",
        "县级",
        "省级",
        "协作",
        "地方",
        "能力",
        "体制",
        "共同",
        "引用",
        "依据",
        "国家级",
        "城市",
        "经济",
        "社会",
        "制度",
        "实施",
        "年度",
        "情况",
        "内容",
        "相关",
        "有关",
        "主要",
        "重要",
        "影响",
        "需要",
        "涉及",
        "关系",
        "责任",
        "办法",
        "地标",
        "活动",
        "载体",
        "园区",
        "协会",
        "部署",
        "综合",
        "公共",
        "创新",
        "标准",
        "技术",
        "重点",
        "特色",
    ]
)


def _part_of(words: str, name: str) -> bool:
    if words in name:
        return True
    # 马德里商标 of 马德里国际商标注册总量: in order, with a beginning or an end of two characters in common.
    if len(words) < 4 or not (words[:2] in name and words[-2:] in name):  # noqa: PLR2004  two words of two characters
        return False
    rest = iter(name)
    return all(char in rest for char in words)


def _tells(words: str) -> bool:
    """Whether the words are more than general ones and figures."""
    if _FIVE_YEARS.search(words):
        return True
    left = _FIGURES.sub("", words)
    for word in _BY_LENGTH:
        left = left.replace(word, "")
    return len(left) >= _FEWEST or (len(words) >= 6 and bool(left))  # noqa: PLR2004  three words


_FIGURES = re.compile(r"[0-9年月日一二三四五六七八九十百千万亿第项个家]")
_FIVE_YEARS = re.compile(r"十[二三四五六]五(?:规划|时期)?")
_BY_LENGTH = tuple(sorted(_COMMON, key=lambda word: (-len(word), word)))


def _nearly(run: str, bared: Sequence[tuple[Thing, list[str]]], shortest: int) -> _Part | None:
    best: _Part | None = None
    for thing, names in bared:
        for name in _wordings(names):
            if len(name) < shortest or len(run) < len(name) - 1:
                continue
            found = fuzz.partial_ratio_alignment(name, run)
            if found is None or found.score < 100 * (1 - 1.01 / len(name)):
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
