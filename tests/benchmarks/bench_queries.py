"""Prints what each saved query takes on the sample, with binding and rows in Python: ``python bench_queries.py``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from figures import milliseconds, show

from plangraph.bootstrap import loading

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

VALUES = {
    "who-owns-what": {"unit": "区科技局"},
    "due-by": {"date": "2027-12-31"},
    "shared-tasks-of": {"unit_a": "区科技局", "unit_b": "区经济信息委"},
    "unit-indicators": {"unit": "区科技局"},
    "depends-on": {"task": "9"},
    "impact-of": {"task": "9"},
    "evidence": {"iri": "dazu-ip-2025/task/9"},
}


def main() -> None:
    """Times each query of the library in one run."""
    with loading.sample_workspace() as workspace:
        for name in workspace.library:
            show(name, milliseconds(partial(_rows, workspace, name)))


def _rows(workspace: Workspace, name: str) -> int:
    return len(workspace.answer(name, VALUES.get(name, {})).rows)


if __name__ == "__main__":
    main()
