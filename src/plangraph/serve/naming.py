"""What things are called: by their labels, else by the names that pages have for terms of other vocabularies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.model.language import Language
from plangraph.model.standing_words import RELATION_WORDS, STATUS_WORDS
from plangraph.serve.phrases import phrases
from plangraph.serve.rows import table
from plangraph.vocabulary import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore

_BATCH = 500
_LABELS = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?label (LANG(?label) AS ?language) WHERE {{
  VALUES ?thing {{ {things} }}
  {{ ?thing rdfs:label ?label }} UNION {{ ?thing plan:inPlan ?plan ; rdfs:comment ?label FILTER(LANG(?label) = "en") }}
}} ORDER BY ?thing ?label
"""
_LABELLED_VALUES = {PLAN + "status": STATUS_WORDS, PLAN + "relation": RELATION_WORDS}
FOREIGN = {
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
    "http://www.w3.org/ns/oa#hasTarget": "注记对象",
    "http://www.w3.org/ns/oa#motivatedBy": "注记用意",
    "http://www.w3.org/ns/oa#start": "起",
    "http://www.w3.org/ns/oa#end": "止",
    "http://www.w3.org/ns/oa#exact": "原文",
    "http://www.w3.org/ns/oa#prefix": "前文",
    "http://www.w3.org/ns/oa#suffix": "后文",
    "http://www.w3.org/ns/prov#wasGeneratedBy": "生成活动",
    "http://www.w3.org/ns/prov#used": "使用",
    "http://www.w3.org/ns/prov#wasDerivedFrom": "得自",
    "http://www.w3.org/ns/prov#wasInfluencedBy": "受其影响",
    "http://www.w3.org/ns/prov#wasAssociatedWith": "由谁执行",
    "http://purl.org/dc/terms/source": "发布网址",
    "http://purl.org/dc/terms/date": "日期",
    "http://www.w3.org/2002/07/owl#versionInfo": "版本",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "类型",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject": "推断的主体",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate": "推断的关系",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#object": "推断的客体",
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


class Naming:
    """Turns terms into items; ``short`` gives the text of an IRI without a name."""

    def __init__(
        self, store: SparqlStore, iris: Sequence[str], short: Callable[[str], str], language: Language
    ) -> None:
        phrase = phrases(language)
        foreign = {iri: str(phrase(word)) for iri, word in FOREIGN.items()}
        self._named = _labels(store, iris, language) | foreign
        self._standing = {
            predicate: {code: str(phrase(word)) for code, (word, _) in words.items()}
            for predicate, words in _LABELLED_VALUES.items()
        }
        self._short = short

    def label(self, iri: str) -> str:
        """The name of an IRI, at worst the IRI itself, shortened."""
        return self._named.get(iri) or self._short(iri)

    def item(self, term: Term) -> Item:
        """A term as a page shows it."""
        if isinstance(term, NamedNode):
            return Item(self.label(term.value), term.value)
        return Item(term.value if isinstance(term, Literal) else str(term))

    def facts(self, pairs: Iterable[tuple[str, Term]]) -> tuple[Fact, ...]:
        """Properties with their values, in order."""
        found: defaultdict[str, dict[Item, None]] = defaultdict(dict)
        for predicate, term in pairs:
            found[predicate][self._worded(predicate, self.item(term))] = None
        return tuple(
            Fact(Item(self.label(p), p), tuple(sorted(values, key=_order))) for p, values in sorted(found.items())
        )

    def _worded(self, predicate: str, item: Item) -> Item:
        words = self._standing.get(predicate)
        return item if words is None else Item(words.get(item.text, item.text))


def _order(item: Item) -> tuple[str, int, str]:
    """By IRI, numbers at its end by size."""
    head, _, tail = (item.iri or item.text).rpartition("/")
    return (head, int(tail), "") if tail.isdecimal() else (head, 0, tail)


def _labels(store: SparqlStore, iris: Sequence[str], language: Language) -> dict[str, str]:
    """The labels in a language, else in Chinese: what plans name has no other.

    A sentence of ours, such as a finding, has its Chinese as label and its English as comment.
    """
    found: dict[str, dict[str, str]] = {}
    for start in range(0, len(iris), _BATCH):
        things = " ".join(f"<{iri}>" for iri in iris[start : start + _BATCH])
        for row in table(store.select(_LABELS.format(things=things))):
            found.setdefault(row["thing"].text, {}).setdefault(row["language"].text, row["label"].text)
    liked = (language.value, Language.ZH.value, "")
    return {
        iri: next(labels[tag] for tag in liked if tag in labels)
        for iri, labels in found.items()
        if not labels.keys().isdisjoint(liked)
    }
