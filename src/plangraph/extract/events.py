"""Named fairs, conferences, forums, festivals and competitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.findings import Finding, folded, gather
from plangraph.extract.nominal import phrase_start
from plangraph.extract.scope import scope_of
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Passage

_HEAD = re.compile(
    # Each alternative begins with a plain character: the search skips every place where none of them stands.
    r"博览会|交易会|展览会|展销会|展洽会|洽谈会|投洽会|推介会|对接会|订货会|采购会|交流会|论坛|大会|峰会|年会"
    r"|研讨会|发布会|运动会|东博会|南博会|西博会|北博会|中博会|亚博会|欧博会|丝博会|数博会|软博会|链博会|旅博会|药博会|绿博会|海博会|新博会|青博会|蒙博会|光博会|智博会|工博会|进博会|服博会|消博会|广博会|高博会|文博会|世博会|广交会|昆交会|华交会|海交会|渝洽会|厦洽会|哈洽会|津洽会|兰洽会|服贸会"
    r"|高交会|冬奥会|残奥会|全运会|亚运会|奥运会|大赛(?!事)|锦标赛|联赛|邀请赛|公开赛|挑战赛|巡回赛|赛(?<![比竞参办决预初复观备杯拔选格身位]赛)(?=[、，。；等和与”（]|期间|品牌)|世界杯|马拉松(?:赛(?!事))?"
    r"|品牌日|文化日|航天日|品牌周|科技周|文化周|双创周|创新周|购物节|旅游节"
    r"|艺术节|文化节|电影节|音乐节|啤酒节|美食节|采摘节|丰收节|灯会|庙会|音乐季|艺术季|戏剧季|时尚季|书展|车展|展(?<![发开拓进扩伸施参布办会组出策]展)(?=[、，。；等和”（]|品牌|影响)|节(?=[、，。；等”及和（]|品牌|影响|期间)"
    r"|时装周|设计周|电影周|音乐周|戏剧周|艺术周|时尚周|周(?<![一二两三四五六七八九十每上下本双数单圆0-9]周)(?=[、，。；等”及和（]|期间|影响)"
)
_NO_NOUN = re.compile(r"环节|细节|季节|调节|章节|关节|春节|国庆节|中秋节|端午节|元宵节|情节|礼节|时节|节节")
_MODIFIER_ONLY = re.compile(
    r"(?:城市|各地|国际|国内|全国|全球|世界|大型|各类|各种|重要|重大|知名|高端|专业|专题|行业|产业|企业|品牌|商务|学术|技术|创新|创业|双创|科普|科技|文化|体育|经贸|贸易|招商|投资|推介|主题|系列|促进"
    r"|群众|职业|技能|职工|大众|综合性?|区域|高水平|高层次|高规格|高级别|世界级|国际性|全国性|全球性|国家级|市级|省级|区级|现场|工作|动员|推进|代表|职工代表|会员|股东|理事|表彰|人民代表|党代|座谈|部署|全会"
    r"|群众性|专业性|顶级|一流|线上|线下|展览|展示|展销|产品|博览|成果|合作|交流|高峰|等|和|与|及|[0-9一二三四五六七八九十两]+[场次届个项]|的)*"
)
_FAIR = re.compile(r"国际|全国|中国|世界|全球|亚洲|欧洲")
"""A trade fair that is called 展 alone says how far it reaches: 某某国际旅游展."""
_SHORT_NAMES = frozenset(
    {"广交会", "昆交会", "华交会", "海交会", "服贸会", "高交会", "渝洽会", "厦洽会", "哈洽会", "津洽会", "兰洽会"}
)
_OF_THE_WORLD = re.compile(r"(?:世界(?!级|一流)|全国(?!性|各|大型|专业))[\u4e00-\u9fff]{2}")
_TRADE_SHOW = re.compile(
    r"..(?:消费电子|电子|工业|机床|家具|家居|石材|纺织|服装|食品|农业|旅游|美容|玩具|礼品|珠宝|建材|汽车|汽配|光伏|安防|航空)展\Z"
)
_CAMPAIGN = re.compile(r"(?:宣传|服务|主题|学习|推广)周\Z")
_CONTEST = re.compile(r"运动会|大赛|锦标赛|联赛|邀请赛|公开赛|挑战赛|巡回赛|马拉松")
_RACE = re.compile(r"[“0-9A-Z杯届]|中国|全国|世界|亚洲|环(?!保|境|球|卫|节)")
"""What makes a race of no special kind one of its own, if no place does: 环太湖国际公路自行车赛."""
_MARK = re.compile(r"[国“”A-Za-z0-9杯届省县州]|世界|全球|亚洲|亚太|中华|长三角")
_STATE_MEETING = re.compile(r"(?:重要指示|精神|讲话|党的|全国代表大会|人民代表大会|常委会|工作会|建设大会|动员)")
_ORDINAL = re.compile(r"第[0-9一二三四五六七八九十百]+届")
_HOLDS = re.compile(r"(?:举办|办好|承办|筹办|主办|申办|召开|打造|策划|组织开展|开展)[^，。；]*\Z")
_TO_HOLD = "to_hold"


def events(text: str, passages: Sequence[Passage], toponyms: Toponyms | None = None) -> tuple[Entity, ...]:
    """Fairs, conferences, festivals and the like that bear a proper name; ``status``: ``to_hold`` or ``use``.

    Kinds without a name (国际会议, 广场舞大赛) and the meetings of Party and state that a preamble quotes are none;
    ``toponyms`` tell whose a contest is.
    """
    scope = scope_of(text, passages)
    findings = [
        finding
        for match, passage in scope.matches(_HEAD)
        if (finding := _named(scope, match, passage)) is not None and _is_somebodys(finding.name, match, toponyms)
    ]
    return gather(EntityKind.EVENT, text, findings)


def _is_somebodys(name: str, head: re.Match[str], toponyms: Toponyms | None) -> bool:
    """Whether a contest bears the name of a place, a reach or a cup; other events need none."""
    race = head.group(0) == "赛"
    if toponyms is None or not (race or _CONTEST.match(head.group(0))) or (_RACE if race else _MARK).search(name):
        return True
    return toponyms.begins_own(name) or any(toponyms.find(name, 0, len(name)))


def _named(scope: Scope, head: re.Match[str], passage: Passage) -> Finding | None:
    text = scope.text
    enclosed = scope.enclosing(head.start())
    if scope.is_within(head.start(), "《"):
        return None
    start = _start(scope, head, passage, enclosed)
    name = _whole(text[start : head.end()])
    if not _is_proper(name, head) or _STATE_MEETING.match(text, head.end()) or _STATE_MEETING.search(name):
        return None
    before = scope.lead(start, passage)
    status = _TO_HOLD if _HOLDS.search(before) else "use"
    return Finding(start, head.end(), name, folded(_ORDINAL.sub("", name)), passage.task, status=status)


def _whole(name: str) -> str:
    """A name without a quotation mark that only its beginning has; one that opens inside of it stays."""
    return name.removeprefix("“") if name.count("“") > name.count("”") else name


def _start(scope: Scope, head: re.Match[str], passage: Passage, enclosed: tuple[int, int] | None) -> int:
    if enclosed and scope.text[enclosed[0]] == "“" and enclosed[1] <= head.end() + 1:
        return enclosed[0] + 1
    return phrase_start(scope.text, scope.member_start(head.start(), passage), head.start())


def _is_proper(name: str, head: re.Match[str]) -> bool:
    if _NO_NOUN.search(name[-3:]):
        return False
    modifier = name[: len(name) - len(head.group(0))]
    if head.group(0) == "展" and not (_FAIR.search(name) or _TRADE_SHOW.search(name)):
        return False
    if head.group(0) == "周" and (not _FAIR.search(name) or _CAMPAIGN.search(name)):
        return False
    if head.group(0) == "节":
        modifier = name[:-2]
    if head.group(0)[1:] == "博会" or head.group(0) in _SHORT_NAMES:
        return True
    return bool(_OF_THE_WORLD.match(modifier)) or _MODIFIER_ONLY.fullmatch(modifier) is None
