"""A dataset as its operator handles it: loaded, copied, restored, looked at, and run as a service."""

from __future__ import annotations

import configparser
import gzip
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.command_line import PROGRAM
from tests.conftest import ROOT

from plangraph.bootstrap.datasets import open_workspace
from plangraph.errors import SourceError
from plangraph.pipeline.rdf_loading import load_rdf, named_graph
from plangraph.settings import DEFAULT_BASE_IRI as BASE
from plangraph.settings import Settings
from plangraph.store import rdf_files
from plangraph.store.in_process import InProcessStore
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

DEPLOY = ROOT / "deploy"
TRIPLE = "<https://e.org/a> <https://e.org/b> {} ."
FILES = {
    "a.nq": "<https://e.org/a> <https://e.org/b> 'x' <https://e.org/g> .".replace("'", '"'),
    "a.trig": "<https://e.org/g> { " + TRIPLE.format("1") + " }",
    "a.ttl": TRIPLE.format("1"),
    "a.nt": TRIPLE.format('"x"'),
    "a.jsonld": '{"@id": "https://e.org/a", "https://e.org/b": "x"}',
    "a.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://e.org/">'
    '<rdf:Description rdf:about="https://e.org/a"><e:b>x</e:b></rdf:Description></rdf:RDF>',
}
WITHOUT_GRAPHS = ("a.ttl", "a.nt", "a.rdf")
BROKEN = {
    "a.nq": (2, "<https://e.org/a> <https://e.org/b"),
    "a.ttl": (2, "<https://e.org/a> <https://e.org/b> ."),
    "a.rdf": (3, "\n</wrong>"),
    "a.jsonld": (2, ","),
}


