"""``ingest``: a line a file, and at the end how many went in and why the others did not."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import typer

from plangraph.bootstrap import loading, reading
from plangraph.cli.options import say
from plangraph.cli.progress import Reporter, table
from plangraph.errors import ParameterError
from plangraph.pipeline.intake import Verb

if TYPE_CHECKING:
    from pathlib import Path

    from plangraph.pipeline.intake import Course, Outcome
    from plangraph.pipeline.survey import Survey

_INTERRUPTED = 130
"""What shells give for a program ended by SIGINT: 128 + 2."""


def ingest_files(paths: list[Path], store: str | None, course: Course, *, dry_run: bool) -> None:
    """Loads every plan of the paths, one line a file; raises Exit 1 where one was skipped, SourceNotFound."""
    survey = reading.survey_files(paths)
    total = len(survey.files)
    if course.plan_id is not None and total > 1:
        raise ParameterError(f"--id names one plan, but {total} files were given: ingest the file alone.")
    verbs: Counter[Verb] = Counter()
    skipped = [(str(folder), f"the folder cannot be listed ({why}).") for folder, why in survey.closed]
    shown = Reporter([found.name for found in survey.files])
    outcomes = loading.ingest_files(survey.files, course, store, dry_run=dry_run, tell=shown.tell)
    try:
        with shown, closing(outcomes):
            for outcome in outcomes:
                if total == 1 and not skipped and outcome.reason:
                    shown.end_stages()
                    say(f"plangraph: {_alone(outcome)}")
                    _say_others(survey)
                    raise typer.Exit(outcome.exit_code)
                verbs[outcome.verb] += 1
                if outcome.reason:
                    skipped.append((outcome.found.name, outcome.reason))
                shown.done(outcome.found.name, _line(outcome, dry_run=dry_run))
    except KeyboardInterrupt:
        _conclude(verbs, skipped)
        say(
            f"plangraph: interrupted after {verbs.total()} of {total} files: the same command again goes on from there."
        )
        raise typer.Exit(_INTERRUPTED) from None
    if total > 1 or skipped:
        _conclude(verbs, skipped)
    _say_others(survey)
    if skipped:
        raise typer.Exit(1)


def _alone(outcome: Outcome) -> str:
    reason = outcome.reason or ""
    return reason if outcome.found.path.name in reason else f"{outcome.found.path}: {reason}"


def _line(outcome: Outcome, *, dry_run: bool) -> str:
    name, verb = outcome.found.name, outcome.verb.value
    if outcome.plan_id is None:
        return f"{name}: {verb}"
    if outcome.prepared is None:
        return f"{name}: {verb} {outcome.plan_id}"
    plan = outcome.prepared
    would = {Verb.LOADED: "would load", Verb.REPLACED: "would replace"} if dry_run else {}
    return (
        f"{name}: {would.get(outcome.verb, verb)} {plan.plan_id}"
        f" ({plan.tasks} tasks, {plan.units} units, {plan.indicators} indicators, {plan.quads} quads)"
    )


def _conclude(verbs: Counter[Verb], skipped: list[tuple[str, str]]) -> None:
    counts = {verb: verbs[verb] for verb in Verb} | {Verb.SKIPPED: len(skipped)}
    say(", ".join(f"{count} {verb}" for verb, count in counts.items()))
    if skipped:
        table(skipped)


def _say_others(survey: Survey) -> None:
    if survey.passed_over:
        kinds = ", ".join(f"{suffix or 'no suffix'} {count}" for suffix, count in sorted(survey.passed_over.items()))
        total = survey.passed_over.total()
        say(f"{total} {'file' if total == 1 else 'files'} passed over: {kinds}")
    for manifest in survey.astray:
        say(f"{manifest}: the plan that it describes is not beside it")
