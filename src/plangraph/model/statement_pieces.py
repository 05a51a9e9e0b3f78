"""The labels of statements of responsibility, and the pieces that they and commas cut these into.

Words are those of 856 brackets of 25 plans.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.bracket_marks import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

SUPPORT = ("配合", "会同", "参与", "参加", "指导", "协同", "协办", "协助", "协作", "支持")
"""The verbs of those who help and do not answer for it."""


def _loose(words: str) -> str:
    """The alternatives of a pattern with room for line breaks and bold marks between characters."""
    return "|".join(r"[\s*]*".join(word) for word in sorted(words.split(), key=len, reverse=True))


_WORKS = (
    "责任 牵头 总牵头 配合 会同 主办 协办 承办 经办 承担 实施 落实 参与 参加 主责 协同 协作 协助 支持 指导 完成 主管"
    " 负责 联合 组织 推进 执行"
)
_OVERSEES = "考核 督办 督导 监督 监管"
_DOES = _loose(f"{_WORKS} {_OVERSEES}")
UNIT_WORKS = rf"(?:{_loose(_WORKS)})"
"""What the units of a column do by its head; those that oversee the work do none of it."""
UNIT_NOUN = rf"(?:{_loose('单位 部门 处室 科室 股室 地区 主体 机构 区县 县区 镇街 街镇')})"
_WHOSE = _loose("主要 第一 共同 具体 国家级 省级 市级 区级 县级 镇级 省直 市直 区直 县直 州直")
_FULL_LABEL = rf"(?:{_WHOSE})?(?:{_DOES})(?:{_DOES}|[\s和及与、*])*{UNIT_NOUN}"
UNIT_LABEL = rf"{_FULL_LABEL}|(?:{_loose('牵头 配合 主办 协办 主责')})"
_TIME = _loose("时限 时间 期限 时间节点 进度")
_TIME_LABEL = rf"(?:{_loose('完成 工作 办结 实施 落实 整改 推进 计划')})?(?:{_TIME})(?:要求|安排)?"
_OTHER_LABEL = r"[\u4e00-\u9fff]{2,10}"
_COLON = r"[\s*]*(?:[（(][^（）()：:]{1,12}[）)])?[\s*]*[：:][\s*]*"
_EDGE = r"[\s、*·•●○▪■◆▶>—–\-]{0,60}+"

LABEL = re.compile(
    rf"{_EDGE}(?:(?:(?P<units>{UNIT_LABEL})|(?P<time>{_TIME_LABEL}))(?:{_COLON}|(?P<blank>[ \t\u3000]+))"
    rf"|(?P<other>{_OTHER_LABEL}){_COLON})"
)
"""A label with what stands before it; group ``units``, ``time`` or ``other`` tells its kind.

``blank`` is the blank that a table without lines has for a colon (责任单位  市科委).
"""

NEUTRAL = re.compile(rf"{_EDGE}(?:责任|任务|工作|职责|部门)?分工{_COLON}")
"""A label that leaves it to verbs who does what (分工：X牵头，Y配合)."""
PERSON_LABEL = re.compile(
    r"(?:(?:第一|直接|具体|主要)?责任|分管|牵头|包保|包联|包抓|联系|主管|协管|督导|挂钩)[市县区州镇级]{0,2}(?:领导|人员?)"
)
"""A label of persons, who are no units (责任领导：…, 责任人：…)."""

ETC = r"(?<![高中初平同])等"
"""等 that closes a list, and is no part of a word (高等, 同等)."""
JOINING = (
    r"(?:(?<!社)会\s*同(?![步时期样]|单位|部门)"
    r"|(?:(?<=[局委办厅部署院会府司行])|(?<=[，,；;。])|(?<=[，,；;。]\s))(?:联\s*合|协\s*同|商)(?=\s*(?:[省市区县州盟旗镇乡各]|国家|有关|相关)))"
)
"""Words between those who do a thing and those who help them; between units only where the next says its level."""
_COMMA = re.compile(
    rf"[，,；;。](?!\s*{JOINING})|[{re.escape(CLOSING)}]\s*[{re.escape(OPENING)}](?=[^（）()]{{2,12}}[：:])"
)
_INNER_LABEL = re.compile(
    rf"[、\s](?<=[^，,；;。、\s>·•●○▪■◆▶—–\-][、\s])[、\s]{{0,60}}+(?={_EDGE}(?:{UNIT_LABEL}|{_TIME_LABEL}|{PERSON_LABEL.pattern}){_COLON})"
)
_LABELLED_LINE = re.compile(
    rf"(?<![\s、*·•●○▪■◆▶>—–\-])[ \t\u3000]{{0,60}}+[\r\n](?={_EDGE}(?:{_FULL_LABEL}|{_TIME_LABEL})[ \t\u3000]+)"
)
DATE = r"(?:20\d\d\s*年|(?:每|今|本|明|当)年|年(?:底|内|末)|\d{1,2}\s*月|[一二三四]季度|[上下]半年)"
"""The words with which a date begins."""
_DUE = (
    rf"(?:(?:到|于|在|力争)?(?:{DATE}|20\d\d\s*[—–~～至.-]\s*\d)|(?:持续|长期|常年|全年|常态|近期|“?十[一二三四五六七八九]五))[^、，,；;。：:]{{0,20}}"
    rf"(?<=[前底内末年月日度期间成进效动施位结用持久化\d])(?:[，,；;。\s{re.escape(CLOSING)}]|$)"
)
_DATE_AFTER = re.compile(
    rf"(?:(?<=[局委办厅部署院会府心区司县市州镇乡道门位处队责合{re.escape(CLOSING)}])|(?<=[\u4e00-\u9fff{re.escape(CLOSING)}*])(?<![限间期点度求排于到至在年月日])\s+)(?={_DUE})"
)
"""Before a date that closes a list, with a blank (L　2026年6月底前) or behind a name or bracket (L2026年6月底前)."""
_DATE_BEFORE = re.compile(r"(?:(?<=[底月年日末]前)|(?<=完成)|(?<=期间))\s+(?=[\u4e00-\u9fff])")
_VERB_GROUP = re.compile(r"(?<=牵头|负责|配合|参与|主办|协办|落实)(?:、|\s+(?=[省市区县州盟旗镇乡各]|有关|相关))")

_CUTS = (_COMMA, _INNER_LABEL, _LABELLED_LINE, _VERB_GROUP, _DATE_AFTER, _DATE_BEFORE)


def is_known(label: re.Match[str]) -> bool:
    """Whether a label is one of units, times or persons."""
    return not label["other"] or PERSON_LABEL.fullmatch(label["other"]) is not None


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The statement cut at its commas, before labels, beside dates, and at 、 after a verb (X牵头、Y配合)."""
    cuts = {mark.span() for cut in _CUTS for mark in cut.finditer(text)}
    at = 0
    for begin, stop in sorted(cuts):
        if at < begin and text[at:begin].strip():
            yield at, begin
        at = max(at, stop)
    if text[at:].strip():
        yield at, len(text)