@pytest.fixture(scope="module")
def service(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A dataset that a service has open for writing, and the service's address."""
    folder = shutil.copytree(sample_store, tmp_path_factory.mktemp("service") / "store")
    started = subprocess.Popen(
        [PROGRAM, "serve", "--writable", "--port", "0", "--store", folder],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stderr
    address = re.search(r"http://\S+", started.stderr.readline())
    assert address
    yield folder, address[0]
    started.terminate()
    assert started.wait(30) == 0
    started.stderr.close()


def checks(done: subprocess.CompletedProcess[bytes]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for check in json.loads(done.stdout):
        found.setdefault(check["name"], []).append(check)
    return found


def graphs(store: InProcessStore) -> set[str]:
    rows = store.select("SELECT DISTINCT ?g { GRAPH ?g { <https://e.org/a> ?p ?o } }").rows
    return {str(graph.value) for (graph,) in rows}  # type: ignore[union-attr]


def revision(folder: Path) -> str:
    with open_workspace(folder) as workspace:
        return workspace.store.revision


def test_a_backup_of_a_served_dataset_is_restored_with_its_revision_and_found_whole(
    plangraph: Run, service: tuple[Path, str], tmp_path: Path
):
    folder, _ = service
    made = plangraph("backup", "copies/today", "--store", folder)
    assert made.returncode == 0, made.stderr.decode()
    assert revision(folder) in made.stderr.decode()
    restored = plangraph("restore", "copies/today", "--store", "again")
    assert restored.returncode == 0, restored.stderr.decode()
    assert revision(tmp_path / "again") == revision(folder)
    assert plangraph("remove", "dazu-ip-2025", "--store", "again").returncode == 0
    assert len(plangraph("plans", "--store", "copies/today").stdout.decode().splitlines()) == 1


def test_a_second_backup_or_dataset_at_the_same_place_is_refused_in_a_sentence(
    plangraph: Run, dataset: Path, tmp_path: Path
):
    assert plangraph("backup", "copy").returncode == 0
    again = plangraph("backup", "copy")
    assert (again.returncode, again.stdout) == (2, b"")
    assert re.fullmatch(r"plangraph: .*copy is not empty: name a folder .*\.\n", again.stderr.decode())
    assert plangraph("restore", "copy", "--store", dataset).returncode == 2
    assert plangraph("backup", "other", "--store", "nowhere").returncode == 2
    assert plangraph("backup", "other", "--store", "http://127.0.0.1:9/sparql").returncode == 2
    assert not (tmp_path / "other").exists()


def test_doctor_finds_nothing_wrong_with_a_served_dataset(plangraph: Run, service: tuple[Path, str]):
    done = plangraph("doctor", "--store", service[0], "-f", "json")
    assert done.returncode == 0, done.stdout.decode()
    found = checks(done)
    assert {"versions", "settings", "dataset", "integrity", "plans", "snapshots", "leftovers", "disk"} <= set(found)
    assert {"hard links", "sandbox", "processes", "fonts"} <= set(found)
    assert {check["state"] for every in found.values() for check in every} <= {"ok", "warning"}
    for every in found.values():
        assert all(re.fullmatch(r"[^\n]+\.", check["message"]) for check in every)
    assert "just the content that its revision names" in found["integrity"][0]["message"]
    if sys.platform == "linux":
        assert "open for writing in process" in found["snapshots"][-1]["message"]


@pytest.mark.skipif(sys.platform != "linux", reason="the whole sandbox is for Linux")
def test_doctor_tries_the_sandbox_out(plangraph: Run, tmp_path: Path):
    (sandbox,) = checks(plangraph("doctor", "-f", "json"))["sandbox"]
    assert sandbox["state"] == "ok"
    assert "cannot open sockets or start programs or take more memory" in sandbox["message"]
    assert list(tmp_path.iterdir()) == []


def test_doctor_says_openly_what_a_machine_lacks(monkeypatch: pytest.MonkeyPatch):
    from plangraph.pipeline import diagnosis  # noqa: PLC0415

    lacking = {"sockets": False, "programs": False, "memory": True, "death": False}
    monkeypatch.setattr(diagnosis, "confinement", lambda: lacking)
    monkeypatch.setattr(diagnosis, "filters_calls", lambda: False)
    (check,) = diagnosis._sandbox()
    assert check.state == "warning"
    assert "could open sockets, start programs, outlive the service" in check.message
    assert "is for Linux on x86_64 and aarch64" in check.message


def test_doctor_exits_1_where_the_data_is_damaged_and_says_what_to_do(plangraph: Run, dataset: Path):
    for table in dataset.glob("snapshots/*/*.sst"):
        data = bytearray(table.read_bytes())
        data[: len(data) // 2] = bytes(len(data) // 2)
        table.unlink()
        table.write_bytes(data)
    done = plangraph("doctor", "-f", "json")
    assert done.returncode == 1
    (integrity,) = checks(done)["integrity"]
    assert integrity["state"] == "error"
    assert "plangraph restore" in integrity["message"]
    assert b"Traceback" not in done.stderr


def test_doctor_finds_a_text_whose_quotations_do_not_stand_in_it(plangraph: Run, dataset: Path):
    with open_workspace(dataset, writable=True) as workspace:
        assert isinstance(workspace.store, InProcessStore)
        workspace.store._guard = None
        workspace.store.update(
            "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX plan: <https://w3id.org/plangraph/ns#>"
            " DELETE { GRAPH ?g { ?t rdf:value ?text } } INSERT { GRAPH ?g { ?t rdf:value ?new } }"
            " WHERE { GRAPH ?g { ?t a plan:SourceText ; rdf:value ?text } BIND(REPLACE(?text, '知识', '') AS ?new) }"
        )
    done = plangraph("doctor", "-f", "json")
    assert done.returncode == 1
    message = checks(done)["plans"][0]["message"]
    assert "the text of dazu-ip-2025 has" in message
    assert "quotations of dazu-ip-2025 do not stand in its text" in message


def test_doctor_misses_a_named_dataset_more_than_the_usual_one(plangraph: Run, tmp_path: Path):
    usual, named = plangraph("doctor", "-f", "json"), plangraph("doctor", "--store", "research", "-f", "json")
    assert (usual.returncode, named.returncode) == (0, 1)
    assert checks(named)["dataset"][0]["state"] == "error"
    assert list(tmp_path.iterdir()) == []


def test_doctor_names_variables_that_are_no_settings_and_values_that_are_none(plangraph: Run):
    wrong = plangraph("doctor", "-f", "json", PLANGRAPH_QUEYR_TIMEOUT="3")
    assert "PLANGRAPH_QUEYR_TIMEOUT" in checks(wrong)["settings"][0]["message"]
    bad = plangraph("doctor", PLANGRAPH_PORT="many")
    assert bad.returncode == 1
    assert "PLANGRAPH_PORT is 'many'" in bad.stdout.decode()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_every_syntax_is_loaded_as_it_is(tmp_path: Path, name: str, packed: bool):  # noqa: FBT001
    data = FILES[name].encode()
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    store = InProcessStore.in_memory()
    loaded = load_rdf(path, lambda: store, None, BASE)
    assert (loaded.quads, loaded.changed) == (1, True)
    expected = f"{BASE}graph/a" if name in WITHOUT_GRAPHS else "https://e.org/g"
    assert graphs(store) == (set() if name == "a.jsonld" else {expected})
    assert not load_rdf(path, lambda: store, None, BASE).changed


@pytest.mark.parametrize("name", ["a.ttl", "a.jsonld"])
def test_triples_without_a_graph_go_to_the_one_that_was_named(tmp_path: Path, name: str):
    (tmp_path / name).write_text(FILES[name], "utf-8")
    store = InProcessStore.in_memory()
    load_rdf(tmp_path / name, lambda: store, named_graph("https://e.org/mine"), BASE)
    assert graphs(store) == {"https://e.org/mine"}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_by_its_line_and_nothing_of_it_is_loaded(tmp_path: Path, name: str):
    line, rest = BROKEN[name]
    (tmp_path / name).write_text(f"{FILES[name]}\n{rest}\n", "utf-8")
    store = InProcessStore.in_memory()
    with pytest.raises(SourceError, match=rf"{name}:{line}: .*; mend it there, nothing of the file was loaded\.$"):
        load_rdf(tmp_path / name, lambda: store, None, BASE)
    assert store.quads() == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"x"), ("a.ttl.gz", b"no gzip"), ("a.nt.gz", gzip.compress(FILES["a.nt"].encode() * 9, mtime=0)[:-9])],
)
def test_what_is_no_rdf_file_is_refused_in_a_sentence(tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=rf"{name} is n[^\n]+\.$"):
        load_rdf(tmp_path / name, InProcessStore.in_memory, None, BASE)


def test_a_file_that_is_refused_stops_no_other(plangraph: Run, tmp_path: Path):
    (tmp_path / "bad.ttl").write_text("<https://e.org/a> <https://e.org/b", "utf-8")
    (tmp_path / "good.ttl").write_text(TRIPLE.format("2"), "utf-8-sig")  # with the mark of its byte order
    done = plangraph("load", "bad.ttl", "good.ttl")
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "plangraph: bad.ttl:1: " in said
    assert f"good.ttl: loaded (quads: 1, in {BASE}graph/good)" in said
    assert "Traceback" not in said
    assert plangraph("load", "good.ttl", "--graph", "mine").returncode == 2


def test_a_file_that_is_not_there_makes_no_dataset(plangraph: Run, tmp_path: Path):
    assert plangraph("load", "nowhere.ttl").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_replacing_takes_out_what_the_graph_held(tmp_path: Path):
    store = InProcessStore.in_memory()
    for number in (1, 2):
        (tmp_path / "a.ttl").write_text(TRIPLE.format(number), "utf-8")
        load_rdf(tmp_path / "a.ttl", lambda: store, None, BASE, anew=True)
    assert [str(quad.object) for quad in store.quads()] == [f'"2"^^<{XSD}integer>']


def test_a_plan_that_breaks_the_shapes_is_not_loaded_and_the_report_is_on_stdout(
    plangraph: Run, dataset: Path, tmp_path: Path
):
    before = revision(dataset)
    exported = plangraph("export", "--plan", "dazu-ip-2025").stdout.decode().splitlines(keepends=True)
    without_evidence = [line for line in exported if "ns#evidence" not in line]
    (tmp_path / "plan.nq").write_text("".join(without_evidence), "utf-8")
    done = plangraph("load", "plan.nq", "--replace")
    assert done.returncode == 1
    assert b"sh:ValidationReport" in done.stdout
    assert "was not made" in done.stderr.decode()
    assert revision(dataset) == before


def test_an_exported_dataset_is_loaded_whole(plangraph: Run, dataset: Path, tmp_path: Path):
    assert plangraph("export", "--plan", "dazu-ip-2025", "-o", "all.nq").returncode == 0
    assert plangraph("load", "all.nq", "--store", "other").returncode == 0
    for query in ("who-owns-what", "shared-tasks"):
        words = ("query", query, "-f", "csv", *(("-p", "unit=区科技局") if query == "who-owns-what" else ()))
        assert plangraph(*words, "--store", "other").stdout == plangraph(*words, "--store", dataset).stdout
    assert plangraph("doctor", "--store", "other").returncode == 0
    assert (tmp_path / "other").is_dir()


def test_a_large_file_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rdf_files, "_BATCH", 10)
    path = tmp_path / "large.nt"
    path.write_text("\n".join(TRIPLE.format(f'"{number}"') for number in range(35)), "utf-8")
    sizes = [len(batch) for batch in rdf_files.RdfFile.of(path).batches(None, "https://e.org/")]
    assert sizes == [10, 10, 10, 5]


