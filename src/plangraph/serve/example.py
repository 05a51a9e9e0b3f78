"""A saved query as an example to go on from."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from plangraph.model.language import Language

if TYPE_CHECKING:
    from plangraph.query.saved import SavedQuery

_FOLD = "# fold:"


def example(query: SavedQuery, language: Language) -> str:
    """The query under its title and description; of its header only folds stay, of which its comments speak."""
    lines = query.text.splitlines()
    header = list(takewhile(lambda line: line.startswith("#"), lines))
    said = (query.title_zh, query.description_zh) if language is Language.ZH else (query.title, query.description)
    comments = (*(f"# {words}" for words in said if words), *(line for line in header if line.startswith(_FOLD)))
    return "\n".join((*comments, *lines[len(header) :], ""))
