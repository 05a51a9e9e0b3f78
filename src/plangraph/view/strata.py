"""What a layered picture shows: columns of cards and the ties between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.view.palette import LINK

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_TOLD = 500
"""Of the weight of a card: what the headline is about outweighs what only has many links."""


@dataclass(frozen=True, slots=True)
class Card:
    """A thing in a column: ``number`` stands before its label, ``note`` after it; cards of a ``group`` stand together.

    Where a column has no room for all, those of the least ``weight`` go first.
    """

    key: str
    label: str
    group: str = ""
    number: str = ""
    note: str = ""
    colour: str = LINK
    weight: float = 0.0
    bold: bool = False


def first(card: Card, told: Collection[str]) -> Card:
    """The card; one that the headline is about goes after all others."""
    return replace(card, weight=card.weight + _TOLD) if card.key in told else card


@dataclass(frozen=True, slots=True)
class Layer:
    """A column from left to right; ``fixed`` ones keep the order of their cards.

    ``spare`` cards go where they lose ties and have less than ``least``: what tasks have in common takes two of them.
    """

    title: str
    cards: tuple[Card, ...]
    fixed: bool = False
    spare: bool = True
    least: int = 1


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one card to another, of another column; ``arrow`` points at ``other``, ``strong`` ones stand out."""

    one: str
    other: str
    dashed: bool = False
    arrow: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Strata:
    """The columns and ties of a layered picture; the cards of ``anchor``, a column's place, are placed first."""

    layers: tuple[Layer, ...]
    ties: tuple[Tie, ...]
    anchor: int = 0

    @property
    def neighbours(self) -> Mapping[str, list[str]]:
        """The keys at the other ends of each card's ties."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for tie in self.ties:
            found[tie.one].append(tie.other)
            found[tie.other].append(tie.one)
        return found

    def without(self, keys: Collection[str]) -> Strata:
        """The picture without some cards, their ties, and cards elsewhere that lose by it the ties they need."""
        ties = tuple(tie for tie in self.ties if tie.one not in keys and tie.other not in keys)
        before = Counter(end for tie in self.ties for end in (tie.one, tie.other))
        after = Counter(end for tie in ties for end in (tie.one, tie.other))
        gone = set(keys)
        for layer in self.layers:
            if layer.spare:
                gone |= {card.key for card in layer.cards if after[card.key] < min(layer.least, before[card.key])}
        layers = tuple(
            replace(layer, cards=tuple(card for card in layer.cards if card.key not in gone)) for layer in self.layers
        )
        kept = tuple(tie for tie in ties if tie.one not in gone and tie.other not in gone)
        # A column of which nothing is left goes; the anchor keeps its cards.
        anchor = sum(1 for layer in layers[: self.anchor] if layer.cards)
        return replace(self, layers=tuple(layer for layer in layers if layer.cards), ties=kept, anchor=anchor)
