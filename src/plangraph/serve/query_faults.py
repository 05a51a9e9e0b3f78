"""Where a query is wrong, and what may help."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.query.nearness import nearest
from plangraph.store.prefixes import declaration, undeclared
from plangraph.store.query_text import QUOTED, without_literals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLACE = re.compile(r"error at (\d+):(\d+)")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_PROLOGUE = re.compile(r"\s*(?:(?:PREFIX\s+[\w-]*:|BASE)\s*<[^>]*>\s*)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hint:
    """A phrase in Chinese with its values."""

    phrase: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """The line at which the parser gave up, cut there; ``line`` is 0 where the message tells no place."""

    line: int
    before: str
    after: str
    hints: tuple[Hint, ...]


def fault(query: str, message: str, *, shift: int = 0) -> Fault:
    """The place in a message of the engine, and hints; ``shift`` characters stood before the query."""
    found = _PLACE.search(message)
    hints = tuple(_hints(query, message))
    if found is None:
        return Fault(0, "", "", hints)
    line, column = int(found[1]), int(found[2]) - 1
    if line == 1:
        column = max(0, column - shift)
    lines = query.splitlines() or [""]
    if line > len(lines):  # at the end of the query, after its last line
        line, column = len(lines), len(lines[-1])
    text = lines[line - 1]
    return Fault(line, text[:column], text[column:], hints)


def _hints(query: str, message: str) -> Iterator[Hint]:
    bare = QUOTED.sub(" ", query)
    yield from _first_word(query)
    for prefix in undeclared(query):
        yield Hint("前缀 {prefix}: 没有声明：在最前面加上一行 {line}", {"prefix": prefix, "line": declaration(prefix)})
    opened, closed = bare.count("{"), bare.count("}")
    if opened != closed:
        yield Hint("花括号不成对：{opened} 个 {{，{closed} 个 }}。", {"opened": str(opened), "closed": str(closed)})
    if "variable that is unbound" in message:
        yield Hint("有聚合时，SELECT 里的其他变量要写进 GROUP BY。")
    if "IRI parsing failed" in message:
        yield Hint("尖括号里的不是 IRI：不能含空格和引号。")


def _first_word(query: str) -> Iterator[Hint]:
    prologue = _PROLOGUE.match(without_literals(query))
    rest = query[prologue.end() :] if prologue else query
    word = re.match(r"[A-Za-z]*", rest.lstrip())
    first = word[0].upper() if word else ""
    if first in _UPDATES:
        yield Hint("这里只回答查询；更新要用 POST 发到 /sparql，并带令牌。")
    elif first not in _FORMS:
        near = nearest(first, _FORMS)[:1] or _FORMS[:1]
        yield Hint("查询以 {forms} 开头；是否要写 {near}？", {"forms": "、".join(_FORMS), "near": near[0]})
