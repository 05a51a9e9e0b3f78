"""A saved query from its file: the header's entries as parameters, columns, folds and an order of rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.query.header import header
from plangraph.query.saved import PLAN, Column, Fold, Inferred, Kind, Lacking, Parameter, SavedQuery, SortKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.query.header import Header

_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) (?P<kind>[a-z]+) (?P<need>required|optional) "
    r"(?P<zh>[^|]*[^|\s]) \| (?P<en>.+?)(?: -> (?P<variable>[a-z_]+))?"
)
_COLUMN = re.compile(r"(?P<name>[a-z_]+) (?P<zh>[^|]*[^|\s]) \| (?P<en>.+?)(?: -> (?P<link>[a-z_]+))?")
_FOLD = re.compile(r"(?P<column>[a-z_]+)=(?P<function>count|list|first)\((?P<variable>[a-z_]+)\)")
_LACKING = re.compile(r"(?P<variable>[a-z_]+) (?P<zh>[^|]*[^|\s]) \| (?P<en>.+)")
_PLACE = re.compile(r"(\d+)\.(\d+)")
_COMMENT = re.compile(r"(?:^|\s)#.*", re.MULTILINE)
_VARIABLE = re.compile(r"[?$](\w+)")


def saved_query(name: str, text: str, file: str) -> SavedQuery:
    """The query of a file; raises QueryError with file and line where its header is broken."""
    head = header(text, file)
    variables = frozenset(_VARIABLE.findall(_COMMENT.sub("", text)))
    folds = tuple(_folds(head, variables))
    names = variables | {fold.column for fold in folds}
    return SavedQuery(
        name=name,
        text=text,
        title=head.text("title"),
        title_zh=head.text("title@zh"),
        description=head.text("description"),
        description_zh=head.text("description@zh"),
        group=head.text("group"),
        group_zh=head.text("group@zh"),
        place=_place(head),
        parameters=(*_parameters(head, variables), PLAN),
        columns=tuple(_columns(head, names)),
        folds=folds,
        order=tuple(_order(head, names)),
        view=head.text("view") or None,
        inferred=_inferred(head),
        lacking=_lacking(head, names),
    )


def _parameters(head: Header, variables: frozenset[str]) -> Iterator[Parameter]:
    for entry in head.every("parameter"):
        found = _PARAMETER.fullmatch(entry.value)
        if found is None or found["kind"] not in set(Kind):
            kinds = "|".join(Kind)
            raise entry.broken(f"this is no parameter: write `name {kinds} required|optional 中文 | English`.")
        need = found["need"] == "required"
        parameter = Parameter(
            found["name"], Kind(found["kind"]), need, found["zh"], found["en"], found["variable"] or ""
        )
        if parameter.variable not in variables:
            raise entry.broken(f"the query has no ?{parameter.variable} to bind {parameter.name!r} to.")
        yield parameter


def _columns(head: Header, variables: frozenset[str]) -> Iterator[Column]:
    for entry in head.every("column"):
        found = _COLUMN.fullmatch(entry.value)
        if found is None:
            raise entry.broken("this is no column: write `name 中文 | English`, or `name 中文 | English -> thing_iri`.")
        if found["name"] not in variables:
            raise entry.broken(f"the query has no ?{found['name']}: name a column as its variable or fold.")
        yield Column(found["name"], found["zh"], found["en"], found["link"] or f"{found['name']}_iri")


def _folds(head: Header, variables: frozenset[str]) -> Iterator[Fold]:
    for entry in head.every("fold"):
        for word in entry.value.split():
            found = _FOLD.fullmatch(word)
            if found is None or found["variable"] not in variables:
                raise entry.broken(f"{word!r} is no fold: write column=count|list|first(variable of the query).")
            yield Fold(found["column"], found["function"], found["variable"])


def _order(head: Header, variables: frozenset[str]) -> Iterator[SortKey]:
    for entry in head.every("order"):
        for word in entry.value.split():
            if word.removeprefix("-") not in variables:
                raise entry.broken(f"the query has no ?{word.removeprefix('-')}: sort by a variable or fold.")
            yield SortKey(word.removeprefix("-"), word.startswith("-"))


def _inferred(head: Header) -> Inferred:
    entry = head.one("inferred")
    if entry and entry.value not in set(Inferred):
        raise entry.broken(f"say how much of the answer is inferred: {'|'.join(Inferred)}.")
    return Inferred(entry.value) if entry else Inferred.NONE


def _lacking(head: Header, variables: frozenset[str]) -> Lacking | None:
    entry = head.one("lacking")
    found = _LACKING.fullmatch(entry.value) if entry else None
    if entry and (found is None or found["variable"] not in variables):
        raise entry.broken("write `lacking: variable 中文 | English`, with a variable of the query.")
    return Lacking(found["variable"], found["zh"], found["en"]) if found else None


def _place(head: Header) -> tuple[int, int]:
    entry = head.one("place")
    found = _PLACE.fullmatch(entry.value) if entry else None
    if entry and found is None:
        raise entry.broken("a place is the number of the group and of the query in it: write 2.1.")
    return (int(found[1]), int(found[2])) if found else (0, 0)
