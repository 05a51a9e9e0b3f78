"""A table of a briefing, cut to what people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.brief.briefing import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.brief.briefing import Column
    from plangraph.brief.material import Material
    from plangraph.brief.wording import Wording

_MOST_ROWS = 60


def table(  # noqa: PLR0913
    material: Material,
    say: Wording,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[tuple[str, ...]],
    *,
    query: str,
    most: int = _MOST_ROWS,
    note: str = "",
) -> Table:
    """A table of at most so many rows, which says what it leaves out; ``name`` is that of its caption."""
    cut = say("note_cut", total=len(rows), shown=most, query=query) if len(rows) > most else ""
    caption = say(name, unit=material.unit)
    return Table(name, caption, tuple(columns), tuple(rows[:most]), material.query(query), f"{note}{cut}")
