"""An editor at a service on a socket: a plan sent in, checked, corrected, accepted, with a browser and without one."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx
import pytest
from tests.conftest import ROOT
from tests.functional.axe import DARK, EVERY, Looks, findings, too_wide
from tests.functional.reader import WAYS, Reader
from tests.functional.test_service import serving
from tests.waiting import until

from plangraph.bootstrap.datasets import open_workspace
from plangraph.store.tokens import Tokens

if TYPE_CHECKING:
    from playwright.sync_api import Page


PLAN = ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt"
OTHER = ROOT / "tests" / "plans" / "yunxiu-low-altitude-2026.txt"
JSON = {"accept": "application/json"}
APPLIED = {"zh": "已采用", "en": "applied"}
ACCEPTED = {"zh": "已采用", "en": "Accepted"}
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@dataclass(frozen=True)
class Case:
    """A plan that is sent in, and the unit of it that is renamed."""

    file: Path
    unit: str
    renamed: str
    task: str
    """A task of the unit."""


INVENTED = Case(PLAN, "县残联", "县残疾人联合会", "改造居家环境")
OF_CORPUS = ("bj-2023-15-cross-province.txt", "市公安局", "北京市公安局", "加快推进国家“跨省通办”事项在我市落地")


@pytest.fixture(scope="module")
def store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the dataset that the tests here send their plans to, each under a name of its own."""
    return shutil.copytree(sample_store, tmp_path_factory.mktemp("sent") / "plangraph-store")


@pytest.fixture(scope="module")
def token(store: Path) -> str:
    return Tokens(store).issue("编辑部")


