"""Who may send plans in: whoever has a token, which a browser sends once and keeps in a cookie.

The cookie goes to ``/upload`` alone, to no script, and with no request that another site starts. A form is taken only
from a page of this service.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException

from plangraph.serve.authority import CHALLENGE, holder
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from plangraph.store.tokens import Tokens

COOKIE = "plangraph-token"
PATH = "/upload"
_MISSING = (
    "Give a token in the form at /upload, or send it as `Authorization: Bearer TOKEN`: the operator makes one with"
    " `plangraph token`."
)
_OURS = frozenset({"same-origin", "none"})
"""``Sec-Fetch-Site`` of a request from a page of this service, or from no page."""


def demand_editor(request: Request, token: str = "") -> str:
    """The label of a token: the one given, that of the ``Authorization``, or that of the cookie.

    Raises HTTPException 401 where there is none, or it is worth nothing.
    """
    offered = token.strip() or request.cookies.get(COOKIE, "")
    sent = request.headers.get("authorization", "")
    if not (offered or sent):
        raise Refusal(401, _MISSING, CHALLENGE)
    credentials = sent if sent and not token.strip() else f"Bearer {offered}"
    return holder(cast("Tokens | None", request.app.state.tokens), credentials)


def editor_of(request: Request) -> str | None:
    """The label of the token that a request carries; None without a good one."""
    try:
        return demand_editor(request)
    except HTTPException:
        return None


def demand_own_page(request: Request) -> None:
    """Raises HTTPException 403 for a request that a page of another site started."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        ours = site in _OURS
    elif origin is not None:
        hosts = {request.headers.get("host"), request.headers.get("x-forwarded-host")}
        ours = urlsplit(origin).netloc in hosts
    else:
        ours = True
    if not ours:
        raise Refusal(403, "The form comes from another site: open /upload on this service and send it there.")


def remember(response: Response, request: Request, token: str) -> None:
    """Lets the browser keep a token that was checked, until it is closed."""
    forwarded = request.headers.get("x-forwarded-proto", request.url.scheme)
    secure = forwarded.partition(",")[0].strip() == "https"
    response.set_cookie(COOKIE, token.strip(), path=PATH, httponly=True, samesite="strict", secure=secure)


def forget(response: Response) -> None:
    """Takes the token back from the browser."""
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict")
