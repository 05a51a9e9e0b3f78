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
from plangraph.query.shared_names import besides, named
from plangraph.query.things import THINGS
from plangraph.query.values import example, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plangraph.model.identifier import Identifiers
    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore
    from plangraph.query.lookup import Found
    from plangraph.query.saved import Parameter, SavedQuery
    from plangraph.query.things import Things

_UNKNOWN = "There is no {word} {value!r}: use a label, slug or IRI of the dataset."
_UNKNOWN_BUT_NEAR = "There is no {word} {value!r}: use a label, slug or IRI of the dataset, such as {close}."


@dataclass(frozen=True, slots=True)
class Bound:
    """A parameter with its term and what people call it; ``beside`` tells it from others of its name."""

    parameter: Parameter
    term: Term
    label: str
    beside: str = ""

    @property
    def named(self) -> str:
        """The label, with where it belongs if others have it too."""
        return named(self.label, self.beside)


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
            bound[parameter.name] = Bound(parameter, term, label, _beside(store, term, label, given[parameter.name]))
            if parameter == PLAN and isinstance(term, NamedNode):
                lookup = replace(lookup, plan=term)
    return tuple(bound[parameter.name] for parameter in query.parameters if parameter.name in bound)


def _check_names(query: SavedQuery, given: Mapping[str, str]) -> None:
    names = [p.name for p in query.parameters]
    for name in given:
        if name not in names:
            raise ParameterError(
                "{query} takes no {name!r}: use {names}.", query=query.name, name=name, names=", ".join(names)
            )
    for one, other in combinations((p for p in query.parameters if p.name in given), 2):
        if one.variable == other.variable:
            raise ParameterError(
                "{query} takes {one!r} or {other!r}: leave one of them out.",
                query=query.name,
                one=one.name,
                other=other.name,
            )
    for p in query.parameters:
        if p.required and p.name not in given:
            raise ParameterError(
                "{query} needs {name!r} ({label}): give it a value.",
                query=query.name,
                name=p.name,
                label=p.label_en,
                label_zh=p.label_zh,
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


def _beside(store: SparqlStore, term: Term, label: str, value: str) -> str:
    """What tells a thing from its namesakes, where it was not its label alone that named it."""
    if value == label or not isinstance(term, NamedNode):
        return ""
    return besides(store, [term.value]).get(term.value, "")


def _plain(parameter: Parameter, value: str) -> Term:
    term = literal(parameter.kind, value)
    if term is None:
        form = example(parameter.kind)
        raise ParameterError(
            "{name} cannot be {value!r}: write it like {form}.",
            name=parameter.name,
            label_zh=parameter.label_zh,
            value=value,
            form=form,
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
        "The dataset knows nothing of {value!r}: give the IRI of a thing, or its path below {base}.",
        value=value,
        base=lookup.identifiers.base,
    )


def _only(things: Things, value: str, found: tuple[Found, ...], lookup: Lookup) -> Found:
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(things, value, found, lookup.store)
    raise _unknown(things, value, lookup)


def _ambiguous(things: Things, value: str, found: tuple[Found, ...], store: SparqlStore) -> AmbiguousLabel:
    beside = besides(store, (thing.iri for thing in found))
    candidates = tuple((named(thing.label, beside.get(thing.iri, "")), thing.iri) for thing in found)
    listed = ", ".join(f"{label} <{iri}>" for label, iri in candidates)
    return AmbiguousLabel(
        "{value!r} can be {number} things of kind {word}: give one of their IRIs, or a plan: {listed}.",
        candidates,
        value=value,
        number=len(found),
        word=things.word,
        word_zh=things.word_zh,
        listed=listed,
    )


def _unknown(things: Things, value: str, lookup: Lookup) -> LabelError | UnknownPlan:
    known = choices(lookup.store, things.kind, lookup.plan.value if lookup.plan else None)
    if things.kind is Kind.PLAN:
        return unknown_plan(value, (choice.slug for choice in known))
    close = "、".join(nearest(value, (choice.label for choice in known)))
    text = _UNKNOWN_BUT_NEAR if close else _UNKNOWN
    return UnknownLabel(text, value=value, word=things.word, word_zh=things.word_zh, close=close)


def unknown_plan(value: str, known: Iterable[str]) -> UnknownPlan:
    """The error for a plan that is none of those known by their ids."""
    if there := ", ".join(known):
        return UnknownPlan("There is no plan {plan!r} in the dataset; it holds {there}.", plan=value, there=there)
    return UnknownPlan(
        "There is no plan {plan!r} in the dataset; it holds none yet: `plangraph ingest FILE` loads one.", plan=value
    )
