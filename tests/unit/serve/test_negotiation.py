"""Accept, as RFC 9110 reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangraph.serve.negotiation import best, names, preferred

OFFERS = ("text/html", "application/json", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/html;q=0.5, application/json", "application/json"),
        ("text/*;q=0.3, application/json;q=0.2", "text/html"),
        ("text/*, text/html;q=0", "text/turtle"),
        ("application/*", "application/json"),
        ("text/turtle;q=high, application/json;q=0.1", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("image/png", None),
        ("*/*;q=0", None),
    ],
)
def test_the_best_offer_is_that_of_the_highest_weight(accept: str, expected: str | None):
    assert best(accept, OFFERS) == expected


def test_offers_of_equal_weight_keep_their_order():
    assert preferred("text/turtle, application/json, text/html", OFFERS) == OFFERS


def test_a_wildcard_does_not_name_html():
    assert names("text/html, */*", "text/html")
    assert not names("*/*", "text/html")


@given(st.text())
def test_any_header_gives_offers_and_no_error(accept: str):
    assert set(preferred(accept, OFFERS)) <= set(OFFERS)
