"""A client that calls an application in this process, without a socket, and the service of the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import httpx
import pytest

from plangraph.bootstrap.serving import served_here
from plangraph.serve import plan_page
from plangraph.serve.app import create_service

if TYPE_CHECKING:
    from collections.abc import Mapping

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
            transport = httpx.ASGITransport(self._application, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://plangraph.test") as client:
                return await client.request(method, address, headers=headers, content=body)

        return anyio.run(exchange)


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
