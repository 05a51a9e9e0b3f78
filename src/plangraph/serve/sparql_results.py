"""The answer to a query of one's own, for the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.serve.media_types import RESULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.serve.links import Links


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and the page of the thing it names."""

    text: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A table, the answer to an ASK, or triples in Turtle; ``total`` rows of which ``rows`` are shown."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    boolean: bool | None = None
    turtle: str | None = None


def result(media_type: str, body: bytes, *, limit: int, links: Links) -> Result:
    """The answer as the page shows it, at most ``limit`` rows; anything but SPARQL results in JSON is Turtle."""
    if media_type != RESULTS["json"]:
        return Result(turtle=body.decode("utf-8"))
    answer = json.loads(body)
    if "boolean" in answer:
        return Result(boolean=answer["boolean"])
    variables = tuple(answer["head"]["vars"])
    bindings = answer["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name), links) for name in variables) for row in bindings[:limit])
    return Result(variables, rows, len(bindings))


def _cell(term: Mapping[str, object] | None, links: Links) -> Cell:
    if term is None:
        return Cell()
    text = term["value"]
    if not isinstance(text, str):
        return Cell(json.dumps(text, ensure_ascii=False))
    if term["type"] != "uri":
        return Cell(text)
    # Of what a query may make up, only web addresses are links: no javascript:, no data:.
    return Cell(links.short(text), links.page(text) or (text if text.startswith(("http://", "https://")) else None))
