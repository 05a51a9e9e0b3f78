"""An editor at a service on a socket: a plan sent in, checked, corrected, accepted, with a browser and without one."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from tests.conftest import ROOT
from tests.functional.devtools import Browser
from tests.functional.test_service import serving

from plangraph.bootstrap import open_workspace
from plangraph.store.tokens import Tokens

PLAN = ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt"
OTHER = ROOT / "tests" / "plans" / "yunxiu-low-altitude-2026.txt"
JSON = {"accept": "application/json"}
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def token(dataset: Path) -> str:
    return Tokens(dataset).issue("编辑部")


@pytest.fixture
def address(dataset: Path, token: str, tmp_path: Path) -> Iterator[str]:
    """A service that takes writes from those with the token."""
    assert token
    with serving(dataset, tmp_path / "log", "--writable") as (address, _):
        yield address


def editor(address: str, token: str) -> httpx.Client:
    return httpx.Client(base_url=address, headers=JSON | {"authorization": f"Bearer {token}"}, timeout=120)


def send(client: httpx.Client, file: Path, **fields: str) -> str:
    """Sends a plan in and waits until it is read; its address."""
    sent = client.post("/upload", files={"file": (file.name, file.read_bytes())}, data=fields)
    assert sent.status_code == 201, sent.text
    while client.get(sent.json()["address"]).json()["state"] != "read":
        pass
    return str(sent.json()["address"])


@pytest.mark.real
@pytest.mark.parametrize("scripts", [True, False])
def test_an_editor_sends_a_plan_corrects_it_and_finds_the_unit(
    chromium: str, address: str, token: str, tmp_path: Path, *, scripts: bool
):
    with Browser.started(chromium, tmp_path / "profile", scripts=scripts) as browser:
        browser.open(f"{address}/upload")
        browser.choose("input[name=file]", PLAN)
        browser.type("input[name=id]", "qinglan")
        browser.type("input[name=token]", token)
        browser.press("form.upload button")
        draft = browser.address
        while "figures" not in browser.markup:  # the page of a file that is still being read comes again by itself
            browser.open(draft)
        assert "青岚县养老服务提质行动计划" in browser.markup
        assert httpx.get(f"{address}/plans/qinglan").status_code == 404

        browser.press(f"#units ~ .scroll a[href$='correct?unit={quote('县残联')}']")
        browser.type("input[name=to]", "县残疾人联合会")
        browser.press("form:has(input[value=rename]) button")
        assert "改名单位“县残联”为“县残疾人联合会”，已采用" in browser.markup

        browser.press("form[action$='/accept'] button")
        assert browser.address == f"{address}/plans/qinglan"
        link = re.search(r'href="(/id/unit/[^"]*)"[^>]*>县残疾人联合会<', browser.markup)
        assert link
        browser.open(address + link[1])
        assert "改造居家环境" in browser.markup
        assert {httpx.URL(asked).host for asked in browser.requests if asked.startswith("http")} == {"127.0.0.1"}


def test_what_was_accepted_is_what_ingesting_its_kept_source_gives(
    address: str, token: str, dataset: Path, plangraph: Run, tmp_path: Path
):
    with editor(address, token) as client:
        draft = send(client, PLAN, id="qinglan")
        for fields in (
            {"action": "rename", "unit": "县残联", "to": "县残疾人联合会"},
            {"action": "add", "task": "3", "unit": "敬老院", "role": "support", "quote": "敬老院"},
        ):
            assert client.post(f"{draft}/corrections", data=fields).json()["corrections"][-1]["outcome"] == "applied"
        assert client.post(f"{draft}/accept").json() == {
            "plan": "qinglan",
            "address": "/plans/qinglan",
            "changed": True,
        }
    done = plangraph("ingest", dataset / "sources", "--store", tmp_path / "again")
    assert done.returncode == 0, done.stderr.decode()
    with open_workspace(dataset) as there, open_workspace(tmp_path / "again") as again:
        assert [plan.id for plan in again.plans()] == ["qinglan"]
        assert there.export("nq", "qinglan") == again.export("nq", "qinglan")


def test_a_draft_and_its_corrections_outlive_the_service(dataset: Path, token: str, tmp_path: Path):
    with serving(dataset, tmp_path / "log", "--writable") as (address, process), editor(address, token) as client:
        draft = send(client, PLAN, id="qinglan")
        client.post(f"{draft}/corrections", data={"action": "reject", "unit": "县残联"})
        waiting = client.post("/upload", files={"file": (OTHER.name, OTHER.read_bytes())}).json()["address"]
        process.send_signal(signal.SIGKILL)
    with serving(dataset, tmp_path / "log2", "--writable") as (address, _), editor(address, token) as client:
        told = client.get(draft).json()
        assert told["corrections"][0]["outcome"] == "applied"
        while client.get(waiting).json()["state"] != "read":
            pass
        for one in (draft, waiting):
            assert client.post(f"{one}/accept").status_code == 200
        assert client.get("/upload").json() == []
        assert client.get("/plans/qinglan").status_code == 200


def refused_as_too_large(client: httpx.Client) -> bool:
    """Whether a file over the limit is refused; the service may hang up while the rest of it is still being sent."""
    try:
        return client.post("/upload", files={"file": ("a.txt", b"x" * (33 << 20))}).status_code == 413
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        return True


def test_what_is_refused_leaves_the_dataset_as_it_was(address: str, token: str, dataset: Path):
    with editor(address, token) as client:  # a connection of its own: the service hangs up on it
        assert refused_as_too_large(client)
    with editor(address, token) as client:
        revision = client.get("/healthz").json()["revision"]
        sending = {"file": ("a.txt", PLAN.read_bytes())}
        assert client.post("/upload", files=sending, headers={"authorization": "Bearer wrong"}).status_code == 403
        assert httpx.post(f"{address}/upload", files=sending, headers=JSON).status_code == 401
        assert client.post("/upload", files={"file": ("a.exe", b"x")}).status_code == 400
        assert client.get("/upload").json() == []
        for name, data, said in (
            ("a.docx", b"PK\x03\x04" + b"x" * 99, "a.docx"),
            ("a.pdf", protected_pdf(), "password"),
        ):
            sent = client.post("/upload", files={"file": (name, data)}).json()["address"]
            while (told := client.get(sent).json())["state"] != "read":
                pass
            assert said in told["blocked"]
            assert str(dataset) not in told["blocked"]
            assert client.post(f"{sent}/accept").status_code == 409
        assert client.get("/healthz").json()["revision"] == revision
    assert not (dataset / "sources").exists()


def test_of_two_drafts_with_one_id_the_second_replaces_only_what_its_editor_saw(address: str, token: str):
    with editor(address, token) as client:
        first, second = send(client, PLAN, id="plan-2026"), send(client, OTHER, id="plan-2026")
        seen = client.get(second).json()
        assert seen["standing"] == "new"
        assert client.post(f"{first}/accept").status_code == 200
        marks = {"edition": seen["edition"], "mark": seen["mark"]}
        assert client.post(f"{second}/accept", data=marks).status_code == 409
        assert "青岚县" in client.get("/plans/plan-2026.json").text
        seen = client.get(second).json()
        assert seen["standing"] == "replaces"
        marks = {"edition": seen["edition"], "mark": seen["mark"]}
        assert client.post(f"{second}/accept", data=marks).json()["changed"] is True
        assert "云岫市" in client.get("/plans/plan-2026.json").text


def test_the_doctor_finds_nothing_wrong_with_drafts_and_a_backup_has_the_accepted_plan(
    address: str, token: str, dataset: Path, plangraph: Run, tmp_path: Path
):
    with editor(address, token) as client:
        client.post(f"{send(client, PLAN, id='qinglan')}/accept")
        send(client, OTHER)
        found = plangraph("doctor", "--store", dataset)
        assert found.returncode == 0, found.stdout.decode()
        assert plangraph("backup", tmp_path / "copy", "--store", dataset).returncode == 0
    assert plangraph("restore", tmp_path / "copy", "--store", tmp_path / "restored").returncode == 0
    with open_workspace(tmp_path / "restored") as workspace:
        assert "qinglan" in {plan.id for plan in workspace.plans()}


def protected_pdf() -> bytes:
    """The least of a PDF that asks for a password (ISO 32000-1, 7.6)."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"28" * 32 + b"> /U <" + b"29" * 32 + b"> >>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 4\n0000000000 65535 f \n" + table + trailer
