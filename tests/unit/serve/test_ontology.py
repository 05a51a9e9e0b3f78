"""The vocabulary as files, and the page that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

VOCABULARY = NamedNode("https://w3id.org/plangraph/ns")
TYPES = {"shapes.ttl": "text/turtle; charset=utf-8", "context.jsonld": "application/ld+json"}


@pytest.mark.parametrize("name", TYPES)
def test_a_file_of_the_vocabulary_is_served_as_it_stands(client: Client, name: str):
    answer = client.get(f"/{name}", "*/*")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == TYPES[name]
    assert answer.content == (ROOT / "ontology" / name).read_bytes()


def test_ontology_and_schemes_are_one_file(client: Client, workspace: Workspace):
    answer = client.get("/ontology.ttl", "*/*")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert sum(1 for _ in parse(answer.content, RdfFormat.TURTLE)) == len(tuple(workspace.store.quads(VOCABULARY)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_the_vocabulary_names_its_files(client: Client, language: str):
    page = client.page(f"/ontology?lang={language}").text
    assert all(f'href="/{name}"' in page for name in (*TYPES, "ontology.ttl"))
