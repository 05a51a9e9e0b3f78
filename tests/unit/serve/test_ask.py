"""Questions in plain words over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

JSON, HTML = "application/json", "text/html"
SHARED = "科技局和经济信息委共同承担哪些任务"


def asked(question: str, form: str = ".json") -> str:
    return f"/ask{form}?{urlencode({'q': question})}"


def test_a_question_is_answered_with_its_query_parameters_and_rows(client: Client):
    answer = client.get(asked(SHARED, ""), JSON).json()
    assert (answer["query"], answer["sure"]) == ("shared-tasks-of", True)
    assert answer["parameters"] == {"unit_a": "区科技局", "unit_b": "区经济信息委"}
    assert [row["task_number"] for row in answer["rows"]] == [2, 6, 10, 11, 12, 13, 15, 16]
    assert client.get(asked(SHARED)).json() == answer


def test_a_superlative_keeps_its_rows(client: Client):
    answer = client.get(asked("哪家单位任务最多")).json()
    assert [row["unit"] for row in answer["rows"]] == ["区市场监管局"]


def test_what_plans_do_not_say_is_not_guessed(client: Client):
    for question in ("区科技局局长是谁", "区航天局负责哪些任务", "今天天气怎么样"):
        answer = client.get(asked(question)).json()
        assert (answer["query"], answer["sure"], answer["rows"]) == (None, False, [])
        assert answer["note"]


def test_two_opposite_questions_are_two(client: Client):
    first, second = (client.get(asked(q)).json() for q in ("没有任务的指标", "没有指标的任务"))
    assert (first["query"], second["query"]) == ("indicators-without-task", "tasks-without-indicator")
    assert [row["indicator_number"] for row in first["rows"]] == [1, 2, 3]


def test_the_page_shows_query_rows_and_the_way_to_the_text(client: Client):
    page = client.get(asked(SHARED, ""), HTML).text
    assert "某两家单位共担哪些任务" in page
    assert page.count("<tr") == 9
    assert "/plans/dazu-ip-2025/text" in page


def test_the_page_without_a_question_offers_some(client: Client):
    page = client.get("/ask", HTML)
    assert page.status_code == 200
    assert page.text.count("/ask?q=") >= 5


def test_a_question_that_is_too_long_is_refused_in_a_sentence(client: Client):
    answer = client.get(asked("谁" * 201))
    assert answer.status_code == 400
    assert "200" in answer.json()["detail"]
