"""Figures with their measures, as official prose writes goals.

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
SIGN = "[-\uff0d\u2212]"
"""The marks that are printed for a minus."""
FALLS_TO = r"(?:下降|降低?|减少?|压[缩减降]?|缩[短减小])(?:至|到|为)"
"""Words before a figure that something falls to: less is as good."""
_MEASURES = (
    "个百分点|个月|%|％|‰|个工作日|人次|架次|班次|航次|车次|标准箱|人天|人|名|户次|户|家次|家|件|项|宗|例|种|颗|发|枚|美元|元|个|只|台套|台|套|辆|艘次|艘|架|座|处"
    "|所|支|篇|场次|场|批次|批|列|班|条|部|款|类|期|张|份|吨标准煤|吨|千瓦时|千瓦|兆瓦|[kMGT]Wh?|斤|公斤|标箱|TEU|[PE](?:FLOPS|Flops)|倍|对|门|本|村"
    "|公里|立方米|微克/立方米|栋|幢|间|床|节|瓦|头|羽|尾|匹|株|棵|枝|粒|站|幅|首|册|笔|盏|箱(?!梁|涵)|瓶|盒|档|次|小时|分钟|学时|课时|天|日|周"
    "|单(?![位元价项体独一向])|口(?![岸径碑语腔号之])|岁|分(?![之期级类批年段贝])"
)
_FIGURE = re.compile(
    rf"(?P<value>(?:(?<=[为在至到达约于近过]){SIGN})?(?<![0-9A-Za-z.“第〔前+×]){_NUMBER}(?:[%％]?{_DASH}{_NUMBER})?)(?P<many>余|多)?"
    rf"(?P<unit>[万亿千百]{{0,2}}(?:{_MEASURES})|[万亿](?![0-9平公立亩顷]))(?P<rate>/年)?(?!\s*[A-Za-z])"
    r"(?P<after>及?以上|以内|之内|以下|左右|内)?"
)
_BEFORE = (
    (Comparator.AT_MOST, re.compile(rf"(?:不超过|不高于|不多于|控制在|不大于|{FALLS_TO})[^0-9]{{0,3}}\Z")),
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
REACH = 60
"""Code points before a figure in which the words stand that say what it is."""
_INSTITUTE = re.compile(
    r"(?:中国船舶|中船|电科|电子科技|航天科[工技]|航空工业|兵器工业|核工业|中航|中核)(?:重工|集团|公司)*(?:[0-9]+所[、和])*\Z"
)
"""Before 所: groups whose institutes go by numbers, and such institutes before (中电科38所、14所)."""
_ENDS_CLAUSE = "、，。；：！？和及与并）”\r\n"


def figures(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every figure with a measure; groups ``value``, ``many``, ``unit``, ``rate`` and ``after``."""
    return (figure for figure in _FIGURE.finditer(text, start, end) if not _is_institute(figure))


def _is_institute(figure: re.Match[str]) -> bool:
    before = figure.string[max(0, figure.start() - REACH) : figure.start()]
    return figure["unit"] == "所" and _INSTITUTE.search(before) is not None


def value(figure: re.Match[str]) -> str:
    """The figure as printed without its measure; a range with a plain hyphen, as a minus is one."""
    return re.sub(rf"{_DASH}|{SIGN}", "-", figure["value"].replace("%", "").replace("％", ""))


def measure(figure: re.Match[str]) -> str:
    """The unit of measure as printed, the sign of per cent in one form."""
    return figure["unit"].replace("％", "%")


def comparator(figure: re.Match[str]) -> Comparator:
    """How the figure is meant, by the words right before and after it."""
    if re.search(_DASH, figure["value"][1:]):
        return Comparator.RANGE
    if figure["after"]:
        return _AFTER[figure["after"]]
    before = figure.string[max(0, figure.start() - 6) : figure.start()]
    found = next((meaning for meaning, cue in _BEFORE if cue.search(before)), None)
    return found or (Comparator.ABOVE if figure["many"] else Comparator.EXACT)


def is_postnominal(figure: re.Match[str]) -> bool:
    """Whether the figure ends its clause, so that its object stands before it."""
    return not figure.string[figure.end() : figure.end() + 1].strip(_ENDS_CLAUSE)
