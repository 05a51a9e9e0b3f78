"""The level of tasks by the brackets of responsibility, which may close the items below a task instead of tasks."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from plangraph.parse.headings import announces_tasks, is_safeguard
from plangraph.parse.numbering import goes_on_inside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from plangraph.parse.items import Item
    from plangraph.parse.numbering import Style

    _Lists: TypeAlias = Mapping[int | None, Sequence[int]]


def style_by_brackets(found: Sequence[Item], owners: AbstractSet[int], acting: AbstractSet[int], text: str) -> Style:
    """The style that owns most brackets, of the items that do; ``acting`` are all those that may be tasks.

    Where only the last of its siblings ever owns one, the bracket is that of the item above them.
    """
    lists = _lists(found)
    while True:
        owning = Counter(found[place].number.style for place in owners)
        style = max(owning, key=lambda style: (owning[style], style))
        of_style = {place for place in owners if found[place].number.style == style}
        above = {parent for place in of_style if (parent := found[place].parent) is not None}
        done = owners | _over_several(found, lists, above, text)
        if not _close_lists(found, lists, of_style, above, text) or not _mostly(found, above, done, acting):
            return style
        owners = (owners - of_style) | above


def _close_lists(
    found: Sequence[Item], lists: _Lists, places: AbstractSet[int], above: AbstractSet[int], text: str
) -> bool:
    """Whether the items are the last of lists, each list by itself and below a heading that may be a task."""
    by_itself = all(found[lists[parent][0]].number.value == 1 for parent in above)
    last = all((parent := found[i].parent) is not None and lists[parent][-1] == i for i in places)
    return last and by_itself and not any(_holds_tasks(found[parent], text) for parent in above)


def _mostly(found: Sequence[Item], above: AbstractSet[int], done: AbstractSet[int], acting: AbstractSet[int]) -> bool:
    """Whether most of the items that would be tasks own a bracket themselves or through a list of several."""
    styles = {found[parent].number.style for parent in above}
    peers = {i for i in acting if found[i].number.style in styles}
    return 2 * len(peers & done) > len(peers)


def _over_several(found: Sequence[Item], lists: _Lists, above: AbstractSet[int], text: str) -> AbstractSet[int]:
    """The headings with more than one item below."""
    return {i for i in above if len(lists[i]) > 1 or _goes_on_inside(found[lists[i][0]], text)}


def _lists(found: Sequence[Item]) -> _Lists:
    """The items below each."""
    below = defaultdict(list)
    for place, item in enumerate(found):
        below[item.parent].append(place)
    return below


def _holds_tasks(item: Item, text: str) -> bool:
    return is_safeguard(item, text) or announces_tasks(item, text)


def _goes_on_inside(item: Item, text: str) -> bool:
    """Whether the next of a list stands in the same line (（1）编制规划。（2）建设机场。)."""
    return goes_on_inside(item.number, text[item.text_start : item.end])
