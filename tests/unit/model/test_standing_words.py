"""How things stand to a plan is said in the same words everywhere: those of the schemes."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import SKOS
from tests.conftest import ROOT

from plangraph.model.standing_words import RELATION_WORDS, STATUS_WORDS, standing


@pytest.mark.parametrize(("scheme", "words"), [("status", STATUS_WORDS), ("relation", RELATION_WORDS)])
def test_words_are_the_labels_of_their_scheme(scheme: str, words: dict[str, tuple[str, str]]):
    graph = Graph().parse(ROOT / "ontology" / "schemes" / f"{scheme}.ttl")
    labels = {
        str(graph.value(concept, SKOS.notation)): {
            label.language: str(label) for label in graph.objects(concept, SKOS.prefLabel) if isinstance(label, Literal)
        }
        for concept in graph.subjects(SKOS.inScheme)
    }
    assert {code: (told["zh"], told["en"].lower()) for code, told in labels.items()} == dict(words)


def test_a_brand_that_is_an_exemplar_is_none_to_measure_up_to():
    assert standing("benchmark", None) == ("标杆", "exemplar")
    assert standing(None, "benchmark") == ("对标", "benchmark")
    assert standing(None, None) == standing("", "") == ("", "")
