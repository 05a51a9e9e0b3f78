"""Two units of one name are told apart wherever they stand beside each other."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from tests.unit.serve.conftest import Client

from plangraph.bootstrap.definitions import shapes
from plangraph.bootstrap.loading import sample_workspace
from plangraph.bootstrap.serving import served_here
from plangraph.cli.asking import _worded
from plangraph.pipeline.ingestion import graphs_of
from plangraph.serve.app import create_service
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace

QUESTION = "区科技局负责哪些任务"


@pytest.fixture(scope="module")
def districts(sample_plan: Plan) -> Iterator[Workspace]:
    """The sample, and the same plan of another district."""
    sister = tuple(replace(unit, jurisdiction="邻县") for unit in sample_plan.units)
    with sample_workspace(Settings()) as workspace:
        plan = replace(sample_plan, id="sister", units=sister)
        workspace.store.replace(graphs_of(plan, workspace.identifiers, shapes(), "test").graphs)
        yield workspace


@pytest.fixture(scope="module")
def client(districts: Workspace) -> Client:
    return Client(create_service(served_here(districts)))


@pytest.mark.parametrize(
    "address", ["/units", "/queries/who-owns-what", "/queries/unit-workload", "/views/ego", f"/ask?q={QUESTION}"]
)
def test_lists_drop_downs_and_answers_name_the_city(client: Client, address: str):
    page = client.page(address).text
    assert "区科技局（邻县）" in page
    assert re.search(r"区科技局（[^邻）]+）", page)


def test_the_page_of_an_ambiguous_name_offers_both_by_their_cities(client: Client):
    page = client.page("/queries/who-owns-what?unit=区科技局")
    assert page.status_code == 300
    choices = re.findall(r'<li><a href="(/queries/who-owns-what\?unit=[^"]+)">(区科技局（[^）]+）)</a>', page.text)
    assert len({label for _, label in choices}) == 2
    assert all(client.page(unescape(address)).status_code == 200 for address, _ in choices)


def test_the_commands_that_a_question_is_answered_with_work(districts: Workspace):
    asked = districts.ask(QUESTION)
    assert asked.best
    assert "邻县" in asked.note or "邻县" in asked.best.named["unit"]
    for suggestion in (asked.best, *asked.alternatives):
        assert districts.answer(suggestion.query, suggestion.arguments).rows
        assert f"-p unit={suggestion.arguments['unit']}" in _worded(suggestion)
    assert len({str(dict(each.arguments)) for each in (asked.best, *asked.alternatives)}) == len(asked.alternatives) + 1


def test_a_citation_names_the_city(client: Client, districts: Workspace):
    iri = next(choice.iri for choice in districts.choices("unit") if choice.named == "区科技局（邻县）")
    assert "责任单位：区科技局（邻县）" in client.page(f"/queries/who-owns-what?unit={iri}").text
