"""Platforms and institutions: what a plan builds, improves or uses, under a name of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.extract.findings import Finding, folded, gather
from plangraph.extract.nominal import distinguishing, phrase_start
from plangraph.extract.scope import scope_of
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Passage

_HEAD = re.compile(
    # Each alternative begins with a plain character: the search skips every place where none of them stands.
    r"(?P<head>平台|中心|基地|产业园区?|工业园区?|科技园区?|物流园区?|园区|集聚区|示范区|先行区|核心区|策源区|先导区"
    r"|试验区|功能区|实验室|研究院|研究所|科学城|科技城|航空城|航天城|大学城|软件城|医学城|大学(?!生(?![产态活物命]))|学院|数据库|语料库"
    r"|知识库|资源池|资源库|样本库|基金|联盟|协会(?<!行业协会)|学会|专家委员会|发射场|试验场|测试场|机场|枢纽(?:节点)?"
    r"|港(?=[、，。；等和与*])|谷(?<![峡山河溪幽]谷)(?=”)|园(?<![公校家乐田花庄果菜茶物儿陵游双多两数入进一二三四五六七八九十]园)(?=[、，。；等和与”*])"
    r"|系统(?=[、，。；和与等并（”*])|网(?<![联电官外内]网)(?=[、，。；和与等”]))"
    r"(?P<branch>(?:[\u4e00-\u9fff]{2,4}分(?:中心|院|所|库|平台|园))?(?:（[\u4e00-\u9fff]{2,12}）)?)(?P<close>”?)"
)
_NO_HEAD = re.compile(
    r"企业|经济|公司|门户|发射|等?(?:关键|核心|共性)?技术|[\u4e00-\u9fff]{0,6}(?:合作区|商务区|新区|试验区)|城区|城市|环节|任务|工作|地带|镇|村|主任|理事|会员|港口|转化为"
    r"|型|化|品牌|设施|人员|负责|(?!1[个家座所])[0-9]|管委会|管理委员会|办公室|支行|支队|小组|以上|之一|级|广场"
)
_HEADED = re.compile(
    r"(?:平台|中心|基地|园区?|集聚区|示范区|先行区|核心区|试验区|实验室|研究院|研究所|大学|学院|[据料]库|基金|联盟|协会|学会|商会|孵化器|机构|企业|团队|空间|机场|港|枢纽|体系|机制|网络"
    r"|系统)(?:）)?\Z"
)
_ACTIVITY = re.compile(
    r"(?:制造|生产|加工|研发|研制|测试|检测|交易|共享|分析|培训|展示|孵化|转化|采购|促进|仓储|配送|化|科学|评价|评估|监测)\Z"
)
_FIELD = re.compile(r"领域")
_NO_NAME = re.compile(r"(?:保险|[医社]保|公积金|[0-9一二三四五六七八九十两]大?)\Z")
_LONGEST_NO_NAME = len("公积金")
_GOAL = re.compile(r"(?:成为|打造成|建设成|建成(?:具有|国际|国内|全国|世界))[^，。；]*的\Z")
_CLASS = re.compile(r"(?:各级|各类|有关|相关|其他|其它)\Z")
_NO_SINGLE = re.compile(
    r"各[级类地]|^每[个家座]|^“?[0-9一二三四五六七八九十两]+大[^大]{2,3}\Z|^[一二两三四五六七八九十][^、]{1,3}、"
)
"""What names no single thing: 本行业各级体育协会, 每个基地, “四大实验室”, and slogans of layout: “一城、两园三带”."""
_SIZE = re.compile(r"总?规模(?:达到?|超过?|约|不低于|不少于)?[0-9.]+[万亿]元(?:以上)?的?")
_BENCHMARK = re.compile(r"(?:对标|借鉴|学习)")
_NAMED_ONLY = frozenset({"系统", "网"})
"""Heads of things without number: they count under a proper name only."""
_PROPER = re.compile(r"(?:国家|全国|中国)(?!级|标准)[\u4e00-\u9fff]{2}|[^“”]{0,6}“[^“”]+”")
_NATIONAL = re.compile(r"国家(?!级)")
_GOVERNS = re.compile(
    r"(?P<to_build>打造|搭建|构建|建立|建成|建设|设立|组建|成立|创建|共建|新建|筹建|申建|争创|创设|申报|布局|新增|培育|谋划|支持建|争取|引进)"
    r"|(?P<built>深化|完善|提升|优化|围绕|做强|做大|健全|升级|改造|扩建)"
    r"|(?P<use>依托|利用|用好|发挥|联合|整合|借助|联动|参与|融入|通过|对接|聚焦|鼓励|推动|支持)"
)
_BUILT_AFTER = re.compile(r"(?:论证|规划)?(?:等)?(?:项目)?(?:的)?(?:建设(?!体系|成果|经验)|组建|落地|创建|申报)")
_MIN_DISTINGUISHING = 2
_LONGEST_JOINED = 12
_JOINED = re.compile(
    r"(?:打造|搭建|构建|建立|建成|建设|组建|成立|设立|创建|共建|完善)"
    r"(?P<first>(?![^和]*(?:平台|中心|基地|园区?|院|[所室库区城港]|基金|联盟|协会|设施|产业|体系|机制|网络|项目|队伍|企业|产品|品牌|场景|环境|工程|能力|标准|系统|机构|[产企行]业)和)[\u4e00-\u9fff]{2,6})和\Z"
)
"""The first of two fields of one thing to be built: 组建休闲农业和乡村旅游协会."""


_PLACE_BUILDS = re.compile(r"(?:加快|共同|联合|高[标水质][准平量])*建设(?!工程|交通|科技|职业|项目|监理|投资|开发)")
"""What a place does that stands before a name without 市 or 区: 支持株洲建设中国动力谷航空产业园."""


@dataclass(frozen=True, slots=True)
class _About:
    """What the plan is about: the industries of its title, and the title; and the places that it may name."""

    topics: tuple[str, ...]
    title: str
    toponyms: Toponyms | None


def platforms(
    text: str,
    passages: Sequence[Passage],
    topics: Sequence[str] = (),
    title: str = "",
    toponyms: Toponyms | None = None,
) -> tuple[Entity, ...]:
    """What bears the head noun of a platform, centre, park, fund … and a modifier of its own.

    ``topics`` are the industries of the title: a name that holds one is distinct by it, and so is one that the
    ``title`` itself holds; ``toponyms`` tell the place that builds from the name of what it builds.
    ``status``: ``to_build``, ``built`` or ``use``, by the verb that governs the name.
    """
    scope = scope_of(text, passages)
    fields = tuple(topic.removesuffix("业") if len(topic) > len("服务业") else topic for topic in topics)
    about = _About(fields, title, toponyms)
    findings = [f for match, passage in scope.matches(_HEAD) for f in _named(scope, match, passage, about)]
    return gather(EntityKind.PLATFORM, text, _same(findings))


def _named(scope: Scope, head: re.Match[str], passage: Passage, about: _About) -> Iterator[Finding]:
    text, at = scope.text, head.start("head")
    if scope.is_within(at, "《") or (not head["branch"] and _NO_HEAD.match(text, head.end())):
        return
    start, end = _extent(scope, head, passage)
    start = _after_builder(text, start, at, about)
    before = scope.lead(start, passage)
    if (
        _CLASS.search(before)
        or _GOAL.search(before)
        or _BENCHMARK.search(before)
        or not _is_distinct(text, start, head, about)
    ):
        return
    name = text[start:end]
    if (head["head"] in _NAMED_ONLY and not _PROPER.match(name)) or _NO_SINGLE.search(name):
        return
    yield Finding(start, end, name, folded(name), passage.task, status=_status(before, text, end))


def _extent(scope: Scope, head: re.Match[str], passage: Passage) -> tuple[int, int]:
    """Where the name begins and ends; a quote that ends with the head noun is the whole name."""
    text, at = scope.text, head.start("head")
    enclosed = scope.enclosing(at)
    if enclosed and text[enclosed[0]] == "“":
        if head["close"]:
            return enclosed[0] + 1, enclosed[1] - 1
        joint = max(text.rfind("、", enclosed[0], at), text.rfind("+", enclosed[0], at), enclosed[0])
        return phrase_start(text, joint + 1, at), head.end("branch")
    floor = scope.member_start(at, passage)
    start = phrase_start(text, floor, at)
    while start == floor > passage.start and _continues(text, start, at):
        floor = scope.member_start(floor - 1, passage)
        start = phrase_start(text, floor, at)
    joined = _JOINED.search(text, max(floor, start - _LONGEST_JOINED), start)
    return joined.start("first") if joined else start, head.end("branch")


def _after_builder(text: str, start: int, head: int, about: _About) -> int:
    """Where a name begins that stands after the place that builds the thing."""
    if size := _SIZE.match(text, start, head):
        start = phrase_start(text, size.end(), head)
    place = about.toponyms.place_at(text, start) if about.toponyms else None
    builds = _PLACE_BUILDS.match(text, start + len(place), head) if place else None
    return phrase_start(text, builds.end(), head) if builds else start


def _continues(text: str, start: int, head: int) -> bool:
    """Whether the member before 、 belongs to the name, since what stands here tells it from nothing."""
    if text[start - 1] != "、" or len(distinguishing(text[start:head])) >= _MIN_DISTINGUISHING:
        return False
    if _HEADED.search(text, max(0, start - 12), start - 1):
        return False
    return bool(_ACTIVITY.search(text, max(0, start - 12), start - 1) or _FIELD.search(text, start, head))


def _is_distinct(text: str, start: int, head: re.Match[str], about: _About) -> bool:
    modifier = text[start : head.start("head")]
    if ("“" in modifier and "”" in modifier) or (head["close"] and text[start - 1] == "“" and len(modifier) > 1):
        return "+" not in modifier
    if _NO_NAME.search(modifier, max(0, len(modifier) - _LONGEST_NO_NAME)):
        return False
    left = distinguishing(modifier)
    if len(left) >= _MIN_DISTINGUISHING or "）" in left or any(topic in modifier for topic in about.topics):
        return True
    if len(modifier) > _MIN_DISTINGUISHING and modifier in about.title:
        return True
    return bool(_NATIONAL.match(modifier)) and len(modifier) >= len("国家物流") and not modifier.startswith("国家重点")


def _status(before: str, text: str, end: int) -> str:
    """The status by the last governing verb before the name, or by 建设 after it."""
    if _BUILT_AFTER.match(text, end):
        return "to_build"
    status = "use"
    for verb in _GOVERNS.finditer(before):
        status = verb.lastgroup or status
    return status


def _same(findings: list[Finding]) -> list[Finding]:
    """The findings without names that only begin a longer one, each under one key by its short and its long name."""
    keys = sorted({finding.key[::-1] for finding in findings})
    longer: dict[str, str] = {}
    for n, key in enumerate(keys):
        following = [other for other in keys[n + 1 : n + 3] if other.startswith(key)]
        if len(following) == 1:
            longer[key[::-1]] = following[0][::-1]
    ends = {finding.start: finding.end for finding in findings}
    whole = [finding for finding in findings if finding.end == ends[finding.start]]
    return [replace(finding, key=longer.get(finding.key, finding.key)) for finding in whole]
