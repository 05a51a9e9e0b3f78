"""Attributes of a graph as what files of other tools can hold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plangraph.view.lettering import printable

if TYPE_CHECKING:
    from collections.abc import Mapping


def scalars(data: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes as figures, booleans and text, the items of lists on a line each; None is left out."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, bool | int | float):
            found[key] = value
        elif isinstance(value, Decimal):
            found[key] = float(value)
        elif isinstance(value, tuple):
            found[key] = "\n".join(printable(str(item)) for item in value)
        elif value is not None:
            found[key] = printable(str(value))
    return found


def plain(value: object) -> object:
    """A value as JSON has it: lists kept, figures as numbers."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    return printable(value) if isinstance(value, str) else value
