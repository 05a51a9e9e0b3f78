"""Whether a question wants collective names counted too: 各镇街也算, with open groups included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.ask.names import Slot
from plangraph.model.organisation import is_set

if TYPE_CHECKING:
    from plangraph.ask.mention import Mention

_NAMED = (
    r"(?:各?(?:镇街|乡镇)|各街道|各[镇乡]|(?:有关|相关)(?:部门|单位)|泛称|泛指|统称|(?:集合|集体|笼统|概括)(?:性|类)?的?(?:名称|称呼|说法|表述|主体|单位)?"
    r"|\b(?:collective|collectives|generic|catch-all|open(?:-ended)? (?:groups?|sets?)|vague groups?|(?:relevant|concerned|related) units|(?:all|each|every) (?:towns?|townships?|subdistricts?))\b)"
)
_TOO = (
    r"(?:算上|算进|算在|算入|也算|都算|算数|计入|计进|也计|包括|含|也要|带上|加上|纳入|放进|列入|列进|列上|写上|标上|一并|也当|当作|作数|当一家|算的话|不剔除|勿剔除|别剔除|不要漏"
    r"|\b(?:included?|counted|counts?|counting|too|also|as well|in|may take part|n t (?:drop|leave out|forget|ignore)|not to be left out)\b)"
)
_WITH = r"(?:连同|(?<!大)连(?=各|有关|相关)|含|包括|算上|加上|带上|把|将|\b(?:incl|including|includes?|included|counting|counts?|also|even|with|keep|plus|and|n t (?:drop|leave out|forget|ignore))\b)"
_COUNTED = re.compile(rf"{_NAMED}.{{0,24}}{_TOO}|{_WITH}.{{0,24}}{_NAMED}")
_LEFT_OUT = re.compile(
    r"不算|不计|不含|不包括|不包含|不要算|除去|除开|除了|去掉|排除|撇开|(?<![勿别不])剔除"
    r"|\b(?:without|excluding|except|exclude[sd]?|(?<!n t )(?<!not )leave out|leaving out|(?<!n t )ignor(?:e|ing)|not count(?:ing|ed)?)\b"
)


def counts_collectives(question: str) -> bool:
    """Whether collective names are named, and asked to be counted too."""
    return bool(_COUNTED.search(question)) and not _LEFT_OUT.search(question)


def is_collective(mention: Mention) -> bool:
    """Whether a mention is of units with a collective name."""
    return mention.slot is Slot.UNIT and any(is_set(thing.label) for thing in mention.things)
