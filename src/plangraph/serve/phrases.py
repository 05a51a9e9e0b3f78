"""The phrases of pages: Chinese as the templates have them, English from one catalogue."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from plangraph.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CATALOGUE = Path(__file__).with_name("phrases.tsv")
_CODE = re.compile(r"`([^`]+)`")
_NUMBERS = "|"
"""Parts the English of one from that of several: ``{n} row|{n} rows``."""


@cache
def catalogue() -> Mapping[str, str]:
    """The English of each Chinese phrase."""
    lines = _CATALOGUE.read_text("utf-8").splitlines()
    return {chinese: english for chinese, _, english in (line.partition("\t") for line in lines if line)}


def phrases(language: Language) -> Callable[..., Markup]:
    """A function from a phrase and its values to markup: ``_("{n} 行", n=9)``; values that are no markup are escaped.

    A word of the data that the catalogue does not have stays Chinese.
    """

    def phrase(chinese: object, /, **values: object) -> Markup:
        text = str(chinese) if language is Language.ZH else _english(str(chinese), values)
        return escape(text).format(**values) if values else escape(text)

    return phrase


def _english(chinese: str, values: Mapping[str, object]) -> str:
    found = catalogue().get(chinese, chinese)
    one, parted, several = found.partition(_NUMBERS)
    return (one if str(values.get("n")) == "1" else several) if parted else found


def coded(sentence: object) -> Markup:
    """A sentence as markup: what stands in backticks is code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(sentence))))  # noqa: S704  escaped before
