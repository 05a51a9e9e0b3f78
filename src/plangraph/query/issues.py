"""What the checks find in a plan, as values with their places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.model.span import Span
from plangraph.query.values import python_value

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from plangraph.protocols import SparqlStore
    from plangraph.query.saved import SavedQuery


def issues(
    store: SparqlStore, findings: SavedQuery, plan: NamedNode, *, stated_only: bool = False
) -> tuple[Issue, ...]:
    """The rows of the findings of a plan as issues, each once with all its places, in the order of the query."""
    text = findings.text_of_stated if stated_only else findings.text
    found: dict[tuple[str, ...], Issue] = {}
    solutions = store.select(text, {"plan_iri": plan})
    for row in solutions.rows:
        said = {name: python_value(term) for name, term in zip(solutions.variables, row, strict=True)}
        kind, message, about = (str(said[name]) for name in ("kind", "message", "about_iri"))
        issue = found.setdefault((kind, message, about), Issue(kind, Severity(str(said["severity_code"])), message))
        if said["start"] is not None:
            span = Span(int(str(said["start"])), int(str(said["end"])), str(said["quote"]))
            found[kind, message, about] = replace(issue, spans=(*issue.spans, span))
    return tuple(found.values())
