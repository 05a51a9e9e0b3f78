"""Addresses of pages."""

from __future__ import annotations

from plangraph.serve.links import Links, text_address

BASE = "https://w3id.org/plangraph/id/"
LINKS = Links(BASE)


def test_an_individual_has_its_page_below_id():
    assert LINKS.page(BASE + "unit/qu-ke-ji-ju-1a2b3c4d") == "/id/unit/qu-ke-ji-ju-1a2b3c4d"


def test_another_base_moves_the_individuals_and_not_the_vocabulary():
    moved = Links("https://example.org/plans/")
    assert moved.page("https://example.org/plans/unit/x") == "/id/unit/x"
    assert moved.page("https://w3id.org/plangraph/ns#Task") == "/ontology#Task"
    assert moved.page("https://w3id.org/plangraph/role/lead") == "/ontology#role/lead"


def test_an_iri_of_elsewhere_has_no_page_here():
    assert LINKS.page("http://data.europa.eu/eli/ontology#cites") is None


def test_a_place_opens_its_sentence_in_the_text():
    assert LINKS.source(BASE + "plan/dazu-ip-2025/span/3055-3064") == (
        "/plans/dazu-ip-2025/text?start=3055&end=3064#s3055-3064"
    )


def test_what_is_no_place_has_no_sentence():
    assert LINKS.source(BASE + "plan/dazu-ip-2025/span/3055-3064/quote") is None
    assert LINKS.source("https://example.org/plan/x/span/1-2") is None


def test_several_places_are_marked_in_one_text():
    assert text_address("p", ((1, 2), (5, 9))) == "/plans/p/text?start=1&end=2&start=5&end=9#s1-2"


def test_a_part_of_a_plan_knows_its_plan():
    assert LINKS.plan(BASE + "plan/dazu-ip-2025/task/9") == "/plans/dazu-ip-2025"
    assert LINKS.plan(BASE + "unit/x") is None


def test_an_iri_is_shortened_by_its_prefix():
    assert LINKS.short(BASE + "plan/x") == "id:plan/x"
    assert LINKS.short("http://www.w3.org/ns/oa#exact") == "oa:exact"
    assert LINKS.short("https://example.org/x") == "https://example.org/x"
