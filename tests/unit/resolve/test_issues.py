from __future__ import annotations

import time

import pytest
from tests.unit.resolve.invented import extraction_of, issues_in, table

from plangraph.resolve.issues import issues


def test_a_statement_of_responsibility_without_unit_is_told():
    text = "某市方案\n一、任务\n1.甲。做甲。（市科委负责）\n2.乙。做乙。（责任单位：2026年底前完成）\n"
    found = issues_in(text, "bracket-without-unit")
    assert [issue.spans[0].quote for issue in found] == ["（责任单位：2026年底前完成）"]


@pytest.mark.parametrize(
    "task",
    [
        "建设泵站。建设排涝泵站并且开展水质监测工作。（责任单位：市水务局）\n",
        "建设泵站{n}。依托东湖{n}新材料产业服务中心。（责任单位：市卫{n}局、东湖{n}新材料产业发展服务中心）\n",
        "建设泵站{n}。新增泵站{n}座，到2027年累计建成排涝泵站{n}座。（市水务局负责，2029年底前）\n",
    ],
)
def test_time_grows_with_the_length_of_the_plan(task: str):
    def seconds(times: int) -> float:
        tasks = "".join(f"{n % 900 + 1}．{task.format(n=n)}" for n in range(times))
        rows = [(str(n), f"排涝泵站{n}（座）", "1", "2") for n in range(times // 10)]
        indicators = table(("序号", "指标", "2025年", "2027年"), *rows)
        text = f"某市方案（2025—2027年）\n制定本方案。\n一、任务\n{tasks}附件\n指标表\n{indicators}"
        document, found = extraction_of(text)
        start = time.perf_counter()
        issues(document, found)
        return time.perf_counter() - start

    assert seconds(2000) < 12 * max(seconds(500), 0.1)
