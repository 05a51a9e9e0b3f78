"""Figures with their measures, as official prose writes goals, and the marks of those that are no goals.

Measures are the classifiers and units of 公文; 万 and 亿 before them are part of the measure (万件, 亿元).
Areas, lengths and ages are left out: plans state them as conditions, not as goals; only life expectancy is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.plan import Comparator

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)"
_DASH = r"[—–－\-~～至]"
_MEASURES = (
    "个百分点|个月|%|％|‰|个工作日|人次|架次|班次|航次|车次|标准箱|人天|人|名|户次|户|家次|家|件|项|宗|例|种|颗|发|枚|美元|元|个|只|台套|台|套|辆|艘次|艘|架|座|处"
    "|所|支|篇|场次|场|批次|批|列|班|条|部|款|类|期|张|份|吨标准煤|吨|千瓦时|千瓦|兆瓦|[kMGT]Wh?|斤|公斤|标箱|TEU|[PE](?:FLOPS|Flops)|倍|对|门|本|村"
    "|公里|立方米|微克/立方米|栋|幢|间|床|节|瓦|头|羽|尾|匹|株|棵|枝|粒|站|幅|首|册|笔|盏|箱(?!梁|涵)|瓶|盒|档|次|小时|分钟|学时|课时|天|日|周"
    "|单(?![位元价项体独一向])|口(?![岸径碑语腔号])|岁|分(?![之期级类批年段])"
)
_FIGURE = re.compile(
    rf"(?P<value>(?<![0-9A-Za-z.“第〔前+×]){_NUMBER}(?:[%％]?{_DASH}{_NUMBER})?)(?P<many>余|多)?"
    rf"(?P<unit>[万亿千百]{{0,2}}(?:{_MEASURES})|[万亿](?![0-9平公立亩顷]))(?P<rate>/年)?(?!\s*[A-Za-z])"
    r"(?P<after>及?以上|以内|之内|以下|左右|内)?"
)
_SPAN_OF_TIME = re.compile(r"(?:个工作日|小时|分钟|天|日|周|个月)\Z")
_SHORTENS = re.compile(r"压缩|缩短|压减|减少至|控制在|不超过|降至|降低至|缩减")
_ONLY_OF = {"岁": re.compile(r"寿命"), "分": re.compile(r"满意[度率]|得分|评分|指数|测评|成绩")}
"""Measures that are goals of these things only: 预期寿命达到81岁, but not 60岁以上老年人."""
_NO_GOAL_AFTER = re.compile(
    r"(?<=类)(?:新药|创新药|改良型|药品|医疗器械|器械|水)|圈|热线|年龄|直径|口径|以上学历|[×xX]|（不?含|方面|部门|功能(?![区性型])|环节|维度|层级|的?(?:标准|比例)(?=确定|给予|补|执行|缴|计)"
)
_SET = re.compile(
    r"(?:重点|主要|试点)?(?:县|市|区|省|国家|地区|城市|乡镇|街道|部门|领域|行业|方面|环节|产业|片区|群体|语种|语言)(?![级域属直])"
)
"""What the figure after 等 sums up, which is no goal: 甲县、乙县等12个重点县."""
_DEFINES = re.compile(r"(?:元|小时|分钟|天|日|周|月|分)(?:/年)?(?:及?以上|以下)?(?:的|(?<!元)(?:为|者))")
_SETS_UP = re.compile(r"(?:设立|组建|建立|成立|发起|创设|构建|打造|形成)[^，。；]*\Z")
_FUND = re.compile(r"(?:及?以上)?的?(?:[^，。；、和0-9]{0,12})(?:基金|资金池)(?!群?(?:达到?|不少于|超过)?[0-9])")
"""A fund whose size is the goal: 设立总规模30亿元的产业基金; where funds are counted (基金3支), their number is."""
_NO_GOAL_BEFORE = re.compile(r"(?:(?<!年)的|针对|前|第|近|这|上述|[A-Z])\Z")
_BASELINE = re.compile(r"[由从][^，。；]{0,30}\Z")
_RISES = re.compile(r"[^，。；]{0,6}(?:提[高升]|增[加长至到]|上升|扩大|下降|降低|压[缩减]|缩短|减少)")
_GRANT = re.compile(
    r"(?:安排|统筹|拨付|下达)[^，。；]{0,16}(?:资金|经费)|补贴|补助|奖励|资助|贴息|奖补|(?<!新增)(?<!小微)(?<!涉农)(?<!质押)(?<!累计)贷款(?!余额|规模|总额|投放|新增|发放)|费率|税率|利率|罚款|最高不超过|免征|减免|扣除|缴费|给予|担保(?!余额|规模|贷款余额)|保费(?!收入|规模)|返还|最高可|(?:支持|资助|补|奖)[^，。；]{0,6}金额"
)
_BEFORE = (
    (Comparator.AT_MOST, re.compile(r"(?:不超过|不高于|不多于|控制在|压缩至|降至|不大于)[^0-9]{0,3}\Z")),
    (Comparator.AT_LEAST, re.compile(r"(?:不少于|不低于|达到|达|至少|不小于|保持在)[^0-9]{0,2}\Z")),
    (Comparator.ABOVE, re.compile(r"(?:超过|突破|高于|大于|超|多于|(?<![经通])过)[^0-9]{0,2}\Z")),
    (Comparator.BELOW, re.compile(r"(?:低于|少于|小于)[^0-9]{0,2}\Z")),
    (Comparator.ABOUT, re.compile(r"(?:约|大约|近)\Z")),
)
_AFTER = {
    "以上": Comparator.AT_LEAST,
    "及以上": Comparator.AT_LEAST,
    "以内": Comparator.AT_MOST,
    "之内": Comparator.AT_MOST,
    "以下": Comparator.AT_MOST,
    "内": Comparator.AT_MOST,
    "左右": Comparator.ABOUT,
}
_COUNTS_THINGS = re.compile(r"[家个项种类件名所处座支条款篇场批台套辆艘架部张门栋间]\Z")
"""Classifiers; other measures before 的 say of what size the things are: 产值超10亿元的企业."""
_GOES_ON = re.compile(r"的.*?(?:、|以及|[和与及])")
"""A thing counted, and another one after it: 10家以上具有竞争力的企业和."""
_COUNTED = re.compile(r"(?!.*(?:达到?|实现|突破|增[长加至到]|提高|占|率|至|，|、))[\u4e00-\u9fff]{2,14}")
"""What is counted by the figure after it: 产值超10亿元企业3家."""
REACH = 60
"""Code points before a figure in which the words stand that say what it is."""
_ENDS_CLAUSE = "、，。；：！？和及与并）”\r\n"


def figures(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every figure with a measure; groups ``value``, ``many``, ``unit``, ``rate`` and ``after``."""
    return _FIGURE.finditer(text, start, end)