def settings_table() -> dict[str, str]:
    rows = re.findall(r"^\| `(PLANGRAPH_\w+)` \|(.*?)\|", (ROOT / "docs/operation.md").read_text("utf-8"), re.MULTILINE)
    return {name: default.strip("` ") for name, default in rows}


def test_the_table_of_settings_is_that_of_the_program():
    def shown(default: object) -> str:
        return "" if default == () else f"{default:g}" if isinstance(default, float) else str(default)

    assert all(field.default is not MISSING for field in fields(Settings))
    assert settings_table() == {f"PLANGRAPH_{f.name.upper()}": shown(f.default) for f in fields(Settings)}


def test_every_link_of_the_page_for_operators_leads_somewhere():
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / "docs/operation.md").read_text("utf-8"))
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def unit() -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / "plangraph.service", "utf-8")
    return parser


def test_the_unit_starts_the_service_bound_and_lets_priorities_be_taken_back():
    service = unit()["Service"]
    assert shlex.split(service["ExecStart"])[1:] == ["serve"]
    assert service["LimitNICE"] == "+0"  # without the sign it is a raw limit, and 0 forbids all
    assert "seccomp" in service["SystemCallFilter"].split()  # processes of queries filter their own calls
    assert service["DynamicUser"] == service["NoNewPrivileges"] == "yes"
    assert service["KillSignal"] == "SIGTERM"
    assert {"AF_UNIX", "AF_INET"} <= set(service["RestrictAddressFamilies"].split())


