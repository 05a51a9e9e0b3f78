"""What headings announce: orientation, tasks, safeguards, procedure, or when the document takes force."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.parse.items import Item

_ORIENTATION = re.compile(
    r"(?:总体|指导|基本|主要|发展|工作|重要|建设|奋斗|行动|编制|总|现状|形势|战略)?"
    r"(?:总则|要求|思想|思路|原则|目标|目标任务|考虑|背景|意义|形势|基础|定位|成效|概况|依据|遵循)(?:和|与|及|、|$|。|（)"
)
_SAFEGUARD = re.compile(
    r"^(?:强化|加强|健全|完善|落实|夯实)?(?:组织|工作|实施|政策|要素|服务|推进|支撑|综合|机制|监督)?(?:与|和)?"
    r"(?:保障|实施|领导|落实)(?:措施|机制|体系|支撑|工作|$|。)"
    r"|^(?:加强|强化)?组织(?:领导|实施|保障)|^(?:有关|相关|工作)要求|保障措施|组织保障|实施保障"
)
_DOCUMENT = (
    r"本[\u4e00-\u9fff]{0,6}(?:计划|方案|意见|措施|举措|办法|规定|细则|政策"
    r"|通知|规划|清单|条例|规程|制度|指南|要点|决定|纲要|规则|章程|目录|标准|文件|公告|预案|导则)"
)
_FINAL_HEADING = re.compile(
    r"附\s*则|(?:施行|实施|生效|执行)(?:日期|时间|说明)?|解释(?:权|机关|部门|说明)?|有效期(?:限|说明)?"
    rf"|{_DOCUMENT}由[^。；]{{0,40}}(?:施行|实施|执行)"
)
_TAKES_FORCE = re.compile(
    rf"[。\s*]*{_DOCUMENT}(?:[自从][^。；]{{0,40}}(?:起[^。；]{{0,4}}|[日月后])(?:施行|实施|执行|生效)"
    r"|由[^。；]{0,40}解释(?:[和及并与、][^，。；]{0,10})?)(?=[，,。；;（(\s至]|有效|$)"
)
_IMPROVES = r"(?:优化|完善|健全|创新|拓展|规范|改进|改善|扩大|简化|丰富|放宽|压缩|构建|提高|转变)"
"""Verbs of measures: what they lead is to be done, and no piece of the form (完善数据标准)."""
_ANNOUNCES_TASKS = re.compile(
    rf"(?!(?:落实|{_IMPROVES})(?!工作|重点|主要|具体|核心|各项)[\u4e00-\u9fff]{{2}}(?:举措|措施))"
    r"[\u4e00-\u9fff]{0,4}(?:任务|举措|措施)(?:及|和|与)?(?:分工|清单|安排|分解)?"
    r"|(?:重点|主要|具体|核心)(?:工作|行动|工程|项目|内容|事项)(?:(?:及|和|与)?(?:分工|清单|安排|分解))?"
)
_PROCEDURE = re.compile(
    rf"(?!{_IMPROVES})[\u4e00-\u9fff]{{0,4}}"
    r"(?:步骤|安排|进度|阶段|范围|对象|条件|程序|流程|方式|方法|时间|时限|期限|事项|说明|布局|分工|机构|名单|标准|内容)"
)


def is_final_provision(item: Item, text: str) -> bool:
    """Whether an item says when the document takes force and who interprets it (附则): it is no task."""
    return bool(
        _TAKES_FORCE.match(text, item.text_start, item.text_end)
        or _FINAL_HEADING.fullmatch(text, item.text_start, item.text_end)
        or _TAKES_FORCE.match(text, item.text_end, item.end)
    )


def is_orientation(item: Item, text: str) -> bool:
    """Whether a heading says what the plan is for (总体要求, 基本原则, 发展目标): its items are no tasks."""
    return bool(_ORIENTATION.match(text, item.text_start, item.text_end))


def is_safeguard(item: Item, text: str) -> bool:
    """Whether a heading announces safeguards (保障措施, 组织实施)."""
    return bool(_SAFEGUARD.search(text[item.text_start : item.text_end]))


def announces_tasks(item: Item, text: str) -> bool:
    """Whether a heading names tasks and no subject (重点任务, 主要举措): what stands below are the tasks."""
    return bool(_ANNOUNCES_TASKS.fullmatch(text, item.text_start, item.text_end))


def is_procedure(item: Item, text: str) -> bool:
    """Whether a heading names a matter of form by a noun alone (实施步骤, 适用范围, 空间布局): it is no task."""
    return bool(_PROCEDURE.fullmatch(text, item.text_start, item.text_end))
