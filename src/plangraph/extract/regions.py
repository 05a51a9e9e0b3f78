"""The countries, blocs, places, corridors and functional zones that a plan names besides the issuer's own place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.extract.findings import Finding, gather
from plangraph.extract.listed_counties import listed_counties
from plangraph.extract.nominal import distinguishing, phrase_start
from plangraph.extract.province_parts import province_parts
from plangraph.extract.scope import scope_of
from plangraph.model.gazetteer import short_name
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Passage

_BLOC = re.compile(r"([A-Z][A-Z]{2,5})(?:重点)?(?:国家|成员国|国别|区域|市场|缔约方)")
_CORRIDOR = re.compile(r"经济圈|经济带|城市群|都市圈|走廊|新通道|大湾区|创新带|产业带|干线")
_ZONE = re.compile(
    r"(?:自由贸易试验区|自贸试验区|自由贸易港|自贸港|新片区|高新区|高新技术产业开发区|经开区|经济技术开发区|经济开发区|出口加工区|商务区|合作区|综合保税区|保税区|综保区|新区(?<=[\u4e00-\u9fff]{2}新区))"
)
_COUNTRY_SIGN = re.compile(
    r"([日韩美俄英法德澳])(?:(?<=[对赴与和中日、].)|(?<=日)(?=韩))(?=、|贸易|出口|进口|投资|合作|经贸|招商|关税|韩|[和与]?[日韩](?:贸易|、))"
)
_PROVINCES = re.compile(
    r"[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青宁蒙疆藏](?<![京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青宁蒙疆藏].)"
    r"(?:[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青宁蒙疆藏]{1,4}"
    r"(?=东西部|协作|合作|对口|两地|[二两三四五]省|毗邻|交界|省际|边界|地区|一体化|联动|等地|等省)|苏浙皖?|浙皖)"
)
_SIGNS = {
    "日": "日本",
    "韩": "韩国",
    "美": "美国",
    "俄": "俄罗斯",
    "英": "英国",
    "法": "法国",
    "德": "德国",
    "澳": "澳大利亚",
}
_NO_PLACE_AFTER = re.compile(r"[祠寺庙塔阁湖峡]|湾(?!仔)|岛(?![内上])")
"""What makes a place's name that of something else: 武侯祠, 杭州湾, 青海湖."""
_NAMESAKE_AFTER = re.compile(
    r"(?:科技|理工|工业|师范|农业|林业|医科|中医药?|财经|交通|航空|航天|邮电|电子|信息|外国?语|政法|化工|民族|体育|美术|音乐|传媒|海洋|石油|建筑"
    r"|工商|工程|职业|技术|大)*(?:大学(?![城生])|学院)|[\u4e00-\u9fff]{0,4}(?:集团|股份|公司)"
)
"""What makes a place the first word of a school's or a firm's name: 北京科技大学, 江西铜业集团."""
_SIGHT_BEFORE = re.compile(r"(?<![扩加做壮放最])大\Z")
"""What makes a place's name that of a sight: 大雁塔."""
_JOINS = frozenset({"", "、", "和", "与", "及"})
_LIST_BEFORE = re.compile(r"(?:[、，。（与和及在于至—\-]|支持|推动|鼓励|推进|联动|围绕|包括)\Z|\A\Z")
_LIST_AFTER = re.compile(r"[、等市县区—\-两三四]|及其|和|与|地区|建设|打造|布局")
_TAIL = re.compile(r"(?:共建国家|沿线国家|沿线|沿岸|[0-9]+省[市区]?|地区|市场|国家(?![\u4e00-\u9fff]))")
_LONGEST = 14
_RELATIONS = (
    ("benchmark", re.compile(r"(?:对标|学习|借鉴)[^，。；]*\Z")),
    (
        "cooperates",
        re.compile(
            r"(?:与|同|和|合作|协同|协作|联合|携手|共建|拓展|融入|联动|对接|对口|结对|支援|定点帮扶|援(?=\Z))[^，。；]*\Z"
        ),
    ),
    ("target_market", re.compile(r"(?:出口|进口|市场|对|赴|面向|自)[^，。；]*\Z")),
    ("placed_in", re.compile(r"(?:在|依托|围绕|位于|立足|结合)[^，。；]*\Z")),
)


