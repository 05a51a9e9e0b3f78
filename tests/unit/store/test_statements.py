"""Text of a graph as the engine writes it, and differences found by digest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from plangraph.model.n_triples import NTriples
from plangraph.store.content import as_kept, weight
from plangraph.store.statements import blocks, digest, in_graph, statements, triples_of

XSD = "http://www.w3.org/2001/XMLSchema#"
GRAPH = NamedNode("https://example.org/g")
S, P = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ['"^^<x>', '5"^^<http://x> .\n', " .\n", "a\\", "_:b", "\r", "\u2028", "\x0b"]
)
NUMBERS = st.sampled_from(
    ["1", "01", "+1", "-0", "0", "1.50", "1e3", "-1.0", "true", "1", "2025-02-30", "2025", "99999999999999999999", "x"]
)
TYPES = st.sampled_from(["integer", "decimal", "double", "boolean", "date", "gYear", "string", "int", "dateTime"])
LITERALS = (
    st.builds(Literal, TEXTS)
    | st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, st.sampled_from(["zh", "en-GB", "zh-Hant"]))
    | st.builds(lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)), NUMBERS | TEXTS, TYPES)
)


@given(st.lists(LITERALS, max_size=8))
def test_statements_are_what_the_engine_would_give_back(values: list[Literal]):
    quads = [Quad(S, P, value, GRAPH) for value in values]
    texts = NTriples.of(quads).blocks()
    found = {statement for text in texts for statement in statements(in_graph(text, GRAPH))}
    kept = as_kept(quads)
    assert found == {str(quad).encode() for quad in kept}
    assert sum(map(digest, found)) % (1 << 128) == weight(kept)


@given(st.lists(LITERALS, min_size=1, max_size=8))
def test_triples_without_their_graph_are_the_lines_that_they_were(values: list[Literal]):
    quads = as_kept(Quad(S, P, value, GRAPH) for value in values)
    text = b"".join(NTriples.of(quads).blocks())
    assert triples_of(statements(in_graph(text, GRAPH)), GRAPH) == text


def test_a_long_text_is_taken_apart_between_lines():
    line = b'<x:s> <x:p> "%b" .\n' % (b"a" * 1_000_000)
    parts = list(blocks(line * 9))
    assert len(parts) > 1
    assert all(part.endswith(b" .\n") for part in parts)
    assert b"".join(parts) == line * 9


def test_triples_in_blocks_are_those_that_went_in():
    quads = [Quad(S, P, Literal(number), GRAPH) for number in range(45_000)]
    packed = NTriples.of(quads)
    assert (packed.size, len(packed.packed), packed.has_blank_nodes) == (45_000, 3, False)
    assert [quad.triple for quad in packed] == [quad.triple for quad in quads]


def test_blank_nodes_are_noticed_in_any_place():
    first = [Quad(S, P, Literal(number)) for number in range(30_000)]
    assert NTriples.of([*first, Quad(S, P, BlankNode("b"))]).has_blank_nodes
    assert NTriples.of([Quad(BlankNode("b"), P, S), *first]).has_blank_nodes
