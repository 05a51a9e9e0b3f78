"""Conditions of a write: what it is to change is as its sender saw it (RFC 9110, sections 13.1 and 13.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from plangraph.serve.entity_tags import names_state
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

_ANY = "*"
_FAILED = 412


@dataclass(frozen=True, slots=True)
class Preconditions:
    """``If-Match`` and ``If-None-Match`` of a request, None where it has none."""

    if_match: str | None
    if_none_match: str | None

    @classmethod
    def of(cls, request: Request) -> Self:
        """Those of a request, the lines of a header as one list."""
        return cls(_listed(request, "if-match"), _listed(request, "if-none-match"))

    def demand(self, label: str, revision: str, *, there: bool) -> None:
        """Raises HTTPException 412 where they do not hold of a graph, which is ``there`` or not, at this revision."""
        if self.if_match is not None:
            if not there:
                raise Refusal(_FAILED, "There is no graph {label}: leave out If-Match to make it.", label=label)
            if self.if_match != _ANY and not names_state(self.if_match, revision, weakly=False):
                raise Refusal(
                    _FAILED,
                    "The data were changed since the tag was given: read the graph {label} again and send the change"
                    " with its new ETag.",
                    label=label,
                )
        if self.if_none_match is not None and there:
            if self.if_none_match == _ANY:
                raise Refusal(
                    _FAILED, "There is a graph {label} already: leave out If-None-Match to change it.", label=label
                )
            if names_state(self.if_none_match, revision, weakly=True):
                raise Refusal(
                    _FAILED,
                    "The graph {label} is still as the tag of If-None-Match has it: leave that out.",
                    label=label,
                )


def _listed(request: Request, name: str) -> str | None:
    lines = request.headers.getlist(name)
    return ", ".join(lines).strip() if lines else None
