"""What a thing's page shows: its facts, what points to it, and the sentences that show it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.serve.plan_page import STANDING
from plangraph.serve.rows import table
from plangraph.vocabulary import OA, PLAN, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pyoxigraph import Triple

    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore

_BATCH = 500
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?label WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing rdfs:label ?label
  FILTER(LANGMATCHES(LANG(?label), "zh") || LANG(?label) = "")
}} ORDER BY ?thing ?label
"""
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
_HIDDEN = frozenset({RDF + "type", RDFS + "label", PLAN + "evidence", RDF + "value", OA + "hasSelector"})
_LABELLED_VALUES = frozenset({PLAN + "status", PLAN + "relation"})
_FOREIGN = {
    "http://purl.org/dc/terms/identifier": "标识",
    "http://purl.org/dc/terms/title": "题名",
    "http://purl.org/dc/terms/format": "媒体类型",
    "http://www.w3.org/2004/02/skos/core#altLabel": "别称",
    "http://www.w3.org/ns/org#classification": "单位类别和职能",
    "http://data.europa.eu/eli/ontology#id_local": "文号",
    "http://data.europa.eu/eli/ontology#date_document": "成文日期",
    "http://data.europa.eu/eli/ontology#passed_by": "发文机关",
    "http://data.europa.eu/eli/ontology#cites": "引用",
    "http://data.europa.eu/eli/ontology#based_on": "依据",
    "http://data.europa.eu/eli/ontology#title": "题名",
    "http://purl.org/linked-data/sdmx/2009/dimension#refPeriod": "年份",
    "http://purl.org/linked-data/sdmx/2009/measure#obsValue": "数值",
    "http://www.w3.org/ns/oa#hasSource": "所在文本",
    "http://www.w3.org/ns/oa#hasSelector": "定位",
    "http://www.w3.org/ns/oa#start": "起",
    "http://www.w3.org/ns/oa#end": "止",
    "http://www.w3.org/ns/oa#exact": "原文",
    "http://www.w3.org/ns/oa#prefix": "前文",
    "http://www.w3.org/ns/oa#suffix": "后文",
    "http://www.w3.org/ns/prov#wasGeneratedBy": "生成活动",
    "http://www.w3.org/ns/prov#used": "使用",
    "http://www.w3.org/2002/07/owl#versionInfo": "版本",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "类型",
}
"""Chinese names of properties of other vocabularies, which give none."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value: its text, and its IRI if it is one."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A property and its values."""

    property: Item
    values: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a text with what stands around them; ``iri`` is the place."""

    iri: str
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Thing:
    """An individual of the dataset."""

    iri: str
    label: str
    kinds: tuple[Item, ...]
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    text: str | None


def thing(store: SparqlStore, iri: str, triples: Sequence[Triple], short: Callable[[str], str]) -> Thing:
    """The page's matter from the triples about an IRI; ``short`` gives the text of an IRI without a label."""
    named = _labels(store, _iris(triples)) | _FOREIGN
    naming = _Naming(named, short)
    own = [t for t in triples if isinstance(t.subject, NamedNode) and t.subject.value == iri]
    to_it = [t for t in triples if isinstance(t.object, NamedNode) and t.object.value == iri]
    kinds = tuple(naming.item(t.object) for t in own if t.predicate.value == RDF + "type")
    shown = ((t.predicate.value, t.object) for t in own if t.predicate.value not in _HIDDEN)
    text = next(
        (t.object.value for t in own if t.predicate.value == PLAN + "text" and isinstance(t.object, Literal)), None
    )
    return Thing(
        iri,
        named.get(iri) or naming.bare(iri),
        kinds,
        naming.facts((p, o) for p, o in shown if p != PLAN + "text"),
        naming.facts((t.predicate.value, t.subject) for t in to_it),
        text,
    )


def sentences(store: SparqlStore, iri: str) -> tuple[Sentence, ...]:
    """The places that show a thing, or the thing itself where it is a place, in the order of each text."""
    node = f"<{NamedNode(iri).value}>"
    pattern = f"{{ {node} plan:evidence ?place }} UNION {{ VALUES ?place {{ {node} }} }}"
    rows = table(store.select(_SENTENCES.format(pattern=pattern)))
    ordered = sorted(rows, key=lambda row: (row["place"].text.rpartition("/")[0], int(row["start"].text)))
    return tuple(
        Sentence(row["place"].text, _last_line(row["prefix"].text), row["exact"].text, _first_line(row["suffix"].text))
        for row in ordered
    )


class _Naming:
    """Turns terms into items, by label where there is one."""

    def __init__(self, named: Mapping[str, str], short: Callable[[str], str]) -> None:
        self._named = named
        self.bare = short

    def item(self, term: Term) -> Item:
        if isinstance(term, NamedNode):
            return Item(self._named.get(term.value) or self.bare(term.value), term.value)
        return Item(term.value if isinstance(term, Literal) else str(term))

    def facts(self, pairs: Iterable[tuple[str, Term]]) -> tuple[Fact, ...]:
        found: defaultdict[str, dict[Item, None]] = defaultdict(dict)
        for predicate, term in pairs:
            found[predicate][self._worded(predicate, self.item(term))] = None
        return tuple(
            Fact(Item(self._named.get(p) or self.bare(p), p), tuple(sorted(values, key=_order)))
            for p, values in sorted(found.items())
        )

    def _worded(self, predicate: str, item: Item) -> Item:
        return Item(STANDING.get(item.text, item.text)) if predicate in _LABELLED_VALUES else item


def _order(item: Item) -> tuple[str, int, str]:
    """By IRI, numbers at its end by size."""
    head, _, tail = (item.iri or item.text).rpartition("/")
    return (head, int(tail), "") if tail.isdecimal() else (head, 0, tail)


def _iris(triples: Iterable[Triple]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode):
                found[term.value] = None
    return tuple(found)


def _labels(store: SparqlStore, iris: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(iris), _BATCH):
        things = " ".join(f"<{iri}>" for iri in iris[start : start + _BATCH])
        for row in table(store.select(_LABELS.format(things=things))):
            found.setdefault(row["thing"].text, row["label"].text)
    return found


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2]


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
