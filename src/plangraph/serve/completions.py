"""What the query editor completes: prefixes, the terms of the vocabulary, and those that saved queries use beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.store.query_text import QUOTED
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plangraph.serve.vocabulary_page import Term

_KINDS = {"类": "class", "关系": "property", "属性": "property", "概念": "individual"}
_NAME = re.compile(r"(?<![\w:?$<-])([a-z][\w-]*):([A-Za-z][\w-]*)")


def completions(terms: Mapping[str, tuple[Term, ...]], queries: Iterable[str]) -> dict[str, object]:
    """``prefixes`` with their namespaces, and ``terms``: kind, prefix, local name, Chinese and English label of each.

    ``queries`` are texts whose names of other vocabularies are offered too, without labels.
    """
    prefixes: dict[str, str] = {**PREFIXES}
    found = [
        (_KINDS[title], *_split(term.iri, prefixes), term.labels[0], term.labels[-1])
        for title, of_kind in terms.items()
        for term in of_kind
        if term.labels
    ]
    own = {prefix for _, prefix, *_ in found}
    found.extend(("other", prefix, local, "", "") for prefix, local in _used(queries) if prefix not in own)
    return {"prefixes": prefixes, "terms": found}


def _split(iri: str, prefixes: dict[str, str]) -> tuple[str, str]:
    """Prefix and local name; a namespace without a prefix gets one after its last part."""
    at = max(iri.rfind("#"), iri.rfind("/")) + 1
    namespace, local = iri[:at], iri[at:]
    known = next((prefix for prefix, found in prefixes.items() if found == namespace), None)
    if known is None:
        known = namespace[:-1].rpartition("/")[2]
        prefixes[known] = namespace
    return known, local


def _used(queries: Iterable[str]) -> Iterator[tuple[str, str]]:
    names = {found.groups() for text in queries for found in _NAME.finditer(QUOTED.sub(" ", text))}
    yield from sorted((prefix, local) for prefix, local in names if prefix in PREFIXES)
