"""The dataset in VoID."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse
from tests.unit.serve.writable import Writable

from plangraph.errors import QueryTimeout
from plangraph.serve.descriptions import COUNTED, VOID
from plangraph.serve.figures import Figures, KeptFigures
from plangraph.vocabulary import DCTERMS, OWL, PLAN

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

ADDRESS = "/.well-known/void"
DATASET = NamedNode("http://plangraph.test/.well-known/void#dataset")


@pytest.fixture(scope="module")
def found(client: Client) -> Store:
    store = Store()
    store.extend(parse(client.get(ADDRESS, "text/turtle").content, RdfFormat.TURTLE))
    return store


def values(store: Store, predicate: NamedNode) -> set[str]:
    terms = [quad.object for quad in store.quads_for_pattern(DATASET, predicate, None)]
    return {term.value for term in terms if isinstance(term, NamedNode | Literal)}


def test_the_dataset_says_what_it_holds(found: Store, workspace: Workspace):
    assert values(found, VOID.term("triples")) == {str(len(tuple(workspace.store.quads())))}
    assert int(values(found, VOID.term("classes")).pop()) > 10
    assert int(values(found, VOID.term("properties")).pop()) > 30
    assert str(PLAN) in values(found, VOID.term("vocabulary"))


def test_the_dataset_says_how_to_get_at_it(found: Store):
    assert values(found, VOID.term("sparqlEndpoint")) == {"http://plangraph.test/sparql"}
    dumps = values(found, VOID.term("dataDump"))
    assert dumps == {"http://plangraph.test/plans/dazu-ip-2025.nq", "http://plangraph.test/ontology.ttl"}


def test_the_dumps_together_hold_every_triple(found: Store, client: Client, workspace: Workspace):
    held = Store()
    for dump in values(found, VOID.term("dataDump")):
        form = RdfFormat.from_extension(dump.rpartition(".")[2])
        assert form is not None
        held.extend(parse(client.get(dump).content, form))
    triples = {(quad.subject, quad.predicate, quad.object) for quad in held}
    assert triples == {(quad.subject, quad.predicate, quad.object) for quad in workspace.store.quads()}


def test_every_graph_is_a_subset_with_its_number_of_triples(found: Store, workspace: Workspace):
    sizes = Counter(quad.graph_name for quad in workspace.store.quads())
    for graph, size in sizes.items():
        assert isinstance(graph, NamedNode)
        assert bool(found.query(f"ASK {{ ?dataset <{VOID}subset> {graph} . {graph} <{VOID}triples> {size} }}"))


def test_the_number_of_triples_says_how_it_was_counted(found: Store):
    notes = {quad.object for quad in found.quads_for_pattern(DATASET, DCTERMS.term("description"), None)}
    assert notes == set(COUNTED)


def test_a_graph_named_by_a_blank_node_counts_and_is_not_described():
    figures = Figures("1", graphs=(("_:b", 2), ("urn:g", 3)))
    assert (figures.triples, figures.named) == (5, (("urn:g", 3),))


def test_the_dataset_has_titles_licence_and_revision(found: Store, workspace: Workspace):
    titles = {quad.object for quad in found.quads_for_pattern(DATASET, DCTERMS.term("title"), None)}
    assert {title.language for title in titles if isinstance(title, Literal)} == {"zh", "en"}
    assert values(found, DCTERMS.term("license"))
    assert values(found, OWL.term("versionInfo")) == {workspace.store.revision}


def test_the_instances_of_a_class_are_counted(found: Store):
    row = found.query(f"ASK {{ ?dataset <{VOID}classPartition> [ <{VOID}class> <{PLAN}Task> ; <{VOID}entities> 19 ] }}")
    assert bool(row)


def test_a_browser_is_sent_to_the_documentation(client: Client):
    page = client.page(ADDRESS)
    assert (page.status_code, page.headers["location"]) == (303, "/docs")
    assert client.get(ADDRESS, "image/png").status_code == 406
    assert client.get(ADDRESS, "application/ld+json").headers["content-type"] == "application/ld+json"


def test_the_figures_are_counted_once_for_each_revision(tmp_path: Path, workspace: Workspace):
    figures = KeptFigures(workspace.store)
    assert figures() is figures()
    with Writable.on(tmp_path) as service:
        before = service.get(ADDRESS, "text/turtle").text
        assert service.get(ADDRESS, "text/turtle").text == before
        service.put("/store?graph=urn:g", "text/turtle", "<urn:s> a <urn:New> .")
        assert "<urn:New>" in service.get(ADDRESS, "text/turtle").text


def test_a_dataset_that_takes_too_long_to_count_has_no_figures():
    class Slow:
        revision = "1"

        def answer(self, *_: object, **__: object) -> None:
            raise QueryTimeout("It took too long.")

    assert KeptFigures(Slow())() is None  # type: ignore[arg-type]
