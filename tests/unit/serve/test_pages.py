"""What every page keeps to: Chinese, no outside request, links that lead somewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from plangraph.model.plan import BodyKind
from plangraph.pipeline.picture import VIEWS

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

PAGES = (
    "/",
    "/queries",
    "/views",
    "/plans",
    "/plans/dazu-ip-2025",
    "/plans/dazu-ip-2025/text",
    "/units",
    "/tasks",
    "/indicators",
    "/findings",
    "/sparql",
    "/ontology",
    "/docs",
    "/id/plan/dazu-ip-2025",
    "/id/plan/dazu-ip-2025/task/9",
    "/id/plan/dazu-ip-2025/indicator/4",
)


class Page(HTMLParser):
    """What a page loads, what it links to, and what names its fields."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids.extend(filter(None, [found.get("id")]))
        self.loads.extend(
            filter(
                None,
                [
                    found.get("src"),
                    found.get("href") if tag == "link" and found["rel"] != "alternate" else None,
                    found.get("action"),
                ],
            )
        )
        self.links.extend(filter(None, [found.get("href") if tag == "a" else None]))


@pytest.fixture(scope="module")
def pages(client: Client, workspace: Workspace) -> dict[str, Page]:
    """Every page of the list, every question and every view, parsed."""
    addresses = (*PAGES, *(f"/queries/{name}" for name in workspace.library), *(f"/views/{name}" for name in VIEWS))
    return {address: Page(client.page(address).text) for address in addresses}


def test_every_page_is_there(client: Client, pages: dict[str, Page]):
    assert {address: client.page(address).status_code for address in pages} == dict.fromkeys(pages, 200)


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Page]):
    elsewhere = [(address, url) for address, page in pages.items() for url in page.loads if not url.startswith("/")]
    assert elsewhere == []


def test_no_page_has_a_script_or_style_of_its_own(pages: dict[str, Page]):
    for address, page in pages.items():
        scripts = [found for tag, found in page.tags if tag == "script"]
        assert scripts[0] == {"src": "/static/enhance.js", "defer": None}
        assert all("defer" in found and (found["src"] or "").startswith("/static/") for found in scripts)
        assert len(scripts) == 1 or address == "/sparql"
        assert not any(tag == "style" or "style" in found or "onclick" in found for tag, found in page.tags)


def test_every_page_says_that_it_is_chinese_and_has_one_main_heading(pages: dict[str, Page]):
    for address, page in pages.items():
        assert ("html", {"lang": "zh-CN"}) in page.tags, address
        assert [tag for tag, _ in page.tags].count("h1") == 1, address


def test_every_picture_has_words_and_every_field_a_label(pages: dict[str, Page]):
    for address, page in pages.items():
        assert all("alt" in found for tag, found in page.tags if tag == "img"), address
        fields = [
            found
            for tag, found in page.tags
            if tag in {"select", "textarea", "input"} and found.get("type") != "hidden"
        ]
        labels = [tag for tag, _ in page.tags].count("label")
        assert labels >= len(fields), address


def test_no_id_stands_twice_on_a_page(pages: dict[str, Page]):
    assert [address for address, page in pages.items() if len(set(page.ids)) < len(page.ids)] == []


def test_every_link_leads_somewhere(client: Client, pages: dict[str, Page]):
    found = {urljoin(address, link) for address, page in pages.items() for link in page.links if link}
    inside = sorted({urlsplit(link)._replace(fragment="").geturl() for link in found if not urlsplit(link).netloc})
    assert len(inside) > 300
    broken = [link for link in inside[::9] if client.page(link).status_code >= 400]
    assert broken == []


def test_every_link_to_a_place_on_its_own_page_finds_it(pages: dict[str, Page]):
    for address, page in pages.items():
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids), address


def test_a_page_that_is_not_there_is_a_page_for_people_and_a_problem_for_programs(client: Client):
    page, problem = client.page("/nothing"), client.get("/nothing")
    assert page.status_code == problem.status_code == 404
    assert "没有这个页面" in page.text
    assert problem.headers["content-type"] == "application/problem+json"


def test_other_sites_may_read(client: Client):
    assert client.get("/healthz", origin="https://example.org").headers["access-control-allow-origin"] == "*"


def test_the_health_says_revision_plans_and_version(client: Client, workspace: Workspace):
    health = client.get("/healthz").json()
    assert health["status"] == "ok"
    assert health["revision"] == workspace.store.revision
    assert health["plans"] == ["dazu-ip-2025"]


def test_every_address_of_the_description_is_on_the_reference_page(client: Client):
    described = client.get("/openapi.json").json()["paths"]
    page = client.page("/docs").text
    assert described
    assert all(f"<code>{path}</code>" in page for path in described)


def test_the_figures_of_the_start_page_are_counted(client: Client):
    text = client.page("/").text
    assert all(figure in text for figure in ("<b>19</b><span>任务", "<b>23</b><span>责任单位", "<b>8</b><span>指标"))


def test_the_description_names_each_parameter_of_an_address_once(client: Client):
    for path, item in client.get("/openapi.json").json()["paths"].items():
        for operation in item.values():
            names = [(parameter["name"], parameter["in"]) for parameter in operation.get("parameters", [])]
            assert len(names) == len(set(names)), path


def test_every_kind_of_body_has_its_colour_on_pages(client: Client):
    style = client.get("/static/plangraph.css").text
    assert all(f".kind-{kind} {{" in style for kind in BodyKind)
