"""Where the small picture of each view comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from pyoxigraph import Literal

from plangraph.model.language import Language
from plangraph.pipeline.picture import VIEWS
from plangraph.serve import registers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.protocols import SparqlStore

_SHOWN = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
SELECT DISTINCT ?view WHERE {
  {
    VALUES (?view ?class) {
      ("collaboration" plan:Responsibility) ("matrix" plan:Responsibility) ("ego" plan:Responsibility)
      ("indicators" plan:Indicator) ("sections" plan:Goal) ("policy-lineage" plan:PolicyDocument)
      ("dependencies" plan:Sharing) ("dependencies" plan:Dependency)
    }
    FILTER EXISTS { ?thing a ?class }
  } UNION {
    VALUES (?view ?class) {
      ("industries" plan:Industry) ("brands-and-regions" plan:Brand) ("brands-and-regions" plan:Region)
    }
    FILTER EXISTS { ?thing a ?class . ?mention plan:mentions ?thing ; plan:inTask ?task }
  } UNION {
    VALUES (?view ?property) {
      ("dependencies" plan:uses) ("dependencies" <http://data.europa.eu/eli/ontology#cites>)
    }
    FILTER EXISTS { ?task a plan:Task ; ?property ?thing }
  }
}
"""
"""The views for which the dataset holds what they show."""


def previews(store: SparqlStore, language: Language) -> dict[str, str]:
    """The address of a picture for each view that can be drawn, in a language; one unit's shows the busiest."""
    shown = {term.value for (term,) in store.select(_SHOWN).rows if isinstance(term, Literal)}
    busiest = next((unit.iri for unit in registers.units(store) if unit.tasks), None)
    found: dict[str, str] = {}
    for name, view in VIEWS.items():
        needy = any(parameter.required for parameter in view.parameters)
        if name in shown and (busiest or not needy):
            asked = {"unit": busiest} if needy else {}
            found[name] = picture_address(f"/views/{name}.svg", asked, language)
    return found


def picture_address(path: str, asked: Mapping[str, str | None], language: Language) -> str:
    """The address of a picture whose words are in the language of the page."""
    given = {name: value for name, value in asked.items() if value}
    if language is not Language.ZH:
        given["language"] = language.value
    return f"{path}?{urlencode(given)}" if given else path
