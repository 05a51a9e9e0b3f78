"""Answers say what they rest on, and can do without inferred links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

PART = "/queries/task-dependencies"
WHOLE = "/queries/task-indicators"
PLAIN = "/queries/unit-workload"


def test_the_page_of_an_answer_with_inferred_links_says_so(client: Client, workspace: Workspace):
    page = client.page(WHOLE).text
    notes = workspace.answer("task-indicators").notes
    assert notes
    assert all(note.zh in page for note in notes)
    assert all(note.en in client.page(f"{WHOLE}?lang=en").text for note in notes)


def test_every_inferred_row_is_marked_and_no_other(client: Client):
    marked = len(re.findall(r'<tr class="inferred">', client.page(PART).text))
    rows = len(re.findall(r"<tr\b", client.page(PART).text)) - 1
    stated = len(re.findall(r"<tr\b", client.page(f"{PART}?inferred=false").text)) - 1
    assert marked > 0
    assert rows - marked == stated > 0
    assert '<tr class="inferred">' not in client.page(f"{PART}?inferred=false").text


def test_what_only_inferred_links_answer_is_marked_in_every_row(client: Client):
    page = client.page(WHOLE).text
    assert len(re.findall(r'<tr class="inferred">', page)) == len(re.findall(r"<tr\b", page)) - 1 > 0
    assert "推断已按要求略去" in client.page(f"{WHOLE}?inferred=false").text


def test_the_box_is_there_where_links_are_inferred_and_keeps_its_tick(client: Client):
    assert 'name="inferred" value="false">' in client.page(PART).text
    assert 'name="inferred" value="false" checked>' in client.page(f"{PART}?inferred=false").text
    assert 'name="inferred"' not in client.page(PLAIN).text


def test_the_links_of_the_page_keep_the_choice(client: Client):
    page = client.page(f"{PART}?inferred=false").text
    assert f'href="{PART}.csv?inferred=false"' in page
    assert f'data-copy="{PART}?inferred=false"' in page


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_a_file_carries_the_notes_in_its_headers(client: Client, workspace: Workspace, form: str):
    answer = client.get(f"{PART}.{form}")
    assert answer.headers.get_list("plangraph-note") == [
        note.en for note in workspace.answer("task-dependencies").notes
    ]
    assert "plangraph-note" not in client.get(f"{PLAIN}.{form}").headers


def test_a_file_leaves_inferred_links_out_as_asked(client: Client, workspace: Workspace):
    stated = workspace.answer("task-dependencies", stated_only=True)
    assert client.get(f"{PART}.csv?inferred=false").content == stated.write("csv")
    assert client.get(f"{PART}.csv").content == workspace.answer("task-dependencies").write("csv")


def test_anything_but_true_and_false_is_a_problem(client: Client):
    problem = client.get(f"{PART}.json?inferred=perhaps")
    assert problem.status_code == 400
    assert "true or false" in problem.json()["detail"]
