"""What is being done with a file, for the person who waits."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[["Stage"], object]


class Stage(StrEnum):
    """The stages of a file on its way into the dataset, in their order."""

    READING = "reading"
    EXTRACTING = "extracting"
    VALIDATING = "validating"
    WRITING = "writing"


def unheard(stage: Stage) -> None:
    """Tells nobody."""
