"""The word lists below data/gazetteers/ as one value."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangraph.model.function import FunctionRow, Functions
from plangraph.model.gazetteer import Gazetteer
from plangraph.resources import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def gazetteer() -> Gazetteer:
    """The word lists that come with the package, read once."""
    countries = frozenset(name for _, name in _pairs("countries.tsv"))
    return Gazetteer(
        divisions=dict(_pairs("divisions.tsv")),
        countries=countries,
        regions=dict(_pairs("regions.tsv")),
        ambiguous=frozenset(_words("ambiguous.txt")),
        sectors=frozenset(_words("sectors.txt")),
        functions=Functions.of(function_rows()),
    )


def function_rows() -> Iterator[FunctionRow]:
    """The rows of the list of functions in order."""
    for line in _lines("functions.tsv"):
        functions, zh, en, *spellings = [*line.split("\t"), "", "", ""][:6]
        stems, names, central = (tuple(tuple(group.split("|")) for group in column.split()) for column in spellings)
        yield FunctionRow(tuple(functions.split()), zh, en, stems, names, central)


def _lines(name: str) -> Iterator[str]:
    """The lines of a list without its comments; a list is UTF-8 with one ``#`` line for source and licence."""
    for line in read_text("data", "gazetteers", name).splitlines():
        if line and not line.startswith("#"):
            yield line


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    for line in _lines(name):
        first, _, second = line.partition("\t")
        yield first, second


def _words(name: str) -> Iterator[str]:
    for line in _lines(name):
        yield from line.split()