def regions(text: str, passages: Sequence[Passage], toponyms: Toponyms) -> tuple[Entity, ...]:
    """Places from the gazetteer, corridors and zones by their endings, blocs by what follows their sign.

    ``relation``: ``cooperates``, ``placed_in``, ``target_market``, ``strategy`` or ``benchmark``; ``adcode`` where the
    name settles it. The issuer's own place, its superiors and 中国 are none.
    """
    scope = scope_of(text, passages)
    finder = _Finder(scope, toponyms)
    return gather(
        EntityKind.REGION,
        text,
        [
            *finder.known(),
            *finder.listed(),
            *finder.ending(),
            *finder.blocs(),
            *finder.pairs(),
            *finder.parts(),
            *finder.signs(),
        ],
    )


class _Finder:
    __slots__ = ("counties", "gazetteer", "scope", "sides", "toponyms")

    def __init__(self, scope: Scope, toponyms: Toponyms) -> None:
        self.scope, self.toponyms, self.gazetteer = scope, toponyms, toponyms.gazetteer
        self.sides = tuple(province_parts(scope, toponyms))
        self.counties = {start: (name, code) for start, name, code in listed_counties(scope, toponyms)}

    def known(self) -> Iterator[Finding]:
        """Names of the gazetteer, and short names of counties of the own province; none within 渝东北."""
        inside = {start + 1 for start, *_ in self.sides}
        for passage in self.scope.passages:
            last = passage.start - 1
            for start, name in self.toponyms.find(self.scope.text, passage.start, passage.end):
                if start in inside:
                    continue
                if start in self.counties:
                    last = start + len(name)
                elif name not in self.gazetteer.ambiguous or self._among_places(start, name, last, passage):
                    yield from self._place(start, name, passage)
                    yield from self._county(start + len(name), name, passage)
                    last = start + len(name)

    def listed(self) -> Iterator[Finding]:
        """Counties in lists that say what they are."""
        for start, (name, code) in self.counties.items():
            passage = self.scope.passage_at(start)
            if passage and not self.toponyms.is_own(name) and not self.scope.is_within(start, "《"):
                yield self._finding(start, start + len(name), code, passage)

    def _among_places(self, start: int, name: str, last: int, passage: Passage) -> bool:
        """Whether a place name that is also a word stands as one: that of a district after the place at ``last``."""
        if name.endswith("区"):
            return self.scope.text[last:start] in _JOINS and last > passage.start
        return self._listed(start, name, passage)

    def _place(self, start: int, name: str, passage: Passage) -> Iterator[Finding]:
        if self.toponyms.is_own(name) or self.scope.is_within(start, "《"):
            return
        after, before = start + len(name), self.scope.text[max(0, start - 2) : start]
        if _SIGHT_BEFORE.search(before) or self._is_of_another(after):
            return
        kind = self.gazetteer.regions.get(name)
        end = start + len(name)
        if kind and kind != "bloc":
            start, end = self._with_tail(start, end)
        key = short_name(name) if kind == "zone" else name if kind else self.toponyms.code(name) or short_name(name)
        yield self._finding(start, end, key, passage)

    def _is_of_another(self, after: int) -> bool:
        """Whether what follows a place makes it part of another name: 青海湖, but not 湖南湖北."""
        if _NAMESAKE_AFTER.match(self.scope.text, after):
            return True
        return bool(_NO_PLACE_AFTER.match(self.scope.text, after)) and self.toponyms.at(self.scope.text, after) is None

    def _county(self, start: int, before: str, passage: Passage) -> Iterator[Finding]:
        """A county by its short name right after the place that it lies in."""
        text, code = self.scope.text, self.toponyms.code(before) or ""
        name = self.toponyms.county_after(text, start, code) if code.endswith("00") else None
        if name is None or self.toponyms.is_own(name) or self.scope.is_within(start, "《"):
            return
        if len(self.toponyms.at(text, start) or "") > len(name):
            return
        if name not in self.gazetteer.ambiguous or _LIST_AFTER.match(text, start + len(name)):
            yield self._finding(start, start + len(name), self.gazetteer.local[code[:2]][name], passage)

    def _with_tail(self, start: int, end: int) -> tuple[int, int]:
        """A strategy or corridor with what says whose place it is: “一带一路”共建国家, 长江经济带11省市."""
        text = self.scope.text
        quoted = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
        tail = _TAIL.match(text, end + quoted)
        return (start - quoted, tail.end()) if tail else (start, end)

    def ending(self) -> Iterator[Finding]:
        """Corridors and functional zones with a proper modifier; 浦东新区 is a division and found as one."""
        for pattern in (_CORRIDOR, _ZONE):
            for match, passage in self.scope.matches(pattern):
                start = self._name_start(match, passage)
                name = self.scope.text[start : match.end()]
                known = name in self.gazetteer.regions or self.toponyms.code(name) is not None
                if not known and self._is_proper(name, match.start() - start, start):
                    yield self._finding(start, match.end(), name, passage)

    def _is_proper(self, name: str, modifier: int, start: int) -> bool:
        own = name[:modifier] if name[modifier:] != "产业带" else self._without_sector(name[:modifier])
        proper = len(distinguishing(own)) >= len("某某") and modifier <= _LONGEST
        return proper and not self._is_own_zone(name) and not self.scope.is_within(start + modifier, "《")

    def _without_sector(self, modifier: str) -> str:
        """A modifier without the names of industries in it: 机器人产业带 has no name of its own."""
        for _, sector in self.gazetteer.industries.find(modifier, 0, len(modifier)):
            modifier = modifier.replace(sector, "")
        return modifier

    def blocs(self) -> Iterator[Finding]:
        """Blocs under a Latin sign, by what follows it: RCEP成员国."""
        for match, passage in self.scope.matches(_BLOC):
            yield self._finding(match.start(), match.end(), match.group(1), passage)

    def pairs(self) -> Iterator[Finding]:
        """Provinces by one character each: 沪苏浙, 闽宁协作."""
        for match, passage in self.scope.matches(_PROVINCES):
            single = self.toponyms.code(match.group(0)) is not None  # 辽宁 is one province
            if (
                not single
                and match.group(0) not in self.gazetteer.regions
                and not self.scope.is_within(match.start(), "《")
            ):
                yield self._finding(match.start(), match.end(), match.group(0), passage)

    def parts(self) -> Iterator[Finding]:
        """Parts of provinces: 川南、渝西地区."""
        for start, end, passage in self.sides:
            if not self.scope.is_within(start, "《"):
                yield self._finding(start, end, self.scope.text[start:end], passage)

    def signs(self) -> Iterator[Finding]:
        """Countries by one character: 对日贸易, 日、韩."""
        for match, passage in self.scope.matches(_COUNTRY_SIGN):
            name = _SIGNS[match.group(1)]
            yield replace(self._finding(match.start(1), match.end(1), name, passage), name=name)

    def _name_start(self, match: re.Match[str], passage: Passage) -> int:
        floor = self.scope.member_start(match.start(), passage)
        start = phrase_start(self.scope.text, floor, match.start())
        return max(start, self.scope.text.rfind("与", start, match.start()) + 1)

    def _is_own_zone(self, name: str) -> bool:
        """A zone of the own place; a pilot free trade zone is the state's even there."""
        return self.toponyms.begins_own(name) and "自贸" not in name and "自由贸易" not in name

    def _listed(self, start: int, name: str, passage: Passage) -> bool:
        text = self.scope.text
        before = text[max(passage.start, start - 2) : start]
        return bool(_LIST_BEFORE.search(before)) and bool(_LIST_AFTER.match(text, start + len(name)))

    def _finding(self, start: int, end: int, key: str, passage: Passage) -> Finding:
        relation = self._relation(self.scope.lead(start, passage), key)
        code = key if key.isdecimal() else None
        return Finding(start, end, self.scope.text[start:end], key, passage.task, relation=relation, adcode=code)

    def _relation(self, lead: str, key: str) -> str:
        kind = "bloc" if key in self.gazetteer.countries else self.gazetteer.regions.get(key)
        if lead.rstrip("—－-·").endswith(tuple(self.toponyms.own)):
            return "cooperates"
        relation = next((relation for relation, cue in _RELATIONS if cue.search(lead)), "placed_in")
        if relation == "placed_in" and kind is not None:
            return {"bloc": "target_market", "zone": "placed_in"}.get(kind, "strategy")
        return relation
