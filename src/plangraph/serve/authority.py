"""Who may do what: anybody reads; who writes, or sees and ends the queries of others, has a token (RFC 6750)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from plangraph.errors import StoreReadOnly
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from plangraph.store.tokens import Tokens

READ_ONLY = "This service is read-only: its operator starts it with --writable to change that."
_MISSING = (
    "Send a token with the request, as `Authorization: Bearer TOKEN`: the operator makes one with `plangraph token`."
)
_WRONG = "The token is unknown or was revoked: the operator makes a new one with `plangraph token`."
_REALM = 'Bearer realm="plangraph"'
CHALLENGE = {"WWW-Authenticate": _REALM}
"""Goes with the refusal of who shows no token (RFC 6750, section 3)."""
_INVALID = {"WWW-Authenticate": f'{_REALM}, error="invalid_token"'}


def holder(tokens: Tokens | None, authorization: str) -> str:
    """The label of the token in an ``Authorization`` header.

    Raises HTTPException 401 where there is none, or it is worth nothing.
    """
    scheme, _, token = authorization.strip().partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refusal(401, _MISSING, CHALLENGE)
    label = tokens.label_of(token.strip()) if tokens is not None else None
    if label is None:
        raise Refusal(401, _WRONG, _INVALID)
    return label


def demand_token(request: Request) -> str:
    """The label of the token that a request carries; raises HTTPException 401 without a good one."""
    return holder(cast("Tokens | None", request.app.state.tokens), request.headers.get("authorization", ""))


def demand_writable(request: Request) -> None:
    """Raises StoreReadOnly where the service takes no writes."""
    if not request.app.state.writable:
        raise StoreReadOnly(READ_ONLY)
