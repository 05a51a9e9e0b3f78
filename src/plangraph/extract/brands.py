"""Brands: names that the text itself calls a brand, or creates as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.enumeration import members
from plangraph.extract.findings import Finding, folded, gather
from plangraph.extract.nominal import phrase_start
from plangraph.extract.scope import scope_of
from plangraph.extract.sectors import is_sector
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.scope import Scope
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Passage

_QUOTES = re.compile(r"“[^“”]{1,20}”(?:(?:以及|[、和与及])?“[^“”]{1,20}”)*")
_QUOTE = re.compile(r"“([^“”]{1,20})”")
_ATTRIBUTE = (
    r"(?:[一二三四五六七八九十两0-9]+[大个]|一批|系列|区域|公[用共]|地[方域]|地理标志|农产品|农业|工业|商标|产品|企业|知名|著名|驰名|特色|优质|自主|文化|旅游|文旅|服务|城市"
    r"|老字号|名优|高端|国际|民族|国货|拳头|子|母|的)"
)
_OBJECT = r"(?:(?!工程|行动|计划|活动|建设|战略|专项|打造|培育|以|为|与)[\u4e00-\u9fff]){1,4}?"
_LIST_OBJECT = _OBJECT.replace("{1,4}", "{1,10}")
_CALLED = re.compile(
    rf"(?:(等)(?:{_ATTRIBUTE}{{0,4}}|{_LIST_OBJECT})|(?!等)({_ATTRIBUTE}{{0,4}}|{_OBJECT}))"
    r"品牌(?!活动|项目|栏目|赛事|工程|行动|计划|日)"
)
_LISTED = re.compile(rf"等{_ATTRIBUTE}{{0,4}}品牌(?!活动|项目|栏目|赛事|工程|行动|计划|日)")
_BRANCH = re.compile(r"业\Z|旅游|文化|文旅|教育|制造|生态")
_PLAIN = re.compile(r"[\u4e00-\u9fff]{2,8}")
_PROGRAMME = re.compile(r"[^，。；、“”]{0,12}(?:工程|行动|计划|专项|战略|活动)")
_CALLED_BEFORE = re.compile(r"品牌\Z")
_CREATED = re.compile(r"(?:打造|创建|培育|塑造|创立|叫响|擦亮)\Z")
_CREATED_AFTER = re.compile(r"为(?:目标|引领|龙头)|[，。；、]|等|和|的?(?:产品|商标|系列)")
_GRADES = re.compile(
    r"专精特新|小巨人|单项冠军|瞪羚|独角兽|隐形冠军|链主|老字号|放心|[一二三四五六七八九十两][^”]{1,2}[一二三四五六七八九十两]|[0-9+＋]"
)
_SLOGAN = re.compile(
    r"(?:样板|名片|方案|模式|经验|范例|样本|标杆|窗口|高地|中心|速度|智慧|力量|之窗|门户|标准|指数|论坛|平台|行动|工程|计划|故事|声音|形象|精神|品质|之都|之城|名城|之乡)\Z"
)
_REACH = 60
"""Code points after a name in which the text says what it is for."""
_BENCHMARK = re.compile(r"标杆|示范|引领")
_CREATES = re.compile(r"(?:打造|创建|培育|建设|塑造|推动|推进|发展|申报|创立|争创|加速|做[强大优])[^，。；]*\Z")
_UNQUOTED = re.compile(r"的?(?:商标|区域|公用|地理标志)?品牌")


def brands(text: str, passages: Sequence[Passage], own_places: Sequence[str] = ()) -> tuple[Entity, ...]:
    """Quoted names with 品牌 as their head noun, and quoted products of the own place that are to be created.

    A list without quotation marks that ends in 等…品牌 has brands where its first name begins with the own place.
    ``own_places`` are the names of the issuer's place. ``status``: ``benchmark``, ``to_build`` or ``built``.
    Grades of firms (专精特新), slogans and the names of programmes are none.
    """
    scope = scope_of(text, passages)
    own = tuple(own_places)
    findings = [*_called(scope, own), *_listed(scope, own)]
    names = {finding.key: finding for finding in findings}
    findings += _again(scope, names)
    return gather(EntityKind.BRAND, text, findings)


def _called(scope: Scope, own: tuple[str, ...]) -> Iterator[Finding]:
    for group, passage in scope.matches(_QUOTES):
        called = _is_called(scope.text, group)
        for quote in _QUOTE.finditer(scope.text, group.start(), group.end()):
            name = quote.group(1)
            if (called or _is_product(scope.text, group, name, own)) and not _GRADES.search(name):
                status = _status(scope, group.start(), group.end(), passage)
                yield Finding(quote.start(), quote.end(), name, folded(name), passage.task, status=status)


def _listed(scope: Scope, own: tuple[str, ...]) -> Iterator[Finding]:
    """The names of lists like 大足黑山羊、雷竹、冬菜等区域品牌: without a place they would be mere goods."""
    for closed, passage in scope.matches(_LISTED):
        places = list(members(scope.text, scope.clause_start(closed.start(), passage), closed.start()))
        if len(places) <= 1 or scope.enclosing(closed.start()):
            continue
        start = phrase_start(scope.text, *places[0])
        places[0] = start, places[0][1]
        names = [scope.text[begin:end] for begin, end in places]
        if names[0].startswith(own) and all(_is_goods(name, own) for name in names):
            status = _status(scope, start, closed.start(), passage)
            for (begin, end), name in zip(places, names, strict=True):
                yield Finding(begin, end, name, folded(name), passage.task, status=status)


def _is_goods(name: str, own: tuple[str, ...]) -> bool:
    """Whether a name without its place is that of goods, and no branch, activity or actor (大足企业、高校等品牌)."""
    bare = name.removeprefix(next((place for place in own if name.startswith(place)), ""))
    return bool(_PLAIN.fullmatch(name)) and is_sector(bare) and not _BRANCH.search(bare)


def _is_called(text: str, group: re.Match[str]) -> bool:
    called = _CALLED.match(text, group.end())
    if called is None:
        return bool(_CALLED_BEFORE.search(text, max(0, group.start() - 2), group.start()))
    programme = not called.group(1) and called.group(2) and _PROGRAMME.match(text, called.end())
    return not programme


def _is_product(text: str, group: re.Match[str], name: str, own: tuple[str, ...]) -> bool:
    return (
        name.startswith(own)
        and name not in own
        and not _SLOGAN.search(name)
        and bool(_CREATED.search(text, max(0, group.start() - 2), group.start()))
        and bool(_CREATED_AFTER.match(text, group.end()))
    )


def _status(scope: Scope, start: int, end: int, passage: Passage) -> str:
    after = scope.text[end : min(scope.clause_end(end, passage), end + _REACH)]
    if _BENCHMARK.search(after):
        return "benchmark"
    before = scope.lead(start, passage)
    return "to_build" if _CREATES.search(before) else "built"


def _again(scope: Scope, names: dict[str, Finding]) -> Iterator[Finding]:
    """Further places of a brand: quoted again, or followed by 品牌 without quotes."""
    for key, first in names.items():
        position = scope.text.find(first.name)
        while position >= 0:
            end = position + len(first.name)
            called = _UNQUOTED.match(scope.text, end)
            passage = scope.passage_at(position) if called else None
            if called and passage:
                yield Finding(position, called.end(), first.name, key, passage.task)
            position = scope.text.find(first.name, end)
