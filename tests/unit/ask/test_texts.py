"""Tasks that a question names by words of their texts."""

from __future__ import annotations

from plangraph.ask.texts import Texts, Told

TEXTS = Texts.of(
    [
        ("t1", "改造居家环境。对困难老年人家庭实施适老化改造，配置辅具。"),
        ("t2", "培育产业链条。引进动力电池、航电系统企业。"),
        ("t3", "守牢底线。起草飞行安全管理办法。定期开展安全检查。"),
        ("t4", "搭建平台。定期开展安全检查。"),
        ("t5", "服务农林。定期开展安全检查。"),
        ("t6", "拓展应用。定期开展安全检查。"),
    ]
)


def test_words_that_stand_in_one_text_tell_its_task():
    assert TEXTS.told("适老化改造是哪些部门在做", ["适老化改造"]) == Told("适老化改造", frozenset({"t1"}))


def test_marks_do_not_count_and_the_longest_words_tell():
    assert TEXTS.told("谁引进动力电池航电系统", ["引进动力电池航电系统"]) == Told(
        "引进动力电池航电系统", frozenset({"t2"})
    )


def test_words_go_beyond_those_that_were_not_understood():
    assert TEXTS.told("飞行安全管理办法由谁来写", ["管理办法"]) == Told("飞行安全管理办法", frozenset({"t3"}))


def test_words_that_stand_in_many_texts_tell_nothing():
    assert TEXTS.told("定期开展安全检查的是谁", ["定期开展安全检查"]) is None


def test_words_that_stand_in_no_text_tell_nothing():
    assert TEXTS.told("航天员由谁选拔", ["航天员", "选拔"]) is None


def test_without_tasks_nothing_is_told():
    assert Texts.of([]).told("适老化改造", ["适老化改造"]) is None
