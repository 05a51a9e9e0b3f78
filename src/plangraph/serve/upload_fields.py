"""What the forms of corrections are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from plangraph.model.correction import CALLED, Action
from plangraph.model.plan import Comparator, Role
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Said: TypeAlias = tuple[str, str]
"""Words in Chinese and in English."""
Option: TypeAlias = tuple[str, str, str]
"""A value, and its words in Chinese and in English."""

ROLES: tuple[Option, ...] = (
    (Role.RESPONSIBLE, "责任", "responsible"),
    (Role.LEAD, "牵头", "lead"),
    (Role.SUPPORT, "配合", "support"),
)
COMPARATORS: tuple[Option, ...] = (
    (Comparator.EXACT, "等于", "exactly"),
    (Comparator.AT_LEAST, "不低于", "at least"),
    (Comparator.ABOVE, "高于", "above"),
    (Comparator.AT_MOST, "不超过", "at most"),
    (Comparator.BELOW, "低于", "below"),
    (Comparator.ABOUT, "左右", "about"),
    (Comparator.RANGE, "区间", "range"),
    (Comparator.RANK, "位次", "rank"),
)
KINDS: dict[str, Said] = {subject.value: (Sentence(called).in_chinese(), called) for subject, called in CALLED.items()}
"""What corrections are about, by their keys."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; without ``options`` it is for text."""

    name: str
    label: Said
    value: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A form that makes one correction: what it does, and what it sends along."""

    action: Action
    title: Said
    given: Mapping[str, str]
    fields: tuple[Field, ...] = ()
    hint: Said = ("", "")


def quote(words: str = "") -> tuple[Field, Field]:
    """The fields for the words that bear a correction out."""
    return (
        Field("quote", ("原文依据", "words of the text"), words, required=True, wide=True),
        Field("near", ("附近字句（原文有几处时）", "words near it, where it stands several times")),
    )


def reject(given: Mapping[str, str], title: Said) -> Choice:
    """Takes out what is none."""
    return Choice(Action.REJECT, title, given)


def accept(given: Mapping[str, str]) -> Choice:
    """Confirms what is right."""
    return Choice(Action.ACCEPT, ("核对无误", "This is right"), given)


def rename(given: Mapping[str, str], name: str) -> Choice:
    """Gives the right name."""
    to = Field("to", ("正确名称", "right name"), name, required=True, wide=True)
    return Choice(Action.RENAME, ("改名", "Rename"), given, (to,))


def merge(given: Mapping[str, str], others: Iterable[str], title: Said) -> Choice | None:
    """Makes two names one thing; None where there is no other."""
    options = tuple((other, other, other) for other in others)
    if not options:
        return None
    keeps: tuple[Option, ...] = (
        ("other", "保留另一名称", "keep the other name"),
        ("this", "保留本名称", "keep this name"),
    )
    fields = (
        Field("other", ("与", "with"), options=options),
        Field("keeps", ("合并后", "afterwards"), options=keeps),
    )
    return Choice(Action.MERGE, title, given, fields)


def standings(words: Mapping[str, tuple[str, str]], *values: str) -> tuple[Option, ...]:
    """The options for values of status or relation."""
    return tuple((value, *words[value]) for value in values)
