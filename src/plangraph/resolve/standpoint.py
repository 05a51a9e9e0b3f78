"""Where a document speaks from: the places of its issuer, or the centre."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.resolve.divisions import place_in_front, written_out
from plangraph.resolve.jurisdictions import places

if TYPE_CHECKING:
    from plangraph.model.gazetteer import Gazetteer
    from plangraph.model.plan import Metadata

_CENTRAL = re.compile(
    r"(?:中国共产党|中共)?中央|国务院|国家|中华人民共和国|全国|最高人民"
    r"|(?!.*(?:公司|集团|俱乐部))[\u4e00-\u9fff]{1,9}(?<!宣传)(?<!组织)(?<!统战)(?<!工作)部(?:办公厅)?$"
)
_ZONE = re.compile(
    r".{0,12}?(?:开发区|园区|新区|高新区|经开区|示范区|合作区|保税区|综保区|自贸区|科学城|商务区|管委会|镇|乡(?!村)|街道)"
)
"""A park or town below the place that a title begins with speaks for itself, and the place does not."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """``home`` has the places from the province on, written out; neither home nor centre: nobody knows."""

    home: tuple[str, ...] = ()
    central: bool = False


def standpoint(about: Metadata, gazetteer: Gazetteer) -> Standpoint:
    """The first place of an issuer, else of a title; the centre where an issuer or title is of a central organ."""
    issuers = [issuer.value for issuer in about.issuers]
    for issuer in issuers:
        if found := places(issuer):
            return Standpoint(written_out(found, gazetteer))
    if any(_CENTRAL.match(issuer) or issuer in gazetteer.functions.central for issuer in issuers):
        return Standpoint(central=True)
    titles = [title.value for title in (about.notice_title, about.title) if title]
    if any(_ZONE.match(issuer) for issuer in issuers):
        return Standpoint()
    for title in titles:
        if home := _home_of_title(title, gazetteer):
            return Standpoint(home)
    return Standpoint(central=not issuers and any(title.startswith("国务院") for title in titles))


def _home_of_title(title: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The place that a title begins with: 重庆市大足区…行动计划, 上海…实施意见."""
    words = title.removeprefix("中共")
    if front := place_in_front(words, (), gazetteer):
        return () if _ZONE.match(words, front[1]) else front[0]
    name = gazetteer.places.at(words, 0)
    code = gazetteer.code(name) if name else None
    if name is None or code is None or _ZONE.match(words, len(name)):
        return ()
    return written_out((gazetteer.divisions[code],), gazetteer)
