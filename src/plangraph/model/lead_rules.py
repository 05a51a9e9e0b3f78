"""The rules by which a document says once which units of its lists lead, and what the others do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.statement_pieces import SUPPORT

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_LEADS = re.compile(
    r"[排列位第首](?:(?<=[排列位])(?:名|序|列)?(?:在|居|于)?(?:首位|第一位?|首个?|最前面?|前列?第一|首)"
    r"|(?<=第)一[个家]|(?<=首)[个家位]|(?<=第)一(?=责任))"
    r"[^，。；：]{0,10}(?:[为是系](?:总?牵头|主办|主责|第一责任|主要责任)|(?:负责)?牵头(?=[，。；、）)\s]))"
)
"""The rule of a document by which the first unit of a list leads (排在第一位的部门为牵头部门，下同)."""

LEAD_MARKS = "*★☆▲△●#※"
MARKED_LEADS = re.compile(
    rf"[带标加注打有粗黑](?:(?<=[带标加注打有])[有注]?\s*[“\"（(]?(?P<mark>[{LEAD_MARKS}])[”\"）)]?\s*(?:号|符号|标志|标记)?"
    r"|(?<=加)粗|(?<=[粗黑])体)"
    r"[^，。；：]{0,10}[为是系](?:总?牵头|主办|主责|第一责任|主要责任)"
)
"""The rule by which the units with a mark lead (带“*”号的为牵头单位); group ``mark`` is it, None for bold print."""

RULE = re.compile(
    rf"{FIRST_LEADS.pattern}|{MARKED_LEADS.pattern}|(?:排|列)(?:名|序)?(?:在)?(?:首位|第一位?|首个?|最前)[^，。；]{{0,8}}为责任"
    r"|不再(?:一一|逐一|单独|另行|分别)?列出|^\s*(?:以下(?:各项|所有|全部)?(?:任务|工作|措施|事项)?(?:均|都|同|略|不再)|以下各项|下同|下略)"
)
"""A part that states a rule for the whole document, and so names nobody."""

_OTHERS = r"其[他它余](?:的|各)?(?:责任|有关|相关|各)?(?:单位|部门|处室)?"
_SUPPORT = rf"(?:{'|'.join(SUPPORT)})"
_OTHERS_SUPPORT = re.compile(
    rf"{_OTHERS}(?:一律|分别|均|则|都)?(?:[为是系作](?:责任)?{_SUPPORT}|(?:负责|予以|给予)?{_SUPPORT}(?=[，。；、）)\s]|$))"
)
_SENTENCE = re.compile(r"[^。\n]{0,60}")
_ONLY_OTHERS = re.compile(_OTHERS)


def lead_rules(text: str) -> Iterator[re.Match[str]]:
    """Where a text says that the first of a list leads, or those with a mark."""
    yield from FIRST_LEADS.finditer(text)
    yield from MARKED_LEADS.finditer(text)


def others_support(text: str) -> bool:
    """Whether a rule goes on with the others: they support (排在第一位的为牵头单位，其他为配合单位)."""
    sentences = (_SENTENCE.match(text, rule.end()) for rule in lead_rules(text))
    return any(sentence and _OTHERS_SUPPORT.search(sentence.group()) for sentence in sentences)


def gives_rule(text: str) -> bool:
    """Whether a text says who leads in all lists."""
    return any(lead_rules(text))


def names_the_others(name: str) -> bool:
    """Whether words stand for all but the lead (其他, 其余单位)."""
    return bool(_ONLY_OTHERS.fullmatch(name))
