from __future__ import annotations

import pytest

from plangraph.model.gazetteer import Gazetteer, Index, short_name
from plangraph.read.gazetteers import gazetteer
from plangraph.resources import resource


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("上海市", "上海"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("恩施土家族苗族自治州", "恩施"),
        ("博尔塔拉蒙古自治州", "博尔塔拉"),
        ("浦东新区", "浦东"),
        ("香港特别行政区", "香港"),
        ("忠县", "忠县"),
    ],
)
def test_a_short_name_drops_level_and_nationality(name: str, short: str):
    assert short_name(name) == short


def test_full_and_short_names_have_the_code_of_the_standard():
    lists = gazetteer()
    assert [lists.code(name) for name in ("重庆市", "资阳市", "资阳", "闵行区")] == [
        "500000",
        "512000",
        "512000",
        "310112",
    ]


def test_a_shared_name_needs_its_province():
    lists = gazetteer()
    assert lists.code("朝阳区") is None
    assert lists.code("朝阳区", "110000") == "110105"


def test_the_longest_name_is_found_and_none_overlap():
    index = Index.of(["成渝", "成渝地区", "成渝地区双城经济圈", "双城"])
    assert list(index.find("建设成渝地区双城经济圈和成渝", 0, 14)) == [(2, "成渝地区双城经济圈"), (12, "成渝")]


def test_nothing_is_found_across_the_end():
    assert list(Index.of(["成渝地区"]).find("成渝地区", 0, 3)) == []


def test_an_empty_index_finds_nothing():
    assert list(Index.of(()).find("成渝地区", 0, 4)) == []


def test_every_list_names_its_source_and_licence_in_its_first_line():
    for file in resource("data", "gazetteers").iterdir():
        if file.name.endswith((".tsv", ".txt")):
            assert file.read_text("utf-8").startswith("# "), file.name


def test_lists_are_read_once():
    assert gazetteer() is gazetteer()
    assert isinstance(gazetteer(), Gazetteer)


def test_an_index_with_more_names_finds_them_and_the_old_ones_the_longest_first():
    index = Index.of(["软件", "芯片"]).also(["软件服务", "软片", "茶"])
    assert list(index.find("软件服务、芯片、软片和软件，茶", 0, 15)) == [
        (0, "软件服务"),
        (5, "芯片"),
        (8, "软片"),
        (11, "软件"),
    ]
    assert list(index.also(["竹笋"]).find("竹笋、软件", 0, 5)) == [(0, "竹笋"), (3, "软件")]
    assert list(index.find("竹笋、软件", 0, 5)) == [(3, "软件")]
