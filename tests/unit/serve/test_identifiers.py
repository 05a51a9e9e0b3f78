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
