"""Quads as an rdflib dataset, for notebooks and other tools of the RDF world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode

from plangraph.vocabulary import PREFIXES, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib
    from pyoxigraph import Quad

    from plangraph.model.solutions import Term

_STRING = XSD.term("string")


def to_rdflib(quads: Iterable[Quad]) -> rdflib.Graph:
    """The quads as one rdflib graph, whatever graphs they stand in, with the usual prefixes."""
    from rdflib import Graph  # noqa: PLC0415  takes 0.3 s to import

    graph = Graph(bind_namespaces="none")
    for name, namespace in PREFIXES.items():
        graph.bind(name, str(namespace))
    for quad in quads:
        graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return graph


def to_rdflib_dataset(quads: Iterable[Quad]) -> rdflib.Dataset:
    """The quads as an rdflib dataset with their graphs and the usual prefixes; its queries see the union of them."""
    from rdflib import Dataset  # noqa: PLC0415
    from rdflib.namespace import NamespaceManager  # noqa: PLC0415

    dataset = Dataset(default_union=True)
    dataset.namespace_manager = NamespaceManager(dataset, bind_namespaces="none")
    for name, namespace in PREFIXES.items():
        dataset.bind(name, str(namespace))
    homes: dict[NamedNode | BlankNode | DefaultGraph, rdflib.Graph] = {DefaultGraph(): dataset.default_graph}
    for quad in quads:
        home = homes.get(quad.graph_name)
        if home is None:
            home = homes[quad.graph_name] = dataset.graph(node(quad.graph_name))  # type: ignore[arg-type]
        home.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return dataset


def node(term: Term) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """The term in rdflib's classes; raises TypeError for a triple term, which rdflib has none of."""
    import rdflib  # noqa: PLC0415

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Literal):
        datatype = None if term.language or term.datatype == _STRING else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise TypeError(f"rdflib has no term for {term}")
