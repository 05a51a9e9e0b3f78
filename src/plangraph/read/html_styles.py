"""Styles: what the attributes and the style sheets of a page itself say of an element.

Only sheets in the page count, and in them selectors of one element (``ol.a``, ``#b``, ``.c.d``): a sheet that would
have to be fetched is never read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_READ = frozenset({"display", "list-style", "list-style-type", "white-space"})
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<names>(?:[.#][\w-]+)*)")
_NAME = re.compile(r"([.#])([\w-]+)")
_MOST_RULES = 50
"""Rules kept for one name: more would make matching quadratic on a page made for it."""

Style = dict[str, str]


def declarations(style: str) -> Style:
    """The properties of a ``style`` attribute or of a rule, in lower case."""
    parted = (declaration.partition(":") for declaration in style.lower().split(";"))
    return {name.strip(): value.partition("!")[0].strip() for name, _, value in parted}


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    classes: frozenset[str]
    ids: frozenset[str]
    order: int
    style: Style

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """CSS 2.2, 6.4.3: identifiers weigh more than classes, classes more than elements, then the later wins."""
        return (len(self.ids), len(self.classes), bool(self.tag), self.order)


@dataclass(slots=True)
class StyleSheets:
    """The rules of the sheets read so far, by one name that an element must have."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _count: int = 0

    def add(self, sheet: str) -> None:
        """Reads one more sheet; rules within ``@media`` and the like are left out."""
        for selectors, body in _top_rules(_without_comments(sheet)):
            style = {name: value for name, value in declarations(body).items() if name in _READ}
            if style:
                for selector in selectors.split(","):
                    self._keep(selector.strip(), style)

    def of(self, tag: str, attributes: Mapping[str, str]) -> Style:
        """The properties of an element: those of the rules that match, then its own."""
        own = declarations(attributes["style"]) if "style" in attributes else {}
        if not self._rules:
            return own
        classes = frozenset(attributes.get("class", "").split())
        ids = frozenset({attributes["id"]} if "id" in attributes else ())
        names = (tag, *(f".{name}" for name in classes), *(f"#{name}" for name in ids))
        matching = [
            rule
            for name in names
            for rule in self._rules.get(name, ())
            if rule.tag in {"", tag} and rule.classes <= classes and rule.ids <= ids
        ]
        style: Style = {}
        for rule in sorted(matching, key=lambda rule: rule.rank):
            style |= rule.style
        return style | own

    def _keep(self, selector: str, style: Style) -> None:
        match = _COMPOUND.fullmatch(selector)
        if not selector or match is None:
            return
        names = _NAME.findall(match["names"])
        key = "".join(names[0]) if names else match["tag"]
        rules = self._rules.setdefault(key, [])
        if len(rules) < _MOST_RULES:
            classes = frozenset(name for mark, name in names if mark == ".")
            ids = frozenset(name for mark, name in names if mark == "#")
            rules.append(_Rule(match["tag"] or "", classes, ids, self._count, style))
            self._count += 1


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + " ".join(other.partition("*/")[2] for other in others)


def _top_rules(sheet: str) -> Iterator[tuple[str, str]]:
    depth = 0
    for piece in sheet.split("}"):
        depth += piece.count("{")
        if depth == 1 and "{" in piece:
            selectors, _, body = piece.partition("{")
            yield selectors.rpartition(";")[2].lower() if "@" in selectors else selectors, body
        depth = max(depth - 1, 0)
