"""In which task of the plan a thing of the running text stands, where the tasks are not the headings of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.model.mention import Entity
    from plangraph.model.outline import Outline
    from plangraph.model.plan import Quantity, Task


class Places:
    """From the headings of the text, by which entities and quantities are read, to the tasks of the plan.

    What stands below a heading that is no task, as where the rows of a table are the tasks, stands in none.
    """

    __slots__ = ("_ordinals",)

    def __init__(self, outline: Outline, tasks: Iterable[Task]) -> None:
        ordinals = {task.heading_span: task.ordinal for task in tasks}
        headings = enumerate((block.heading.span for block in outline.tasks), 1)
        self._ordinals = {place: ordinals[heading] for place, heading in headings if heading in ordinals}

    def entities(self, found: Iterable[Entity]) -> tuple[Entity, ...]:
        """The entities with their mentions in tasks of the plan."""
        return tuple(
            replace(entity, mentions=tuple(replace(m, task=self._task(m.task)) for m in entity.mentions))
            for entity in found
        )

    def quantities(self, found: Iterable[Quantity]) -> tuple[Quantity, ...]:
        """The quantities in tasks of the plan."""
        return tuple(replace(quantity, task=self._task(quantity.task)) for quantity in found)

    def _task(self, heading: int | None) -> int | None:
        return None if heading is None else self._ordinals.get(heading)
