"""Plans sent in: who may, what becomes of them, and what never does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.serve.conftest import BROWSER, Client
from tests.unit.serve.uploading import LABEL, PLAN, Editor, multipart
from tests.unit.serve.writable import Writable

from plangraph.serve.protocol import MAXIMUM_BODY


@pytest.fixture(scope="module")
def shared_editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor.at(tmp_path_factory.mktemp("dataset")) as editor:
        yield editor


@pytest.fixture
def editor(shared_editor: Editor) -> Iterator[Editor]:
    """Each test finds no draft and the sample alone."""
    yield shared_editor
    for draft in shared_editor.get("/upload", accept="application/json").json():
        shared_editor.post(f"{draft['address']}/discard")
    for plan in shared_editor.workspace.plans():
        if plan.id != "dazu-ip-2025":
            shared_editor.workspace.remove(plan.id)


@pytest.mark.parametrize("address", ["/upload", "/upload/0123456789abcdef", "/upload/0123456789abcdef/correct"])
def test_a_service_that_only_reads_takes_no_plans_and_says_what_to_do(client: Client, address: str):
    for answer in (client.page(address), client.get(address)):
        assert answer.status_code == 404
        assert "plangraph serve --writable" in answer.text
    assert client.post("/upload", "multipart/form-data; boundary=b", b"").status_code == 404
    assert 'href="/upload"' not in client.page("/").text


def test_a_writable_service_without_drafts_takes_no_plans_either(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        assert service.get("/upload").status_code == 404


def test_the_navigation_leads_to_the_form(editor: Editor):
    assert 'href="/upload"' in editor.get("/").text
    page = editor.get("/upload", cookie="")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "etag" not in page.headers
    assert 'type="file"' in page.text
    assert 'type="password"' in page.text


def test_who_has_no_token_sends_nothing_and_sees_no_draft(editor: Editor):
    address = editor.draft()
    assert address not in editor.get("/upload", cookie="").text
    for cookie in ("", "plangraph-token=wrong"):
        assert editor.send(b"x", headers={"cookie": cookie}).status_code == 401
        assert editor.get("/upload", cookie=cookie, accept="*/*").status_code == 401
        for below in ("", "/text", "/correct?task=1", "/corrections"):
            page = editor.get(address + below, cookie=cookie)
            assert page.status_code == 401
            assert 'action="/upload/session"' in page.text
            assert "青岚" not in page.text
        assert editor.get(f"{address}/corrections.toml", cookie=cookie).status_code == 401
        for below in ("corrections", "corrections/text", "corrections/remove", "id", "accept", "discard"):
            assert editor.post(f"{address}/{below}", cookie=cookie).status_code == 401
    assert len(editor.get("/upload", accept="application/json").json()) == 1


def test_a_token_in_the_form_is_checked_and_kept_for_uploads_alone(editor: Editor):
    wrong = editor.send(PLAN.read_bytes(), fields={"token": "wrong"}, headers={"cookie": ""})
    assert wrong.status_code == 401
    assert "set-cookie" not in wrong.headers
    right = editor.send(PLAN.read_bytes(), fields={"token": editor.token}, headers={"cookie": ""})
    assert right.status_code == 303
    cookie = right.headers["set-cookie"]
    assert f"plangraph-token={editor.token}" in cookie
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {"httponly", "path=/upload", "samesite=strict"}


def test_the_page_of_a_wrong_token_leads_back_and_shows_the_command_as_code(editor: Editor):
    page = editor.post("/upload/session", "token=wrong", cookie="")
    assert page.status_code == 401
    assert 'href="/upload"' in page.text.partition("<main")[2].partition("</main>")[0]
    assert "<code>plangraph token</code>" in page.text
    assert "`" not in page.text


def test_a_plan_that_was_accepted_says_so_on_its_page(editor: Editor):
    assert "已采用" in editor.get("/plans/dazu-ip-2025?accepted=changed").text
    assert "已采用" not in editor.get("/plans/dazu-ip-2025").text


def test_behind_https_the_token_goes_over_https_alone(editor: Editor):
    sent = editor.send(PLAN.read_bytes(), fields={"token": editor.token}, headers={"x_forwarded_proto": "https"})
    assert "Secure" in sent.headers["set-cookie"]


def test_the_cookie_opens_nothing_but_uploads(editor: Editor):
    assert editor.post("/sparql", "CLEAR ALL", "application/sparql-update").status_code == 401
    assert editor.get("/running").status_code == 401


def test_a_browser_gives_its_token_once_and_takes_it_back(editor: Editor):
    address = editor.draft()
    begun = editor.post(
        "/upload/session",
        f"token={editor.token}&draft={address.rpartition('/')[2]}",
        cookie="",
    )
    assert (begun.status_code, begun.headers["location"]) == (303, address)
    assert editor.token in begun.headers["set-cookie"]
    elsewhere = editor.post("/upload/session", f"token={editor.token}&draft=//evil.example", cookie="")
    assert elsewhere.headers["location"] == "/upload"
    assert editor.post("/upload/session", "token=").status_code == 401
    assert 'plangraph-token=""' in editor.post("/upload/session/end").headers["set-cookie"]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://plangraph.test:81"},
    ],
)
def test_a_form_of_another_site_does_nothing(editor: Editor, headers: dict[str, str]):
    address = editor.draft()
    for below in ("corrections", "corrections/text", "corrections/remove", "id", "accept", "discard"):
        assert editor.post(f"{address}/{below}", **headers).status_code == 403
    assert editor.send(PLAN.read_bytes(), headers=headers).status_code == 403
    assert editor.post("/upload/session", f"token={editor.token}", **headers).status_code == 403
    assert len(editor.get("/upload", accept="application/json").json()) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin", "origin": "https://plans.example"},
        {"origin": "http://plangraph.test"},
        {"origin": "https://plans.example", "x_forwarded_host": "plans.example"},
    ],
)
def test_a_form_of_this_service_is_taken_also_behind_a_proxy(editor: Editor, headers: dict[str, str]):
    assert editor.send(PLAN.read_bytes(), headers=headers).status_code == 303


def test_a_script_sends_a_plan_and_hears_how_far_it_is(editor: Editor):
    known = {"cookie": "", "authorization": f"Bearer {editor.token}", "accept": "application/json"}
    sent = editor.send(PLAN.read_bytes(), fields={"id": "qinglan"}, headers=known)
    assert sent.status_code == 201
    address = sent.headers["location"]
    assert sent.json()["address"] == address
    assert sent.json()["by"] == LABEL
    while (told := editor.get(address, **known).json())["state"] != "read":
        assert told["state"] in {"waiting", "reading"}
    assert (told["plan"], told["standing"], told["blocked"]) == ("qinglan", "new", "")
    assert told["found"] == {"sections": 2, "tasks": 5, "units": 13, "indicators": 3, "entities": 3, "quantities": 4}
    accepted = editor.post(f"{address}/accept", **known)
    assert (accepted.status_code, accepted.json()) == (
        200,
        {"plan": "qinglan", "address": "/plans/qinglan", "changed": True},
    )
    assert editor.get(address, **known).status_code == 404


def test_nothing_is_in_the_dataset_before_it_is_accepted(editor: Editor):
    revision, quads = editor.workspace.store.revision, len(tuple(editor.workspace.store.quads()))
    address = editor.draft(plan_id="qinglan")
    editor.fill(f"{address}/corrections", action="reject", unit="县残联")
    editor.fill(f"{address}/id", id="other-id")
    assert editor.workspace.store.revision == revision
    assert editor.get("/plans/qinglan").status_code == 404
    editor.post(f"{address}/discard")
    assert (editor.workspace.store.revision, len(tuple(editor.workspace.store.quads()))) == (revision, quads)
    assert editor.get(address).status_code == 404


def test_what_was_accepted_is_a_plan_with_its_source_beside_it_and_a_line_in_the_book(editor: Editor):
    address = editor.draft(plan_id="qinglan")
    before = editor.workspace.store.revision
    accepted = editor.accept(address)
    assert (accepted.status_code, accepted.headers["location"]) == (303, "/plans/qinglan?accepted=changed")
    assert "青岚县养老服务提质行动计划" in editor.get("/plans/qinglan").text
    kept = editor.folder / "sources" / "qinglan"
    assert {path.name for path in kept.iterdir()} == {PLAN.name, PLAN.with_suffix(".toml").name}
    assert (kept / PLAN.name).read_bytes() == PLAN.read_bytes()
    line = json.loads((editor.folder / "audit.log").read_text("utf-8").splitlines()[-1])
    assert (line["operation"], line["token"], line["status"]) == ("accept", LABEL, 303)
    assert (line["before"], line["after"]) == (before, editor.workspace.store.revision)
    assert line["text"].endswith(PLAN.name)
    assert any(graph.endswith("plan/qinglan/graph/stated") for graph in line["graphs"])


def test_a_plan_of_an_id_that_is_there_is_told_and_replaces_it_when_that_is_wanted(editor: Editor):
    editor.accept(editor.draft(plan_id="qinglan"))
    same = editor.draft(plan_id="qinglan")
    assert editor.status(same)["standing"] == "same"
    changed = PLAN.read_text("utf-8").replace("县残联", "县红十字会").encode()
    other = editor.draft(changed, plan_id="qinglan")
    assert editor.status(other)["standing"] == "replaces"
    assert "采用并替换" in editor.get(other).text
    assert editor.accept(other).status_code == 303
    assert "县红十字会" in editor.get("/plans/qinglan").text
    assert "县残联" not in editor.get("/plans/qinglan").text
    assert (editor.folder / "sources" / "qinglan" / PLAN.name).read_bytes() == changed
    assert [path.name for path in (editor.folder / "sources").iterdir()] == ["qinglan"]


def test_who_checked_a_new_plan_does_not_replace_one_that_came_meanwhile(editor: Editor):
    first, second = (
        editor.draft(plan_id="qinglan"),
        editor.draft(PLAN.read_bytes().replace("县残联".encode(), "县红十字会".encode()), plan_id="qinglan"),
    )
    checked = editor.status(second)
    editor.accept(first)
    refused = editor.fill(f"{second}/accept", edition=checked["edition"], mark=checked["mark"])
    assert refused.status_code == 409
    assert "县残联" in editor.get("/plans/qinglan").text
    assert editor.accept(second).status_code == 303


def test_who_checked_one_edition_does_not_accept_another(editor: Editor):
    address = editor.draft(plan_id="qinglan")
    checked = editor.status(address)
    editor.fill(f"{address}/corrections", action="reject", unit="县残联")
    for below in ("accept", "corrections/remove", "corrections/text", "id"):
        stale = {"edition": checked["edition"], "ordinal": 1, "text": "", "id": "x"}
        assert editor.fill(f"{address}/{below}", **stale).status_code == 409
    assert editor.get("/plans/qinglan").status_code == 404


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "holds nothing"),
        (b"\x00\x01\x02" * 50, "a.txt", "binary data"),
        (b"PK\x03\x04broken", "a.docx", "a.docx"),
        (b"%PDF-1.7 cut off", "a.pdf", "a.pdf"),
        ("今天天气很好。".encode(), "a.txt", "No task was found"),
    ],
)
def test_a_file_that_is_no_plan_says_why_in_a_sentence_and_can_only_be_discarded(
    editor: Editor, data: bytes, name: str, said: str
):
    address = editor.send(data, name).headers["location"]
    told = editor.read(address)
    assert said in told["blocked"]
    assert str(editor.folder) not in told["blocked"]
    page = editor.get(f"{address}?lang=en")
    assert said in page.text
    assert told["blocked_zh"] in editor.get(f"{address}?lang=zh").text
    assert f"{address}/accept" not in page.text
    assert editor.post(f"{address}/accept").status_code == 409
    assert editor.post(f"{address}/discard").status_code == 303


def test_what_cannot_be_a_draft_is_refused_in_a_sentence(editor: Editor):
    assert "后缀不是能读的格式" in editor.send(b"x", "a.exe").text
    assert editor.send(b"x", "a.exe").status_code == 400
    assert "不能作 id" in editor.send(b"x", fields={"id": "A B"}).text
    body, content_type = multipart(b"", "", {})
    assert "表单里没有文件" in editor.post("/upload", body, content_type).text
    assert editor.post("/upload", b"{}", "application/json").status_code == 415
    too_large = editor.send(b"x" * (MAXIMUM_BODY + 1))
    assert too_large.status_code == 413
    assert editor.get("/upload", accept="application/json").json() == []


def test_when_there_are_enough_drafts_the_next_is_refused(editor: Editor):
    for _ in range(20):
        assert editor.send(PLAN.read_bytes()).status_code == 303
    assert editor.send(PLAN.read_bytes()).status_code == 409


def test_two_drafts_at_once_are_two(editor: Editor):
    first = editor.send(PLAN.read_bytes(), fields={"id": "one"}).headers["location"]
    second = editor.send(PLAN.read_bytes(), fields={"id": "two"}).headers["location"]
    editor.fill(f"{first}/corrections", action="reject", unit="县残联")
    for address in (first, second):
        editor.read(address)
    assert (editor.status(first)["found"]["units"], editor.status(second)["found"]["units"]) == (12, 13)
    assert {editor.accept(address).headers["location"] for address in (first, second)} == {
        "/plans/one?accepted=changed",
        "/plans/two?accepted=changed",
    }


def test_a_draft_whose_file_is_long_shows_how_far_it_is(editor: Editor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plangraph.serve.routers.upload.PATIENCE", 0)
    long = PLAN.read_text("utf-8").replace(
        "1．建设", "".join(f"{n}．事项{n}。做好{n}。\n" for n in range(9, 3000)) + "1．建设"
    )
    address = editor.send(long.encode()).headers["location"]
    page = editor.get(address)
    assert page.status_code == 200
    assert '<meta http-equiv="refresh"' in page.text
    assert 'role="status"' in page.text
    assert editor.fill(f"{address}/accept").status_code == 409


def test_pages_are_in_the_language_that_was_asked_for(editor: Editor):
    address = editor.draft()
    english = editor.get(f"{address}?lang=en").text
    assert "To look at" in english
    assert "Discard this draft" in english
    assert "待核对" not in english
    assert editor.get("/upload", accept=BROWSER, cookie="").text.count("上传计划") > 1
