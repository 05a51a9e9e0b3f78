"""Dataset → material of a briefing: saved queries, places in the text, and pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from plangraph.brief.briefing import Place, Query
from plangraph.brief.legible import legible
from plangraph.brief.material import Answered, Imprint, Material
from plangraph.brief.wording import Wording
from plangraph.errors import UnknownLabel
from plangraph.model.language import Language
from plangraph.query import facts
from plangraph.query.values import python_value
from plangraph.view.preset import DECK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plangraph.brief.briefing import Figure
    from plangraph.model.facts import PlanFact
    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.answers import Answer
    from plangraph.view.preset import Preset

_LAST_DAY = {"date": "9999-12-31"}
_OF_PLAN: Mapping[str, Mapping[str, str]] = {
    "unit-workload": {},
    "units-per-task": {},
    "task-owners": {},
    "section-summary": {},
    "shared-tasks": {},
    "bottlenecks": {},
    "always-together": {},
    "never-first": {},
    "indicator-targets": {},
    "indicator-growth": {},
    "indicator-owners": {},
    "indicators-without-task": {},
    "due-by": _LAST_DAY,
    "findings": {},
}
_BESIDE_UNIT: Mapping[str, Mapping[str, str]] = {
    "unit-workload": {},
    "units-per-task": {},
    "section-summary": {},
    "indicator-targets": {},
}
_OF_UNIT: Mapping[str, Mapping[str, str]] = {
    "who-owns-what": {},
    "shared-tasks": {},
    "unit-indicators": {},
    "due-by": _LAST_DAY,
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for; ``preset`` and ``raster`` are those of the pictures."""

    plan: str
    unit: str
    language: Language
    preset: Preset
    raster: bool


def gathered(workspace: Workspace, order: Order) -> Material:
    """All that a briefing is made from; raises UnknownPlan, UnknownLabel, AmbiguousLabel."""
    plan = workspace.plan(order.plan)
    iri, label = _unit(workspace, plan, order.unit)
    asked = _BESIDE_UNIT if iri else _OF_PLAN
    answers = {name: workspace.answer(name, given, plan=plan.iri) for name, given in asked.items()}
    if iri:
        answers |= {
            name: workspace.answer(name, given, unit=iri, plan=plan.iri) for name, given in _OF_UNIT.items()
        }  # fmt: skip
        _expect(plan, label, answers)
    places = dict(_places(workspace, plan))
    return Material(
        language=order.language,
        imprint=imprint(workspace, plan),
        unit=legible(label),
        answers={name: _answered(answer, order.language) for name, answer in answers.items()},
        figures=_figures(workspace, plan, answers, places, iri, order),
        places=places,
        revision=workspace.store.revision,
        version=version("plangraph"),
    )


def imprint(workspace: Workspace, plan: PlanFact) -> Imprint:
    """What a plan says of itself."""
    rows = tuple(_rows(workspace, "imprint", plan))
    head = rows[0]
    start, end = head["start_year"], head["end_year"]
    return Imprint(
        id=plan.id,
        label=legible(plan.label),
        doc_number=legible(plan.doc_number),
        issuers=tuple(_issuers(rows, head["notice"] or "")),
        issued=legible(head["issued"])[:10],
        period=(start, end) if start and end else None,
        characters=head["characters"],
        sha256=plan.sha256,
    )


def _issuers(rows: Sequence[Mapping[str, Any]], notice: str) -> list[str]:
    """The issuers as the title of the notice writes them, in its order; those it does not name last."""
    names: dict[str, list[str]] = {}
    for row in rows:
        if row["issuer_iri"]:
            known = names.setdefault(row["issuer_iri"], [row["issuer"]])
            known.extend(name for name in (row["issuer_name"],) if name and name in notice)
    written = [max(known, key=lambda name: (name in notice, len(name))) for known in names.values()]
    return [legible(name) for name in sorted(written, key=lambda name: notice.find(name) % (len(notice) + 1))]


def _unit(workspace: Workspace, plan: PlanFact, unit: str) -> tuple[str, str]:
    """IRI and label of the unit; empty where none was asked for."""
    if not unit:
        return "", ""
    answer = workspace.answer("who-owns-what", unit=unit, plan=plan.iri)
    bound = next(item for item in answer.parameters if item.parameter.name == "unit")
    assert isinstance(bound.term, NamedNode)
    return bound.term.value, bound.label


def _expect(plan: PlanFact, label: str, answers: Mapping[str, Answer]) -> None:
    if not any(answers[name].rows for name in ("who-owns-what", "unit-indicators")):
        raise UnknownLabel("{unit} has no task or indicator in {plan}: name another unit.", unit=label, plan=plan.id)


def _figures(  # noqa: PLR0913, PLR0917
    workspace: Workspace,
    plan: PlanFact,
    answers: Mapping[str, Answer],
    places: Mapping[str, Place],
    unit: str,
    order: Order,
) -> dict[str, Figure]:
    # networkx takes half a second to import.
    from plangraph.pipeline import briefing_slides  # noqa: PLC0415
    from plangraph.pipeline.briefing_pictures import Illustrator  # noqa: PLC0415
    from plangraph.pipeline.picture import Facts  # noqa: PLC0415

    responsibilities = facts.responsibilities(workspace.store, workspace.library, plan.iri)
    targets = facts.targets(workspace.store, workspace.library, plan.iri)
    if unit:
        own = {row["indicator_iri"] for row in answers["unit-indicators"].records()}
        targets = tuple(target for target in targets if target.indicator in own)
    known = Facts(responsibilities, targets, facts.tasks(workspace.store, workspace.library, plan.iri))
    preset = replace(order.preset, language=order.language.value)
    illustrator = Illustrator(plan, known, Wording.of(order.language), preset, order.raster)
    # Slides show each finding, pages the plan or the unit as a whole.
    slides = order.preset == DECK
    if unit:
        found = illustrator.of_unit(unit)
        return found | (briefing_slides.of_one_unit(illustrator, unit, answers, places) if slides else {})
    if not slides:
        return illustrator.of_plan()
    first = next(iter(answers["bottlenecks"].records()), {})
    return illustrator.of_plan(first.get("unit_iri", "")) | briefing_slides.of_plan(illustrator, answers, places)


def _answered(answer: Answer, language: Language) -> Answered:
    english = language is Language.EN
    query = answer.query
    given = tuple((item.parameter.name, legible(item.label)) for item in answer.parameters)
    asked = Query(query.name, query.title if english else query.title_zh, given, query.text)
    rows = tuple({name: _legible(value) for name, value in record.items()} for record in answer.records())
    return Answered(
        asked, rows, (" " if english else "").join(note.en if english else note.zh for note in answer.notes)
    )


def _legible(value: Any) -> Any:  # noqa: ANN401  a cell is of any type
    return legible(value) if isinstance(value, str) else value


def _places(workspace: Workspace, plan: PlanFact) -> Iterator[tuple[str, Place]]:
    for row in _rows(workspace, "places", plan):
        yield row["evidence_iri"], Place(row["start"], row["end"], legible(row["quote"]))


def _rows(workspace: Workspace, view: str, plan: PlanFact) -> Iterator[dict[str, Any]]:
    solutions = workspace.store.select(workspace.library.views[view], {"plan_iri": NamedNode(plan.iri)})
    for row in solutions.rows:
        yield dict(zip(solutions.variables, (python_value(term) for term in row), strict=True))
