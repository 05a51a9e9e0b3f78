"""The members of lists that a class word closes: 汽车、建材等行业."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.enumeration import members
from plangraph.extract.nominal import phrase_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.extract.findings import Finding
    from plangraph.extract.scope import Scope
    from plangraph.extract.sector_names import Sectors
    from plangraph.model.outline import Passage

CLASS_WORD = re.compile(
    r"新业态|业态|产业链|产业(?!化|链|带)|行业|领域|集群|赛道|企业(?!家|级)|环节|产品|商品|设备(?=等)"
)
"""What closes a list of industries, or stands after the name of one."""
_ADJECTIVE = re.compile(
    r"(?:重点|关键|核心|特色|优势|支柱|主导|新兴|战略性?|未来|前沿|先导|富民|首位|高成长性?|科学|配套|关联|传统|先进|高端|相关|现代|制造业?|龙头|骨干|细分|优质|本地|地方|标志性|上下游|民营|外资|科技|创新|大型|中小型?|中小微|各类|行业"
    r"|产业|专业|三大|[一二三四五六七八九十两]+[大个条]|[0-9]+[个条]|千亿级?|百亿级?|万亿级?"
    r"|机电|高新技术|大宗|消费|工业|日用|传统|的|性|业态|应用|服务|经济|生产|典型|示范|国家级|世界级|国际级|“[^”]*”)*\Z"
)
_COUNT = re.compile(r"(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,3})[大个条]")
"""What sums up a list before the class word, as 等 does: 汽车、钢铁两大主导产业."""
_EVENT = re.compile(
    r"(?:创新|发展|合作|投资|招商|促进|国际|生态|高质量)*(?:大会|博览会|交易会|洽谈会|展览会|推介会|对接会|论坛|峰会|年会|大赛)"
)
_KIND = re.compile(r"(?!.*[的和与及、，在对为以将可地])[\u4e00-\u9fff]{1,8}\Z")
"""An unknown word of kind between 等 and the class word: 等高耗能行业, 等海洋产业."""
_OF_FUTURE = re.compile(r"未来|前沿|新兴|战略性")
"""Fields that are said to be of the future are industries, whoever knows them: 等未来产业领域, 等前沿科技领域."""
_SHORT = 4
_LONGEST_LIST = 200
_LONGEST_NAME = 10
_ANNOUNCED = re.compile(rf"{_COUNT.pattern}[\u4e00-\u9fff]{{0,6}}(?:产业链?|行业|集群|赛道)[：:]")
"""What says before a list that it is one of industries: 四大未来产业：人工智能、量子科技."""
_LEADING = re.compile(r"为(?:主导|支撑|主体|支柱|引领|先导|核心|重点|基础)(?=[^。；\n]{0,40}产业(?:体系|格局|集群))")
"""What says after a list what it is to an industrial system: 以新能源、新材料为主导的现代化产业体系."""
_SITE = re.compile(r"[园区城港谷岛湾]\Z|(?:中心|基地|平台)\Z")
_SITE_AFTER = ("园", "区", "基地", "城")
"""After a class word: what makes its list one of places, 桑田科学岛、生物医药产业园."""
_TRUSTED = frozenset({"产业", "产业链", "行业", "集群", "赛道"})
GOODS = frozenset({"产品", "商品", "设备"})
"""The class words of goods: what stands before them is an industry only if it is known for one."""


class Lists:
    """The lists of industries of one plan."""

    __slots__ = ("_scope", "_sectors")

    def __init__(self, scope: Scope, sectors: Sectors) -> None:
        self._scope, self._sectors = scope, sectors

    def listed(self) -> Iterator[Finding]:
        """The members of the lists that a class word closes or announces."""
        text = self._scope.text
        for match, passage in self._scope.matches(CLASS_WORD):
            if self._scope.is_within(match.start(), "《“") or _EVENT.match(self._scope.text, match.end()):
                continue
            if (listing := self._listing(match, passage)) is None:
                continue
            start, end, kind = listing
            places = list(members(self._scope.text, start, end))
            if len(places) > 1:
                closed = end != match.start()
                closer = self._trust(kind, match) if closed else match.group(0)
                if text.startswith(_SITE_AFTER, match.end()):
                    places = [place for place in places if not _SITE.search(text[slice(*place)])]
                if places:
                    yield from self._members(self._joined(places), closer, passage, closed=closed)
        yield from self._announced()
        yield from self._leading()

    def _announced(self) -> Iterator[Finding]:
        """The members of the lists that stand after their class word."""
        for match, passage in self._scope.matches(_ANNOUNCED):
            end = self._scope.clause_end(match.end(), passage)
            places = list(members(self._scope.text, match.end(), end))
            if len(places) > 1 and max(end - start for start, end in places) <= _LONGEST_NAME:
                yield from self._members(places, "领域", passage, closed=True)

    def _leading(self) -> Iterator[Finding]:
        """The known members of the lists that are said to lead an industrial system, or to support it."""
        for match, passage in self._scope.matches(_LEADING):
            floor = self._scope.clause_start(match.start(), passage)
            floor = max(floor, self._scope.text.rfind("以", floor, match.start()) + 1)
            places = list(members(self._scope.text, floor, match.start()))
            if len(places) > 1:
                yield from self._members(places, "产品", passage, closed=True)

    def _trust(self, start: int, match: re.Match[str]) -> str:
        """The class word as the words of kind make it: fields of the future are industries, unknown kinds fields."""
        kind = self._scope.text[start : match.start()]
        if _OF_FUTURE.search(kind):
            return "产业"
        return match.group(0) if _ADJECTIVE.match(kind) else "领域"

    def _joined(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The members without the verb before the first, those of one known name together: 软件和信息服务.

        茶叶与旅游、康养等产业融合 has 茶叶 and 旅游 as members.
        """
        text = self._scope.text
        first, end = phrase_start(text, *places[0]), places[0][1]
        apart = text.find("与", first, end)
        known = text[first:apart] in self._sectors.names
        joined = [(first, apart), (apart + 1, end)] if apart > 0 and known else [(first, end)]
        for start, end in places[1:]:
            if text[joined[-1][0] : end] in self._sectors.names:
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        return joined

    def _listing(self, match: re.Match[str], passage: Passage) -> tuple[int, int, int] | None:
        """The bounds of the list before a class word, and where the words of kind begin.

        The list ends with 等, with the number that sums it up (三大), or with the word itself.
        """
        text, closer = self._scope.text, match.start()
        closer -= text.startswith("的", closer - 1) and match.group(0) == "企业"
        floor = max(self._scope.clause_start(closer, passage), closer - _LONGEST_LIST)
        closed = text.rfind("等", floor, closer)
        if closed >= 0 and self._is_kind(closed + 1, closer, match.group(0)):
            return max(floor, text.rfind("等", floor, closed) + 1), closed, closed + 1
        floor = max(floor, closed + 1)
        last = text.rfind("、", floor, closer)
        if last < 0:
            return None
        counts = (count.start() for count in _COUNT.finditer(text, last, closer))
        end = next((count for count in counts if _ADJECTIVE.match(text, count, closer)), closer)
        return floor, end, end

    def _is_kind(self, start: int, end: int, closer: str) -> bool:
        """Whether the words between 等 and a class word only say of what kind the members are."""
        text = self._scope.text
        if _ADJECTIVE.match(text, start, end):
            return True
        unknown = closer not in GOODS and closer != "环节" and _KIND.match(text, start, end)
        return bool(unknown) and phrase_start(text, start, end) == start

    def _members(
        self, places: list[tuple[int, int]], closer: str, passage: Passage, *, closed: bool
    ) -> Iterator[Finding]:
        steps = closed and closer == "产业"
        named = [finding for place in places if (finding := self._sectors.finding(*place, passage, steps=steps))]
        known = [finding for finding in named if self._sectors.is_known(finding.name)]
        if closer in GOODS:
            named = [finding for finding in named if finding.name in self._sectors.names]
        elif closer == "企业" and not any(finding.name in self._sectors.names for finding in named):
            named = []  # Names of firms hold the name of a sector: 信达生物、亚盛医药.
        elif closer == "环节":
            named = named if known else []
        elif not closed and not (known and known[-1].start >= places[-1][0]):
            named = []
        elif (not closed or closer not in _TRUSTED) and 2 * len(known) < len(places):
            named = [finding for finding in named if finding.name in self._sectors.names]
        elif closer not in _TRUSTED:
            named = [finding for finding in named if finding in known or len(finding.name) <= _SHORT]
        yield from named
