"""Names made short enough for a picture, and never wrong."""

from __future__ import annotations

import pytest

from plangraph.view.naming import naming


def _short(*labels: str) -> list[str]:
    found = naming({label: label for label in labels})
    return [found[label] for label in labels]


def test_the_level_is_left_out():
    assert _short("区科技局", "区委宣传部", "区法院") == ["科技局", "宣传部", "法院"]


@pytest.mark.parametrize(
    "label", ["市场监管局", "市政园林局", "市容管理中心", "区域发展研究院", "县域经济中心", "市直机关工委"]
)
def test_a_word_that_only_begins_like_a_level_stays_whole(label: str):
    assert _short(label) == [label]


def test_a_level_before_such_a_word_goes():
    assert _short("区市场监管局", "市政府外办", "市民政局")[0] == "区市场监管局"
    assert _short("区市场监管局", "区科技局") == ["市场监管局", "科技局"]


def test_what_would_say_too_little_keeps_its_level():
    assert _short("区委办公室", "区政府", "区委") == ["区委办公室", "区政府", "区委"]


def test_two_levels_of_one_body_stay_apart():
    assert _short("区科技局", "市科技局", "区教委") == ["区科技局", "市科技局", "教委"]


def test_only_the_most_frequent_level_goes():
    assert _short("区科技局", "区教委", "市水利局") == ["科技局", "教委", "市水利局"]


def test_the_footer_says_what_was_left_out():
    assert naming({"a": "区科技局", "b": "区委宣传部"}).note == "单位名称省略“区”“区委”字样"
    assert not naming({"a": "人民银行"}).note


def test_an_empty_name_is_said_to_be_one():
    assert naming({"a": "  "})["a"] == "（未命名）"
