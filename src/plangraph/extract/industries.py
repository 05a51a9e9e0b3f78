"""Industries: the sectors that a plan grows or serves.

They stand in lists, in the names of parks, as objects of development and in the title.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plangraph.extract.enumeration import members
from plangraph.extract.findings import Finding, gather
from plangraph.extract.nominal import phrase_start
from plangraph.extract.scope import scope_of
from plangraph.extract.sectors import grade_length, is_sector, sector_name, topics
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Passage

_CLOSER = re.compile(r"新业态|业态|产业链|产业(?!化|链|带)|行业|领域|集群|赛道|企业(?!家|级)|环节|产品|商品|设备(?=等)")
_ADJECTIVE = re.compile(
    r"(?:重点|关键|核心|特色|优势|支柱|主导|新兴|战略性?|未来|前沿|科学|配套|关联|传统|先进|高端|相关|现代|制造业?|龙头|骨干|细分|优质|本地|地方|标志性|上下游|民营|外资|科技|创新|大型|中小型?|中小微|各类|行业"
    r"|产业|专业|三大|[一二三四五六七八九十两]+[大个条]|[0-9]+[个条]|千亿级?|百亿级?|万亿级?"
    r"|机电|高新技术|大宗|消费|工业|日用|传统|的|性|业态|应用|服务|经济|生产|典型|示范|国家级|“[^”]*”)*\Z"
)
_KIND = re.compile(r"(?!.*[的和与及、，在对为以将可地])[\u4e00-\u9fff]{1,8}\Z")
"""An unknown word of kind between 等 and the class word: 等高耗能行业, 等海洋产业."""
_STEPS = re.compile(r"(?:零部件|保障|装备|回收|开发|利用|诊断|治疗)\Z")
"""What 等产业 makes a sector, though elsewhere it is a product or an activity: 低空保障等产业."""
_CROP = re.compile(r"[茶酒竹糖药花果菜菌牛羊猪鱼蚕盐]产业(?:(?<![\u4e00-\u9fff].产业)|(?<=[和与及强优大进展].产业))")
_OF_FUTURE = re.compile(r"未来|前沿|新兴|战略性")
"""Fields that are said to be of the future are industries, whoever knows them: 等未来产业领域, 等前沿科技领域."""
_SHORT = 4
_LONGEST_LIST = 200
_TRUSTED = frozenset({"产业", "产业链", "行业", "集群", "赛道"})
_GOODS = frozenset({"产品", "商品", "设备"})
_GROWS = re.compile(
    r"(?:发展|培育|壮大|做强|做大|做优|加强|加快|大力|推动|推进|振兴|提升|优化|布局|繁荣|促进|拓展|深化|扩大|构建|打造|支持|聚焦|巩固)(?:发展|建设|现代|高端|特色|优势|新型|传统|国际|专业)*"
)
_MEMBER = re.compile(r"[\u4e00-\u9fff]{2,8}(?=、)")
_CALLED = re.compile(r"“[^“”0-9]*”")
"""A name before the sector; one with figures is that of the whole: “246”先进制造业集群."""
_CALLED_SECTOR = re.compile(r"业(?!务)|产业|行业")
_GROWN = re.compile(
    r"(?:重点|龙头|骨干|示范|领军|优质|头部)企业|产业|行业|业(?!务)|发展|企业|集群|新业态|新模式|合作(?!社)|高质量|、|，|。|等|[\r\n]|体系|技术能力|服务新|网络|全产业|园|规模应用|规模化|集聚|一体化|示范|服务体系|服务网络"
)
_GOES_ON = ("、", "和", "与", "及")
_DEVELOPS = re.compile(
    r"(?:产业|行业|业)?(?:加快|高质量|健康|快速|持续|创新|融合|提质|转型|集聚|规范|协调|有序)*(?:发展|升级|增效|振兴)(?!区|格局|理念|战略|规划)"
)
_INSTRUMENTS = re.compile(
    r"(?:"
    r"金融|保险|银行|证券|信托|教育|文化|医疗|交通|通信|健康|咨询|会计|材料|软件|供应链|传媒|"
    r"广告|出版|建筑|包装|数字服务|电子|芯片|医疗卫生|体育|电力|信息服务|煤炭|能源|人工智能|"
    r"大数据|互联网|物联网|区块链|云计算|网络安全|法律服务|期货|检验检测|印刷|租赁|快递|公路|"
    r"铁路|港口|海洋|气象|水利|测绘|算力|科技服务|知识产权服务|专业服务|医药|玻璃|塑料|黄金|"
    r"石油|材料|游戏|批发|零售"
    r")\Z"
)
_PARK_PREFIX = re.compile(r"^(?:“[^”]*”)?(?:高新区|经开区|新区|国家级?|[市省区县]级?)*")
_PARK = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?)(?:产业|(?<!智能)制造|研制|科研|科技|生产|出口|开发|先导|应用|创新|创意)*(?:基地|集聚区|产业园区?|示范区|先行区|核心区|策源区"
    r"|先导区|园区)\Z"
)
_ACTIVITY = re.compile(
    r"(?:工业|保护|改革|管理|服务创新|知识产权|进口|出口|贸易促进|促进|综合|协同|改革开放|试验|发展|合作|经贸|人才|创业|就业|培训|教育)\Z"
)


def industries(
    text: str, passages: Sequence[Passage], title: str, parks: Sequence[Entity], toponyms: Toponyms
) -> tuple[Entity, ...]:
    """The plan's own industry, members of lists closed by 产业, 行业, 领域 …, sectors of ``parks`` and of development.

    ``parks`` are the platforms found. Grade words and the class word are cut: 高端医疗器械产业 is 医疗器械. A list of
    unknown members counts where 产业 or 行业 closes it after 等, or where half of its members are known sectors.
    """
    finder = _Finder(scope_of(text, passages), toponyms, title)
    found = [*finder.listed(), *finder.grown(), *finder.developing(), *finder.crops(), *finder.in_parks(parks)]
    found += finder.single(found)
    return gather(EntityKind.INDUSTRY, text, [*found, *finder.own(found)])


class _Finder:
    __slots__ = ("index", "scope", "sectors", "topics", "toponyms")

    def __init__(self, scope: Scope, toponyms: Toponyms, title: str) -> None:
        self.scope, self.toponyms = scope, toponyms
        self.topics = topics(title, toponyms.gazetteer.industries)
        self.sectors = toponyms.gazetteer.sectors.union(self.topics)
        index = toponyms.gazetteer.industries
        self.index = index if self.sectors == toponyms.gazetteer.sectors else index.also(self.topics)

    def listed(self) -> Iterator[Finding]:
        """The members of the lists that a class word closes."""
        for match, passage in self.scope.matches(_CLOSER):
            listing = None if self.scope.is_within(match.start(), "《“") else self._listing(match, passage)
            if listing is None:
                continue
            places = list(members(self.scope.text, *listing))
            if len(places) > 1:
                closed = listing[1] != match.start()
                closer = self._trust(listing[1] + 1, match) if closed else match.group(0)
                yield from self._members(self._joined(places), closer, passage, closed=closed)

    def _trust(self, start: int, match: re.Match[str]) -> str:
        """The class word as what follows 等 makes it: fields of the future are industries, unknown kinds are fields."""
        kind = self.scope.text[start : match.start()]
        if _OF_FUTURE.search(kind):
            return "产业"
        return match.group(0) if _ADJECTIVE.match(kind) else "领域"

    def _joined(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The members without the verb before the first, those of one known name together: 软件和信息服务.

        茶叶与旅游、康养等产业融合 has 茶叶 and 旅游 as members.
        """
        text = self.scope.text
        first, end = phrase_start(text, *places[0]), places[0][1]
        apart = text.find("与", first, end)
        known = text[first:apart] in self.sectors
        joined = [(first, apart), (apart + 1, end)] if apart > 0 and known else [(first, end)]
        for start, end in places[1:]:
            if text[joined[-1][0] : end] in self.sectors:
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        return joined

    def _listing(self, match: re.Match[str], passage: Passage) -> tuple[int, int] | None:
        """The bounds of the list before a class word: up to 等, or up to the word itself."""
        text, closer = self.scope.text, match.start()
        closer -= text.startswith("的", closer - 1) and match.group(0) == "企业"
        floor = max(self.scope.clause_start(closer, passage), closer - _LONGEST_LIST)
        closed = text.rfind("等", floor, closer)
        if closed >= 0 and self._is_kind(closed + 1, closer, match.group(0)):
            return max(floor, text.rfind("等", floor, closed) + 1), closed
        return (max(floor, closed + 1), closer) if "、" in text[floor:closer] else None

    def _is_kind(self, start: int, end: int, closer: str) -> bool:
        """Whether the words between 等 and a class word only say of what kind the members are."""
        text = self.scope.text
        if _ADJECTIVE.match(text, start, end):
            return True
        unknown = closer not in _GOODS and closer != "环节" and _KIND.match(text, start, end)
        return bool(unknown) and phrase_start(text, start, end) == start

    def _members(
        self, places: list[tuple[int, int]], closer: str, passage: Passage, *, closed: bool
    ) -> Iterator[Finding]:
        steps = closed and closer == "产业"
        named = [finding for place in places if (finding := self._sector(*place, passage, steps=steps))]
        known = [finding for finding in named if self._is_known(finding.name)]
        if closer in _GOODS:
            named = [finding for finding in named if finding.name in self.sectors]
        elif closer == "环节":
            named = named if known else []
        elif not closed and not (known and known[-1].start >= places[-1][0]):
            named = []
        elif (not closed or closer not in _TRUSTED) and 2 * len(known) < len(places):
            named = [finding for finding in named if finding.name in self.sectors]
        elif closer not in _TRUSTED:
            named = [finding for finding in named if finding in known or len(finding.name) <= _SHORT]
        yield from named

    def _sector(self, start: int, end: int, passage: Passage, *, steps: bool = False) -> Finding | None:
        phrase = self.scope.text[start:end]
        begin = start if phrase in self.sectors else start + grade_length(phrase)
        name = phrase if phrase in self.sectors else sector_name(phrase)
        may_be = is_sector(_STEPS.sub("", name) if steps else name)
        if name not in self.sectors and (not may_be or self._names_place(name)):
            return None
        return Finding(begin, begin + len(name), name, name, passage.task) if name else None

    def _names_place(self, name: str) -> bool:
        return any(place in name for place in self.toponyms.own) or any(self.toponyms.find(name, 0, len(name)))

    def _is_known(self, name: str) -> bool:
        return any(self.index.find(name, 0, len(name)))

    def single(self, found: Sequence[Finding]) -> list[Finding]:
        """One name before a class word: a known sector, or one before 产业 that the text names twice."""
        known = self.sectors.union(finding.key for finding in found)
        named = list(self._before_class_words())
        twice = Counter(finding.key for finding, closer in named if closer.startswith("产业"))
        return [finding for finding, _ in named if finding.key in known or twice[finding.key] > 1]

    def _before_class_words(self) -> Iterator[tuple[Finding, str]]:
        for match, passage in self.scope.matches(_CLOSER):
            closer, at = match.group(0), match.start()
            if closer in _GOODS or closer == "环节" or self.scope.is_within(at, "《“"):
                continue
            start = phrase_start(self.scope.text, self.scope.member_start(at, passage), at)
            called = _CALLED.match(self.scope.text, start, at)
            start = max(called.end() if called else start, self.scope.text.rfind("与", start, at) + 1)
            finding = self._sector(start, at, passage) if start < at else None
            if finding is not None:
                yield finding, closer

    def grown(self) -> Iterator[Finding]:
        """Sectors of the word list that are the object of a verb of development, with those that 、 adds."""
        text = self.scope.text
        for match, passage in self.scope.matches(_GROWS):
            position: int | None = match.end()
            while position is not None and (name := self.index.at(text, position)) is not None:
                end = position + len(name)
                if end > passage.end or self._is_means(name, end) or not _GROWN.match(text, end):
                    break
                yield Finding(position, end, name, name, passage.task)
                position = self._next_known(end, passage) if text[end : end + 1] in _GOES_ON else None

    def _next_known(self, position: int, passage: Passage) -> int:
        """Where the next member of a list begins, past unknown ones if a known one follows them."""
        begin = position + 1
        while (member := _MEMBER.match(self.scope.text, begin, passage.end)) is not None:
            if self.index.at(self.scope.text, begin) is not None:
                break
            begin = member.end() + 1
        return begin

    def _is_means(self, name: str, end: int) -> bool:
        """Whether a name is as often a means as a sector, and nothing calls it a sector here."""
        return bool(_INSTRUMENTS.match(name)) and not _CALLED_SECTOR.match(self.scope.text, end)

    def developing(self) -> Iterator[Finding]:
        """Sectors of the word list of which the text says that they develop, with the one that 和 puts before."""
        for passage in self.scope.passages:
            for position, name in self.index.find(self.scope.text, passage.start, passage.end):
                grows = _DEVELOPS.match(self.scope.text, position + len(name), passage.end)
                if grows and not self._is_means(name, position + len(name)) and self._begins_phrase(position, passage):
                    yield Finding(position, position + len(name), name, name, passage.task)

    def _begins_phrase(self, position: int, passage: Passage) -> bool:
        """Whether no other noun stands before the name, of which it would be a part."""
        start = phrase_start(self.scope.text, self.scope.member_start(position, passage), position)
        before = self.scope.text[start:position]
        return not before or before.endswith(_GOES_ON) or self.toponyms.without_places(before) == ""

    def crops(self) -> Iterator[Finding]:
        """Industries that have only one character and 产业 for a name: 茶产业."""
        for match, passage in self.scope.matches(_CROP):
            yield Finding(match.start(), match.end(), match.group(0), match.group(0), passage.task)

    def in_parks(self, parks: Sequence[Entity]) -> Iterator[Finding]:
        """The sector in the name of a base, a park or a cluster, where it is known or the text names it elsewhere."""
        for park in parks:
            sector = self._park_sector(park)
            for mention in park.mentions if sector else ():
                at = mention.span.quote.find(sector)
                if at >= 0:
                    start = mention.span.start + at
                    yield Finding(start, start + len(sector), sector, sector, mention.task)

    def _park_sector(self, park: Entity) -> str:
        bare = _PARK_PREFIX.sub("", self.toponyms.without_places(park.name))
        match = _PARK.match(bare)
        sector = sector_name(match["name"]) if match else ""
        if not sector or sector in self.sectors:
            return sector
        if not is_sector(sector) or _ACTIVITY.search(sector) or self._names_place(sector):
            return ""
        if self.scope.text.count(sector) > len(park.mentions):
            return sector
        ends = [name for start, name in self.index.find(sector, 0, len(sector)) if start + len(name) == len(sector)]
        return ends[0] if ends else sector if self._is_known(sector) else ""

    def own(self, found: Sequence[Finding]) -> Iterator[Finding]:
        """The industry of the title, at its first place in the text."""
        known = {finding.key for finding in found}
        for topic in self.topics:
            for passage in self.scope.passages if topic not in known else ():
                at = self.scope.text.find(topic, passage.start, passage.end)
                if at >= 0:
                    yield Finding(at, at + len(topic), topic, topic, passage.task)
                    break
