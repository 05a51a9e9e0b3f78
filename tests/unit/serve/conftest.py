"""A client that calls an application in this process, without a socket, and the service of the sample."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest

from plangraph.bootstrap.serving import served_here
from plangraph.serve import plan_page
from plangraph.serve.app import create_service

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.types import ASGIApp

    from plangraph.pipeline.workspace import Workspace

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Client:
    """GET, HEAD and POST; redirects are not followed, and an error of the application is an answer."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    def get(self, address: str, accept: str = "*/*", **headers: str) -> httpx.Response:
        return self.send("GET", address, {"accept": accept, **_dashed(headers)})

    def page(self, address: str) -> httpx.Response:
        return self.get(address, BROWSER)

    def head(self, address: str) -> httpx.Response:
        return self.send("HEAD", address)

    def post(self, address: str, content_type: str, body: str | bytes, accept: str = "*/*") -> httpx.Response:
        return self.send("POST", address, {"content-type": content_type, "accept": accept}, body)

    def send(
        self, method: str, address: str, headers: Mapping[str, str] | None = None, body: str | bytes | None = None
    ) -> httpx.Response:
        async def exchange() -> httpx.Response:
            async with self._connected() as client:
                return await client.request(method, address, headers=headers, content=body)

        return anyio.run(exchange)

    def at_once(self, method: str, address: str, headers: Mapping[str, str], bodies: Sequence[str]) -> list[int]:
        """The statuses of requests that come at the same time."""

        async def exchange() -> list[int]:
            async with self._connected() as client:
                requests = (client.request(method, address, headers=headers, content=body) for body in bodies)
                return [answer.status_code for answer in await asyncio.gather(*requests)]

        return anyio.run(exchange)

    def _connected(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self._application, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://plangraph.test")


def _dashed(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture(scope="session")
def client(workspace: Workspace) -> Client:
    """A client of the service of the sample."""
    return Client(create_service(served_here(workspace)))


@pytest.fixture(scope="session")
def source_text(workspace: Workspace) -> str:
    """The text of the sample, as the dataset keeps it."""
    return plan_page.source_text(workspace.store, workspace.plans()[0].iri)
