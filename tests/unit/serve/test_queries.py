"""The saved questions as pages and files."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from tests.unit.serve.conftest import Client

from plangraph.bootstrap.serving import served_here
from plangraph.serve.app import create_service
from plangraph.settings import Settings

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

UNIT = quote("区科技局")
OWNS = f"/queries/who-owns-what?unit={UNIT}"


def rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode())))


def test_the_page_answers_with_labels_links_and_sentences(client: Client):
    text = client.page(OWNS).text
    assert "9 行" in text
    assert ">深化示范创建，赋能园区发展</a>" in text
    assert len(re.findall(r'<td class="source" data-label="出处"><a href="/plans/dazu-ip-2025/text\?start=', text)) == 9


def test_the_page_without_its_parameter_answers_for_a_choice(client: Client):
    text = client.page("/queries/who-owns-what").text
    assert "<option" in text
    assert " selected>" in text
    assert "19 行" in text


def test_a_day_is_asked_for_with_a_calendar(client: Client):
    assert re.search(r'<input name="date" value="" required type="date">', client.page("/queries/due-by").text)
    assert 'value="2026-06-30" required type="date"' in client.page("/queries/due-by?date=2026-06-30").text


def test_a_pair_of_units_is_two_different_units(client: Client):
    text = client.page("/queries/shared-tasks-of").text
    chosen = re.findall(r'<option value="([^"]+)" selected>', text)
    assert len(set(chosen)) == 2
    assert "没有符合的结果" not in text


def test_every_question_answers_on_its_page_or_asks_for_what_it_needs(client: Client, workspace: Workspace):
    for name, saved in workspace.library.items():
        page = client.page(f"/queries/{name}")
        assert page.status_code == 200, name
        assert saved.title_zh in page.text
        assert "查看 SPARQL" in page.text


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
    ],
)
def test_the_same_answer_is_a_file_by_ending_and_by_accept(client: Client, form: str, media_type: str):
    by_ending = client.get(f"/queries/who-owns-what.{form}?unit={UNIT}")
    by_accept = client.get(OWNS, media_type.partition(";")[0])
    assert by_ending.headers["content-type"] == media_type
    assert by_ending.content == by_accept.content
    assert by_ending.text.count("/task/") == 9


def test_a_csv_has_a_byte_order_mark_only_for_excel(client: Client):
    plain, excel = (
        client.get(f"/queries/who-owns-what.csv?unit={UNIT}"),
        client.get(f"/queries/who-owns-what.csv?unit={UNIT}&excel=1"),
    )
    assert excel.content == b"\xef\xbb\xbf" + plain.content
    assert len(rows(plain.content)) == 9


def test_the_text_of_a_question_is_sparql(client: Client, workspace: Workspace):
    answer = client.get("/queries/who-owns-what.rq")
    assert answer.headers["content-type"] == "application/sparql-query"
    assert answer.content.decode() == workspace.library["who-owns-what"].text


def test_a_file_without_a_needed_parameter_is_a_problem(client: Client):
    problem = client.get("/queries/who-owns-what.csv", "text/html")
    assert (problem.status_code, problem.headers["content-type"]) == (400, "application/problem+json")
    assert "unit" in json.loads(problem.content)["detail"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/queries/nothing", 404),
        ("/queries/nothing.csv", 404),
        ("/queries/who-owns-what.doc", 404),
        ("/queries/who-owns-what?unit=" + quote("区气象局"), 404),
        ("/queries/who-owns-what?unit=x&colour=red", 400),
    ],
)
def test_what_there_is_not_is_said_to_people_and_programs(client: Client, address: str, status: int):
    page, problem = client.page(address), client.get(address, "application/json")
    assert page.status_code == problem.status_code == status
    assert problem.json()["status"] == status


def test_the_list_is_a_page_and_json(client: Client, workspace: Workspace):
    assert [saved["name"] for saved in client.get("/queries", "application/json").json()] == list(workspace.library)
    assert client.get("/queries.json").json() == client.get("/queries", "application/json").json()
    page = client.page("/queries").text
    assert all(f'href="/queries/{name}"' in page for name in workspace.library)


def test_a_page_bounds_its_rows_says_so_and_links_the_whole(workspace: Workspace):
    small = Client(create_service(served_here(replace(workspace, settings=Settings(max_rows=3)))))
    text = small.page(OWNS).text
    assert "9 行，此处显示前 3 行" in text
    assert len(rows(small.get(f"/queries/who-owns-what.csv?unit={UNIT}").content)) == 9


def test_what_a_person_types_is_never_markup(client: Client):
    page = client.page("/queries/who-owns-what?unit=" + quote('"><script>alert(1)</script>'))
    assert page.status_code == 404
    assert "<script>alert" not in page.text


def test_a_choice_is_preset_only_where_the_question_needs_one(client: Client):
    assert " selected>" not in client.page("/queries/indicator-targets").text
    assert " selected>" in client.page("/queries/indicator-targets?year=2027").text


def test_a_question_about_any_thing_begins_with_a_task(client: Client):
    assert 'class="source" data-label="出处"><a href="/plans/' in client.page("/queries/evidence").text


def test_a_downloaded_query_has_its_parameters_in_it(client: Client):
    text = client.get("/queries/who-owns-what.rq?unit=区科技局").text
    assert "VALUES ?unit_iri { <https://w3id.org/plangraph/id/unit/" in text
    assert "VALUES" not in client.get("/queries/who-owns-what.rq").text


@pytest.mark.parametrize("path", ["/plans/dazu-ip-2025.nq", "/id/plan/dazu-ip-2025/task/14?format=nt"])
def test_inferred_links_can_be_left_out_of_data(client: Client, path: str):
    sign = "&" if "?" in path else "?"
    assert "leadUnit" in client.get(path).text
    assert "leadUnit" not in client.get(f"{path}{sign}inferred=false").text
    assert client.get(f"{path}{sign}inferred=no").status_code == 400


@pytest.mark.parametrize(
    ("address", "status", "said", "kept"),
    [
        ("/queries/due-by?date=2027-13-99", 400, "2027-13-99", 'name="date" value="2027-13-99"'),
        ("/queries/due-by?unti=2027", 400, "unti", 'name="date"'),
        ("/queries/who-owns-what?unit=区科技", 404, "区科技", '<option value="区科技" selected>'),
        ("/queries/who-owns-what?unit=区科技局&plan=nothing", 404, "nothing", '<option value="区科技局" selected>'),
        ("/queries/unit-workload?generic=perhaps", 400, "perhaps", 'name="generic"'),
    ],
)
def test_a_wrong_parameter_brings_the_form_back_with_what_is_wrong(
    client: Client, address: str, status: int, said: str, kept: str
):
    page = client.page(address)
    assert page.status_code == status
    alert = page.text.partition('role="alert"')[2].partition("</div>")[0]
    assert said in alert
    assert kept in page.text.partition('<form class="ask"')[2]
    assert client.get(address.replace("?", ".csv?")).status_code == status


def test_comparators_are_words_of_the_language_of_the_page(client: Client):
    chinese, english = (client.page(f"/queries/indicator-targets?lang={lang}").text for lang in ("zh", "en"))
    assert 'data-label="比较">等于<' in chinese
    assert 'data-label="Comparator">exactly<' in english


def test_lists_have_the_marks_of_the_language_and_semicolons_between_headings_with_commas(client: Client):
    chinese, english = (client.page(f"/queries/task-dependencies?lang={lang}").text for lang in ("zh", "en"))
    assert "构建政策体系，强化规划引领；" in chinese
    assert "构建政策体系，强化规划引领; " in english
    assert "</a>, <a" in english
    assert "</a>、<a" in chinese


@pytest.mark.parametrize("query", ["task-dependencies", "shared-tasks", "partner-regions"])
def test_the_numbers_of_a_list_of_tasks_lead_to_the_tasks(client: Client, query: str):
    cells = re.findall(
        r'<td data-label="(?:任务序号|涉及任务|任务)"[^>]*>(.*?)</td>', client.page(f"/queries/{query}").text
    )
    links = {link for cell in cells for link in re.findall(r'<a href="(/id/plan/[^"]+/task/\d+)">\d+</a>', cell)}
    assert links
    assert all(client.page(link).status_code == 200 for link in links)


def test_every_group_of_questions_is_in_the_sidebar_and_that_of_the_page_is_open(client: Client, workspace: Workspace):
    side = client.page("/queries/partner-regions").text.partition('class="sidebar"')[2].partition("</nav>")[0]
    groups = {query.group_zh for query in workspace.library.values()}
    assert set(re.findall(r"<summary>([^<]+)</summary>", side)) == groups
    assert re.findall(r"<details open><summary>([^<]+)</summary>", side) == ["品牌、产业与区域"]


def test_the_list_of_units_tells_what_each_leads(client: Client):
    assert ">牵头</th>" in client.page("/units").text
    assert ">Leads</th>" in client.page("/units?lang=en").text
