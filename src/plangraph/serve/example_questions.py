"""Questions that the dataset can be asked, about the units and indicators that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.serve import registers
from plangraph.serve.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.language import Language
    from plangraph.protocols import SparqlStore


def examples(store: SparqlStore, language: Language) -> tuple[str, ...]:
    """Some questions in a language; names of the dataset are Chinese in either."""
    said = phrases(language)
    return tuple(said(phrase, **values).unescape() for phrase, values in _examples(store))


def _examples(store: SparqlStore) -> Iterator[tuple[str, dict[str, object]]]:
    busiest = [unit.label for unit in registers.units(store) if not unit.beside][:2]
    if len(busiest) > 1:
        yield "{one}和{other}共同承担哪些任务", {"one": busiest[0], "other": busiest[1]}
        yield "{one}负责哪些任务", {"one": busiest[0]}
    indicators = registers.indicators(store)
    with_target = next((entry for entry in indicators if entry.figures), None)
    if with_target:
        yield "{indicator}{year}年要达到多少", {"indicator": with_target.label, "year": max(with_target.figures)}
    yield "哪家单位任务最多", {}
    if indicators:
        yield "没有任务的指标", {}
    yield "任务{number}延误影响谁", {"number": 1}
