"""Whether a request leaves out what rests on inferred links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from fastapi import Request

INFERRED = "inferred"
DESCRIBED: dict[str, Any] = {
    "name": INFERRED,
    "in": "query",
    "description": "false: without what rests on inferred links.",
    "schema": {"type": "string", "enum": ["true", "false"]},
}
"""The parameter for the OpenAPI."""


def stated_only(request: Request) -> bool:
    """Whether ``inferred=false`` is asked for; raises Refusal 400 for another value than true and false."""
    value = request.query_params.get(INFERRED) or "true"
    if value not in {"true", "false"}:
        raise Refusal(400, "{name} is {value}: set it to true or false.", name=INFERRED, value=value)
    return value == "false"
