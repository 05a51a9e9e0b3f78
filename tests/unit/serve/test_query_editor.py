"""The query editor where its files are, the plain text area where they are not, and what is completed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT
from tests.unit.serve.conftest import Client

from plangraph.bootstrap.serving import served_here
from plangraph.serve.app import create_service
from plangraph.serve.completions import completions
from plangraph.serve.headers import PAGE_POLICY
from plangraph.serve.vocabulary_page import Term, terms
from plangraph.vocabulary import PLAN, PREFIXES

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

SCRIPT = "window.Yasqe = class {};\n" * 100
LOCK = ROOT / "requirements" / "editor" / "package-lock.json"


def installed(folder: Path, script: str = SCRIPT) -> Path:
    folder.mkdir(exist_ok=True)
    folder.joinpath("yasqe.min.js").write_text(script, "utf-8")
    folder.joinpath("yasqe.min.css").write_text(".yasqe {}", "utf-8")
    return folder


def service(workspace: Workspace, folder: Path) -> Client:
    return Client(create_service(served_here(workspace), editor=folder))


@pytest.fixture
def with_editor(workspace: Workspace, tmp_path: Path) -> Client:
    return service(workspace, installed(tmp_path / "editor"))


@pytest.fixture
def without_editor(workspace: Workspace, tmp_path: Path) -> Client:
    return service(workspace, tmp_path / "nowhere")


def loaded(page: str) -> list[str]:
    """The addresses of scripts and styles of a page, in order."""
    tags = [tag for tag in page.split("<") if tag.startswith(("script ", 'link rel="stylesheet"'))]
    return [tag.split('src="' if tag.startswith("script") else 'href="')[1].split('"')[0] for tag in tags]


def test_the_page_loads_the_editor_before_the_script_that_starts_it(with_editor: Client):
    page = with_editor.page("/sparql").text
    names = [address.rpartition("/")[2].partition("?")[0] for address in loaded(page)]
    assert names == [
        *("plangraph.css", "enhance.js"),
        *("yasqe.min.css", "query_editor.css", "yasqe.min.js", "query_editor.js"),
    ]
    assert page.count("defer></script>") == 3


def test_no_other_page_loads_the_editor(with_editor: Client):
    assert [name for name in ("/", "/ask", "/docs", "/ontology") if "query_editor" in with_editor.page(name).text] == []


def test_a_file_of_the_editor_is_packed_and_kept_by_browsers(with_editor: Client):
    address = next(address for address in loaded(with_editor.page("/sparql").text) if "yasqe.min.js" in address)
    answer = with_editor.get(address, accept_encoding="gzip")
    assert (answer.text, answer.headers["content-encoding"]) == (SCRIPT, "gzip")
    assert "immutable" in answer.headers["cache-control"]
    assert "Accept-Encoding" in answer.headers["vary"]
    assert answer.headers["content-security-policy"] == PAGE_POLICY
    assert "content-encoding" not in with_editor.get(address, accept_encoding="identity").headers


def test_other_files_have_other_addresses_and_another_page(workspace: Workspace, tmp_path: Path):
    first, second = (
        service(workspace, installed(tmp_path / name, script)).page("/sparql") for name, script in ("ab", "cd")
    )
    assert loaded(first.text) != loaded(second.text)
    assert first.headers["etag"] != second.headers["etag"]


def test_without_files_the_page_is_a_text_area_that_asks_for_none(without_editor: Client):
    page = without_editor.page("/sparql?query=ASK%20%7B%7D")
    assert (page.status_code, "yasqe" in page.text, "static/editor" in page.text) == (200, False, False)
    assert ">\nASK {}</textarea>" in page.text


@pytest.mark.parametrize("script", ["", SCRIPT])
def test_files_that_are_not_all_there_are_no_editor(workspace: Workspace, tmp_path: Path, script: str):
    folder = installed(tmp_path, script)
    folder.joinpath("yasqe.min.css").unlink()
    assert "yasqe" not in service(workspace, folder).page("/sparql").text


def test_the_line_at_which_a_query_was_refused_is_told_to_the_editor(without_editor: Client):
    page = without_editor.page("/sparql?query=SELECT%20*%20%7B%0A%20%20%3Fs%20%3Fp%20%7D")
    assert page.status_code == 400
    assert 'data-fault-line="2" data-fault-column="' in page.text


def test_every_class_property_and_individual_is_completed_with_both_labels(client: Client, workspace: Workspace):
    offered = client.get("/sparql/completions").json()
    iris = {offered["prefixes"][prefix] + local: (kind, *labels) for kind, prefix, local, *labels in offered["terms"]}
    assert iris[f"{PLAN}Task"] == ("class", "任务", "Task")
    assert iris[f"{PLAN}responsibleUnit"][:2] == ("property", "责任单位")
    assert iris["https://w3id.org/plangraph/severity/warning"][0] == "individual"
    assert {term.iri for of_kind in terms(workspace.store).values() for term in of_kind} <= set(iris)
    assert offered["prefixes"].items() >= PREFIXES.items()
    assert offered["prefixes"]["severity"] == "https://w3id.org/plangraph/severity/"


def test_names_of_other_vocabularies_come_from_the_saved_queries():
    term = Term(f"{PLAN}Task", ("任务", "Task"), (), (), (), ())
    query = (
        'SELECT ?x:y { ?t a plan:Task ; rdfs:label "skos:notation", ?n . <http://x/oa:exact> my:own ?rdf } # eli:cites'
    )
    assert completions({"类": (term,)}, [query])["terms"] == [
        ("class", "plan", "Task", "任务", "Task"),
        ("other", "rdfs", "label", "", ""),
    ]


def test_the_lock_has_exact_versions_and_hashes_and_no_address():
    lock = json.loads(LOCK.read_text("utf-8"))
    wanted = lock["packages"].pop("")["dependencies"]
    assert all(found["version"] and found["integrity"].startswith("sha512-") for found in lock["packages"].values())
    assert not any("resolved" in found for found in lock["packages"].values())
    assert wanted == {"@zazuko/yasqe": lock["packages"]["node_modules/@zazuko/yasqe"]["version"]}
