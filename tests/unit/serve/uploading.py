"""A service of the sample in this process that takes plans, and an editor at it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from tests.conftest import ROOT
from tests.unit.serve.conftest import BROWSER, Client
from tests.waiting import until

from plangraph.bootstrap.loading import sample_workspace
from plangraph.bootstrap.uploading import uploads
from plangraph.pipeline.served import Served
from plangraph.serve.app import create_service
from plangraph.settings import Settings
from plangraph.store.threaded import ThreadedEngine
from plangraph.store.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import httpx

    from plangraph.pipeline.workspace import Workspace

LABEL = "编辑部"
FORM = "application/x-www-form-urlencoded"
PLAN = ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt"


@dataclass(frozen=True, slots=True)
class Editor:
    """Requests are those of a browser that keeps the token, unless they say otherwise."""

    client: Client
    folder: Path
    token: str
    workspace: Workspace
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def at(cls, folder: Path) -> Iterator[Self]:
        """An editor at a service whose drafts lie in the folder."""
        token = Tokens(folder).issue()
        Tokens(folder).revoke("token-1")
        token = Tokens(folder).issue(LABEL)
        taking = uploads(folder)
        with sample_workspace(Settings()) as workspace:
            served = Served(workspace, ThreadedEngine(workspace.store), writable=True, folder=folder, uploads=taking)
            try:
                yield cls(Client(create_service(served)), folder, token, workspace)
            finally:
                taking.desk.close()

    def get(self, address: str, **headers: str) -> httpx.Response:
        return self.client.send("GET", address, self._known(headers))

    def post(self, address: str, body: str | bytes = b"", content_type: str = FORM, **headers: str) -> httpx.Response:
        return self.client.send("POST", address, self._known({"content-type": content_type, **headers}), body)

    def fill(self, address: str, **fields: str | int) -> httpx.Response:
        """Sends a form."""
        return self.post(address, urlencode(fields))

    def send(
        self,
        data: bytes,
        name: str = PLAN.name,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Sends a plan in."""
        body, content_type = multipart(data, name, fields or {})
        return self.post("/upload", body, content_type, **(headers or {}))

    def draft(self, data: bytes = b"", name: str = PLAN.name, plan_id: str = "") -> str:
        """The address of a new draft, which is read."""
        address = self.send(data or PLAN.read_bytes(), name, {"id": plan_id}).headers["location"]
        while self.status(address)["state"] != "read":
            self.get(address)
        return str(address)

    def status(self, address: str) -> dict[str, Any]:
        """What a script is told of a draft."""
        answer = self.get(address, accept="application/json")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def read(self, address: str) -> dict[str, Any]:
        """What a script is told of a draft when it is read."""
        until(lambda: self.status(address)["state"] == "read")
        return self.status(address)

    def accept(self, address: str) -> httpx.Response:
        """Presses the button that the check screen has."""
        page = self.get(address).text
        form = page[page.index(f'action="{address}/accept"') :]
        names = ("edition", "mark")
        fields = {name: re.findall(rf'name="{name}" value="([^"]*)"', form)[0] for name in names}
        return self.fill(f"{address}/accept", **fields)

    def _known(self, headers: Mapping[str, str]) -> dict[str, str]:
        known = {"cookie": f"plangraph-token={self.token}", "accept": BROWSER} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        return {name: value for name, value in known.items() if value}


def multipart(data: bytes, name: str, fields: Mapping[str, str]) -> tuple[bytes, str]:
    """A form with a file, as browsers send it (RFC 7578), and its type."""
    parts = [f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return "".join([*parts, head]).encode() + data + b"\r\n--b--\r\n", "multipart/form-data; boundary=b"
