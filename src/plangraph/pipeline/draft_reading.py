"""A draft read to the end: what the dataset would hold of it, and what a person should look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from plangraph.errors import PlangraphError
from plangraph.pipeline.draft_content import content_of, refused
from plangraph.pipeline.ingestion import read_plan
from plangraph.pipeline.sources import read_source
from plangraph.pipeline.stage import Stage
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.model.document import Document
    from plangraph.model.gazetteer import Gazetteer
    from plangraph.model.plan import Plan
    from plangraph.pipeline.draft import Content, Draft
    from plangraph.pipeline.ingestion import PlanGraphs


def read_draft(
    draft: Draft,
    read: Callable[[str, bytes], Document],
    gazetteer: Gazetteer,
    graphs_of: Callable[[Plan], PlanGraphs],
) -> None:
    """Reads a draft and keeps what was found, or why nothing was, whatever is in the file.

    Raises OSError where it cannot be kept.
    """
    edition = draft.edition
    draft.tell(Stage.READING)
    try:
        plan = read_plan(read_source(draft.source), read, gazetteer, tell=draft.tell)
        draft.tell(Stage.VALIDATING)
        made = graphs_of(plan)
        content, graphs = content_of(plan, made), _n_quads(made)
    except PlangraphError as error:
        draft.keep(edition, refused(error.sentence, f"{draft.source.parent}/"))
    except MemoryError:
        draft.keep(edition, too_much_memory(draft))
    except Exception as error:  # noqa: BLE001  a defect of ours in reading one must not stop the others
        defect = f"{type(error).__name__}: {error}"
        text = "{name} meets a defect of plangraph ({defect}): please report it."
        draft.keep(edition, refused(Sentence(text, {"name": draft.name, "defect": defect})))
    else:
        draft.keep(edition, content, graphs)


def too_much_memory(draft: Draft) -> Content:
    """The content of a draft whose reading ended for want of memory."""
    text = "{name} needs more memory than reading may have: part it, or mend it, and send it again."
    return refused(Sentence(text, {"name": draft.name}))


def unreadable(draft: Draft, error: Exception) -> Content:
    """The content of a draft whose reading was lost with an error."""
    text = "{name} could not be read ({error}): free some space, or send it again."
    return refused(Sentence(text, {"name": draft.name, "error": error}))


def too_much_time(draft: Draft, seconds: float) -> Content:
    """The content of a draft whose reading was ended."""
    text = "Reading {name} took longer than {seconds} s and was ended: mend or part the file."
    return refused(Sentence(text, {"name": draft.name, "seconds": f"{seconds:g}"}))


def _n_quads(made: PlanGraphs) -> bytes:
    return serialize((quad for quads in made.graphs.values() for quad in quads), format=RdfFormat.N_QUADS) or b""
