"""Places for the cards of a layered picture: columns of text, each card near those that it is tied to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from statistics import fmean
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box
from plangraph.view.lettering import balanced, width
from plangraph.view.stacking import shrunk, stacked, with_heads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.view.preset import Preset
    from plangraph.view.strata import Card, Layer, Strata

LINE = 1.28
PAD = 0.5
_GAP = 0.24
_WIDEST_GAP = 1.6
_HEADING = 1.75
_TITLE = 2.6
# Sizes to try, as parts of the preset's; those above one only where every card stands on one line.
_TRIALS = (1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.94, 0.88, 0.82)
# The part of the width that is left to lines, by the number of gaps.
_BETWEEN = (0.26, 0.27, 0.24)
_LONGEST = 19
# Lines of a card: where cards have to go for want of room, and before that.
_LINES, _MOST_LINES = 2, 5


@dataclass(frozen=True, slots=True)
class Slot:
    """A card in its place, with its label and note in lines."""

    card: Card
    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column in its place: ``headings`` are the groups' names with the middle of their lines."""

    layer: Layer
    box: Box
    slots: tuple[Slot, ...]
    headings: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a picture at one size of text; ``strata`` is what of it found room."""

    strata: Strata
    size: float
    top: float
    columns: tuple[Column, ...]

    @property
    def slots(self) -> Mapping[str, tuple[int, Slot]]:
        """Each card's column and place, by key."""
        return {slot.card.key: (at, slot) for at, column in enumerate(self.columns) for slot in column.slots}


def laid(strata: Strata, box: Box, preset: Preset) -> Layout:
    """The picture in ``box``: text gets smaller by a fifth at most, then the least weighty cards go."""
    least = preset.base * 0.95 * _TRIALS[-1]
    # More cards than this have no room even on a line each: they need not be measured.
    most = int(box.height / ((LINE + PAD + _GAP) * least)) + 1
    strata = strata.without({card.key for layer in strata.layers for card in _lightest(layer, len(layer.cards) - most)})
    for part in _TRIALS:
        found = _Measure(strata, box, preset.base * 0.95 * part, _MOST_LINES)
        if found.full() is None and (part <= 1 or found.roomy):
            return found.layout()
    while True:
        found = _Measure(strata, box, least, _LINES)
        full = found.full()
        if full is None:
            return found.layout()
        strata = strata.without({card.key for card in found.surplus(full)})


def _lightest(layer: Layer, count: int) -> list[Card]:
    """The cards of the least weight, of equal ones the last."""
    order = {card.key: at for at, card in enumerate(layer.cards)}
    return sorted(layer.cards, key=lambda card: (card.weight, -order[card.key]))[: max(0, count)]


