from __future__ import annotations

import pytest
from tests.unit.resolve.invented import issues_in

KINDS = ("unit-two-names", "unit-nearly-named")


def found(first: str, second: str, words: str = "清理淤泥。") -> list[tuple[str, list[str]]]:
    text = f"某市方案\n一、任务\n1.治河。{words}（责任单位：{first}）\n2.建站。建设。（责任单位：{second}）\n"
    return [(issue.kind, [span.quote for span in issue.spans]) for issue in issues_in(text, *KINDS)]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("省市场监管局", "省市场监督管理局"),
        ("市卫健委", "市卫生健康委员会"),
        ("市应急局", "市应急管理局"),
        ("区发改委", "区发展改革委"),
    ],
)
def test_a_short_and_a_long_form_are_told(short: str, long: str):
    assert found(long, short) == [("unit-two-names", [short, long])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市公安局", "市公安交通管理局"),
        ("市教育局", "市体育局"),
        ("区水务局", "市水务局"),
        ("市科协", "市科技局"),
        ("市委", "市教委"),
        ("中国银行", "中国人民银行"),
    ],
)
def test_other_bodies_are_not(one: str, other: str):
    assert found(one, other) == []


def test_names_of_one_list_are_two_bodies():
    assert found("市应急局、市应急管理局", "市水务局") == []


def test_a_name_in_the_text_that_leaves_a_word_out_is_told_once():
    words = "依托东湖新材料产业服务中心建设泵站。发挥东湖新材料产业服务中心作用。"
    assert found("经开区东湖新材料产业发展服务中心", "市水务局", words) == [
        ("unit-nearly-named", ["东湖新材料产业服务中心", "经开区东湖新材料产业发展服务中心"])
    ]


def test_a_name_without_its_place_is_a_plain_short_form():
    words = "依托东湖新材料产业发展服务中心建设泵站。"
    assert found("经开区东湖新材料产业发展服务中心", "市水务局", words) == []
