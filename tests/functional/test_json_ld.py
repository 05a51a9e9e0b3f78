"""Exported JSON-LD speaks in terms of ontology/context.jsonld alone, and reads back as what was exported."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from tests.conftest import ROOT, SAMPLE_PATH

from plangraph.bootstrap.definitions import context, vocabulary
from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.settings import Settings
from plangraph.vocabulary import OWL, PLAN, RDF, RDFS, XSD

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

PLANS = sorted((ROOT / "tests" / "plans").glob("*.txt"))
CORRECTED = "qinglan-elderly-care-2026"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample and the plans of our own making, one with the corrections of docs/corrections.md, and the terms."""
    folder = tmp_path_factory.mktemp("plans")
    (entries,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "corrections.md").read_text("utf-8"), re.DOTALL)
    (folder / f"{CORRECTED}.toml").write_text(entries, "utf-8")
    with sample_workspace(Settings()) as workspace:
        for path in PLANS:
            (folder / path.name).write_bytes(path.read_bytes())
            ingest(extract_plan(folder / path.name), workspace)
        yield workspace


def keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from keys(part)


def test_no_property_of_an_export_is_left_with_a_prefix(dataset: Workspace):
    exported = json.loads(dataset.export("jsonld"))
    used = set(keys(exported["@graph"]))
    assert {key for key in used if ":" in key} == set()
    assert {"confidence", "sharedBy", "comment_en", "reviewStatus", "wasInfluencedBy", "prefLabel", "source"} <= used


@pytest.mark.parametrize("plan", [SAMPLE_PATH.stem, CORRECTED])
def test_the_export_of_a_plan_reads_back_as_its_quads(dataset: Workspace, plan: str):
    quads, read = (parse(dataset.export(form, plan), RdfFormat.from_media_type(kind)) for form, kind in FORMS)
    assert set(quads) == set(read)


FORMS = (("nq", "application/n-quads"), ("jsonld", "application/ld+json"))


def test_every_property_of_the_vocabulary_has_a_term_of_its_type():
    terms = {term["@id"]: term for term in map(spelt, context()["@context"].values())}
    store = Store()
    store.extend(vocabulary())
    for kind, coercion in ((OWL.term("ObjectProperty"), "@id"), (OWL.term("DatatypeProperty"), None)):
        for quad in store.quads_for_pattern(None, RDF.term("type"), kind):
            assert isinstance(quad.subject, NamedNode)
            term = terms[quad.subject.value.replace(PLAN, "plan:")]
            if coercion:
                assert term.get("@type") == coercion, term
            else:
                assert (term.get("@type"), term.get("@language") is not None) in fitting(store, quad.subject), term


def spelt(term: str | dict[str, str]) -> dict[str, str]:
    return {"@id": term} if isinstance(term, str) else term


def fitting(store: Store, item: NamedNode) -> set[tuple[str | None, bool]]:
    """What a term may say of a property's values: their datatype, and whether they have a language."""
    (range_,) = (quad.object for quad in store.quads_for_pattern(item, RDFS.term("range"), None))
    assert isinstance(range_, NamedNode)
    if range_ == RDF.term("langString"):
        return {(None, True)}
    native = {XSD.term("string"), XSD.term("integer"), XSD.term("boolean")}
    return {(None, False)} if range_ in native else {(range_.value.replace(XSD, "xsd:"), False)}
