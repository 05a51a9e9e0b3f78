"""Where the small picture of each view comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from plangraph.pipeline.picture import VIEWS
from plangraph.serve import registers

if TYPE_CHECKING:
    from plangraph.protocols import SparqlStore


def previews(store: SparqlStore) -> dict[str, str]:
    """The address of a picture for each view that can be drawn; one unit's shows the busiest."""
    busiest = next((unit.iri for unit in registers.units(store) if unit.tasks), None)
    found: dict[str, str] = {}
    for name, view in VIEWS.items():
        if not any(parameter.required for parameter in view.parameters):
            found[name] = f"/views/{name}.svg"
        elif busiest:
            found[name] = f"/views/{name}.svg?{urlencode({'unit': busiest})}"
    return found
