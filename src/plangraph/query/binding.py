"""Binds the words of a person to the parameters of a saved query."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.errors import AmbiguousLabel, LabelError, ParameterError, UnknownLabel, UnknownPlan
from plangraph.query.choices import choices
from plangraph.query.lookup import Lookup
from plangraph.query.nearness import nearest
from plangraph.query.saved import PLAIN, PLAN, Kind
from plangraph.query.things import THINGS
from plangraph.query.values import example, literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.identifier import Identifiers
    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore
    from plangraph.query.lookup import Found
    from plangraph.query.saved import Parameter, SavedQuery
    from plangraph.query.things import Things


@dataclass(frozen=True, slots=True)
class Bound:
    """A parameter with its term and what people call it."""

    parameter: Parameter
    term: Term
    label: str


def bind(
    store: SparqlStore, query: SavedQuery, values: Mapping[str, str], identifiers: Identifiers
) -> tuple[Bound, ...]:
    """The values as terms, in the order of the parameters; an empty value is none.

    Raises ParameterError for a missing, unknown or unfit value, UnknownLabel, AmbiguousLabel, UnknownPlan.
    """
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    _check_names(query, given)
    lookup = Lookup(store, identifiers)
    bound: dict[str, Bound] = {}
    # The plan comes first: it settles which of several units or tasks a label means.
    for parameter in sorted(query.parameters, key=lambda p: p != PLAN):
        if parameter.name in given:
            term, label = _term(lookup, parameter, given[parameter.name])
            bound[parameter.name] = Bound(parameter, term, label)
            if parameter == PLAN and isinstance(term, NamedNode):
                lookup = replace(lookup, plan=term)
    return tuple(bound[parameter.name] for parameter in query.parameters if parameter.name in bound)


def _check_names(query: SavedQuery, given: Mapping[str, str]) -> None:
    names = [p.name for p in query.parameters]
    for name in given:
        if name not in names:
            raise ParameterError(
                f"查询 {query.name} 没有参数 {name!r}。{query.name} takes no {name!r}: use {', '.join(names)}."
            )
    for one, other in combinations((p for p in query.parameters if p.name in given), 2):
        if one.variable == other.variable:
            raise ParameterError(
                f"参数 {one.name}（{one.label_zh}）和 {other.name}（{other.label_zh}）只能给一个。"
                f"{query.name} takes {one.name!r} or {other.name!r}: leave one of them out."
            )
    for p in query.parameters:
        if p.required and p.name not in given:
            raise ParameterError(
                f"查询 {query.name} 缺少参数 {p.name}（{p.label_zh}）。"
                f"{query.name} needs {p.name!r} ({p.label_en}): give it a value."
            )


def _term(lookup: Lookup, parameter: Parameter, value: str) -> tuple[Term, str]:
    if parameter.kind is Kind.IRI:
        found = _anything(lookup, value)
    elif parameter.kind in PLAIN:
        return _plain(parameter, value), value
    else:
        things = THINGS[parameter.kind]
        found = _only(things, value, lookup.things(things, value), lookup)
    return NamedNode(found.iri), found.label


def _plain(parameter: Parameter, value: str) -> Term:
    term = literal(parameter.kind, value)
    if term is None:
        form = example(parameter.kind)
        raise ParameterError(
            f"参数 {parameter.name}（{parameter.label_zh}）不能是 {value!r}，应如 {form}。"
            f"{parameter.name} cannot be {value!r}: write it like {form}."
        )
    return term


def _anything(lookup: Lookup, value: str) -> Found:
    found = lookup.anything(value)
    if found:
        return found
    for things in THINGS.values():
        named = lookup.things(things, value)
        if named:
            return _only(things, value, named, lookup)
    raise UnknownLabel(
        f"数据集里没有 {value!r}。The dataset knows nothing of {value!r}: "
        f"give the IRI of a thing, or its path below {lookup.identifiers.base}."
    )


def _only(things: Things, value: str, found: tuple[Found, ...], lookup: Lookup) -> Found:
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(things, value, found)
    raise _unknown(things, value, lookup)


def _ambiguous(things: Things, value: str, found: tuple[Found, ...]) -> AmbiguousLabel:
    listed = ", ".join(f"{thing.label} <{thing.iri}>" for thing in found)
    return AmbiguousLabel(
        f"“{value}”可指 {len(found)} 个{things.word_zh}，请选定一个（或先选计划）。"
        f"{value!r} can be {len(found)} things of kind {things.word}: give one of their IRIs, or a plan: {listed}.",
        tuple((thing.label, thing.iri) for thing in found),
    )


def _unknown(things: Things, value: str, lookup: Lookup) -> LabelError | UnknownPlan:
    known = choices(lookup.store, things.kind, lookup.plan.value if lookup.plan else None)
    if things.kind is Kind.PLAN:
        there = ", ".join(choice.slug for choice in known) or "none yet"
        return UnknownPlan(f"数据集里没有计划“{value}”。There is no plan {value!r} in the dataset; it holds {there}.")
    close = "、".join(nearest(value, (choice.label for choice in known)))
    hint = f"最接近的有：{close}。" if close else ""
    return UnknownLabel(
        f"没有叫“{value}”的{things.word_zh}。{hint}There is no {things.word} {value!r}: "
        f"use a label, slug or IRI of the dataset{f', such as {close}' if close else ''}."
    )
