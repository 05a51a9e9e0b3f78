"""Industries: the sectors that a plan grows or serves.

They stand in lists, in the names of parks, as objects of development and in the title.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plangraph.extract.findings import Finding, gather
from plangraph.extract.nominal import phrase_start
from plangraph.extract.scope import scope_of
from plangraph.extract.sector_lists import CLASS_WORD, GOODS, Lists
from plangraph.extract.sector_names import Sectors
from plangraph.extract.sectors import is_sector, sector_name
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Passage

_CROP = re.compile(r"[茶酒竹糖药花果菜菌牛羊猪鱼蚕盐]产业(?:(?<![\u4e00-\u9fff].产业)|(?<=[和与及强优大进展].产业))")
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
    scope = scope_of(text, passages)
    sectors = Sectors(scope, toponyms, title)
    finder = _Finder(scope, sectors, toponyms)
    found = [
        *Lists(scope, sectors).listed(),
        *finder.grown(),
        *finder.developing(),
        *finder.crops(),
        *finder.in_parks(parks),
    ]
    found += finder.single(found)
    return gather(EntityKind.INDUSTRY, text, [*found, *finder.own(found)])


class _Finder:
    __slots__ = ("scope", "sectors", "toponyms")

    def __init__(self, scope: Scope, sectors: Sectors, toponyms: Toponyms) -> None:
        self.scope, self.sectors, self.toponyms = scope, sectors, toponyms

    def single(self, found: Sequence[Finding]) -> list[Finding]:
        """One name before a class word: a known sector, or one before 产业 that the text names twice."""
        known = self.sectors.names.union(finding.key for finding in found)
        named = list(self._before_class_words())
        twice = Counter(finding.key for finding, closer in named if closer.startswith("产业"))
        return [finding for finding, _ in named if finding.key in known or twice[finding.key] > 1]

    def _before_class_words(self) -> Iterator[tuple[Finding, str]]:
        for match, passage in self.scope.matches(CLASS_WORD):
            closer, at = match.group(0), match.start()
            if closer in GOODS or closer == "环节" or self.scope.is_within(at, "《“"):
                continue
            start = phrase_start(self.scope.text, self.scope.member_start(at, passage), at)
            called = _CALLED.match(self.scope.text, start, at)
            start = max(called.end() if called else start, self.scope.text.rfind("与", start, at) + 1)
            finding = self.sectors.finding(start, at, passage) if start < at else None
            if finding is not None:
                yield finding, closer

    def grown(self) -> Iterator[Finding]:
        """Sectors of the word list that are the object of a verb of development, with those that 、 adds."""
        text = self.scope.text
        for match, passage in self.scope.matches(_GROWS):
            position: int | None = match.end()
            while position is not None and (name := self.sectors.index.at(text, position)) is not None:
                end = position + len(name)
                if end > passage.end or self._is_means(name, end) or not _GROWN.match(text, end):
                    break
                yield Finding(position, end, name, name, passage.task)
                position = self._next_known(end, passage) if text[end : end + 1] in _GOES_ON else None

    def _next_known(self, position: int, passage: Passage) -> int:
        """Where the next member of a list begins, past unknown ones if a known one follows them."""
        begin = position + 1
        while (member := _MEMBER.match(self.scope.text, begin, passage.end)) is not None:
            if self.sectors.index.at(self.scope.text, begin) is not None:
                break
            begin = member.end() + 1
        return begin

    def _is_means(self, name: str, end: int) -> bool:
        """Whether a name is as often a means as a sector, and nothing calls it a sector here."""
        return bool(_INSTRUMENTS.match(name)) and not _CALLED_SECTOR.match(self.scope.text, end)

    def developing(self) -> Iterator[Finding]:
        """Sectors of the word list of which the text says that they develop, with the one that 和 puts before."""
        for passage in self.scope.passages:
            for position, name in self.sectors.index.find(self.scope.text, passage.start, passage.end):
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
        if not sector or sector in self.sectors.names:
            return sector
        if not is_sector(sector) or _ACTIVITY.search(sector) or self.sectors.names_place(sector):
            return ""
        if self.scope.text.count(sector) > len(park.mentions):
            return sector
        length = len(sector)
        ends = [name for start, name in self.sectors.index.find(sector, 0, length) if start + len(name) == length]
        return ends[0] if ends else sector if self.sectors.is_known(sector) else ""

    def own(self, found: Sequence[Finding]) -> Iterator[Finding]:
        """The industry of the title, at its first place in the text."""
        known = {finding.key for finding in found}
        for topic in self.sectors.topics:
            for passage in self.scope.passages if topic not in known else ():
                at = self.scope.text.find(topic, passage.start, passage.end)
                if at >= 0:
                    yield Finding(at, at + len(topic), topic, topic, passage.task)
                    break
