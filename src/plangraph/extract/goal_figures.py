"""Which figures of a clause are goals of their own: no conditions, base values, sizes or grants."""

from __future__ import annotations

import re

from plangraph.extract.figures import FALLS_TO, REACH, comparator
from plangraph.extract.grants import is_cap, is_recipient, speaks_of_grants
from plangraph.model.plan import Comparator

_SPAN_OF_TIME = re.compile(r"(?:个工作日|小时|分钟|天|日|周|个月)\Z")
_SHORTENS = re.compile(
    rf"压缩|缩短|压减|控制在|不超过|缩减|{FALLS_TO}|(?:减少|降低|下降)(?:[约近了超]|超过|不少于|不低于)?\Z"
    r"|(?:时[间长限]|[用耗]时|周期|期限)[^，。；、0-9]{0,6}(?:不[高大多]于|(?<!不)[小低少]于)\Z"
)
_ONLY_OF = {"岁": re.compile(r"寿命"), "分": re.compile(r"满意[度率]|得分|评分|指数|测评|成绩")}
"""Measures that are goals of these things only: 预期寿命达到81岁, but not 60岁以上老年人."""
_NO_GOAL_AFTER = re.compile(
    r"(?<=类)(?:新药|创新药|改良型|药品|医疗器械|器械|水)|圈|热线|年龄|直径|口径|以上学历|[×xX]|（不?含|方面|部门|功能(?![区性型])|环节|维度|层级|的?(?:标准|比例)(?=确定|给予|补|执行|缴|计)"
)
_SET = re.compile(
    r"(?:重点|主要|试点)?(?:县|市|区|省|国家|地区|城市|乡镇|街道|部门|领域|行业|方面|环节|产业|片区|群体|语种|语言)(?![级域属直])"
)
"""What the figure after 等 sums up, which is no goal: 甲县、乙县等12个重点县."""
_DEFINES = re.compile(r"(?:(?<=[元天日周月分])|(?<=小时)|(?<=分钟))(?:/年)?(?:及?以上|以下)?(?:的|(?<!元)(?:为|者))")
_SETS_UP = re.compile(r"(?:设立|组建|建立|成立|发起|创设|构建|打造|形成)[^，。；]*\Z")
_FUND = re.compile(r"(?:及?以上)?的?(?:[^，。；、和0-9]{0,12})(?:基金|资金池)(?!群?(?:达到?|不少于|超过)?[0-9])")
"""A fund whose size is the goal: 设立总规模30亿元的产业基金; where funds are counted (基金3支), their number is."""
_NO_GOAL_BEFORE = re.compile(r"(?:(?<!年)的|针对|前|第|近|这|上述|[A-Z])\Z")
_BASELINE = re.compile(r"[由从][^，。；]{0,30}\Z")
_RISES = re.compile(
    r"[^，。；]{0,6}(?:提[高升]|增[加长至到]|上升|扩大|下降|降[低至到为]|压[缩减降]|缩[短减小]|减[少至到为])"
)
_COUNTS_THINGS = re.compile(r"[家个项种类件名所处座支条款篇场批台套辆艘架部张门栋间]\Z")
"""Classifiers; other measures before 的 say of what size the things are: 产值超10亿元的企业."""
_GOES_ON = re.compile(r"的.*?(?:、|以及|[和与及])")
"""A thing counted, and another one after it: 10家以上具有竞争力的企业和."""
_COUNTED = re.compile(r"(?!.*(?:达到?|实现|突破|增[长加至到]|提高|占|率|至|，|、))[\u4e00-\u9fff]{2,14}")
"""What is counted by the figure after it: 产值超10亿元企业3家."""


def goals(found: list[re.Match[str]], start: int, end: int) -> list[re.Match[str]]:
    """Of the figures of the clause ``start``-``end`` those that are goals of their own.

    None where the clause speaks of money given or of rates, or says to whom it is given. Left out are conditions
    (产值超100亿元的企业2家), base values (由3%提高到…), caps of grants, limits that nothing is shortened to, and
    figures that tell a set (为零的2034种).
    """
    if not found or speaks_of_grants(found[0].string, start, end) or is_recipient(found[-1], start, end):
        return []
    return [
        figure for n, figure in enumerate(found) if _is_goal(figure, start) and not _is_condition(found, n, start, end)
    ]


def _is_goal(figure: re.Match[str], start: int) -> bool:
    text, at = figure.string, figure.start()
    if is_cap(figure, start):
        return False
    start = max(start, at - REACH)
    if _NO_GOAL_AFTER.match(text, figure.end()) or _NO_GOAL_BEFORE.search(text, max(start, at - 3), at):
        return False
    if not _is_measure_of_goals(figure, start) or (text.startswith("等", at - 1) and _SET.match(text, figure.end())):
        return False
    if _DEFINES.match(text, figure.end("unit")) and not _is_size_of_fund(figure, start):
        return False
    return not (_BASELINE.search(text, start, at) and _RISES.match(text, figure.end()))


def _is_measure_of_goals(figure: re.Match[str], start: int) -> bool:
    """Whether a measure that mostly tells conditions tells a goal here: spans of time are shortened."""
    if _SPAN_OF_TIME.search(figure["unit"]):
        return _SHORTENS.search(figure.string, start, figure.start()) is not None
    of = _ONLY_OF.get(figure["unit"])
    return of is None or of.search(figure.string, start, figure.start()) is not None


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
