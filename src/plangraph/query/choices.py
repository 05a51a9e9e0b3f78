"""What a parameter can be, for drop-downs and for messages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.query.saved import Kind
from plangraph.query.shared_names import besides, named, slug_of
from plangraph.query.things import THINGS
from plangraph.query.values import DEPENDENCIES, python_value
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore
    from plangraph.query.things import Things

# In the order of IRIs: Virtuoso orders texts by their first characters alone.
_PREFIXES = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("dcterms", "plan", "rdfs", "sdmx-dimension"))
_PLANS = (
    _PREFIXES
    + """SELECT DISTINCT ?iri ?label ?ordinal WHERE {
  GRAPH ?stated {
    ?iri a plan:ActionPlan ; rdfs:label ?label ; dcterms:identifier ?plan_id .
  }
} ORDER BY ?iri ?label"""
)
_PARTS = (
    _PREFIXES
    + """SELECT DISTINCT ?iri ?label ?ordinal WHERE {
  GRAPH ?stated {
    ?iri a ?class ; plan:inPlan ?plan_iri ; plan:ordinal ?ordinal ; rdfs:label ?label .
    ?plan_iri dcterms:identifier ?plan_id .
  }
} ORDER BY ?plan_iri ?ordinal ?iri"""
)
_LINKED = (
    _PREFIXES
    + """SELECT DISTINCT ?iri ?label ?ordinal WHERE {
  GRAPH ?stated {
    ?link plan:%s ?iri ; plan:inPlan ?plan_iri .
    ?plan_iri dcterms:identifier ?plan_id .
    ?iri a ?class ; rdfs:label ?label .
  }
} ORDER BY ?iri ?label"""
)
_YEARS = (
    _PREFIXES
    + """SELECT DISTINCT ?year WHERE {
  GRAPH ?stated {
    ?target sdmx-dimension:refPeriod ?year ; plan:inPlan ?plan_iri .
    ?plan_iri dcterms:identifier ?plan_id .
  }
} ORDER BY ?year"""
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value by its label and IRI; ``slug`` is short and names it alone; ``ordinal`` is that of a part of a plan.

    ``beside`` tells it from others of its name. A plain value, such as a year, has an empty IRI.
    """

    label: str
    iri: str
    slug: str
    ordinal: int | None = None
    beside: str = ""

    @property
    def named(self) -> str:
        """The label, with where it belongs if others have it too."""
        return named(self.label, self.beside)


def choices(store: SparqlStore, kind: str, plan: str | None = None) -> tuple[Choice, ...]:
    """The things of a kind, in one plan by its id or IRI: parts in the order of the text, all else by pinyin.

    Years are those with a target; a kind without a list (date, integer, iri …) has no choices.
    """
    if kind == Kind.YEAR:
        years = store.select(_YEARS, _scope(plan)).rows
        return tuple(Choice(year, "", year) for year in (str(python_value(term)) for (term,) in years))
    if kind == Kind.DEPENDENCY:
        return tuple(Choice(word, "", code) for code, word in DEPENDENCIES.items())
    if kind not in THINGS:
        return ()
    things = THINGS[Kind(kind)]
    bindings = _scope(plan) | ({} if things.kind is Kind.PLAN else {"class": things.type})
    rows = store.select(_query(things), bindings).rows
    return _told_apart(store, [_choice(*(python_value(term) for term in row)) for row in rows])


def _told_apart(store: SparqlStore, found: Sequence[Choice]) -> tuple[Choice, ...]:
    labels = Counter(choice.label for choice in found)
    beside = besides(store, (choice.iri for choice in found if labels[choice.label] > 1))
    return tuple(replace(choice, beside=beside.get(choice.iri, "")) for choice in found)


def _query(things: Things) -> str:
    if things.kind is Kind.PLAN:
        return _PLANS
    return _PARTS if things.is_part else _LINKED % things.link


def _scope(plan: str | None) -> dict[str, Term]:
    if plan is None:
        return {}
    return {"plan_iri": NamedNode(plan)} if ":" in plan else {"plan_id": Literal(plan)}


def _choice(iri: object, label: object, ordinal: object) -> Choice:
    address = str(iri)
    return Choice(str(label), address, slug_of(address), ordinal if isinstance(ordinal, int) else None)