class _Measure:
    """One trial: the widths of columns and the heights of cards at a size of text."""

    def __init__(self, strata: Strata, box: Box, size: float, most: int) -> None:
        self.strata, self.box, self.size, self.most = strata, box, size, most
        self.top = box.top + size * _TITLE
        self.columns = self._columns()
        self.lines = [
            {card.key: self._wrapped(card, column) for card in layer.cards}
            for layer, column in zip(strata.layers, self.columns, strict=True)
        ]

    def _columns(self) -> list[Box]:
        """Columns as wide as their text, or narrower in equal parts, with the rest between them."""
        wanted = [self._wanted(layer) for layer in self._layers]
        between = max(1, len(wanted) - 1)
        room = self.box.width * (1 - _BETWEEN[min(between, len(_BETWEEN)) - 1])
        self.roomy = sum(wanted) <= room
        if not self.roomy:
            wanted = shrunk(wanted, room)
        gap = min((self.box.width - sum(wanted)) / between, self.box.width * 0.3)
        left = self.box.left + (self.box.width - sum(wanted) - gap * between) / 2
        found = []
        for one in wanted:
            found.append(Box(left, self.top, left + one, self.box.bottom))
            left += one + gap
        return found

    def _wanted(self, layer: Layer) -> float:
        title = width(layer.title, self.size * 1.05) + self.size * 2
        return max(title, *(self._natural(card) for card in layer.cards))

    @property
    def _layers(self) -> Sequence[Layer]:
        return self.strata.layers

    def _natural(self, card: Card) -> float:
        lines = balanced(_words(card), self.size, self.size * _LONGEST, self.most)
        return max(width(line, self.size) for line in lines) + self._indent(card) + self.size * PAD * 1.6 + 1

    def _indent(self, card: Card) -> float:
        return self.size * 0.9 + (self.size * 1.75 if card.number else 0.0)

    def _wrapped(self, card: Card, column: Box) -> tuple[str, ...]:
        room = column.width - self._indent(card) - self.size * PAD * 1.6
        return balanced(_words(card), self.size, room, self.most)

    def _height(self, at: int, card: Card) -> float:
        return (len(self.lines[at][card.key]) * LINE + PAD) * self.size

    def _groups(self, at: int) -> list[tuple[str, list[Card]]]:
        return [(name, list(cards)) for name, cards in groupby(self._layers[at].cards, key=lambda card: card.group)]

    def _need(self, at: int) -> float:
        cards = self._layers[at].cards
        heads = sum(bool(name) for name, _ in self._groups(at))
        return sum(self._height(at, card) + self.size * _GAP for card in cards) + heads * self.size * _HEADING

    def full(self) -> int | None:
        """The column that is fullest beyond the room there is."""
        room = self.box.bottom - self.top
        over = [(self._need(at), at) for at in range(len(self._layers)) if len(self._layers[at].cards) > 1]
        worst = max(over, default=(0.0, 0))
        return worst[1] if worst[0] > room else None

    def surplus(self, at: int) -> list[Card]:
        """The lightest cards of a column that have to go for the others to fit; at least one stays."""
        cards = _lightest(self._layers[at], len(self._layers[at].cards))[::-1]
        room, groups = self.box.bottom - self.top, set[str]()
        for kept, card in enumerate(cards):
            if card.group and card.group not in groups:
                groups.add(card.group)
                room -= self.size * _HEADING
            room -= self._height(at, card) + self.size * _GAP
            if room < 0:
                return cards[max(1, kept) :]
        # Groups that are no neighbours have their headings twice: then one card less is a beginning.
        return cards[-1:]

    def layout(self) -> Layout:
        """The cards placed: the anchor's evenly, the others as near to their neighbours as order and room allow."""
        anchor = self.strata.anchor
        middles: dict[str, float] = {}
        found: dict[int, Column] = {}
        for at in sorted(range(len(self._layers)), key=lambda at: (abs(at - anchor), at)):
            found[at] = self._even(at) if at == anchor else self._near(at, middles)
            middles |= {slot.card.key: slot.box.centre.y for slot in found[at].slots}
        return Layout(self.strata, self.size, self.box.top, tuple(found[at] for at in range(len(self._layers))))

    def _even(self, at: int) -> Column:
        room = self.box.bottom - self.top - self._need(at)
        cards = self._layers[at].cards
        extra = min(room / max(1, len(cards)), self.size * _WIDEST_GAP)
        y = self.top + max(0.0, room - extra * len(cards)) * 0.3 + extra / 2
        slots, heads = list[Slot](), list[tuple[str, float]]()
        for name, mine in self._groups(at):
            if name:
                heads.append((name, y + self.size * _HEADING / 2))
                y += self.size * _HEADING
            for card in mine:
                slots.append(self._slot(at, card, y))
                y += self._height(at, card) + self.size * _GAP + extra
        return Column(self._layers[at], self.columns[at], tuple(slots), tuple(heads))

    def _slot(self, at: int, card: Card, top: float) -> Slot:
        column = self.columns[at]
        box = Box(column.left, top, column.right, top + self._height(at, card))
        return Slot(card, box, self.lines[at][card.key])

    def _near(self, at: int, middles: Mapping[str, float]) -> Column:
        """Cards by the mean height of their neighbours; each as near to it as those above and below leave room.

        Cards without a tie stand below.
        """
        near = self.strata.neighbours

        def wish(card: Card) -> float:
            known = [middles[key] for key in near.get(card.key, ()) if key in middles]
            return fmean(known) if known else self.box.bottom

        cards = len(self._layers[at].cards)
        gap = self.size * _GAP + min(max(0.0, self.box.bottom - self.top - self._need(at)) / cards, self.size * 0.5)
        rows: list[tuple[str, Card | None, float, float]] = []
        fixed = self._layers[at].fixed
        groups = self._groups(at)
        if not fixed:
            groups.sort(key=lambda group: fmean(wish(card) for card in group[1]))
        for name, mine in groups:
            ordered = mine if fixed else sorted(mine, key=wish)
            if name:
                rows.append((name, None, self.size * _HEADING, 0.0))
            rows += [("", card, self._height(at, card) + gap, wish(card)) for card in ordered]
        wishes = with_heads(rows)
        tops = stacked([height for *_, height, _ in rows], wishes, self.top, self.box.bottom)
        slots = [self._slot(at, card, top) for (_, card, _, _), top in zip(rows, tops, strict=True) if card]
        heads = [
            (name, top + self.size * _HEADING / 2)
            for (name, card, _, _), top in zip(rows, tops, strict=True)
            if card is None
        ]
        return Column(self._layers[at], self.columns[at], tuple(slots), tuple(heads))


def _words(card: Card) -> str:
    return f"{card.label} {card.note}" if card.note else card.label