def value(figure: re.Match[str]) -> str:
    """The figure as printed without its measure; a range with a plain hyphen."""
    return re.sub(_DASH, "-", figure["value"].replace("%", "").replace("％", ""))


def measure(figure: re.Match[str]) -> str:
    """The unit of measure as printed, the sign of per cent in one form."""
    return figure["unit"].replace("％", "%")


def comparator(figure: re.Match[str]) -> Comparator:
    """How the figure is meant, by the words right before and after it."""
    if re.search(_DASH, figure["value"]):
        return Comparator.RANGE
    if figure["after"]:
        return _AFTER[figure["after"]]
    before = figure.string[max(0, figure.start() - 6) : figure.start()]
    found = next((meaning for meaning, cue in _BEFORE if cue.search(before)), None)
    return found or (Comparator.ABOVE if figure["many"] else Comparator.EXACT)


def is_postnominal(figure: re.Match[str]) -> bool:
    """Whether the figure ends its clause, so that its object stands before it."""
    return not figure.string[figure.end() : figure.end() + 1].strip(_ENDS_CLAUSE)


def goals(found: list[re.Match[str]], start: int, end: int) -> list[re.Match[str]]:
    """Of the figures of the clause ``start``-``end`` those that are goals of their own.

    None where the clause speaks of money given or of rates. Left out are conditions (产值超100亿元的企业2家),
    base values (由3%提高到…), limits that nothing is shortened to, and figures that tell a set (为零的2034种).
    """
    if not found or _GRANT.search(found[0].string, start, end):
        return []
    return [
        figure for n, figure in enumerate(found) if _is_goal(figure, start) and not _is_condition(found, n, start, end)
    ]


def _is_goal(figure: re.Match[str], start: int) -> bool:
    text, at = figure.string, figure.start()
    start = max(start, at - REACH)
    if _NO_GOAL_AFTER.match(text, figure.end()) or _NO_GOAL_BEFORE.search(text, max(start, at - 3), at):
        return False
    if _SPAN_OF_TIME.search(figure["unit"]) and not _SHORTENS.search(text, start, at):
        return False
    if (things := _ONLY_OF.get(figure["unit"])) and not things.search(text, start, at):
        return False
    if text.startswith("等", at - 1) and _SET.match(text, figure.end()):
        return False
    if _DEFINES.match(text, figure.end("unit") - 1) and not _is_size_of_fund(figure, start):
        return False
    return not (_BASELINE.search(text, start, at) and _RISES.match(text, figure.end()))


def _is_size_of_fund(figure: re.Match[str], start: int) -> bool:
    text = figure.string
    return bool(
        figure["unit"].endswith("元")
        and _FUND.match(text, figure.end("unit"))
        and _SETS_UP.search(text, start, figure.start())
    )


def _is_condition(found: list[re.Match[str]], n: int, start: int, end: int) -> bool:
    """Whether words after a bounded figure make it one of the things that the next figure counts."""
    figure = found[n]
    last = n + 1 == len(found)
    if len(found) == 1 or comparator(figure) is Comparator.EXACT or _is_size_of_fund(figure, start):
        return False
    between = figure.string[figure.end() : end if last else found[n + 1].start()]
    if _COUNTS_THINGS.search(figure["unit"]) and (last or _GOES_ON.search(between)):
        return False
    counted = not last and "元" in figure["unit"] and found[n + 1]["unit"] in "家个户"
    return "的" in between or (counted and _COUNTED.fullmatch(between) is not None)
