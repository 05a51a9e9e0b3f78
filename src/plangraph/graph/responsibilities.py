"""Who does what: an n-ary node for each unit's part, and the short cuts beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.evidence import cite
from plangraph.graph.statements import truth
from plangraph.graph.units import unit_node
from plangraph.model.deadline import Reference, due
from plangraph.model.plan import Role
from plangraph.vocabulary import PLAN, ROLE, XSD

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from plangraph.graph.statements import Statements
    from plangraph.model.plan import Assignment, Clause, Task

_RESPONSIBILITY = PLAN.term("Responsibility")
_HAS_RESPONSIBILITY = PLAN.term("hasResponsibility")
_RESPONSIBLE_UNIT = PLAN.term("responsibleUnit")
_LEAD_UNIT = PLAN.term("leadUnit")
_UNIT = PLAN.term("unit")
_ROLE = PLAN.term("role")
_POSITION = PLAN.term("position")
_GENERIC = PLAN.term("generic")
_DEADLINE = PLAN.term("deadline")
_DEADLINE_KIND = PLAN.term("deadlineKind")
_DUE = PLAN.term("due")
_DUE_YEARLY = PLAN.term("dueYearly")
_IN_CLAUSE = PLAN.term("inClause")


def state_responsibilities(to: Statements) -> None:
    """The parts of units in tasks and indicators, and the brackets of the text that assign them."""
    for task in to.plan.tasks:
        node = to.identifiers.task(to.plan.id, task.ordinal)
        _state_assignments(to, node, task.assignments)
        _state_clauses(to, node, task)
    for indicator in to.plan.indicators:
        _state_assignments(to, to.identifiers.indicator(to.plan.id, indicator.ordinal), indicator.assignments)


def _state_assignments(to: Statements, of: NamedNode, assignments: tuple[Assignment, ...]) -> None:
    for place, assignment in enumerate(assignments, 1):
        unit = unit_node(to, assignment.name)
        to.state(of, _RESPONSIBLE_UNIT, unit)
        if assignment.role is Role.LEAD:
            to.state(of, _LEAD_UNIT, unit)
        node = to.identifiers.responsibility(of, place)
        to.state(of, _HAS_RESPONSIBILITY, node)
        _state_assignment(to, node, unit, assignment)


def _state_assignment(to: Statements, node: NamedNode, unit: NamedNode, assignment: Assignment) -> None:
    to.describe_part(node, _RESPONSIBILITY, assignment.name)
    to.state(node, _UNIT, unit)
    to.state(node, _ROLE, ROLE.term(assignment.role.value))
    to.state(node, _POSITION, Literal(assignment.position))
    to.state(node, _GENERIC, truth(assignment.generic))
    if assignment.deadline:
        _state_deadline(to, node, assignment.deadline)
    cite(to, node, assignment.evidence)


def _state_deadline(to: Statements, node: NamedNode, words: str) -> None:
    """The words, how they are meant, and the last day that they give."""
    meant = due(words, Reference.of(to.plan.metadata))
    to.state(node, _DEADLINE, Literal(words))
    to.state(node, _DEADLINE_KIND, Literal(meant.kind.value))
    if meant.latest:
        to.state(node, _DUE, Literal(meant.latest, datatype=XSD.term("date")))
    if meant.yearly:
        to.state(node, _DUE_YEARLY, Literal(meant.yearly, datatype=XSD.term("gMonthDay")))


def _state_clauses(to: Statements, node: NamedNode, task: Task) -> None:
    for ordinal, clause in enumerate(task.clauses, 1):
        clause_node = to.identifiers.clause(node, ordinal)
        to.state(node, PLAN.term("hasClause"), clause_node)
        to.describe_part(clause_node, PLAN.term("Clause"), clause.span.quote)
        if clause.deadline:
            _state_deadline(to, clause_node, clause.deadline)
        cite(to, clause_node, clause.span)
        _link_assignments(to, node, task, clause, clause_node)


def _link_assignments(to: Statements, node: NamedNode, task: Task, clause: Clause, clause_node: NamedNode) -> None:
    """A unit's one part in the task with every bracket that names it, and its name in each."""
    places = {unit_node(to, assignment.name): place for place, assignment in enumerate(task.assignments, 1)}
    for assignment in clause.assignments:
        part = to.identifiers.responsibility(node, places[unit_node(to, assignment.name)])
        to.state(part, _IN_CLAUSE, clause_node)
        cite(to, part, assignment.evidence)
