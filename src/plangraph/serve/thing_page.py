"""What a thing's page shows: its facts, what points to it, and the sentences that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.model.language import Language
from plangraph.serve.naming import Fact, Item, Naming
from plangraph.serve.rows import table
from plangraph.vocabulary import OA, PLAN, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

    from plangraph.protocols import SparqlStore
    from plangraph.serve.rows import Value

_SENTENCES = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?place ?start ?exact ?prefix ?suffix WHERE {{
  {pattern}
  ?place oa:hasSelector ?quote , ?position .
  ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
  ?position oa:start ?start .
}} ORDER BY ?place
"""
_HIDDEN = frozenset({RDF + "type", RDFS + "label", PLAN + "text", PLAN + "evidence", RDF + "value", OA + "hasSelector"})
_TOLD = frozenset({PLAN + "unit", PLAN + "mentions"})
"""What points to a thing and bears its own name: the tables of its page tell where."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a text with what stands around them; ``iri`` is the place."""

    iri: str
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Thing:
    """An individual of the dataset: what is stated of it and points to it, and what is inferred, apart."""

    iri: str
    label: str
    kinds: tuple[Item, ...]
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    inferred: tuple[Fact, ...]
    inferred_incoming: tuple[Fact, ...]
    text: str | None


def thing(  # noqa: PLR0913  what is known of a thing, and how it is told
    store: SparqlStore,
    iri: str,
    triples: Sequence[Triple],
    *,
    stated: Collection[Triple],
    short: Callable[[str], str],
    language: Language,
) -> Thing:
    """The page's matter from the triples about an IRI; ``short`` gives the text of an IRI without a label.

    Those that are not among the ``stated`` ones are inferred; of a thing that no text states, none is set apart.
    """
    naming = Naming(store, _iris(triples), short, language)
    own = [t for t in triples if isinstance(t.subject, NamedNode) and t.subject.value == iri]
    to_it = [t for t in triples if isinstance(t.object, NamedNode) and t.object.value == iri]
    kinds = tuple(naming.item(t.object) for t in own if t.predicate.value == RDF + "type")
    text = next(
        (t.object.value for t in own if t.predicate.value == PLAN + "text" and isinstance(t.object, Literal)), None
    )
    label = naming.label(iri)
    known = frozenset(stated or triples)

    def facts(*, inferred: bool) -> tuple[Fact, ...]:
        shown = ((t.predicate.value, t.object) for t in _in(language, own) if (t not in known) is inferred)
        return naming.facts((p, o) for p, o in shown if p not in _HIDDEN and o != Literal(label, language="en"))

    def incoming(*, inferred: bool) -> tuple[Fact, ...]:
        shown = ((t.predicate.value, t.subject) for t in to_it if (t not in known) is inferred)
        return naming.facts((p, s) for p, s in shown if p not in _TOLD)

    return Thing(
        iri,
        label,
        kinds,
        facts(inferred=False),
        incoming(inferred=False),
        facts(inferred=True),
        incoming(inferred=True),
        text,
    )


def _in(language: Language, triples: Sequence[Triple]) -> Iterator[Triple]:
    """The triples without our sentences in the other language; words of plans have no English beside them."""
    translated = {t.predicate for t in triples if _language(t.object) == Language.EN}
    for triple in triples:
        if triple.predicate not in translated or _language(triple.object) == language:
            yield triple


def _language(term: object) -> str | None:
    return term.language if isinstance(term, Literal) else None


def sentences(store: SparqlStore, iri: str) -> tuple[Sentence, ...]:
    """The places that show a thing, or the thing itself where it is a place, in the order of each text."""
    node = f"<{NamedNode(iri).value}>"
    pattern = f"{{ {node} plan:evidence ?place }} UNION {{ VALUES ?place {{ {node} }} }}"
    rows = table(store.select(_SENTENCES.format(pattern=pattern)))
    ordered = sorted(rows, key=lambda row: (row["place"].text.rpartition("/")[0], int(row["start"].text)))
    return tuple(map(sentence, ordered))


def sentence(row: Mapping[str, Value]) -> Sentence:
    """The words of a place, of which a row tells ``place``, ``prefix``, ``exact`` and ``suffix``."""
    return Sentence(
        row["place"].text, _last_line(row["prefix"].text), row["exact"].text, _first_line(row["suffix"].text)
    )


def _iris(triples: Iterable[Triple]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode):
                found[term.value] = None
    return tuple(found)


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2]


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
