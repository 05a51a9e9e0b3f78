from __future__ import annotations

import pytest
from tests.unit.resolve.invented import issues_in, table

PLAN = (
    "某市水务行动计划（2025—2027年）\n\n为做好水务工作，制定本计划{mention}。\n\n"
    "一、任务\n1．治理河道。清理淤泥。（市水务局负责）\n\n"
)
INDICATORS = table(("序号", "指标", "2025年", "2027年"), ("1", "污水处理率（%）", "93", "95"))
TASKS = table(("序号", "项目", "金额"), ("1", "泵站", "20"))
KINDS = ("annex-missing", "annex-unmarked", "annex-unmentioned", "annex-list-leftover")


def kinds_and_quotes(text: str) -> list[tuple[str, list[str]]]:
    return [(issue.kind, [span.quote for span in issue.spans]) for issue in issues_in(text, *KINDS)]


@pytest.mark.parametrize(
    "text",
    [
        PLAN.format(mention=""),
        PLAN.format(mention="（见附件）") + f"附件\n\n指标表\n{INDICATORS}",
        PLAN.format(mention="")
        + f"附件：1.指标表\n2.项目表\n\n附件1\n\n指标表\n{INDICATORS}\n附件2\n\n项目表\n{TASKS}",
        PLAN.format(mention="") + f"附件：指标表\n\n附件\n指标表\n{INDICATORS}",
        PLAN.format(mention="") + f"附件：\n指标表\n\n附件\n指标表\n{INDICATORS}",
        PLAN.format(mention="（见附件一）") + f"附件一：指标表\n\n附件一 指标表\n{INDICATORS}",
        PLAN.format(mention="")
        + f"附件1：指标表\n附件2：项目表\n\n附件1\n指标表\n{INDICATORS}\n附件2\n项目表\n{TASKS}",
    ],
)
def test_annexes_that_are_listed_and_marked_are_no_finding(text: str):
    assert kinds_and_quotes(text) == []


def test_an_annex_that_is_only_named_is_missing():
    text = PLAN.format(mention="（见附件3）") + f"附件：1.指标表\n2.项目表\n\n附件1\n\n指标表\n{INDICATORS}"
    assert kinds_and_quotes(text) == [("annex-missing", ["项目表", "附件3"])]


def test_a_second_annex_without_a_first_and_with_its_table_has_lost_its_mark():
    text = PLAN.format(mention="（见附件1、附件2）") + f"指标表\n{INDICATORS}\n附件2\n\n项目表\n{TASKS}"
    assert kinds_and_quotes(text) == [("annex-unmarked", ["指标表", "附件2"])]


def test_a_listed_annex_that_begins_with_its_name_only_has_no_mark():
    text = PLAN.format(mention="") + f"附件：指标分解表\n\n某市\n2025年3月1日\n\n指标分解表\n{INDICATORS}"
    assert kinds_and_quotes(text) == [("annex-unmarked", ["指标分解表"])]


def test_an_annex_that_nothing_names_is_told():
    text = PLAN.format(mention="") + f"附件\n\n指标表\n{INDICATORS}"
    assert kinds_and_quotes(text) == [("annex-unmentioned", ["附件"])]


def test_a_numbered_beginning_of_the_title_after_the_plan_is_left_of_a_list():
    text = PLAN.format(mention="（见附件）") + f"2．某市水务行动计划\n附件\n某市水务行动计划指标表\n{INDICATORS}"
    assert kinds_and_quotes(text) == [("annex-list-leftover", ["2．某市水务行动计划"])]


def test_a_sentence_that_begins_with_the_word_marks_no_annex():
    text = PLAN.format(mention="（见附件1）") + f"附件1\n指标表\n{INDICATORS}\n附件1所列指标按年度调整。\n"
    assert kinds_and_quotes(text) == []
