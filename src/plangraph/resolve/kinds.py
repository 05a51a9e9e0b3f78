"""The kind of a body from its name: an ordered list of rules, the first that fits decides.

The rules follow the order of the Chinese state (宪法第三章; 中国共产党章程; 国务院组织法; 地方组织法) and the customary
short names of its organs in official documents: what a name begins with (区委…) outweighs what it ends with (…部).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plangraph.model.bracket_marks import ASIDE
from plangraph.model.plan import BodyKind
from plangraph.sentences import Sentence

_LEVEL = r"(?:省|市|区|县|州|旗|盟|镇|乡|街道|自治区|自治州|自治县)"
_ZONE = (
    r"(?:高新区|高新技术(?:产业)?(?:开发)?区|经开区|经济技术开发区|经济开发区|开发区|(?:工业|产业|科技)园区?|园区|新片区"
    r"|合作区|保税区|综保区|自贸(?:试验)?区|商务区|集聚区|示范区|度假区|科学城|软件园)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of names, the kind that it shows, and why, as a Chinese sentence about ``{found}``."""

    pattern: re.Pattern[str]
    kind: BodyKind
    reason: str


def _rule(pattern: str, kind: BodyKind, reason: str) -> Rule:
    return Rule(re.compile(pattern), kind, reason)


_ASIDES = re.compile(f"(?<=.){ASIDE}$")
"""Brackets at the end of a name."""
_REMEMBERED = 1024
"""Names: the plans of one place say the same few again and again."""

RULES = (
    _rule(
        r"军委|人武部|人民武装部|军分区|警备区|战区|武警|部队$|驻军",
        BodyKind.MILITARY,
        "The name contains “{found}”: a military body.",
    ),
    _rule(r"法院$|检察院$", BodyKind.JUDICIARY, "The name ends in “{found}”: a body of the judiciary."),
    _rule(
        r"人大(?:常委会)?(?:办公?室?|.{0,8}委)?$|人民代表大会",
        BodyKind.CONGRESS,
        "The name contains “{found}”: a body of the people's congress.",
    ),
    _rule(
        r"政协(?:.{0,8}(?:办公?室?|委|委员会))?$|政治协商会议",
        BodyKind.CONFERENCE,
        "The name contains “{found}”: a body of the political consultative conference.",
    ),
    _rule(
        r"总工会|工会$|共青团|团(?:中央|(?:省|市|区|县|州|旗)委)|妇联|妇女联合会|科协$|科学技术协会|工商联|残联|侨联|台联|文联|作协|社科联|记协|贸促会|红十字会|计生协",
        BodyKind.MASS,
        "The name contains “{found}”: a mass organisation.",
    ),
    _rule(
        rf"^(?:中共|中国共产党)|^(?:[\u4e00-\u9fff]{{1,8}})?{_LEVEL}委(?!员|托|会)(?=.)",
        BodyKind.PARTY,
        "The name begins with “{found}”: an office of a party committee.",
    ),
    _rule(
        r"^中央(?:宣传|组织|统战|政法|网信|编办|社会工作|纪委|金融|外办|党校|办公厅)|纪委|纪律检查|党校|党组|党委|工委(?!会)|党工委|^[\u4e00-\u9fff]{0,8}(?:省|市|区|县|州|旗)委$",
        BodyKind.PARTY,
        "The name contains “{found}”: a body of the party.",
    ),
    _rule(
        r"^国务院", BodyKind.GOVERNMENT, "The name begins with “{found}”: the central government or one of its bodies."
    ),
    _rule(r"(?:人民)?政府$", BodyKind.GOVERNMENT, "The name ends in “{found}”: a government."),
    _rule(
        r"^(?:中国)?人民银行|^人行|海关",
        BodyKind.GOVERNMENT,
        "The name contains “{found}”: a national body or a branch of it.",
    ),
    _rule(_ZONE, BodyKind.PARK, "The name contains “{found}”: a park or zone, or its administration."),
    _rule(r"管委会$|管理委员会$", BodyKind.PARK, "The name ends in “{found}”: the administration of a park or zone."),
    _rule(
        r"集团$|公司$|分公司|银行|支行$|分行$|信用社$|电网|铁塔|联通|中国电信|中国移动|企业$|厂$|供电$",
        BodyKind.ENTERPRISE,
        "The name contains “{found}”: an enterprise.",
    ),
    _rule(
        r"协会$|学会$|商会$|联合会$|促进会$|联盟$|基金会$",
        BodyKind.OTHER,
        "The name ends in “{found}”: a social organisation.",
    ),
    _rule(
        r"研究院$|研究所$|科学院$|研究中心$|中心$|学院$|大学$|学校$|中学$|小学$|医院$|(?:博物|图书|档案|文化|纪念|美术|科技|展览)馆$|合作(?:总)?社$|供销社$|报社$|出版社$|电视台$|融媒体|站$|院$|馆$|所$|台$",
        BodyKind.INSTITUTION,
        "The name ends in “{found}”: a public institution.",
    ),
    _rule(
        r"委员会$|办公室$|办公厅$|外办$|总局$|总署$|局$|委$|办$|厅$|部$|署$|办事处$|街道$|政府$|支队$|总队$|大队$|证监会$|监会$|专班$|小组$|指挥部$|总部$|(?:省|市|区|县|州|旗|镇|乡)$",
        BodyKind.GOVERNMENT,
        "The name ends in “{found}”: a government or one of its departments.",
    ),
)


@lru_cache(maxsize=_REMEMBERED)
def kind_of(name: str, *, generic: bool) -> tuple[BodyKind, Sentence]:
    """The kind of a body and the sentence that gives the rule; a generic phrase is a set.

    Another name or a remark in brackets after a name decides nothing: 市经济信息化委〔市国防科工办〕.
    """
    if generic:
        return BodyKind.SET, Sentence("“{name}” is an open set of units and no one body.", {"name": name})
    bare = _ASIDES.sub("", name)
    for rule in RULES:
        if match := rule.pattern.search(bare):
            return rule.kind, Sentence(rule.reason, {"found": match.group()})
    return BodyKind.OTHER, Sentence("The name neither begins nor ends like that of a known kind of body.")
