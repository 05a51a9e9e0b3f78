"""The labels of statements of responsibility, and the pieces that they and commas cut these into.

Words are those of 856 brackets of 25 plans.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = "（(【〔[〖\uff3b"
CLOSING = "）)】〕]〗\uff3d"
"""Marks that open and close a bracket of responsibility."""


def _loose(words: str) -> str:
    """The alternatives of a pattern with room for line breaks and bold marks between characters."""
    return "|".join(r"[\s*]*".join(word) for word in sorted(words.split(), key=len, reverse=True))


_DOES = _loose(
    "责任 牵头 总牵头 配合 会同 主办 协办 承办 实施 落实 参与 参加 主责 协同 协作 支持 指导 完成 主管 负责 考核 督办"
    " 督导 监督 监管 联合 组织 推进 执行"
)
_HEAD = _loose("单位 部门 处室 科室 地区 主体 机构 区县 县区")
_WHOSE = _loose("主要 第一 共同 具体 国家级 省级 市级 区级 县级 镇级 省直 市直 区直 县直 州直")
_FULL_LABEL = rf"(?:{_WHOSE})?(?:{_DOES})(?:{_DOES}|[\s和及与、*])*(?:{_HEAD})"
UNIT_LABEL = rf"{_FULL_LABEL}|(?:{_loose('牵头 配合 主办 协办 主责')})"
_TIME = _loose("时限 时间 期限 时间节点 进度")
_TIME_LABEL = rf"(?:{_loose('完成 工作 办结 实施 落实 整改 推进 计划')})?(?:{_TIME})(?:要求|安排)?"
_OTHER_LABEL = r"[\u4e00-\u9fff]{2,10}"
_COLON = r"[\s*]*(?:[（(][^（）()：:]{1,12}[）)])?[\s*]*[：:][\s*]*"
_EDGE = r"[\s、*·•●○▪■◆▶>—–\-]*"

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

_COMMA = re.compile(
    rf"[，,；;。](?!\s*会\s*同(?!单位|部门))|[{re.escape(CLOSING)}]\s*[{re.escape(OPENING)}](?=[^（）()]{{2,12}}[：:])"
)
_INNER_LABEL = re.compile(
    rf"[、\s](?<=[^，,；;。\s>·•●○▪■◆▶—–\-][、\s])[、\s]*(?={_EDGE}(?:{UNIT_LABEL}|{_TIME_LABEL}|{PERSON_LABEL.pattern}){_COLON})"
)
_LABELLED_LINE = re.compile(rf"[\r\n](?={_EDGE}(?:{_FULL_LABEL}|{_TIME_LABEL})[ \t\u3000]+)")
_VERB_GROUP = re.compile(r"、(?<=(?:牵头|负责|配合|参与|主办|协办|落实)、)")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The statement cut at its commas, before labels, and at 、 after a verb (X牵头、Y配合)."""
    cuts = {
        (m.start(), m.end()) for cut in (_COMMA, _INNER_LABEL, _LABELLED_LINE, _VERB_GROUP) for m in cut.finditer(text)
    }
    at = 0
    for begin, stop in sorted(cuts):
        if at < begin and text[at:begin].strip():
            yield at, begin
        at = max(at, stop)
    if text[at:].strip():
        yield at, len(text)
