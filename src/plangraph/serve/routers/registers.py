"""``/units``, ``/tasks``, ``/indicators``: what the dataset holds, as lists that open each thing."""

from fastapi import APIRouter, Request, Response

from plangraph.serve import mentions, registers
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


def _named(request: Request, workspace: Dataset) -> Response:
    """Every thing of a kind that the plans name, with the number of places and tasks that name it."""
    path = request.url.path.strip("/")
    title, kind = mentions.REGISTERS[path]
    return pages_of(request).render(
        "named.html", here=f"/{path}", title=title, things=mentions.named(workspace.store, kind)
    )


for _path in mentions.REGISTERS:
    router.add_api_route(f"/{_path}", _named, name=_path)
