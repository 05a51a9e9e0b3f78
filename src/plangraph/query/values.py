"""Terms as Python values, and the words of a person as terms."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from plangraph.query.saved import Kind
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.model.solutions import Term

Value: TypeAlias = str | int | float | Decimal | bool | None


def _truth(text: str) -> bool:
    return text in {"true", "1"}


_PYTHON: dict[str, Callable[[str], Value]] = {
    f"{XSD}integer": int,
    f"{XSD}gYear": int,
    f"{XSD}decimal": Decimal,
    f"{XSD}double": float,
    f"{XSD}boolean": _truth,
}
_FORMS = {
    Kind.INTEGER: (re.compile(r"-?[0-9]+"), "integer", "12"),
    Kind.YEAR: (re.compile(r"[0-9]{4}"), "gYear", "2027"),
    Kind.DATE: (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"), "date", "2025-06-30"),
    Kind.BOOLEAN: (re.compile(r"true|false"), "boolean", "true"),
}
_TRUTHS = {
    "1": "true",
    "yes": "true",
    "on": "true",
    "是": "true",
    "0": "false",
    "no": "false",
    "off": "false",
    "否": "false",
}


def python_value(term: Term | None) -> Value:
    """A term as text, or as a number or truth where its datatype says so; None where unbound."""
    if isinstance(term, Literal):
        convert = _PYTHON.get(term.datatype.value)
        return convert(term.value) if convert else term.value
    if term is None:
        return None
    return term.value if isinstance(term, NamedNode | BlankNode) else str(term)


def literal(kind: Kind, text: str) -> Literal | None:
    """The literal that a text means as a plain value of a kind (year, date …); None where it is none."""
    pattern, datatype, _ = _FORMS[kind]
    words = _TRUTHS.get(text.lower(), text.lower()) if kind is Kind.BOOLEAN else text
    return Literal(words, datatype=XSD.term(datatype)) if pattern.fullmatch(words) else None


def example(kind: Kind) -> str:
    """A text that is such a plain value."""
    return _FORMS[kind][2]
