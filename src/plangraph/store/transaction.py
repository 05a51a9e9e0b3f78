"""The change of named graphs as one transaction of the engine."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, serialize

from plangraph.store.content import as_kept, canonical, has_blank_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Store

Change = tuple[frozenset[Quad], frozenset[Quad]]
"""What a graph holds before and after, both canonical."""


def changes(store: Store, graphs: Mapping[NamedNode, Iterable[Quad]]) -> dict[NamedNode, Change]:
    """The graphs that do not hold these quads already; the key is the graph, whatever the quads say."""
    found = {}
    for graph, quads in graphs.items():
        after = canonical(as_kept(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads))
        before = canonical(frozenset(store.quads_for_pattern(None, None, None, graph)))
        if before != after:
            found[graph] = before, after
    return found


def commit(store: Store, changed: Mapping[NamedNode, Change]) -> None:
    """Makes the changes, all or none: one ``extend`` or ``update`` is one transaction of the engine."""
    if any(before for before, _ in changed.values()):
        store.update(" ;\n".join(_operation(graph, *change) for graph, change in changed.items()))
    else:
        store.extend(quad for _, after in changed.values() for quad in _apart(after))


def add(store: Store, batches: Iterable[Iterable[Quad]], named: set[NamedNode], *, anew: bool) -> bool:
    """Adds the quads that are not there, batch by batch and not in one transaction; False where all of them were.

    ``named`` gets the graphs that change; with ``anew`` each graph is emptied before its first quad.
    """
    emptied: set[object] = set()
    changed = False
    for batch in batches:
        quads = tuple(batch)
        for graph in {quad.graph_name for quad in quads} - emptied if anew else ():
            store.clear_graph(graph)
            emptied.add(graph)
            changed = True
        new = [quad for quad in quads if quad not in store]
        named.update(quad.graph_name for quad in new if isinstance(quad.graph_name, NamedNode))
        if new:
            store.bulk_extend(new)
            changed = True
    return changed


def _operation(graph: NamedNode, before: frozenset[Quad], after: frozenset[Quad]) -> str:
    if not after:
        return f"DROP SILENT GRAPH {graph}"
    if has_blank_nodes(before | after):
        # DELETE DATA cannot name a blank node.
        return f"DROP SILENT GRAPH {graph} ;\nINSERT DATA {_block(graph, _apart(after))}"
    return f"DELETE DATA {_block(graph, before - after)} ;\nINSERT DATA {_block(graph, after - before)}"


def _block(graph: NamedNode, quads: Iterable[Quad]) -> str:
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    return f"{{ GRAPH {graph} {{\n{(serialize(triples, format=RdfFormat.N_TRIPLES) or b'').decode()}}} }}"


def _apart(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with new blank nodes, since canonical names are the same in every graph."""
    fresh: defaultdict[str, BlankNode] = defaultdict(BlankNode)
    for quad in quads:
        subject = fresh[quad.subject.value] if isinstance(quad.subject, BlankNode) else quad.subject
        value = fresh[quad.object.value] if isinstance(quad.object, BlankNode) else quad.object
        yield Quad(subject, quad.predicate, value, quad.graph_name)
