"""The place that a short name means: whose 区 is the 区 of 区科技局."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RANKS = {"省": 0, "自治区": 0, "市": 1, "州": 1, "盟": 1, "区": 2, "县": 2, "旗": 2, "镇": 3, "乡": 3}
"""The levels of the administrative division, 宪法 article 30."""

_STEP = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?P<level>特别行政区|自治区|自治州|自治县|自治旗|林区|新区|省|市(?!场)|州|盟"
    r"|(?<!开发)(?<!高新)(?<!园)区(?!域)|县(?!域)|旗|镇|乡(?!村))|[\u4e00-\u9fff]县"
)
_ORGAN = re.compile(r"人民政府|人民代表大会|委员会|办公厅|办公室|局|厅|委|小组|政府")
_OWN_LEVEL = re.compile(r"各?(?P<level>自治区|自治州|省|市(?!场)|区(?!域)|县(?!域)|州|旗|盟|镇|乡(?!村))")
_LEVEL_OF_PLACE = re.compile(r"(?:自治区|[省市区县州旗盟镇乡])$")
_FULL_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}(?:省|市|自治区)")
_CENTRAL = re.compile(
    r"^(?:国家|中国|中央|全国|国务院|最高人民|人民银行)|(?:总局|总署)$|^[\u4e00-\u9fff]{2,9}部$|^[\u4e00-\u9fff]{1,4}监会$"
)


def places(issuer: str) -> tuple[str, ...]:
    """The places in an issuer's name from the widest: 某某省某某市人民政府 gives both; a central body gives none."""
    organ = max((match.start() for match in _ORGAN.finditer(issuer)), default=0)
    found, at = [], len(issuer) - len(issuer.removeprefix("中共").removeprefix("中国共产党"))
    while step := _STEP.match(issuer, at, organ):
        found.append(step.group())
        at = step.end()
    return tuple(found)


def jurisdiction(name: str, issuer_places: Sequence[str]) -> str | None:
    """The full place that a name is understood in; None for central bodies and names that say their place in full.

    A name that begins with a bare level word (区科技局) belongs to the issuer's place of that level; other local
    names (园区, 中心) belong to the issuer's own place.
    """
    if not issuer_places:
        return None
    if own := own_level(name):
        return at_level(issuer_places, own[0])
    if _FULL_PLACE.match(name) or _CENTRAL.search(name):
        return None
    return "".join(issuer_places)


def own_level(name: str) -> tuple[str, int] | None:
    """The bare level word that a name begins with, and where it ends; an autonomous prefecture is a 州."""
    own = _OWN_LEVEL.match(name)
    if own is None or (own["level"] not in {"省", "市", "区", "县"} and _FULL_PLACE.match(name)):
        return None
    return own["level"].replace("自治州", "州"), own.end()


def level_of(place: str) -> str | None:
    """The level word by which documents of a place call its organs: 区 for 浦东新区; None for a place without one."""
    level = _LEVEL_OF_PLACE.search(place)
    return level.group() if level else None


def at_level(issuer_places: Sequence[str], level: str) -> str | None:
    """The issuer's place of that level, or the issuer's own for a level below it; None for an unknown one above."""
    fits = [i for i, place in enumerate(issuer_places) if level_of(place) == level]
    if fits:
        return "".join(issuer_places[: fits[-1] + 1])
    narrowest = _RANKS.get(level_of(issuer_places[-1]) or "", _RANKS["县"])
    return "".join(issuer_places) if _RANKS[level] > narrowest else None
