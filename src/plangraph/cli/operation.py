"""Commands for whoever runs a dataset: ``load``, ``backup``, ``restore``, ``doctor``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plangraph.cli.options import StoreOption, say, write


class CheckFormat(StrEnum):
    """Forms of the checks of ``doctor``."""

    TABLE = "table"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(epilog="Example: plangraph load dataset.nq.gz --store research")(load)
    app.command(epilog="Example: plangraph backup /backups/2026-03-01 --store research")(backup)
    app.command(epilog="Example: plangraph restore /backups/2026-03-01 --store research-again")(restore)
    app.command(epilog="Example: plangraph doctor --store research -f json")(doctor)


def load(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Files that end in nq trig ttl nt jsonld rdf, or .gz behind.")
    ],
    graph: Annotated[
        str | None,
        typer.Option(
            "--graph",
            metavar="IRI",
            help="The graph for triples that name none. Without it those of ttl, nt and rdf go to a graph named after"
            " the file (…/id/graph/NAME), those of nq, trig and jsonld to the graph without a name.",
        ),
    ] = None,
    anew: Annotated[
        bool, typer.Option("--replace", help="Empty each graph of a file first, so that it holds just the file's.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Add RDF to the dataset as it is, each file whole or not at all. A file that is refused stops no other.

    Memory does not grow with the file, but for graphs that state plans: these have to meet the shapes, and the report
    on one that does not goes to stdout, in Turtle. Blank nodes are new ones each time a file is loaded.
    """
    from plangraph.bootstrap import operation
    from plangraph.errors import PlangraphError, ShapeViolation

    worst = 0
    with operation.rdf_loader(graph, store, anew=anew) as load_file:
        for path in files:
            try:
                loaded = load_file(path)
            except PlangraphError as error:
                worst = max(worst, error.exit_code)
                say(f"plangraph: {error.sentence.in_both()}")
                if isinstance(error, ShapeViolation):
                    write(error.report.encode(), None)
                continue
            where = f", in {loaded.graph.value}" if loaded.graph else ""
            say(f"{path}: {'loaded' if loaded.changed else 'unchanged'} (quads: {loaded.quads:,}{where})")
    if worst:
        raise typer.Exit(worst)


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to: a folder that is not there yet, or empty.")],
    store: StoreOption = None,
) -> None:
    """Copy the dataset as it stands, while a service or another command has it open for reading or writing.

    On the disk of the dataset the copy is made of hard links, and costs next to nothing; it guards against mistakes,
    not against the disk: keep another one elsewhere.
    """
    from plangraph.bootstrap.operation import backup

    made = backup(folder, store)
    say(f"{folder}: revision {made.revision}, {len(made.files)} files, {made.size:,} bytes")


def restore(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `plangraph backup` made.")],
    store: Annotated[
        Path, typer.Option("--store", metavar="NEW", help="The dataset to make: a folder not there yet, or empty.")
    ],
) -> None:
    """Make a dataset from a backup, after every file of it was found as it was written."""
    from plangraph.bootstrap.operation import restore

    made = restore(folder, store)
    say(f"{store}: revision {made.revision} of {made.made}, {len(made.files)} files verified")
    if any(entry.path == "tokens.json" for entry in made.files):
        say(f"The tokens of that day count again: `plangraph token --list --store {store}` shows them.")


def doctor(
    form: Annotated[CheckFormat, typer.Option("-f", "--format", help="The form of the list.")] = CheckFormat.TABLE,
    store: StoreOption = None,
) -> None:
    """Check the dataset and the machine, and say what to do about what is wrong; exit 1 where an error stands."""
    from plangraph.bootstrap import operation

    diagnosis = operation.diagnose(store)
    write(diagnosis.write(form.value), None)
    if diagnosis.has_errors:
        raise typer.Exit(1)
