"""``ingest``: one file after another, a line each; a broken one never stops the others."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plangraph import bootstrap
from plangraph.cli.options import say
from plangraph.errors import ParameterError, SourceError
from plangraph.pipeline.sources import files

if TYPE_CHECKING:
    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Readable:
    """A file with the plan in it, or with the sentence that says why there is none."""

    path: Path
    plan: Plan | None
    problem: str | None = None


def ingest_files(paths: list[Path], store: str | None, plan_id: str | None, *, dry_run: bool) -> bool:
    """Loads every plan of the paths; True if all went in. The dataset is opened when the first plan is at hand.

    Raises SourceError where the only file asked for cannot be read.
    """
    found = [file for path in paths for file in files(path, bootstrap.SUFFIXES)]
    if plan_id is not None and len(found) > 1:
        raise ParameterError(f"--id names one plan, but {len(found)} files were given: ingest the file alone.")
    alone = len(found) == 1
    done = True
    with ExitStack() as stack:
        workspace: Workspace | None = None
        for file in found:
            readable = _read(file, plan_id, alone=alone)
            if readable.plan is None:
                say(f"plangraph: {readable.problem}")
                done = False
                continue
            if dry_run:
                say(f"{file.name}: would load {readable.plan.id} ({_size(readable.plan)})")
                continue
            if workspace is None:
                workspace = stack.enter_context(bootstrap.open_workspace(store, writable=True))
            done = _load(file, readable.plan, workspace) and done
    return done


def _read(path: Path, plan_id: str | None, *, alone: bool) -> Readable:
    try:
        plan = bootstrap.extract_plan(path, plan_id)
    except SourceError as error:
        if alone:
            raise
        return Readable(path, None, str(error))
    errors = plan.errors()
    if errors:
        return Readable(path, None, f"{path}: {'; '.join(issue.message for issue in errors)}")
    return Readable(path, plan)


def _load(path: Path, plan: Plan, workspace: Workspace) -> bool:
    stands = any(known.id == plan.id for known in workspace.plans())
    outcome = bootstrap.ingest(plan, workspace)
    if not outcome.report.conforms:
        say(f"plangraph: {path}: not loaded, the graph does not fit the shapes: {outcome.report.results[0].message_zh}")
        return False
    verb = ("replaced" if stands else "loaded") if outcome.changed else "unchanged"
    say(f"{path.name}: {verb} {plan.id} ({_size(plan)}, {outcome.quads} quads)")
    return True


def _size(plan: Plan) -> str:
    lists = [*(task.assignments for task in plan.tasks), *(indicator.assignments for indicator in plan.indicators)]
    units = {assignment.name for assignments in lists for assignment in assignments}
    return f"{len(plan.tasks)} tasks, {len(units)} units, {len(plan.indicators)} indicators"
