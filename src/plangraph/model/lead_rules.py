"""The rules by which a document says once which units of its lists lead."""

from __future__ import annotations

import re

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
