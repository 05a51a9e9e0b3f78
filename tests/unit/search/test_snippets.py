"""What is shown around the words that were searched for."""

from __future__ import annotations

import pytest
from tests.unit.search.conftest import bracketed

from plangraph.search.phrases import phrases
from plangraph.search.snippets import LONGEST, best, label_parts, named

TEXT = "甲建设专利平台。乙推进导航工程，建设专利导航中心；丙\n建设导航。"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("专利", "甲建设[专利]平台。"),
        ("专利 导航", "乙推进[导航]工程，建设[专利][导航]中心；"),
        ("工程，建设", "乙推进导航[工程，建设]专利导航中心；"),
        ("丙建设", "[丙\n建设]导航。"),
        ("专利平台。乙推进", "甲建设[专利平台。乙推进]导航工程，建设专利导航中心；"),
        ("建设专利 专利平台", "甲[建设专利平台]。"),
    ],
)
def test_the_sentence_is_that_in_which_most_of_the_words_stand(query: str, shown: str):
    found = best(TEXT, (0, len(TEXT)), phrases(query))
    assert found is not None
    assert bracketed(found[1]) == shown
    assert TEXT[slice(*found[0])] in [part.text for part in found[1] if part.marked]


def test_words_that_do_not_stand_there_show_nothing():
    assert best(TEXT, (0, len(TEXT)), phrases("商标")) is None


def test_words_outside_the_region_do_not_count():
    found = best(TEXT, (8, len(TEXT)), phrases("专利"))
    assert found is not None
    assert found[0][0] > 8


def test_a_long_sentence_is_cut_around_its_mark():
    text = "甲" * 300 + "专利" + "乙" * 300
    found = best(text, (0, len(text)), phrases("专利"))
    assert found is not None
    place, parts = found
    assert place == (300, 302)
    assert sum(len(part.text) for part in parts) == LONGEST + 2
    assert [part.text for part in parts] == ["…", "甲" * 30, "专利", "乙" * (LONGEST - 32), "…"]


def test_a_long_sentence_is_cut_where_it_pauses():
    text = "甲" * 300 + "，中间的专利，后面的，" + "乙" * 300
    found = best(text, (0, len(text)), phrases("专利"))
    assert found is not None
    assert bracketed(found[1]) == "…中间的[专利]，后面的…"


def test_a_mark_that_is_longer_than_a_snippet_is_shown_whole():
    text = "前" * 50 + "长" * 150 + "后" * 50
    found = best(text, (0, len(text)), phrases("长" * 150))
    assert found is not None
    assert [part.text for part in found[1] if part.marked] == ["长" * 150]


def test_a_name_is_shown_where_it_stands_as_it_was_searched_for():
    text = "区科技局负责。区科学技术局配合。"
    found = named(text, ((0, 4), (7, 13)), phrases("科学"))
    assert found is not None
    assert bracketed(found[1]) == "区[科学]技术局配合。"


def test_a_place_that_words_a_name_in_another_way_is_marked_whole():
    found = named("由科技部门负责。", ((1, 5),), phrases("科学技术"))
    assert found is not None
    assert bracketed(found[1]) == "由[科技部门]负责。"


def test_a_name_without_a_place_shows_nothing():
    assert named("甲", (), phrases("甲")) is None


def test_a_label_is_marked_wherever_the_words_stand():
    assert bracketed(label_parts("专利转化与专利导航", phrases("专利 导航"))) == "[专利]转化与[专利][导航]"
