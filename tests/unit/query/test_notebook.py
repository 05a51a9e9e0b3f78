"""Answers as tables of a notebook."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import lxml.html
from pyoxigraph import Literal, NamedNode

from plangraph.query.notebook import MOST_ROWS, Entry, Head, table

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.answers import Answer


def cells(answer: Answer, row: int) -> list[str]:
    """The texts of a row of the table."""
    line = lxml.html.fromstring(answer._repr_html_()).findall(".//tbody/tr")[row]
    return [cell.text_content() for cell in line]


def test_a_table_has_the_question_chinese_heads_and_the_place_in_the_text(workspace: Workspace):
    answer = workspace.answer("who-owns-what", unit="区科技局")
    page = lxml.html.fromstring(answer._repr_html_())
    assert page.findtext(".//caption") == "某单位负责哪些任务（责任单位：区科技局）"
    assert [head.text for head in page.iter("th")] == ["序号", "任务", "板块", "角色", "排序", "原文位置"]
    assert len(page.findall(".//tbody/tr")) == 9
    assert cells(answer, 0)[1:] == [
        "深化示范创建，赋能园区发展",
        "高标准构建知识产权强区建设体系",
        "责任",
        "3",
        "1318–1322",
    ]


def test_a_name_links_to_its_iri_and_a_place_to_that_of_its_span(workspace: Workspace):
    answer = workspace.answer("who-owns-what", unit="区科技局")
    links = [link.get("href") for link in lxml.html.fromstring(answer._repr_html_()).iter("a")]
    base = "https://w3id.org/plangraph/id/plan/dazu-ip-2025"
    assert links[:3] == [f"{base}/task/2", f"{base}/section/1", f"{base}/span/1318-1322"]


def test_figures_stand_on_the_right(workspace: Workspace):
    page = workspace.answer("indicator-growth")._repr_html_()
    assert '<th style="text-align:right">增幅' in page
    assert '<th style="text-align:left">指标' in page


def test_of_a_long_answer_the_first_rows_are_shown_and_the_table_says_so(workspace: Workspace):
    answer = workspace.answer("task-owners")
    page = answer._repr_html_()
    assert len(answer.rows) == 72
    assert page.count("<tr>") - 1 == MOST_ROWS == 50
    assert "共 72 行，此处列出前 50 行" in page
    assert "行，此处" not in workspace.answer("who-owns-what", unit="区科技局")._repr_html_()


def test_what_is_inferred_is_said_below_the_table_and_so_is_that_it_was_left_out(workspace: Workspace):
    assert "本答案含推断" in workspace.answer("task-indicators")._repr_html_()
    stated = workspace.answer("task-indicators", stated_only=True)._repr_html_()
    assert "<tbody>\n</tbody>" in stated
    assert "推断已按要求略去" in stated


def test_an_answer_of_no_rows_is_a_table_without_rows(workspace: Workspace):
    page = lxml.html.fromstring(workspace.answer("units-without-task")._repr_html_())
    assert page.findall(".//tbody/tr") == []


def test_words_of_a_document_are_no_markup_and_an_iri_of_a_script_is_no_link(workspace: Workspace):
    answer = workspace.answer("who-owns-what", unit="区科技局")
    names = answer.solutions.variables
    evil = dict(zip(names, answer.solutions.rows[0], strict=True)) | {
        "heading": Literal("<script>alert(1)</script>"),
        "task_iri": NamedNode("javascript:alert(1)"),
        "section_iri": NamedNode('https://example.org/?"onmouseover=alert(1)'.replace('"', "%22")),
        "evidence_iri": NamedNode("urn:elsewhere"),
    }
    page = replace(
        answer, solutions=replace(answer.solutions, rows=(tuple(evil[name] for name in names),))
    )._repr_html_()
    assert "<script>" not in page
    assert "javascript:" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert re.search(r"<td[^>]*>原文</td>", page)


def test_captions_heads_and_remarks_are_escaped():
    page = table("<i>", [Head("<b>")], [[Entry('"&', 'http://a/"><x>')]], ["<u>"])
    assert not set(re.findall(r"<(\w+)", page)) & {"i", "b", "u", "x"}
    assert 'href="http://a/&#34;&gt;&lt;x&gt;"' in page


def test_an_answer_says_what_it_is_in_a_line(workspace: Workspace):
    assert repr(workspace.answer("who-owns-what", unit="区科技局")) == "<Answer who-owns-what(unit=区科技局): 9 rows>"
