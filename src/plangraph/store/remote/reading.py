"""Bodies of answers as rows and triples, and in the formats of the web.

A server is always asked for JSON or N-Triples, which show where they are cut off, and what was asked for is written
here: every server then offers the same formats, and none a part of an answer as the whole.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from plangraph.errors import PartialAnswer
from plangraph.model.solutions import Solutions
from plangraph.store.ordered_prefixes import OrderedPrefixes
from plangraph.store.query_text import no_select
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

Rows: TypeAlias = QuerySolutions | QueryBoolean
Result = TypeVar("Result")
ROWS_TYPE = "application/sparql-results+json"
TRIPLES_TYPE = "application/n-triples"


def solutions(body: bytes) -> Solutions:
    """The rows of a SELECT; raises QuerySyntaxError for another form, PartialAnswer where they break off."""
    return _whole(_solutions, body)


def truth(body: bytes) -> bool:
    """The answer to an ASK; raises PartialAnswer where there is none."""
    return _whole(lambda whole: bool(_rows(whole)), body)


def triples(body: bytes) -> tuple[Triple, ...]:
    """The triples of a CONSTRUCT or DESCRIBE, each once; raises PartialAnswer where they break off."""
    return _whole(_triples, body)


def written_rows(body: bytes, form: QueryResultsFormat) -> bytes:
    """Rows or a truth in a format of query results; raises PartialAnswer where they break off."""
    return _whole(lambda whole: _rows(whole).serialize(format=form) or b"", body)


def written_triples(body: bytes, form: RdfFormat) -> bytes:
    """Triples in a syntax of RDF; raises PartialAnswer where they break off."""
    output = BytesIO()
    ordered = OrderedPrefixes(output)
    serialize(triples(body), ordered, form, prefixes=dict(PREFIXES))  # type: ignore[arg-type]
    ordered.close()
    return output.getvalue()


def _solutions(body: bytes) -> Solutions:
    rows = _rows(body)
    if not isinstance(rows, QuerySolutions):
        raise no_select()
    names = tuple(variable.value for variable in rows.variables)
    return Solutions(names, tuple(tuple(row) for row in rows))


def _rows(body: bytes) -> Rows:
    return parse_query_results(body, QueryResultsFormat.JSON)


def _triples(body: bytes) -> tuple[Triple, ...]:
    found = (Triple(quad.subject, quad.predicate, quad.object) for quad in parse(body, RdfFormat.N_TRIPLES))
    return tuple(dict.fromkeys(found))


def _whole(read: Callable[[bytes], Result], body: bytes) -> Result:
    try:
        return read(body)
    except (SyntaxError, ValueError, EOFError, OSError) as error:
        raise PartialAnswer(
            "The server's answer breaks off or is none of SPARQL: ask for less, or check that the address is a SPARQL"
            " endpoint."
        ) from error
