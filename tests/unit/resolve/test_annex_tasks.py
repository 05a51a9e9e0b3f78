from __future__ import annotations

from tests.unit.resolve.invented import issues_in, table

PLAN = """某市水务行动计划（2025—2027年）

为做好水务工作，制定本计划。

一、主要任务
1．治理河道，修复岸线。清理淤泥。（责任单位：市水务局、市财政局，2026年底前完成）
2．建设泵站，排除内涝。建设排涝泵站。（责任单位：市水务局、市应急局）
3．改造管网，降低漏损。更换老旧管网。（责任单位：市住建局、市水务局）
4．节约用水，爱护水源。推广节水器具。（责任单位：市水务局、市教育局）

附件

任务分工表
"""
KINDS = (
    "annex-heading",
    "annex-units",
    "annex-unit-order",
    "annex-deadline",
    "task-not-in-annex",
    "annex-task-not-in-text",
)
HEADER = ("序号", "类别", "工作任务", "责任单位", "完成时限")
ROWS = (
    ("1", "工程", "治理河道，修复岸线", "市水务局、市财政局", "2026年12月"),
    ("2", "", "建设泵站，排除内涝", "市水务局、市应急局", "2027年"),
    ("3", "", "改造管网，降低漏损", "市住建局、市水务局", ""),
    ("4", "管理", "节约用水，爱护水源", "市水务局、市教育局", ""),
)


def found(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> list[tuple[str, list[str]]]:
    issues = issues_in(PLAN + table(header, *rows), *KINDS)
    return [(issue.kind, [span.quote for span in issue.spans]) for issue in issues]


def changed(place: int, column: int, words: str) -> list[tuple[str, ...]]:
    row = ROWS[place]
    return [*ROWS[:place], (*row[:column], words, *row[column + 1 :]), *ROWS[place + 1 :]]


def test_a_table_that_repeats_the_tasks_is_no_finding():
    assert found(*ROWS) == []


def test_a_heading_in_other_words_is_found_beside_its_neighbours():
    assert found(*changed(1, 2, "建设泵站，消除涝点")) == [
        ("annex-heading", ["建设泵站，排除内涝", "建设泵站，消除涝点"])
    ]


def test_a_cell_may_go_on_after_the_heading():
    assert found(*changed(1, 2, "建设泵站，排除内涝。建设3座泵站。")) == []


def test_units_that_only_one_side_names_are_told():
    assert found(*changed(2, 3, "市住建局、市财政局")) == [("annex-units", ["市水务局", "市财政局"])]
    issue = issues_in(PLAN + table(HEADER, *changed(2, 3, "市住建局")), "annex-units")[0]
    assert issue.message == "任务“改造管网，降低漏损”的责任单位，正文写“市住建局、市水务局”，附件写“市住建局”。"


def test_the_same_units_in_another_order_are_told():
    assert [kind for kind, _ in found(*changed(3, 3, "市教育局、市水务局"))] == ["annex-unit-order"]


def test_an_empty_cell_of_units_says_nothing():
    assert found(*changed(3, 3, "")) == []


def test_leading_and_supporting_units_may_have_columns_of_their_own():
    header = ("序号", "工作任务", "牵头单位", "配合单位")
    rows = [(row[0], row[2], *row[3].split("、")) for row in ROWS]
    assert found(*rows, header=header) == []


def test_another_date_is_told_and_other_words_for_the_same_date_are_not():
    assert found(*changed(0, 4, "2026年底")) == []
    assert found(*changed(0, 4, "2027年6月底")) == [
        ("annex-deadline", ["（责任单位：市水务局、市财政局，2026年底前完成）", "2027年6月底"])
    ]


def test_tasks_of_one_side_only_are_told():
    assert found(*changed(3, 2, "宣传水法知识")) == [
        ("task-not-in-annex", ["节约用水，爱护水源"]),
        ("annex-task-not-in-text", ["宣传水法知识"]),
    ]


def test_a_table_of_few_of_the_tasks_is_a_selection():
    assert found(*ROWS[:2]) == []


def test_a_table_of_other_measures_is_no_repetition():
    rows = [(str(n), "工程", f"项目{name}", "市财政局", "") for n, name in enumerate("甲乙丙丁", 1)]
    assert found(*rows) == []


def test_rows_that_say_a_heading_again_further_down_are_one_entry_with_all_their_units():
    first, *others = ROWS
    divided = (
        ("1", "工程", "治理河道，修复岸线", "市水务局", "2026年12月"),
        *others,
        ("5", "", "治理河道，修复岸线：清淤", "市财政局", "2026年12月"),
    )
    assert found(*divided) == found(first, *others) == []


UNMARKED = """某市水务行动计划（2025—2027年）

为做好水务工作，制定本计划。

一、主要任务
1．治理河道。清理淤泥。
2．建设泵站。建设排涝泵站。
3．改造管网。更换老旧管网。

附件

任务分工表
"""


def replaced(*tasks: str) -> list[str]:
    """The tasks of the text that those of the table have taken the place of."""
    rows = [(str(n), "工程", task, "市水务局", "2026年") for n, task in enumerate(tasks, 1)]
    issues = issues_in(UNMARKED + table(HEADER, *rows), "tasks-replaced-by-table")
    return [span.quote for issue in issues for span in issue.spans]


def test_tasks_of_the_text_that_the_rows_of_a_table_take_the_place_of_are_told():
    assert replaced("清理淤泥", "种植草木", "巡查岸线") == ["治理河道", "建设泵站", "改造管网"]
    assert replaced("治理河道", "种植草木", "巡查岸线", "更换阀门") == ["建设泵站", "改造管网"]


def test_tasks_of_the_text_that_take_their_units_from_a_table_are_not_replaced():
    assert replaced("治理河道", "建设泵站", "改造管网") == []
    assert replaced("治理河道", "建设泵站") == []


def test_a_heading_over_the_table_is_no_task_that_was_replaced():
    text = (
        "某市水务行动计划\n\n一、总体目标\n做好水务。\n二、重点任务\n详见附件。\n三、工作要求\n认真。\n\n任务分工表\n"
    )
    rows = [(str(n), "工程", task, "市水务局", "2026年") for n, task in enumerate(("治理河道", "建设泵站"), 1)]
    assert issues_in(text + table(HEADER, *rows), "tasks-replaced-by-table") == []
