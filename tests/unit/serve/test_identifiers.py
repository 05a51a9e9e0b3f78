"""Every IRI of the dataset resolves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

TASK = "/id/plan/dazu-ip-2025/task/9"


@pytest.fixture(scope="module")
def unit(workspace: Workspace) -> str:
    """The address of 区科技局."""
    query = 'SELECT ?unit { ?unit a <https://w3id.org/plangraph/ns#Unit> ; ?label "区科技局"@zh } LIMIT 1'
    term = workspace.store.select(query).rows[0][0]
    assert isinstance(term, NamedNode)
    return "/id/" + term.value.removeprefix(workspace.settings.base_iri)


def test_every_individual_of_the_dataset_has_a_page_and_turtle(client: Client, workspace: Workspace):
    base = workspace.settings.base_iri
    query = f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{base}")) }} ORDER BY ?s'
    iris = [term.value for (term,) in workspace.store.select(query).rows if isinstance(term, NamedNode)]
    assert len(iris) > 500
    for iri in iris[::61]:
        address = "/id/" + quote(iri.removeprefix(base))
        assert client.page(address).status_code == 200
        triples = list(parse(client.get(address, "text/turtle").content, RdfFormat.TURTLE))
        assert any(iri in {str(t.subject.value), str(getattr(t.object, "value", ""))} for t in triples)


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]
)
def test_a_thing_is_rdf_by_accept(client: Client, media_type: str):
    answer = client.get(TASK, media_type)
    assert answer.headers["content-type"].startswith(media_type)
    assert "Accept" in answer.headers["vary"]
    assert "品牌跃升" in answer.text


def test_a_browser_gets_the_page_at_the_same_address(client: Client):
    page = client.page(TASK)
    assert page.status_code == 200
    assert "<h1>品牌跃升，提升竞争能力</h1>" in page.text
    assert "大足石刻研究院" in page.text


def test_the_page_of_a_unit_lists_tasks_indicators_partners_and_its_picture(client: Client, unit: str):
    text = client.page(unit).text
    assert "任务（9）" in text
    assert "指标（4）" in text
    assert "协作单位（9）" in text
    assert "/views/ego.svg?unit=" in text


def test_every_fact_of_a_unit_opens_a_sentence(client: Client, unit: str):
    assert client.page(unit).text.count("/text?start=") >= 9 + 4


def test_an_iri_that_nobody_knows_is_404(client: Client):
    assert client.get("/id/unit/nothing").status_code == 404
    assert client.get("/id/unit/no%20iri<>").status_code == 404
    assert "没有这个页面" in client.page("/id/unit/nothing").text


def test_a_syntax_that_does_not_exist_is_406(client: Client):
    assert client.get(TASK, "image/png").status_code == 406
    assert client.get(TASK + "?format=doc").status_code == 406


def _section(page: str, heading: str) -> str:
    return page.partition(f"<h2>{heading}</h2>")[2].partition("<h2>")[0]


def test_the_facts_of_a_page_are_those_stated_and_the_inferred_ones_stand_apart(client: Client):
    page = client.page("/id/plan/dazu-ip-2025/task/12").text
    assert "牵头单位" not in _section(page, "事实")
    assert "共用" not in _section(page, "事实")
    assert "牵头单位" in _section(page, "推断的事实")
    assert "区市场监管局" in _section(page, "推断的事实")
    assert "Inferred facts" in client.page("/id/plan/dazu-ip-2025/task/12?lang=en").text


def test_what_points_to_a_unit_by_inference_is_not_among_what_the_text_states(client: Client, unit: str):
    page = client.page(unit).text
    assert "牵头单位" not in _section(page, "被引用")
    assert "rdf:" not in page
    assert "单位为" not in page


def test_a_page_without_inference_has_no_such_heading(client: Client):
    assert "推断的事实" not in client.page("/id/plan/dazu-ip-2025/task/12?inferred=false").text


def test_of_what_only_inference_knows_all_facts_are_shown(client: Client):
    page = client.page("/id/plan/dazu-ip-2025/task/12/lead").text
    assert "推断的主体" in _section(page, "事实")
    assert "推断的事实" not in page
