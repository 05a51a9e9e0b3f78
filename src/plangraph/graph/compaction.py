"""JSON-LD made short by a context: terms, coercion by type or language, prefixes (JSON-LD 1.1 Processing, §6).

The engine writes JSON-LD in expanded form only, and rdflib's serialiser takes a second for one plan. Contexts here have
prefixes, keyword aliases, and terms with ``@type`` or ``@language``; a test reads the result back.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from plangraph.vocabulary import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = Any
_TYPE = f"{RDF}type"
_NATIVE = {f"{XSD}integer": re.compile(r"-?(?:0|[1-9]\d{0,14})"), f"{XSD}boolean": re.compile("true|false")}


@dataclass(frozen=True, slots=True)
class Context:
    """A ``@context`` turned round: ``terms`` gives for an IRI its term and the coercion of its values."""

    definition: Mapping[str, Json]
    prefixes: Mapping[str, str]
    terms: Mapping[str, tuple[str, str]]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The context of a ``.jsonld`` file."""
        definition = json.loads(text)["@context"]
        prefixes = {
            term: said for term, said in definition.items() if isinstance(said, str) and said.endswith(("/", "#"))
        }
        terms = {}
        for term, said in definition.items():
            about = {"@id": said} if isinstance(said, str) else said
            if term not in prefixes and not about["@id"].startswith("@"):
                terms[_expand(about["@id"], prefixes)] = term, _coercion(about, prefixes)
        return cls(definition, prefixes, terms)

    def compact(self, expanded: list[Json]) -> dict[str, Json]:
        """One document of the expanded graphs and nodes."""
        return {"@context": self.definition, "@graph": [self._node(item) for item in expanded]}

    def _node(self, node: dict[str, Json]) -> dict[str, Json]:
        short: dict[str, Json] = {"id": node["@id"]} if "@id" in node else {}
        for key, values in node.items():
            if key == _TYPE:
                short["type"] = _single([self._iri(value["@id"]) for value in values])
            elif key == "@graph":
                short[key] = [self._node(item) for item in values]
            elif key != "@id":
                short |= self._property(key, values)
        return short

    def _property(self, iri: str, values: list[dict[str, str]]) -> dict[str, Json]:
        term, coercion = self.terms.get(iri, (self._iri(iri), ""))
        short: dict[str, list[Json]] = {}
        for value in values:
            if _coercion_of(value) == coercion:
                short.setdefault(term, []).append(self._plain(value))
            else:
                short.setdefault(self._iri(iri), []).append(self._object(value))
        return {key: _single(items) for key, items in short.items()}

    def _plain(self, value: dict[str, str]) -> Json:
        if "@id" in value:
            return self._iri(value["@id"])
        return json.loads(value["@value"]) if value.get("@type") in _NATIVE else value["@value"]

    def _object(self, value: dict[str, str]) -> dict[str, str]:
        return {key: self._iri(said) if key in {"@id", "@type"} else said for key, said in value.items()}

    def _iri(self, iri: str) -> str:
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and iri != namespace:
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri


def _expand(short: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, name = short.partition(":")
    return prefixes[prefix] + name if prefix in prefixes else short


def _coercion(about: Mapping[str, str], prefixes: Mapping[str, str]) -> str:
    """``@id``, a datatype's IRI, ``@`` and a language, or nothing."""
    if "@language" in about:
        return f"@{about['@language']}"
    return _expand(about.get("@type", ""), prefixes)


def _coercion_of(value: Mapping[str, str]) -> str:
    """The coercion under which a value can be written as a bare string, number or boolean."""
    if "@id" in value:
        return "@id"
    if "@language" in value:
        return f"@{value['@language']}"
    datatype = value.get("@type", "")
    native = _NATIVE.get(datatype)
    return "" if native and native.fullmatch(value["@value"]) else datatype


def _single(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values
