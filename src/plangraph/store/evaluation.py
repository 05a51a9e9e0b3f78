"""Runs one query on the engine, everything read out in the calling thread.

The engine's iterators belong to the thread that made them and abort the process elsewhere, so none leaves this module.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Variable, serialize

from plangraph.errors import QueryError, QuerySyntaxError
from plangraph.model.solutions import Solutions
from plangraph.store.federation import refuse_federation
from plangraph.store.negotiation import GRAPHS, ROWS, TRUTHS, negotiate
from plangraph.store.ordered_prefixes import OrderedPrefixes
from plangraph.store.query_text import names_graphs, no_select, no_triples, with_values
from plangraph.store.reasons import reason_of
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pyoxigraph import QueryResultsFormat, RdfFormat, Store, Triple

    from plangraph.model.solutions import Term

Results: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


def select(store: Store, query: str, bindings: Mapping[str, Term]) -> Solutions:
    """The solutions of a SELECT over the union of all graphs."""
    with _sentences(query):
        # The engine's own substitution reaches only what a SELECT projects, and it is slower than VALUES.
        solutions = _run(store, with_values(query, bindings), _union(query))
        if not isinstance(solutions, QuerySolutions):
            raise no_select()
        names = tuple(variable.value for variable in solutions.variables)
        return Solutions(names, tuple(tuple(solution) for solution in solutions))


def construct(store: Store, query: str, bindings: Mapping[str, Term]) -> tuple[Triple, ...]:
    """The triples of a CONSTRUCT or DESCRIBE over the union of all graphs."""
    with _sentences(query):
        substitutions = {Variable(name): term for name, term in bindings.items()}
        triples = _run(store, query, {"substitutions": substitutions} | _union(query))
        if not isinstance(triples, QueryTriples):
            raise no_triples()
        return tuple(triples)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer that waits to be written, in the thread that made it: its media type, and what writes its body."""

    media_type: str
    write: Callable[[IO[bytes]], None]


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes with the text of a query.

    Graphs that are named make its dataset; otherwise its default graph is the union of all graphs, or the one without
    a name. ``bindings`` stand for variables; SERVICE may call the servers that are ``allowed``.
    """

    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    union: bool = True
    bindings: Mapping[str, Term] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()


def answer(store: Store, query: str, accept: Sequence[str], choices: Choices) -> tuple[str, bytes]:
    """The media type and whole body of any query's answer."""
    body = BytesIO()
    prepared = prepare(store, query, accept, choices)
    prepared.write(body)
    return prepared.media_type, body.getvalue()


def prepare(store: Store, query: str, accept: Sequence[str], choices: Choices) -> Prepared:
    """The answer as ``answer`` gives it, before its rows are counted out."""
    with _sentences(query):
        results = _run(store, query, _options(query, choices), choices.allowed)
        if isinstance(results, QueryTriples):
            media_type, rdf = negotiate(accept, GRAPHS)
            return Prepared(media_type, partial(_write_triples, results, rdf))
        media_type, form = negotiate(accept, TRUTHS if isinstance(results, QueryBoolean) else ROWS)
        return Prepared(media_type, partial(_write_solutions, results, form))


def _options(query: str, choices: Choices) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if choices.bindings:
        options["substitutions"] = {Variable(name): term for name, term in choices.bindings.items()}
    if choices.default_graphs or choices.named_graphs:
        return options | _dataset(choices.default_graphs, choices.named_graphs)
    return options | _union(query) if choices.union else options


def _write_triples(triples: QueryTriples, form: RdfFormat, output: IO[bytes]) -> None:
    with _sentences():
        ordered = OrderedPrefixes(output)
        serialize(triples, ordered, form, prefixes=dict(PREFIXES))  # type: ignore[arg-type]
        ordered.close()


def _write_solutions(results: QuerySolutions | QueryBoolean, form: QueryResultsFormat, output: IO[bytes]) -> None:
    with _sentences():
        results.serialize(output, form)


def _run(store: Store, query: str, options: Mapping[str, Any], allowed: frozenset[str] = frozenset()) -> Results:
    refuse_federation(query, allowed)
    return store.query(query, **options)


def _union(query: str) -> dict[str, Any]:
    return {"use_default_graph_as_union": not names_graphs(query)}


def _dataset(default_graphs: Sequence[str], named_graphs: Sequence[str]) -> dict[str, Any]:
    return {
        "default_graph": [NamedNode(graph) for graph in default_graphs],
        "named_graphs": [NamedNode(graph) for graph in named_graphs],
    }


@contextmanager
def _sentences(query: str = "") -> Iterator[None]:
    """Turns what the engine raises into errors with a sentence."""
    try:
        yield
    except SyntaxError as error:
        raise QuerySyntaxError("The query is no SPARQL: {reason}.", reason=reason_of(error, query)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError("The query cannot be evaluated: {error}.", error=error) from error
