"""Lets a request in by what the server asks for: a bearer token, or a name and password as basic or digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Generator

    from plangraph.store.remote.access import Access

_UNAUTHORIZED = 401


def authentication(access: Access) -> httpx.Auth | None:
    """What the environment gives to be let in by; None where it gives nothing."""
    if access.bearer:
        return Bearer(access.bearer)
    return NameAndPassword(access.user, access.password) if access.user else None


class Bearer(httpx.Auth):
    """A token in every request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Adds the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class NameAndPassword(httpx.DigestAuth):
    """Sends the password only as the server asks for it: digest where it can, basic where it asks for that."""

    def __init__(self, user: str, password: str) -> None:
        super().__init__(user, password)
        self._basic = httpx.BasicAuth(user, password)
        self._asks_for_basic = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Answers the challenge; later requests to a server that asked for basic bear it at once."""
        if self._asks_for_basic:
            yield from self._basic.auth_flow(request)
            return
        flow = super().auth_flow(request)
        response = yield next(flow)
        challenge = response.headers.get("WWW-Authenticate", "").lower()
        if response.status_code == _UNAUTHORIZED and "digest" not in challenge and "basic" in challenge:
            self._asks_for_basic = True
            yield from self._basic.auth_flow(request)
            return
        try:
            while True:
                response = yield flow.send(response)
        except StopIteration:
            return
