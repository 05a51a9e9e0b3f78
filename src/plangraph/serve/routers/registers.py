"""``/units``, ``/tasks``, ``/indicators``: what the dataset holds, as lists that open each thing."""

from fastapi import APIRouter, Request, Response

from plangraph.serve import registers
from plangraph.serve.context import Dataset, pages_of

router = APIRouter(tags=["Lists"])


@router.get("/units")
def units(request: Request, workspace: Dataset) -> Response:
    """Every unit with the number of its tasks and indicators, the busiest first."""
    return pages_of(request).render("units.html", here="/units", units=registers.units(workspace.store))


@router.get("/tasks")
def tasks(request: Request, workspace: Dataset) -> Response:
    """Every task with its units, by plan and goal."""
    return pages_of(request).render("tasks.html", here="/tasks", chapters=registers.chapters(workspace.store))


@router.get("/indicators")
def indicators(request: Request, workspace: Dataset) -> Response:
    """Every indicator with its targets and units."""
    entries = registers.indicators(workspace.store)
    return pages_of(request).render(
        "indicators.html", here="/indicators", indicators=entries, years=registers.years(entries)
    )
