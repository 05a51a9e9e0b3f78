"""A writable service in this process, of a dataset in memory, with a token."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.unit.serve.conftest import Client

from plangraph.bootstrap.loading import sample_workspace
from plangraph.pipeline.served import Served
from plangraph.serve.app import create_service
from plangraph.settings import Settings
from plangraph.store.threaded import ThreadedEngine
from plangraph.store.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import httpx

LABEL = "编辑部"


@dataclass(frozen=True, slots=True)
class Writable:
    """Requests carry the token, unless they say otherwise; ``folder`` is where tokens and audit lie."""

    client: Client
    folder: Path
    token: str
    plan_graph: str

    @classmethod
    @contextmanager
    def on(cls, folder: Path, *, writable: bool = True, settings: Settings | None = None) -> Iterator[Self]:
        """A service of the sample; writes are for those with a token, if for anybody."""
        token = Tokens(folder).issue(LABEL)
        with sample_workspace(settings or Settings()) as workspace:
            served = Served(workspace, ThreadedEngine(workspace.store), writable, folder)
            graph = workspace.identifiers.graph_stated(workspace.plans()[0].id).value
            yield cls(Client(create_service(served)), folder, token, graph)

    def get(self, address: str, accept: str = "*/*") -> httpx.Response:
        return self.client.get(address, accept)

    def put(self, address: str, content_type: str, body: str | bytes) -> httpx.Response:
        return self.send("PUT", address, body, content_type=content_type)

    def post(self, address: str, content_type: str, body: str | bytes) -> httpx.Response:
        return self.send("POST", address, body, content_type=content_type)

    def send(self, method: str, address: str, body: str | bytes | None = None, **headers: str) -> httpx.Response:
        return self.client.send(method, address, self._headers(headers), body)

    def at_once(self, method: str, address: str, bodies: Sequence[str], **headers: str) -> list[int]:
        """The statuses of requests that come at the same time."""
        return self.client.at_once(method, address, self._headers(headers), bodies)

    def _headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        known = {"authorization": f"Bearer {self.token}"} | {k.replace("_", "-"): v for k, v in headers.items()}
        return {name: value for name, value in known.items() if value}
