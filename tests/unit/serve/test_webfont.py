"""The Chinese font of pages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace


def test_the_font_has_every_chinese_character_of_the_plan_and_of_the_pages(client: Client, workspace: Workspace):
    reply = client.get("/static/chinese.woff")
    assert (reply.status_code, reply.headers["content-type"]) == (200, "font/woff")
    known = TTFont(BytesIO(reply.content)).getBestCmap().keys()
    labels = {char for task in workspace.answer("task-owners").records() for char in f"{task['heading']}{task['unit']}"}
    titles = {char for query in workspace.library.values() for char in query.title_zh}
    said = {char for issue in workspace.issues("dazu-ip-2025") for char in issue.message}
    assert {ord(char) for char in labels | titles | said if ord(char) > ord("⺀")} <= known


def test_a_page_asks_for_the_font_of_this_service_alone(client: Client):
    style = client.get("/static/plangraph.css").text
    assert 'url("/static/chinese.woff")' in style
    assert "//" not in style.replace("/*", "").replace("*/", "")
    assert "font-src 'self'" in client.get("/", "text/html").headers["content-security-policy"]