def test_settings_of_unit_and_container_are_those_of_the_program():
    named = set(re.findall(r"\bPLANGRAPH_[A-Z_]+", (DEPLOY / "plangraph.service").read_text("utf-8") + containerfile()))
    assert named <= {f"PLANGRAPH_{field.name.upper()}" for field in fields(Settings)}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is absent")
def test_systemd_takes_the_unit(tmp_path: Path):
    text = (DEPLOY / "plangraph.service").read_text("utf-8")
    (tmp_path / "plangraph.service").write_text(text.replace("/opt/plangraph/bin/plangraph", str(PROGRAM)), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / "plangraph.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "plangraph.service" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr


def containerfile() -> str:
    return (DEPLOY / "Containerfile").read_text("utf-8")


def instructions() -> list[tuple[str, str]]:
    joined = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", containerfile(), flags=re.MULTILINE))
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines() if line)]


def test_the_container_is_built_by_the_lines_of_the_readme_on_the_base_image_alone():
    found = instructions()
    assert {rest.split()[0] for word, rest in found if word == "FROM"} == {"python:3.11-slim"}
    built = next(rest for word, rest in found if word == "RUN")
    readme = (ROOT / "README.md").read_text("utf-8")
    for line in ("python3 -m venv", "pip install ."):
        assert line in readme
    assert "python3 -m venv /opt/plangraph" in built
    assert re.search(r"pip install [^&]*-r requirements/runtime\.txt", built)
    assert re.search(r"pip install [^&]*\.$", built)
    assert (ROOT / "requirements" / "runtime.txt").is_file()
    assert not re.search(r"https?://(?!127\.0\.0\.1)|docker\.io|ghcr\.io|quay\.io", containerfile())


def test_the_container_runs_the_service_without_rights_on_a_volume():
    found = dict(instructions())
    assert int(found["USER"]) > 0
    assert json.loads(found["CMD"]) == ["plangraph", "serve"]
    store = re.search(r"PLANGRAPH_STORE=(\S+)", found["ENV"])
    assert store
    assert Path(found["VOLUME"]) == Path(store[1]).parent
    assert f"PLANGRAPH_PORT={found['EXPOSE']}" in found["ENV"]
    assert "PLANGRAPH_HOST=0.0.0.0" in found["ENV"]


def health_check() -> list[str]:
    line = next(rest for word, rest in instructions() if word == "HEALTHCHECK")
    words: list[str] = json.loads(line.partition("CMD ")[2])
    assert words[0] == "python"
    return words[1:]


def test_the_container_is_healthy_while_the_service_answers_and_not_otherwise(service: tuple[Path, str]):
    port = service[1].rpartition(":")[2]
    with urllib.request.urlopen(f"{service[1]}/healthz") as answer:  # noqa: S310  our own service
        assert answer.status == 200
    for tried, code in ((port, 0), ("9", 1)):
        done = subprocess.run(
            [sys.executable, *health_check()],
            env=os.environ | {"PLANGRAPH_PORT": tried},
            capture_output=True,
            check=False,
        )
        assert done.returncode == code
