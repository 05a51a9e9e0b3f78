"""The words of a question that neither a name nor the grammar accounts for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.ask.intent import Intent

_KNOWN = re.compile(
    r"⟦\w+⟧|[0-9.%]+|任务|单位|部门|机构|指标|计划|方案|责任|负责|牵头|承担|配合|参与|哪[些个家项里儿]?|什么|谁|几[家个项件]?|多少|啥|有没有|有"
    r"|没有?|是否|是不是|是|的|了|呢|吗|呀|啊|吧|和|与|跟|同|及|或|由|对|在|把|被|让|给|向|从|到|为|以|要|会|能|可以|需要|应|各|每|全部|所有|都|也|还|又|就|才|一"
    r"|这|那|里|中|上|下|内|外|前|后|之间|之前|以前|之后|其他|其它|别的|家|个|项|条|件|事|活|工作|情况|方面|关于|有关|相关|进行|需|得|地|着|过|它|他|们|哪"
    r"|年|月|日|底|按|分别|顺序|排|序|名|数|最|来|去|不|未|无|从|该|本|目标|平台|品牌|产业|行业|区域|地方|地区|文件|政策|依据|引用|规划|合作|共同|一起|原文|完成|容易|明确|制定|正文|附件|百分之|百分比|承接|衡量|做完|别人|人民|人次|首位|第一|办完|办结|截止|截至|到期|要求|提到|涉及|写到|写明|出现|安排|部署"
    r"|最后|最终|起来|到了|当中|其中|里面|方面|范围|这些|那些|整个|本次|此次|人家|自己|同样|一样|相同|共有|属于|归属|对应|牵扯|牵涉|时候|期间|为止|必须|能够|开展|推进|落实|打造|如果|假如|要是|实现|重点|市级|区级|县级|结伴|清单|考核|职责|角色|扮演|职能|贯穿|保障|支撑|支持|围绕|通过|怎样|多大|程度"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
"""English is not held to account word by word: names stand in Chinese there, and ``outside`` knows what plans lack."""
_ENGLISH = re.compile(
    r"\b(?:what|which|who|how|many|much|is|are|the|of|in|to|for|a|an|by|does|do|has|have|be|been|each|all|every|and|or|with|without|any|only|there|it|they|that|this|plan|task|tasks|unit|units|indicator|indicators|most|least|please|list|show|me|on|from|than|more|at|as|not|no|where|when|if)\b"
)


def is_checked(masked: str) -> bool:
    """Whether the words of a question are held to account one by one, as those of Chinese are."""
    return bool(_CHINESE.search(masked))


def unread_words(masked: str, intent: Intent | None) -> Iterator[str]:
    """Chinese words left over; ``intent`` is the one whose wordings count as understood."""
    left = _ENGLISH.sub(" ", masked)
    for cue in intent.cues if intent else ():
        left = cue.pattern.sub(" ", left)
    left = _KNOWN.sub(" ", left)
    yield from (match.group() for match in _CHINESE.finditer(left))
