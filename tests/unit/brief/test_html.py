"""The page: one file that asks for no other, and says nothing that a plan could make it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html
from tests.unit.brief.conftest import PLAN

from plangraph.model.language import Language
from plangraph.pipeline.briefing import Manner, brief

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

ASKING = {"script", "link", "iframe", "object", "embed", "img", "image", "video", "audio", "source", "form", "base"}


@pytest.fixture(scope="module")
def page(workspace: Workspace) -> html.HtmlElement:
    return html.document_fromstring(brief(workspace, PLAN, "html").body)


def test_the_page_asks_for_nothing_and_runs_nothing(page: html.HtmlElement):
    elements = [element for element in page.iter() if isinstance(element.tag, str)]
    assert [element.tag for element in elements if element.tag in ASKING] == []
    names = {name for element in elements for name in element.attrib}
    assert not names & {"src", "href", "xlink:href", "srcset", "action", "data"}
    assert not any(name.startswith("on") for name in names)
    assert "url(" not in (page.findtext(".//style") or "")


def test_the_page_forbids_itself_whatever_it_does_not_need(page: html.HtmlElement):
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_every_figure_is_drawn_in_the_page_with_its_caption(page: html.HtmlElement):
    assert len(page.xpath("//figure/svg")) == 3
    assert next(caption.text for caption in page.iter("figcaption")) == "图 1　任务责任矩阵"


def test_every_table_has_a_caption_and_heads(page: html.HtmlElement):
    tables = page.xpath("//div[@class='wide']/table")
    assert len(tables) == 5
    assert all(table.xpath("caption") and table.xpath("thead//th[@scope='col']") for table in tables)


def test_the_language_of_the_page_is_that_asked_for(workspace: Workspace):
    page = html.document_fromstring(brief(workspace, PLAN, "html", "", Manner(Language.EN)).body)
    assert page.get("lang") == "en"
    assert "23 units carry 19 tasks" in page.text_content()


def test_the_same_dataset_gives_the_same_bytes(workspace: Workspace):
    assert brief(workspace, PLAN, "html").body == brief(workspace, PLAN, "html").body
