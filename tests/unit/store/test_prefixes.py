"""Prefixes that are used and not declared."""

from __future__ import annotations

import pytest

from plangraph.store.prefixes import declaration, undeclared


@pytest.mark.parametrize(
    ("text", "prefixes"),
    [
        ("SELECT * { ?s ex:a ?o ; plan:b ex:c }", ("ex", "plan")),
        ("PREFIX ex: <urn:> SELECT * { ?s ex:a 'x'^^xsd:date }", ("xsd",)),
        ("PREFIX : <urn:> SELECT * { ?s :a ex:b }", ("ex",)),
        ("PREFIX ex <urn:> ASK { ?s ex:a ?o }", ("ex",)),
        ("ASK { ?s :a ?o }", ("",)),
        ("prefix ex: <urn:> ASK { ?s ex:a _:b, 'no:name', <no:name> } # no:name", ()),
        ("PREFIX x: <urn:> PREFIX : <urn:> INSERT DATA { GRAPHx:y { x:a x:b 1 } GRAPH:y { } }", ()),
        ("ASK { ?s ex:a ?o FILTER(?o<?s#>) }", ()),
    ],
)
def test_a_prefix_without_a_declaration_is_found_where_the_text_is_sure(text: str, prefixes: tuple[str, ...]):
    assert undeclared(text) == prefixes


def test_the_iri_of_a_prefix_of_ours_is_known():
    assert declaration("plan") == "PREFIX plan: <https://w3id.org/plangraph/ns#>"
    assert declaration("ex") == "PREFIX ex: <…>"
