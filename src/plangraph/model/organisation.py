"""The grammar of the names of Chinese organisations: how they end, begin, and name open sets.

Endings and prefixes are the general vocabulary of official documents: the organs of Party and state by their
statutory and customary short names (国务院组织法, 地方组织法, 党政机关公文处理工作条例).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.model.bracket_marks import ASIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDINGS = (
    r"局|委|办|厅|部|署|司|院|室|(?<!社)会|所|站|台|(?<!人)社|馆|校|校区|监狱|行|中心|政府|公司|集团|银行|支行|分行|总行|大学|海关|处|队|组|科协|文联|作协|侨联|妇联"
    r"|残联|工商联|社科联|记协|学联|台联|政协|人大|商会|联盟|基金|高新区|经开区|开发区|园区|新区|新片区|合作区|保税区|自贸区"
    r"|商务区|示范区|度假区|专班|街道|企业|人行|军区|兵团|(?<=[团革盟建进党社])中央|中学|小学|高中|幼儿园|新城"
    r"|(?:产业|工业|科技|软件|物流|创业|创新|农业|文化|化工)园|(?:科学|科技|大学|航空|航天|医药|会展|枢纽)城|陆港|空港"
    r"|电网|铁塔|联通|电信|(?<=[国省市区县州])(?:移动|邮政|烟草|石油|石化)|(?<=中国)广电|[城交建水旅文农国产金科铁]投|控股|股份"
)
_BODY = re.compile(rf"[^，。；：]*[^、，。；：](?:{_ENDINGS}|(?<=国网)[\u4e00-\u9fff]{{2,8}}){ASIDE}?")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}(?:省|市|区|县|州|旗|镇|乡|街道)")
_LEVELS = r"[国省市区县州旗盟镇乡]"
_HEAD = r"(?:单位|部门|部委|处室|机构|地区|地方|企业|高校|院校|学校)"
_MANY = r"(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3}|多|若干)\s*[个家所]?)?"
_BARE_SET = re.compile(rf"{_MANY}{_HEAD}(?:[和及与]{_HEAD})*")
_SET = re.compile(
    r".*(?:各|有关|相关|其他|其它|所属).*"
    r"|(?:地方|省级|市级|区级|县级)(?:各级)?(?:人民)?政府.*"
    rf"|.*(?:成员|牵头|责任|配合|参与)(?:单位|部门)|等?{_BARE_SET.pattern}"
    rf"|(?:{_LEVELS}[直级属]|中直|国有|国家机关)[\u4e00-\u9fff]{{0,6}}{_HEAD}|[\u4e00-\u9fff、]{{2,40}}部门"
    r"|(?:金融|科研|医疗|医疗卫生|监管)机构|科研院所|高等院校|(?:中央)?国家机关|(?:省|市|区|县)直机关"
    r"|(?:区县|县区|旗县区|市县|县市区|镇街|街镇|乡镇|镇乡|村居|镇村|县级市|街道|社区)"
    rf"{ASIDE}?|[市区县镇乡村]{ASIDE}"
)
_NO_NAME = re.compile(r"\d年|\d月|^(?:按|根据|结合|依|持续|全面|加快|稳步|逐步|分阶段|长期|适时|全年)|[：:。《》]")
_LEVEL = re.compile(rf"{_LEVELS}(?!家)")
_MAY_BE_NAME = re.compile(
    r"(?!市场|区[域块间]|县域|[省市区县][内外际]|乡[村土]|.{2,}(?:局|委|办|厅|部|署|政府|中心).|.*(?:资金|经费|资本|力量|平台|项目|工程"
    r"|机制|政策|运作|建设|工作|支持|保障|参与|配合|负责|承担|推进|推动|实施|落实|完成|开展)$)[\u4e00-\u9fffA-Za-z（）()〔〕·]{2,16}"
)
"""What may name a body that no ending tells: short words without a name within them (市科委推动)."""
_REMEMBERED = 4096
"""Names: a plan says the same few again and again."""


@lru_cache(maxsize=_REMEMBERED)
def is_body(name: str) -> bool:
    """Whether a name ends as the name of an organisation does."""
    return bool(_BODY.fullmatch(name))


@lru_cache(maxsize=_REMEMBERED)
def is_place(name: str) -> bool:
    """Whether a name is that of an administrative place, standing for its government (朝阳区)."""
    return bool(_PLACE.fullmatch(name))


@lru_cache(maxsize=_REMEMBERED)
def is_set(name: str) -> bool:
    """Whether a name is an open or collective phrase (各区政府, 有关部门) and no single organisation."""
    return bool(_SET.fullmatch(name))


def is_bare_set(name: str) -> bool:
    """Whether a name says no more than the kind of its members and how many they are (部门和单位, 12个部门)."""
    return bool(_BARE_SET.fullmatch(name))


@lru_cache(maxsize=_REMEMBERED)
def is_name(words: str) -> bool:
    """Whether words can stand for a unit in a list: the name of a body, a place or an open set."""
    return not _NO_NAME.search(words) and (is_body(words) or is_set(words) or is_place(words))


def are_names(words: Sequence[str]) -> bool:
    """Whether the words of a list are units: all are names, or fewer than half are neither names nor beside one.

    Beside a name stands what begins with the level of one that is known (市教育局、市名师工作坊).
    """
    known = [name for name in words if is_name(name)]
    levels = {name[0] for name in known if _LEVEL.match(name)}
    others = [name for name in words if name not in known]
    strangers = sum(name[0] not in levels for name in others)
    return bool(known) and 2 * strangers < len(words) and all(map(_may_be_name, others))


def _may_be_name(words: str) -> bool:
    return bool(_MAY_BE_NAME.fullmatch(words)) and not _NO_NAME.search(words)
