from __future__ import annotations

import pytest

from plangraph.extract.target_values import printed_measure, target
from plangraph.model.outline import Cell
from plangraph.model.plan import Comparator, Target
from plangraph.model.span import Span


def cell(words: str) -> Cell:
    """A cell that is a whole text."""
    return Cell(words, Span.of(words, 0, len(words)))


def of(words: str, measure: str | None = None) -> Target | None:
    """The target of a cell."""
    return target(words, cell(words), 2030, measure)


@pytest.mark.parametrize("words", ["〔100〕", "【100】", "[100]", "（100）", "累计〔100〕", "〔100〕万", "100〔累计〕"])
def test_a_figure_may_stand_in_brackets_of_its_own(words: str):
    assert of(words, "万人次") == Target(2030, "100", Comparator.EXACT, Span.of(words, *where(words, "100")))


def where(words: str, part: str) -> tuple[int, int]:
    """The place of a part."""
    return words.index(part), words.index(part) + len(part)


@pytest.mark.parametrize("words", ["≥〔100〕", "〔≥100〕", "〔100〕以上", "力争达到100", "不低于100个"])
def test_a_bound_is_read_before_in_and_after_the_brackets(words: str):
    found = of(words, "个")
    assert found is not None
    assert (found.value, found.comparator) == ("100", Comparator.AT_LEAST)


@pytest.mark.parametrize(
    ("words", "value", "evidence"),
    [
        *(("前3", "3", "前3"), ("前三", "3", "前三"), ("第5", "5", "第5"), ("全国前十", "10", "前十")),
        *(("第三名", "3", "第三"), ("保持全省前5位", "5", "前5"), ("前3位以内", "3", "前3")),
    ],
)
def test_a_place_in_a_ranking_is_a_rank(words: str, value: str, evidence: str):
    assert of(words, "位") == Target(2030, value, Comparator.RANK, Span.of(words, *where(words, evidence)))


@pytest.mark.parametrize(
    ("words", "measure", "value", "evidence"),
    [
        ("1万", "个", "10000", "1万"),
        ("1.5万个", "个", "15000", "1.5万"),
        ("1万家", "个", "10000", "1万"),
        ("1,200万", "人", "12000000", "1,200万"),
        ("3亿元", "万元", "30000", "3亿"),
        ("5万", "千瓦", "50000", "5万"),
        ("2千", "个", "2000", "2千"),
        ("1—2万", "个", "10000-20000", "1—2万"),
        ("8000—1万", "个", "8000-10000", "8000—1万"),
        ("8000人", "万人", "0.8", "8000"),
        ("3千人", "万人", "0.3", "3千"),
        ("2万", "千人", "20", "2万"),
        ("2万人", "千人", "20", "2万"),
        ("5千元", "万元", "0.5", "5千"),
    ],
)
def test_a_figure_with_a_measure_of_its_own_is_given_in_that_of_the_indicator(
    words: str, measure: str, value: str, evidence: str
):
    found = of(words, measure)
    assert found is not None
    assert (found.value, found.evidence.quote) == (value, evidence)


@pytest.mark.parametrize(
    ("words", "measure", "value"),
    [
        *(
            ("1万", "万人", "1"),
            ("1万人", None, "1"),
            ("8000", "万个", "8000"),
            ("6%—8%", "%", "6-8"),
            ("95%", "%", "95"),
        ),
        *(("3百分点", "%", "3"), ("3千克", "公斤", "3"), ("3千瓦", "千瓦", "3")),
        *(("3个百分点", "%", "3"), ("5万千瓦", "万千瓦", "5"), ("1,200", "个", "1,200"), ("20百分点", "百分点", "20")),
    ],
)
def test_a_figure_in_the_measure_of_the_indicator_is_as_printed(words: str, measure: str | None, value: str):
    found = of(words, measure or printed_measure(words, cell(words)))
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("words", ["—", "/", "全覆盖", "完成上级任务", "前列", "第三产业", "1:3", "前5%"])
def test_words_and_what_is_no_figure_are_no_target(words: str):
    assert of(words) is None


@pytest.mark.parametrize("words", ["-13.5", "\uff0d13.5", "\u221213.5", "〔-13.5〕", "-13.5%"])
def test_a_figure_below_nought_keeps_its_sign(words: str):
    found = of(words, "%")
    assert found is not None
    assert (found.value, found.comparator, found.evidence.quote[1:]) == ("-13.5", Comparator.EXACT, "13.5")


def test_the_sides_of_a_range_may_be_below_nought():
    found = of("-3—-1", "%")
    assert found is not None
    assert (found.value, found.comparator) == ("-3--1", Comparator.RANGE)


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        *(("降至5", Comparator.AT_MOST), ("降低到5天以内", Comparator.AT_MOST), ("缩短到5", Comparator.AT_MOST)),
        *(("压减5%以上", Comparator.AT_LEAST), ("下降5", Comparator.EXACT), ("同比减少5个百分点", Comparator.EXACT)),
    ],
)
def test_what_falls_has_its_bound_by_what_it_falls_to_or_by_how_much(words: str, comparator: Comparator):
    found = of(words, "%")
    assert found is not None
    assert (found.value, found.comparator) == ("5", comparator)
