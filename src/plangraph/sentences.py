"""Sentences for people with their values: English as the code has them, Chinese from one catalogue beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CATALOGUE = "sentences.tsv"


@dataclass(frozen=True, slots=True)
class Listed:
    """Values that a sentence lists, parted by commas or by another mark, in Chinese by that of Chinese."""

    values: Iterable[object]
    mark: str = ", "
    mark_zh: str = "、"

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(self.values))

    def __str__(self) -> str:
        return self.mark.join(map(str, self.values))

    def in_chinese(self) -> str:
        """The values as a Chinese sentence lists them."""
        return self.mark_zh.join(one.in_chinese() if isinstance(one, Sentence) else str(one) for one in self.values)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English text with ``{names}`` and their values, which may be sentences themselves; ``str`` puts them in."""

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return _filled(self.text, self.values)

    def in_chinese(self) -> str:
        """The same in Chinese; the English where the catalogue lacks it."""
        known = {
            name: value.in_chinese() if isinstance(value, Sentence | Listed) else value
            for name, value in self.values.items()
        }
        return _filled(catalogue().get(self.text, self.text), known)

    def in_both(self) -> str:
        """The Chinese and the English, where there are both, for who may read either."""
        chinese, english = self.in_chinese(), str(self)
        return english if chinese == english else f"{chinese}{english}"

    def as_data(self) -> list[object]:
        """The sentence as values for JSON."""
        return [
            self.text,
            {
                name: value.as_data() if isinstance(value, Sentence) else str(value)
                for name, value in self.values.items()
            },
        ]

    @classmethod
    def of_data(cls, data: object) -> Sentence:
        """The sentence that ``as_data`` wrote."""
        assert isinstance(data, list)
        text, values = data
        return cls(
            text, {name: cls.of_data(value) if isinstance(value, list) else value for name, value in values.items()}
        )


@cache
def catalogue() -> Mapping[str, str]:
    """The Chinese of each English text."""
    lines = files("plangraph").joinpath(_CATALOGUE).read_text("utf-8").splitlines()
    return MappingProxyType({english: chinese for english, _, chinese in (line.partition("\t") for line in lines)})


def _filled(text: str, values: Mapping[str, object]) -> str:
    return text.format_map(values) if values else text
