"""A refusal by HTTP, with a sentence in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping


class Refusal(HTTPException):
    """What the service does not do: a status, and a sentence that says what to do instead."""

    def __init__(
        self, status: int, text: str | Sentence, headers: Mapping[str, str] | None = None, /, **values: object
    ) -> None:
        self.sentence = text if isinstance(text, Sentence) else Sentence(text, values)
        super().__init__(status, str(self.sentence), headers)
