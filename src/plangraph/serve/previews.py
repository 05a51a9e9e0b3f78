"""Where the small picture of each view comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from plangraph.pipeline.picture import VIEWS
from plangraph.serve import registers
from plangraph.serve.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.protocols import SparqlStore


def previews(store: SparqlStore, language: Language) -> dict[str, str]:
    """The address of a picture for each view that can be drawn, in a language; one unit's shows the busiest."""
    busiest = next((unit.iri for unit in registers.units(store) if unit.tasks), None)
    found: dict[str, str] = {}
    for name, view in VIEWS.items():
        needy = any(parameter.required for parameter in view.parameters)
        if busiest or not needy:
            asked = {"unit": busiest} if needy else {}
            found[name] = picture_address(f"/views/{name}.svg", asked, language)
    return found


def picture_address(path: str, asked: Mapping[str, str | None], language: Language) -> str:
    """The address of a picture whose words are in the language of the page."""
    given = {name: value for name, value in asked.items() if value}
    if language is not Language.ZH:
        given["language"] = language.value
    return f"{path}?{urlencode(given)}" if given else path
