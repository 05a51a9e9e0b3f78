"""A draft read to the end: what the dataset would hold of it, and what a person should look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from plangraph.errors import PlangraphError
from plangraph.pipeline.draft_content import content_of, refused
from plangraph.pipeline.ingestion import read_plan
from plangraph.pipeline.sources import read_source
from plangraph.pipeline.stage import Stage

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
        draft.keep(edition, refused(str(error).replace(f"{draft.source.parent}/", "")))
    except MemoryError:
        draft.keep(edition, too_much_memory(draft))
    except Exception as error:  # noqa: BLE001  a defect of ours in reading one must not stop the others
        reason = f"{draft.name} meets a defect of plangraph ({type(error).__name__}: {error}): please report it."
        draft.keep(edition, refused(reason))
    else:
        draft.keep(edition, content, graphs)


def too_much_memory(draft: Draft) -> Content:
    """The content of a draft whose reading ended for want of memory."""
    return refused(f"{draft.name} needs more memory than reading may have: part it, or mend it, and send it again.")


def unreadable(draft: Draft, error: Exception) -> Content:
    """The content of a draft whose reading was lost with an error."""
    return refused(f"{draft.name} could not be read ({error}): free some space, or send it again.")


def too_much_time(draft: Draft, seconds: float) -> Content:
    """The content of a draft whose reading was ended."""
    return refused(f"Reading {draft.name} took longer than {seconds:g} s and was ended: mend or part the file.")


def _n_quads(made: PlanGraphs) -> bytes:
    return serialize((quad for quads in made.graphs.values() for quad in quads), format=RdfFormat.N_QUADS) or b""
