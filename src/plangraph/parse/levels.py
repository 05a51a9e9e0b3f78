"""Which items are tasks: their level is found from the brackets of responsibility, never assumed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangraph.parse.bracket_levels import style_by_brackets
from plangraph.parse.headings import announces_tasks, is_final_provision, is_orientation, is_procedure, is_safeguard
from plangraph.parse.items import ancestors
from plangraph.parse.numbering import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from plangraph.parse.items import Item

_THEMES = 2
"""Parts by subject that are or hold tasks, for those without numbers below to be tasks."""


def task_places(found: Sequence[Item], text: str) -> tuple[int, ...]:
    """Places of the items that hold tasks.

    The style that owns most brackets is the level of tasks; a heading of another style that owns brackets and has no
    task below it is one too, unless it is a safeguard. Without brackets, it is the style of most leaves outside of
    orientation and safeguards. A list may be divided further in some of its items only: an item beside tasks, or
    beside headings over tasks, is one where it has none below.
    """
    acting = frozenset(i for i in range(len(found)) if _acts(found, i, text))
    style = _style(found, acting, text)
    chosen = {i for i, item in enumerate(found) if item.number.style == style and _may_be_task(found, i, text)}
    marked = {i for i in acting if found[i].brackets} - chosen - _above(found, chosen)
    tasks = chosen | _outermost(found, marked, chosen | marked)
    beside = _beside(found, tasks, acting, text)
    return tuple(sorted(tasks | _outermost(found, beside, tasks | beside)))


def section_of(found: Sequence[Item], place: int, tasks: AbstractSet[int]) -> int | None:
    """The nearest heading above a task that is not a task itself."""
    return next((ancestor for ancestor in ancestors(found, place) if ancestor not in tasks), None)


def _style(found: Sequence[Item], acting: AbstractSet[int], text: str) -> Style | None:
    """The style of tasks; brackets of safeguards alone say no more than as many leaves do."""
    owners = frozenset(i for i, item in enumerate(found) if item.brackets)
    if owners & acting:
        return style_by_brackets(found, owners & acting, acting, text)
    leaves = _leaves(found, acting, text)
    most = max(leaves, key=lambda style: (leaves[style], style), default=None)
    if owners and (most is None or leaves[most] < len(owners)):
        return style_by_brackets(found, owners, frozenset(range(len(found))), text)
    return most


def _leaves(found: Sequence[Item], acting: AbstractSet[int], text: str) -> Counter[Style]:
    """How many items of a style have none below; parts of the form count where there are no others."""
    leaves = acting - {item.parent for item in found}
    subjects = [i for i in leaves if not _is_part(found[i]) or _has_subject(found[i], text)]
    return Counter(found[i].number.style for i in subjects or leaves)


def _beside(found: Sequence[Item], tasks: AbstractSet[int], acting: AbstractSet[int], text: str) -> AbstractSet[int]:
    """The items of the lists of tasks and of the headings above them that have no task below."""
    over = tasks | _above(found, tasks)
    lists = _lists(found)
    with_tasks = {lists[i] for i in over}
    by_subject = sum(_is_part(found[i]) and _has_subject(found[i], text) for i in over) >= _THEMES
    divided = {item.parent for item in found}
    return {
        i
        for i in acting - over
        if lists[i] in with_tasks and not is_procedure(found[i], text)
        if not _is_part(found[i]) or (by_subject and i not in divided and _has_subject(found[i], text))
    }


def _lists(found: Sequence[Item]) -> list[int]:
    """For each item the first of its list: items of one style below one heading, or whose numbers go on from there."""
    first: list[int] = []
    last: dict[Style, int] = {}
    for place, item in enumerate(found):
        before = last.get(item.number.style)
        first.append(place if before is None or not _goes_on(found[before], item) else first[before])
        last[item.number.style] = place
    return first


def _goes_on(before: Item, item: Item) -> bool:
    step = item.number.value - before.number.value
    return step == 1 or (step > 0 and before.parent == item.parent)


def _is_part(item: Item) -> bool:
    return item.number.style <= Style.CHINESE


def _has_subject(item: Item, text: str) -> bool:
    """Whether the heading of a part says what is to be done, where that of others only names a piece of the form."""
    return not (is_safeguard(item, text) or is_procedure(item, text) or announces_tasks(item, text))


def _above(found: Sequence[Item], places: Iterable[int]) -> AbstractSet[int]:
    return {ancestor for i in places for ancestor in ancestors(found, i)}


def _outermost(found: Sequence[Item], places: AbstractSet[int], among: AbstractSet[int]) -> AbstractSet[int]:
    return {i for i in places if among.isdisjoint(ancestors(found, i))}


def _acts(found: Sequence[Item], place: int, text: str) -> bool:
    safeguards = (is_safeguard(found[ancestor], text) for ancestor in ancestors(found, place))
    return _may_be_task(found, place, text) and not any(safeguards)


def _may_be_task(found: Sequence[Item], place: int, text: str) -> bool:
    """Whether neither an item nor one above it orients or ends the document; a bracket outweighs the words."""
    above = (found[i] for i in (place, *ancestors(found, place)))
    return bool(found[place].brackets) or not any(
        is_orientation(item, text) or is_final_provision(item, text) for item in above
    )
