"""Tasks of the text that the rows of a table have taken the place of, and that no row repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.findings import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.outline import Outline
    from plangraph.model.plan import Task
    from plangraph.model.span import Span

_FEWEST = 2
_OF_FORM = re.compile(r"(?:任务|措施|举措|工作|事项|内容|分工|安排|要求|目标|清单)\Z")
"""How a heading ends that stands over the table and names no task of its own (重点任务)."""
_MARKS = "。；，："


def replaced_headings(outline: Outline, tasks: Sequence[Task]) -> tuple[Span, ...]:
    """The headings of the text's tasks that are none of the plan, in order; a single one stands over the table."""
    places = {task.heading_span for task in tasks}
    said = {_key(task.heading) for task in tasks}
    left = [block.heading for block in outline.tasks if block.heading.span not in places]
    own = [heading for heading in left if not _OF_FORM.search(_key(heading.text))]
    if len(own) < _FEWEST:
        return ()
    return tuple(heading.span for heading in own if _key(heading.text) not in said)


def _key(heading: str) -> str:
    return folded(heading).rstrip(_MARKS)
