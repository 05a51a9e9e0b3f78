"""Commands that change the dataset or take it out: ``ingest``, ``plans``, ``remove``, ``export``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plangraph.cli.options import NoInferredOption, OutputOption, PlanOption, StoreOption, reading, say, write

_MOST_JOBS = 8
"""One process writes the dataset, and does not keep up with more readers."""


class RdfFormat(StrEnum):
    """RDF syntaxes of ``export``."""

    NQ = "nq"
    TRIG = "trig"
    TTL = "ttl"
    JSONLD = "jsonld"


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(epilog="Example: plangraph ingest plans/ --store research")(ingest)
    app.command(epilog="Example: plangraph plans")(plans)
    app.command(epilog="Example: plangraph remove dazu-ip-2025")(remove)
    app.command(epilog="Example: plangraph export -f trig -o dataset.trig")(export)


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Plans, or folders of plans.")],
    store: StoreOption = None,
    plan_id: Annotated[
        str | None, typer.Option("--id", metavar="SLUG", help="The plan's name in IRIs, for a single file.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", metavar="N", min=1, help="Files read at a time (default: a CPU each, at most 8)."),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0.1, help="Skip a file that takes longer; needs two jobs and two files."),
    ] = 300,
    again: Annotated[bool, typer.Option("--again", help="Read also the files that the dataset holds already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be loaded, and load nothing.")] = False,
) -> None:
    """Read plans into the dataset. What stands already stays; a changed plan replaces the old one whole.

    A file that cannot be read stops no other. A run that was interrupted goes on where it was when it is run again.
    """
    from plangraph.cli.loading import ingest_files
    from plangraph.pipeline.intake import Course
    from plangraph.pipeline.workers import usable_processors

    course = Course(plan_id, jobs or min(usable_processors(), _MOST_JOBS), timeout, again)
    ingest_files(paths, store, course, dry_run=dry_run)


def plans(store: StoreOption = None) -> None:
    """List the plans of the dataset: id, title, document number, years."""
    with reading(store) as workspace:
        for plan in workspace.plans():
            years = f"{plan.start_year}–{plan.end_year}" if plan.start_year else ""
            typer.echo("\t".join((plan.id, plan.label, plan.doc_number or "", years)))


def remove(
    plan_id: Annotated[str, typer.Argument(metavar="PLAN", help="The plan's id, as `plangraph plans` lists it.")],
    store: StoreOption = None,
) -> None:
    """Take a plan out of the dataset, with all that was stated or inferred from it."""
    from plangraph.bootstrap.datasets import existing_workspace

    with existing_workspace(store) as workspace:
        workspace.remove(plan_id)
    say(f"{plan_id}: removed")


def export(
    form: Annotated[RdfFormat, typer.Option("-f", "--format", help="The RDF syntax.")] = RdfFormat.NQ,
    output: OutputOption = None,
    plan: PlanOption = None,
    no_inferred: NoInferredOption = False,
    store: StoreOption = None,
) -> None:
    """Write the dataset, or one plan, as RDF."""
    with reading(store) as workspace:
        write(workspace.export(form.value, plan, stated_only=no_inferred), output)
