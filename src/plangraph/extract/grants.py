"""The clauses of grants, subsidies and taxes, whose figures are no goals: to whom, how much, at which rate, at most."""

from __future__ import annotations

import re

from plangraph.extract.figures import REACH

_GRANT = re.compile(
    r"(?:安排|统筹|拨付|下达)[^，。；]{0,16}(?:资金|经费)|补贴|补助|奖励|资助|贴息|奖补|(?<!新增)(?<!小微)(?<!涉农)(?<!质押)(?<!累计)(?<!不良)贷款(?!余额|规模|总额|投放|新增|发放)|费率|税率|利率|罚款|最高不超过|免征|减免|扣除|缴费|减按|减征|计征|征收率|应纳税|给予|担保(?!余额|规模|贷款余额)|保费(?!收入|规模)|返还|最高可|(?:支持|资助|补|奖)[^，。；]{0,6}金额"
)
_TO = re.compile(
    r"(?:其中|同时|并|另|此外|[一二三四五六七八九十]+是|[（(][0-9一二三四五六七八九十]+[）)]|[0-9]+[.．、])?\s*"
    r"(?:对于?(?![照标接口外话应])|凡是?)"
)
_THOSE = re.compile(r"[^，。；]*的[^，。；的0-9]{0,14}")
"""The rest of a clause that says to whom something is given: 对年产量突破10万辆的企业."""
_GIVEN = re.compile(rf"{_GRANT.pattern}|支持|奖")
_SENTENCE = re.compile(r"[。；\n]")
_NEAR = 300
"""Characters on either side within which a sentence says that it gives."""
_SHARE = re.compile(r"元|%|％")
_EACH = r"(?:单[一个家户项笔次人体位][^，。；]{0,8}|[每同][一个家户项笔次人名所][^，。；]{0,8}|个人)"
_LIMIT = r"(?:最高|最多|上限|封顶|限额|不超过|不高于)"
_CAP = re.compile(
    rf"{_EACH}{_LIMIT}[^0-9，。；]{{0,8}}\Z|(?:最高|上限|封顶|限额)(?:不超过|可达?|达到?|为|按|给予|支持)*\Z"
)
_CAP_WITHOUT_SUBJECT = re.compile(
    rf"(?:且|但|并|原则上)*(?:年度|当年|每年|全年|累计|合计|总额|总计)+{_LIMIT}(?:可达?|达到?|为)?"
)
_AT_RATE = re.compile(
    r"按照?(?:不超过|不低于|不高于|最高|每[^年，。；]|[^，。；、0-9]{0,8}[额费价金款税资入用本出]的)?\Z"
)


def speaks_of_grants(text: str, start: int, end: int) -> bool:
    """Whether a clause speaks of money given, of rates or of taxes."""
    return _GRANT.search(text, start, end) is not None


def is_recipient(last: re.Match[str], start: int, end: int) -> bool:
    """Whether the clause with this last figure says to whom or to what the rest of its sentence gives something."""
    text = last.string
    if text.endswith("的", last.end(), end):
        return True
    told = _TO.match(text, start, last.start()) and _THOSE.fullmatch(text, last.end(), end)
    return told is not None and _GIVEN.search(text, end, _sentence(text, end)[1]) is not None


def is_cap(figure: re.Match[str], start: int) -> bool:
    """Whether a figure is the most that one may be given or the rate at which it is reckoned."""
    if not _SHARE.search(figure["unit"]):
        return False
    text, at = figure.string, figure.start()
    before = text[max(start, at - REACH) : at]
    if _AT_RATE.search(before):
        return True
    without_subject = "元" in figure["unit"] and _CAP_WITHOUT_SUBJECT.fullmatch(text, start, at)
    return bool((without_subject or _CAP.search(before)) and _GIVEN.search(text, *_sentence(text, at)))


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The bounds of the sentence or its part that a place stands in, not far from it."""
    first, last = max(0, at - _NEAR), min(len(text), at + _NEAR)
    begins = max(first, *(text.rfind(mark, first, at) + 1 for mark in "。；\n"))
    ends = _SENTENCE.search(text, at, last)
    return begins, ends.start() if ends else last
