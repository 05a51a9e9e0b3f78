"""Pages and the interactive network in a real Chromium, with every outside host unreachable."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plangraph.pipeline.workspace import Workspace

    Browse = Callable[[str], tuple[str, set[str]]]

pytestmark = pytest.mark.real

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=4000",
)
PAGES = (
    "/",
    "/queries",
    "/queries/shared-tasks-of?unit_a=区科技局&unit_b=区经济信息委",
    "/views/collaboration",
    "/views/collaboration.html",
    "/views/matrix?embed=1",
    "/queries/who-owns-what?embed=1",
    "/plans/dazu-ip-2025",
    "/plans/dazu-ip-2025/text?start=2978&end=2989",
    "/sparql",
    "/ontology",
    "/docs",
)


@pytest.fixture
def browse(chromium: str, tmp_path: Path) -> Browse:
    """Opens an address; gives the page as the scripts leave it, and the hosts that the page asked."""

    def visit(address: str) -> tuple[str, set[str]]:
        log = tmp_path / "net.json"
        page = subprocess.run(
            [
                chromium,
                *FLAGS,
                f"--user-data-dir={tmp_path / 'profile'}",
                f"--log-net-log={log}",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--dump-dom",
                address,
            ],
            capture_output=True,
            check=True,
            timeout=60,
        )
        return page.stdout.decode(), hosts_asked(log)

    return visit


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running service with the sample."""
    command = [str(Path(sys.executable).with_name("plangraph")), "serve", "--port", "0"]
    folder = tmp_path_factory.mktemp("service")
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        found = next(url for line in server.stderr if (url := re.search(r"http://127\.0\.0\.1:\d+", line)))
        yield found.group()
        server.terminate()


def hosts_asked(log: Path) -> set[str]:
    """The hosts of the requests that a page started, from Chromium's own log; its services are left out."""
    events = json.loads(log.read_text("utf-8"))["events"]
    started = (event.get("params", {}) for event in events)
    return {
        host
        for params in started
        if (host := urlsplit(str(params.get("url", ""))).hostname)
        and "initiator" in params
        and params["initiator"] != "not an origin"
    }


@pytest.mark.parametrize("path", PAGES)
def test_a_page_renders_and_asks_nobody_else(browse: Browse, address: str, path: str):
    page, hosts = browse(address + path)
    assert "<title>" in page
    assert hosts <= {"127.0.0.1"}


def test_the_network_draws_from_a_file_without_any_request(browse: Browse, workspace: Workspace, tmp_path: Path):
    file = tmp_path / "net.html"
    file.write_bytes(workspace.picture("collaboration", format="html").body)
    page, hosts = browse(file.as_uri())
    assert "<canvas" in page
    assert hosts == set()


def test_only_pages_that_are_made_for_it_stand_in_frames_of_others(browse: Browse, address: str, tmp_path: Path):
    file = tmp_path / "framing.html"
    framed = "".join(f'<iframe src="{address}/views/{view}"></iframe>' for view in ("sections?embed=1", "matrix"))
    file.write_text(f"<title>t</title>{framed}", "utf-8")
    browse(file.as_uri())
    asked = (tmp_path / "net.json").read_text("utf-8")
    # A frame that is refused never comes to ask for its picture.
    assert f"{address}/views/sections.svg" in asked
    assert f'{address}/views/matrix"' in asked
    assert f"{address}/views/matrix.svg" not in asked


def test_a_page_that_asks_an_outside_host_would_be_noticed(browse: Browse, tmp_path: Path):
    file = tmp_path / "asking.html"
    file.write_text('<title>t</title><img src="https://outside.example/x.png">', "utf-8")
    assert "outside.example" in browse(file.as_uri())[1]
