"""Which methods an address takes (RFC 9110, sections 9.3.7 and 15.5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Match

if TYPE_CHECKING:
    from starlette.requests import Request


def allowed(request: Request) -> tuple[str, ...]:
    """The methods of every route of the address, HEAD wherever GET is; empty where no route tells."""
    found: set[str] = set()
    for route in request.app.state.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            found |= getattr(route, "methods", None) or set()
    if "GET" in found:
        found.add("HEAD")
    return tuple(sorted(found))


def told_methods(request: Request, **headers: str) -> Response:
    """The answer to OPTIONS."""
    return Response(status_code=204, headers={"Allow": ", ".join(allowed(request)), **headers})
