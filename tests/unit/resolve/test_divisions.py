from __future__ import annotations

import pytest

from plangraph.model.plan import Metadata, Stated
from plangraph.model.span import Span
from plangraph.read.gazetteers import gazetteer
from plangraph.resolve.divisions import place_in_front, written_out
from plangraph.resolve.standpoint import Standpoint, standpoint


def stated(value: str) -> Stated:
    return Stated(value, Span(0, len(value), value))


@pytest.mark.parametrize(
    ("places", "whole"),
    [
        (("大足区",), ("重庆市", "大足区")),
        (("成都市",), ("四川省", "成都市")),
        (("四川省", "锦江区"), ("四川省", "成都市", "锦江区")),
        (("北京市", "朝阳区"), ("北京市", "朝阳区")),
        (("仙桃市",), ("湖北省", "仙桃市")),
        (("寿县",), ("安徽省", "淮南市", "寿县")),
        (("朝阳区",), ("朝阳区",)),
        (("成都市", "青云区"), ("四川省", "成都市", "青云区")),
        ((), ()),
    ],
)
def test_places_are_written_out_where_their_name_means_one(places: tuple[str, ...], whole: tuple[str, ...]):
    assert written_out(places, gazetteer()) == whole


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("重庆市大足区科技局", "重庆市大足区"),
        ("大足区科技局", "重庆市大足区"),
        ("江津区科技局", "重庆市江津区"),
        ("江北区科技局", "重庆市江北区"),
        ("武汉市科技局", "湖北省武汉市"),
        ("朝阳区科技局", None),
        ("市北区科技局", None),
        ("大足区", None),
        ("城区管委会", None),
        ("区科技局", None),
    ],
)
def test_the_place_in_front_of_a_name_is_one_of_home_or_means_one(name: str, place: str | None):
    found = place_in_front(name, ("重庆市", "大足区"), gazetteer())
    assert (found and "".join(found[0])) == place


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (Metadata(issuers=(stated("大足区人民政府"),)), Standpoint(("重庆市", "大足区"))),
        (Metadata(issuers=(stated("中共重庆市大足区委办公室"),)), Standpoint(("重庆市", "大足区"))),
        (Metadata(issuers=(stated("国务院办公厅"),)), Standpoint(central=True)),
        (Metadata(issuers=(stated("工业和信息化部"), stated("教育部"))), Standpoint(central=True)),
        (Metadata(issuers=(stated("证监会"),)), Standpoint(central=True)),
        (Metadata(title=stated("重庆市大足区知识产权强区行动计划")), Standpoint(("重庆市", "大足区"))),
        (Metadata(title=stated("上海推进机械化的实施意见")), Standpoint(("上海市",))),
        (Metadata(title=stated("国务院关于促进就业的意见")), Standpoint(central=True)),
        (Metadata(title=stated("苏州工业园区服务企业行动方案")), Standpoint()),
        (Metadata(title=stated("重庆市西部科学城行动方案")), Standpoint()),
        (Metadata(issuers=(stated("苏州工业园区管理委员会"),), title=stated("苏州市行动方案")), Standpoint()),
        (Metadata(issuers=(stated("重庆两江新区管理委员会"),)), Standpoint(("重庆两江新区",))),
        (Metadata(title=stated("某方案")), Standpoint()),
        (Metadata(issuers=(stated("宣传部"),)), Standpoint()),
    ],
)
def test_a_document_speaks_from_the_place_of_its_issuer_or_title(about: Metadata, expected: Standpoint):
    assert standpoint(about, gazetteer()) == expected
