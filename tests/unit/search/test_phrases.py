"""How a query is read, and what is refused with a sentence."""

from __future__ import annotations

import pytest

from plangraph.errors import ParameterError
from plangraph.search.kinds import Kind
from plangraph.search.phrases import expression, phrases

TOO_MANY = " ".join(chr(0x4E00 + each) for each in range(21))


@pytest.mark.parametrize(
    ("query", "sought"),
    [
        ("专利 导航", ["专 利", "导 航"]),
        ("专利　导航", ["专 利", "导 航"]),
        ("专利 专利", ["专 利"]),
        ("“smart city”", ["smart city"]),
        ('"smart city" 试点', ["smart city", "试 点"]),
        ("smart city", ["smart", "city"]),
        ("“双一流”建设", ["双 一 流 建 设"]),
        ("建设“双一流", ["建 设 双 一 流"]),
        ("（区科技局）、", ["区 科 技 局"]),
        ("2025-2027", ["2025 、 2027"]),
        ("专利 ， 导航", ["专 利", "导 航"]),
    ],
)
def test_a_query_is_read_as(query: str, sought: list[str]):
    assert [" ".join(phrase) for phrase in phrases(query)] == sought


@pytest.mark.parametrize(
    "query", ["", "  　", "，。", '"', "“”", "* - ( )", "\x00", "a" * 201, "字 " * 21 + "a", "\ud800"]
)
def test_what_cannot_be_searched_for_is_refused_in_one_sentence(query: str):
    if query.startswith("字"):
        query = " ".join(chr(0x4E00 + each) for each in range(21))
    with pytest.raises(ParameterError, match=r"^[^.]+\.$"):
        phrases(query)


def test_two_hundred_characters_can_be_searched_for():
    assert len(phrases("科" * 200)[0]) == 200


@pytest.mark.parametrize(
    "query", ['科技" OR label:x', "NEAR(科 技)", "科*", "{label}: 科", "^科", "-科", "科 AND NOT 技"]
)
def test_no_sign_of_the_language_of_the_index_comes_from_a_query(query: str):
    sought = expression(phrases(query))
    outside = sought.split('"')[::2]
    assert {part.strip() for part in outside} <= {"", "AND"}
    assert all(word.isalnum() or word == "、" for part in sought.split('"')[1::2] for word in part.split())


def test_a_kind_goes_by_its_name_and_no_other():
    assert Kind.of("task") is Kind.TASK
    assert Kind.of("") is Kind.of(None) is None
    with pytest.raises(ParameterError, match="use one of task, unit"):
        Kind.of("任务")


def test_every_kind_has_a_chinese_word_of_its_own():
    assert len({kind.word for kind in Kind}) == len(Kind)
