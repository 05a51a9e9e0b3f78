"""From files to plans, with the readers and word lists that there are."""

from __future__ import annotations

import json
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from plangraph.bootstrap.definitions import context, shapes
from plangraph.graph.export import serialise
from plangraph.graph.mapping import quads
from plangraph.model.extraction import to_json
from plangraph.model.identifier import Identifiers, slug
from plangraph.pipeline.ingestion import judged, mapped, read_plan
from plangraph.pipeline.preparation import prepare as prepare_plan
from plangraph.pipeline.sources import read_source
from plangraph.pipeline.stage import unheard
from plangraph.pipeline.survey import survey
from plangraph.read import media_types
from plangraph.read.detect import read
from plangraph.read.gazetteers import gazetteer
from plangraph.resources import resource
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from plangraph.model.plan import Plan
    from plangraph.pipeline.preparation import Prepared, Refused, Task
    from plangraph.pipeline.stage import Tell
    from plangraph.pipeline.survey import Survey


SAMPLE = "dazu-ip-2025.txt"
SUFFIXES = frozenset(media_types.SUFFIXES)
WORD_PROCESSORS = frozenset({".doc", ".wps", ".rtf"})
"""Some of these files are HTML or DOCX inside and can be read; of the others a person wants to know the names."""


def extract_plan(path: str | Path, plan_id: str | None = None, tell: Tell = unheard) -> Plan:
    """The plan in a file; raises SourceError where the file cannot be read."""
    return read_plan(read_source(Path(path)), read, gazetteer(), plan_id, tell)


def sample() -> Plan:
    """The sample plan that comes with the package."""
    source = read_source(resource("data", "sources", SAMPLE))
    return read_plan(source, read, gazetteer())


def survey_files(paths: Iterable[Path]) -> Survey:
    """The files at the paths that may be plans, and what else lies there; raises SourceNotFound."""
    return survey(paths, SUFFIXES, WORD_PROCESSORS)


def prepare(task: Task, tell: Tell = unheard) -> Prepared | Refused:
    """What a file gives, ready for the dataset; runs in worker processes."""
    identifiers = Identifiers(Settings.from_environment().base_iri)
    return prepare_plan(
        task,
        partial(extract_plan, tell=tell),
        lambda plan: mapped(plan, identifiers, version("plangraph")),
        lambda graphs: judged(graphs, shapes()),
        tell,
    )


def warm_up() -> None:
    """Reads what every plan needs, before the first."""
    gazetteer()
    shapes()
    slug("预热")


def serialise_plan(plan: Plan, form: str) -> bytes:
    """The plan as extraction JSON (``json``) or as RDF (``ttl trig nq jsonld``)."""
    if form == "json":
        return json.dumps(to_json(plan), ensure_ascii=False, indent=2).encode() + b"\n"
    return serialise(_stated(plan), form, context())


def _stated(plan: Plan) -> tuple[Quad, ...]:
    return quads(plan, Identifiers(Settings.from_environment().base_iri), version("plangraph"))
