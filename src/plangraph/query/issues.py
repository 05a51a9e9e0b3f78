"""What the checks find in a plan, as values with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.model.issue import Issue, Severity
from plangraph.model.span import Span
from plangraph.query.values import python_value
from plangraph.vocabulary import OA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangraph.protocols import SparqlStore
    from plangraph.query.saved import SavedQuery

_SEVERAL = 500
"""Places that are asked for at a time."""
_TOLD = ("kind", "severity_code", "message", "message_en", "about_iri")
_PLACES = f"""PREFIX oa: <{OA}>
SELECT DISTINCT ?place ?start ?end ?quote WHERE {{
  VALUES ?place {{ %s }}
  GRAPH ?graph {{
    ?place oa:hasSelector ?position , ?words .
    ?position oa:start ?start ; oa:end ?end .
    ?words oa:exact ?quote .
  }}
}}"""


def issues(
    store: SparqlStore, findings: SavedQuery, plan: NamedNode, *, stated_only: bool = False
) -> tuple[Issue, ...]:
    """The rows of the findings of a plan as issues, each once with all its places, in the order of the query."""
    text = findings.text_of_stated if stated_only else findings.text
    told: dict[tuple[str, str, str, str, str], dict[NamedNode, None]] = {}
    solutions = store.select(text, {"plan_iri": plan})
    for row in solutions.rows:
        said = dict(zip(solutions.variables, row, strict=True))
        kind, severity, message, english, about = (str(python_value(said[name]) or "") for name in _TOLD)
        places = told.setdefault((kind, severity, message, english, about), {})
        if isinstance(place := said["evidence_iri"], NamedNode):
            places[place] = None
    spans = dict(_spans(store, dict.fromkeys(place for places in told.values() for place in places)))
    return tuple(
        Issue(
            kind, Severity(severity), message, tuple(sorted(spans[p] for p in places if p in spans)), english or message
        )
        for (kind, severity, message, english, _), places in told.items()
    )


def _spans(store: SparqlStore, places: Iterable[NamedNode]) -> Iterator[tuple[NamedNode, Span]]:
    listed = tuple(places)
    for first in range(0, len(listed), _SEVERAL):
        some = listed[first : first + _SEVERAL]
        for place, start, end, quote in store.select(_PLACES % " ".join(map(str, some))).rows:
            if isinstance(place, NamedNode):
                begin, stop = (int(str(python_value(term))) for term in (start, end))
                yield place, Span(begin, stop, str(python_value(quote)))
