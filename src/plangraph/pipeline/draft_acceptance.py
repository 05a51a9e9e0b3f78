"""A draft made part of the dataset, and its file kept so that ingesting it gives the same graphs."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from plangraph.errors import ShapeViolation, StoreUnreachable
from plangraph.pipeline.draft_manifest import with_id
from plangraph.pipeline.ingestion import judged
from plangraph.store.content import as_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pyoxigraph import NamedNode, Quad

    from plangraph.pipeline.draft import Content, Draft
    from plangraph.pipeline.draft_desk import Desk
    from plangraph.protocols import SparqlStore
    from plangraph.validate.shapes import Shapes

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Uploads:
    """What a service needs that takes drafts: where they are read, and what plans have to fit."""

    desk: Desk
    shapes: Callable[[], Shapes]


class Relation(StrEnum):
    """What accepting a draft would do to the dataset."""

    NEW = "new"
    SAME = "same"
    REPLACES = "replaces"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a draft stands to the dataset; ``mark`` is another whenever what the dataset holds of the plan is."""

    relation: Relation
    mark: str


def standing(graphs: Mapping[NamedNode, list[Quad]], store: SparqlStore) -> Standing:
    """How a draft stands to the plan of its id in the dataset."""
    held = {graph: frozenset(store.quads(graph)) for graph in graphs}
    if not any(held.values()):
        return Standing(Relation.NEW, Relation.NEW)
    lines = sorted(str(quad) for quads in held.values() for quad in quads)
    mark = sha256("\n".join(lines).encode()).hexdigest()[:16]
    same = all(held[graph] == as_kept(quads) for graph, quads in graphs.items())
    return Standing(Relation.SAME if same else Relation.REPLACES, mark)


def write(graphs: Mapping[NamedNode, list[Quad]], store: SparqlStore, shapes: Shapes) -> bool:
    """Makes the dataset hold the graphs, in one transaction; False if it did already.

    Raises ShapeViolation where they break the shapes, and StoreError.
    """
    report = judged(graphs, shapes)
    if not report.conforms:
        first = report.results[0]
        raise ShapeViolation(
            "The plan does not fit the shapes: {english}", "", english=first.message_en, chinese=first.message_zh
        )
    return store.replace(graphs)


def keep_source(draft: Draft, content: Content, store: Path) -> Path:
    """Keeps a draft's file and corrections in ``sources/<plan>`` of the dataset's folder, in place of older ones.

    Raises StoreUnreachable.
    """
    place: Path = store / SOURCES / content["plan"]
    new, old = place.with_name(place.name + ".part"), place.with_name(place.name + ".old")
    try:
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)
        new.mkdir(parents=True)
        shutil.copyfile(draft.source, new / draft.name)
        (new / draft.manifest.name).write_text(with_id(draft.corrections, content["plan"]), "utf-8")
        if place.exists():
            place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise StoreUnreachable(
            "The plan is in the dataset, but its file cannot be kept in {place} ({strerror}): make room there and"
            " accept the draft again.",
            place=place,
            strerror=error.strerror,
        ) from error
    return place
