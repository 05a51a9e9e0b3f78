"""Prints what each saved query takes on one plan of some 1.2 million quads: ``python bench_large_plan.py [copies]``.

The tasks of the sample are repeated with other numbers, units and indicators, as one plan of thousands of tasks.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from figures import milliseconds, show

from plangraph.bootstrap import datasets, definitions, reading
from plangraph.errors import PlangraphError
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.ingestion import graphs_of
from plangraph.resources import resource
from plangraph.settings import Settings

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

COPIES = 200
TIMES = 5
PLAN = "large"
VALUES = {
    "who-owns-what": {"unit": "甲7区科技局"},
    "task-owners": {"task": f"{PLAN}/task/100"},
    "due-by": {"date": "2027-12-31", "unit": "甲7区科技局"},
    "shared-tasks-of": {"unit_a": "甲7区科技局", "unit_b": "甲7区经济信息委"},
    "unit-indicators": {"unit": "区科技局"},
    "evidence": {"iri": f"{PLAN}/task/100"},
    "depends-on": {"task": f"{PLAN}/task/100"},
    "impact-of": {"task": f"{PLAN}/task/100"},
    "task-dependencies": {"task": f"{PLAN}/task/100"},
    "task-indicators": {"task": f"{PLAN}/task/100"},
}
"""Queries about one thing; the others count over the whole plan."""
_TASK = re.compile(r"(?m)^[0-9]+．")
_NUMBERS = 950
"""Numbers of tasks have three digits at most: then they begin anew, with the next copy of the sample."""
_BRACKET = re.compile(r"（责任单位：[^）]*）")


def main() -> None:
    """Times each query of the library in one run."""
    copies = int(sys.argv[1]) if sys.argv[1:] else COPIES
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.txt"
        path.write_text(_text(copies), "utf-8")
        plan = reading.extract_plan(path, PLAN)
    identifiers = Identifiers(Settings().base_iri)
    made = graphs_of(plan, identifiers, definitions.shapes(), "bench")
    with TemporaryDirectory() as folder, datasets.open_workspace(folder, writable=True) as workspace:
        workspace.store.replace(made.graphs)
        print(f"{len(plan.tasks)} tasks, {made.size} quads")  # noqa: T201  a benchmark prints
        for name in workspace.library:
            kind = "one thing" if name in VALUES else "whole plan"
            try:
                show(f"{name} ({kind})", milliseconds(partial(_rows, workspace, name), TIMES))
            except PlangraphError as error:
                print(f"{name}: {error}")  # noqa: T201


def _rows(workspace: Workspace, name: str) -> int:
    return len(workspace.answer(name, VALUES.get(name, {})).rows)


def _text(copies: int) -> str:
    text = resource("data", "sources", reading.SAMPLE).read_text("utf-8")
    first = next(_TASK.finditer(text, text.index("重点任务"))).start()
    last = text.index("三、保障措施")
    body, numbers = text[first:last], cycle(range(1, _NUMBERS + 1))
    repeated = "\n".join(_with_own_units(body, f"甲{copy}区") for copy in range(copies))
    return text[:first] + _TASK.sub(lambda _: f"{next(numbers)}．", repeated) + text[last:]


def _with_own_units(body: str, place: str) -> str:
    return _BRACKET.sub(lambda bracket: bracket[0].replace("区", place), body)


if __name__ == "__main__":
    main()
