"""Briefings over HTTP."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from docx import Document

from plangraph.pipeline.briefing import MEDIA_TYPES

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

PLAN = "/briefings/dazu-ip-2025"


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_each_form_comes_with_its_media_type_its_name_and_the_revision(client: Client, form: str):
    answer = client.get(f"{PLAN}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA_TYPES[form]
    kind = "inline" if form == "html" else "attachment"
    assert answer.headers["content-disposition"] == f"{kind}; filename*=UTF-8''dazu-ip-2025-briefing.{form}"
    assert answer.headers["etag"]


def test_the_page_may_run_nothing_and_ask_for_nothing(client: Client):
    policy = client.get(f"{PLAN}.html").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy


def test_a_unit_has_a_briefing_of_its_own(client: Client):
    answer = client.get(f"{PLAN}.docx?unit=" + quote("区科技局"))
    name = quote("dazu-ip-2025-区科技局-briefing.docx")
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs)
    assert "区科技局承担9项任务（全部19项的47%），其中3项列于首位。" in text


def test_the_briefing_of_a_unit_has_a_name_of_its_own_and_its_page_leads_to_it(client: Client, workspace: Workspace):
    unit = next(choice for choice in workspace.choices("unit") if choice.label == "区科技局")
    page = client.page("/id/" + unit.iri.removeprefix(workspace.settings.base_iri)).text
    links = [unescape(link) for link in re.findall(r'href="(/briefings/[^"]+)"', page)]
    assert {link.partition("?")[0].rpartition(".")[2] for link in links} == {"docx", "pptx", "html"}
    name = client.get(links[0]).headers["content-disposition"]
    assert name.endswith(quote("dazu-ip-2025-区科技局-briefing.docx"))


def test_headings_come_in_english_on_request(client: Client):
    assert "## 1. Key points" in client.get(f"{PLAN}.md?language=en").text


def test_markdown_is_one_file_with_its_pictures(client: Client):
    assert client.get(f"{PLAN}.md").text.count("](data:image/svg+xml;base64,") == 3


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/briefings/no-such-plan.docx", 404, "no-such-plan"),
        (f"{PLAN}.docx?unit=" + quote("区没有局"), 404, "区没有局"),
        (f"{PLAN}.pdf", 404, "docx, pptx, html, md"),
        (PLAN, 404, "docx, pptx, html, md"),
        (f"{PLAN}.html?language=fr", 400, "language"),
    ],
)
def test_what_is_not_there_is_told_in_one_sentence(client: Client, address: str, status: int, words: str):
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_the_page_of_a_plan_links_to_its_briefings(client: Client):
    page = client.page("/plans/dazu-ip-2025").text
    assert all(f'href="{PLAN}.{form}"' in page for form in MEDIA_TYPES)