@pytest.fixture(scope="module")
def address(store: Path, token: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that takes writes from those with the token."""
    assert token
    with serving(store, tmp_path_factory.mktemp("service") / "log", "--writable") as (address, _):
        yield address


def editor(address: str, token: str) -> httpx.Client:
    return httpx.Client(base_url=address, headers=JSON | {"authorization": f"Bearer {token}"}, timeout=120)


def send(client: httpx.Client, file: Path, **fields: str) -> str:
    """Sends a plan in and waits until it is read; its address."""
    sent = client.post("/upload", files={"file": (file.name, file.read_bytes())}, data=fields)
    assert sent.status_code == 201, sent.text
    address = str(sent.json()["address"])
    read(client, address)
    return address


def read(client: httpx.Client, address: str) -> dict[str, Any]:
    """What the service tells of a plan when it is read."""
    until(lambda: client.get(address).json()["state"] == "read")
    told: dict[str, Any] = client.get(address).json()
    return told


def send_correct_and_accept(reader: Reader, token: str, case: Case, name: str, language: str) -> None:
    """What an editor does at a keyboard, from the page of uploads to the page of the unit that was renamed."""
    page = reader.page
    reader.open(f"/upload?lang={language}")
    reader.choose("input[name=file]", case.file)
    reader.write("input[name=id]", name)
    reader.write("input[name=token]", token)
    reader.enter("form.upload button")
    page.locator(".figures").wait_for()  # the page of a file that is still being read comes again by itself
    assert httpx.get(f"{reader.address}/plans/{name}").status_code == 404

    reader.go(".figures a[href='#units']")
    reader.enter(f"#units ~ .scroll a[href$='correct?unit={quote(case.unit)}']")
    reader.write("form:has(input[value=rename]) input[name=to]", case.renamed)
    reader.enter("form:has(input[value=rename]) button")
    said = reader.text("[role=status]")
    assert case.renamed in said
    assert APPLIED[language] in said

    reader.enter("form[action$='/accept'] button")
    assert page.url == f"{reader.address}/plans/{name}?accepted=changed"
    assert ACCEPTED[language] in reader.text("[role=status]")
    reader.enter(
        f"main a[href='{page.get_by_role('link', name=case.renamed, exact=True).first.get_attribute('href')}']"
    )
    assert reader.text("h1") == case.renamed
    assert case.task in reader.text("main")


@pytest.mark.real
@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_an_editor_sends_a_plan_corrects_it_and_finds_the_unit(
    page: Page, address: str, token: str, language: str, *, scripts: bool
):
    name = f"qinglan-{language}-{'with' if scripts else 'without'}"
    send_correct_and_accept(Reader(page, address), token, INVENTED, name, language)


@pytest.mark.soak
@pytest.mark.real
def test_an_editor_does_so_with_a_real_plan(page: Page, address: str, token: str, shared: Path):
    file, *words = OF_CORPUS
    case = Case(shared / "corpus" / "dev" / file, *words)
    send_correct_and_accept(Reader(page, address), token, case, "cross-province", "zh")


@pytest.mark.real
@pytest.mark.parametrize(
    ("language", "looks"),
    [("en", DARK), *(pytest.param(language, EVERY, marks=pytest.mark.soak) for language in ("zh", "en"))],
    ids=["en-once", "zh", "en"],
)
def test_the_pages_of_a_draft_can_be_read_by_everybody(
    page: Page, address: str, token: str, language: str, looks: Looks
):
    with editor(address, token) as client:
        draft = address + send(client, PLAN, id=f"read-{language}-{len(looks)}")
        client.post(f"{draft}/corrections", data={"action": "reject", "unit": "县残联"})
    page.goto(f"{address}/upload?lang={language}")
    found = findings(page, looks)
    page.goto(draft)
    found += findings(page, looks)
    page.locator("main input[name=token]").fill(token)
    page.locator("main form button").click()
    page.locator(".figures").wait_for()
    for path in ("", f"/correct?unit={quote('县民政局')}", "/corrections", "/text"):
        page.goto(draft + path)
        found += findings(page, looks) + too_wide(page)
    page.goto(f"{address}/upload")
    assert found + findings(page, looks) == []


def test_what_was_accepted_is_what_ingesting_its_kept_source_gives(
    address: str, token: str, store: Path, plangraph: Run, tmp_path: Path
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
    done = plangraph("ingest", store / "sources" / "qinglan", "--store", tmp_path / "again")
    assert done.returncode == 0, done.stderr.decode()
    with open_workspace(store) as there, open_workspace(tmp_path / "again") as again:
        assert [plan.id for plan in again.plans()] == ["qinglan"]
        assert there.export("nq", "qinglan") == again.export("nq", "qinglan")


def test_a_draft_and_its_corrections_outlive_the_service(dataset: Path, tmp_path: Path):
    token = Tokens(dataset).issue("编辑部")
    with serving(dataset, tmp_path / "log", "--writable") as (address, process), editor(address, token) as client:
        draft = send(client, PLAN, id="qinglan")
        client.post(f"{draft}/corrections", data={"action": "reject", "unit": "县残联"})
        waiting = client.post("/upload", files={"file": (OTHER.name, OTHER.read_bytes())}).json()["address"]
        process.send_signal(signal.SIGKILL)
    with serving(dataset, tmp_path / "log2", "--writable") as (address, _), editor(address, token) as client:
        told = client.get(draft).json()
        assert told["corrections"][0]["outcome"] == "applied"
        read(client, waiting)
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


def test_what_is_refused_leaves_the_dataset_as_it_was(address: str, token: str, store: Path):
    kept = sorted(store.glob("sources/**"))
    with editor(address, token) as client:  # a connection of its own: the service hangs up on it
        assert refused_as_too_large(client)
    with editor(address, token) as client:
        drafts, revision = client.get("/upload").json(), client.get("/healthz").json()["revision"]
        sending = {"file": ("a.txt", PLAN.read_bytes())}
        assert client.post("/upload", files=sending, headers={"authorization": "Bearer wrong"}).status_code == 401
        assert httpx.post(f"{address}/upload", files=sending, headers=JSON).status_code == 401
        assert client.post("/upload", files={"file": ("a.exe", b"x")}).status_code == 400
        assert client.get("/upload").json() == drafts
        for name, data, said in (
            ("a.docx", b"PK\x03\x04" + b"x" * 99, "a.docx"),
            ("a.pdf", protected_pdf(), "password"),
        ):
            sent = client.post("/upload", files={"file": (name, data)}).json()["address"]
            told = read(client, sent)
            assert said in told["blocked"]
            assert str(store) not in told["blocked"]
            assert client.post(f"{sent}/accept").status_code == 409
        assert client.get("/healthz").json()["revision"] == revision
    assert sorted(store.glob("sources/**")) == kept


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
    address: str, token: str, store: Path, plangraph: Run, tmp_path: Path
):
    with editor(address, token) as client:
        client.post(f"{send(client, PLAN, id='kept')}/accept")
        send(client, OTHER)
        found = plangraph("doctor", "--store", store)
        assert found.returncode == 0, found.stdout.decode()
        assert plangraph("backup", tmp_path / "copy", "--store", store).returncode == 0
    assert plangraph("restore", tmp_path / "copy", "--store", tmp_path / "restored").returncode == 0
    with open_workspace(tmp_path / "restored") as workspace:
        assert "kept" in {plan.id for plan in workspace.plans()}


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
