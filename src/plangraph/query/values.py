"""Terms as Python values, and the words of a person as terms."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from plangraph.query.saved import Kind
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
SEPARATOR = "、"
"""Between the values of a list in one cell."""
_WIDER = "；"
_WITHIN = frozenset("，、")
DEPENDENCIES = {
    "order": "先后",
    "platform": "平台",
    "policy": "文件",
    "indicator": "指标",
    "industry": "产业",
    "region": "区域",
    "brand": "品牌",
    "event": "活动",
    "subject": "主题",
}
"""Kinds of relations between tasks, with their Chinese words; either is a value."""
_FORMS = {
    Kind.INTEGER: (re.compile(r"-?[0-9]+"), "integer", "12"),
    Kind.YEAR: (re.compile(r"[0-9]{4}"), "gYear", "2027"),
    Kind.DATE: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date", "2025-06-30"),
    Kind.BOOLEAN: (re.compile(r"true|false"), "boolean", "true"),
    Kind.DEPENDENCY: (re.compile("|".join(DEPENDENCIES)), "string", "platform"),
}
_YEAR_OR_MONTH = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
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
    """The literal that a text means as a plain value of a kind (year, date …); None where it is none.

    As a date, a year or month is its last day.
    """
    pattern, datatype, _ = _FORMS[kind]
    words = _TRUTHS.get(text.lower(), text.lower()) if kind is Kind.BOOLEAN else text
    if kind is Kind.DATE:
        words = _day(text)
    if kind is Kind.DEPENDENCY:
        words = next((code for code, word in DEPENDENCIES.items() if word == text), text)
    return Literal(words, datatype=XSD.term(datatype)) if pattern.fullmatch(words) else None


def _day(text: str) -> str:
    """A day of the calendar, the last one of a year or month; empty where there is none."""
    if _YEAR_OR_MONTH.fullmatch(text):
        year, _, month = text.partition("-")
        return f"{year}-{month or 12}-{monthrange(int(year), int(month or 12))[1]}"
    try:
        return str(date.fromisoformat(text))
    except ValueError:
        return ""


def example(kind: Kind) -> str:
    """A text that is such a plain value."""
    return _FORMS[kind][2]


def listed(values: Iterable[str]) -> str:
    """Values as one text, parted by semicolons where they hold commas themselves."""
    parts = list(values)
    return (_WIDER if len(parts) > 1 and any(_WITHIN & set(part) for part in parts) else SEPARATOR).join(parts)


def listed_in_english(text: str) -> str:
    """The same list with English marks."""
    return text.replace(_WIDER, "; ") if _WIDER in text else text.replace(SEPARATOR, ", ")
