"""The commands on the sample, as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT, SAMPLE_PATH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

COMMANDS = (
    *("serve", "token", "ingest", "plans", "remove", "export", "extract", "query", "queries", "view", "check"),
    *("load", "backup", "restore", "doctor", "search", "ask", "brief", "cite"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_ends_with_an_example_of_its_command(plangraph: Run, command: str):
    last = plangraph(command, "--help").stdout.decode().strip().split("Example: ")[-1]
    assert last.startswith(f"plangraph {command}")


def test_help_lists_these_commands_and_no_other(plangraph: Run):
    text = plangraph("--help").stdout.decode()
    listed = [
        line.split()[0]
        for line in text.split("Commands:")[1].split("Example:")[0].splitlines()
        if re.match(r"  \w", line)
    ]
    assert sorted(listed) == sorted(COMMANDS)


def test_without_a_dataset_the_sample_answers_and_says_so(plangraph: Run, tmp_path: Path):
    done = plangraph("query", "who-owns-what", "-p", "unit=区科技局", "-f", "csv")
    assert len(list(csv.DictReader(io.StringIO(done.stdout.decode())))) == 9
    assert "sample" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_second_ingestion_changes_nothing(plangraph: Run):
    assert "loaded" in plangraph("ingest", SAMPLE_PATH).stderr.decode()
    before = plangraph("export").stdout
    assert "unchanged" in plangraph("ingest", SAMPLE_PATH).stderr.decode()
    assert plangraph("export").stdout == before


@pytest.mark.usefixtures("dataset")
def test_a_changed_plan_replaces_the_old_one_whole(plangraph: Run, tmp_path: Path):
    changed = SAMPLE_PATH.read_text("utf-8").replace("区检察院）", "区检察院、区档案局）")
    (tmp_path / "plan.txt").write_text(changed, "utf-8")
    assert "replaced" in plangraph("ingest", "plan.txt", "--id", "dazu-ip-2025").stderr.decode()
    rows = list(csv.DictReader(io.StringIO(plangraph("query", "unit-workload", "-f", "csv").stdout.decode())))
    assert len(rows) == 24
    assert len(plangraph("plans").stdout.decode().splitlines()) == 1


def test_a_dry_run_says_what_would_be_loaded_and_loads_nothing(plangraph: Run, tmp_path: Path):
    done = plangraph("ingest", SAMPLE_PATH, "--dry-run")
    assert done.returncode == 0
    assert "19 tasks" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("dataset")
def test_a_removed_plan_leaves_no_quad_behind(plangraph: Run):
    assert plangraph("remove", "dazu-ip-2025").returncode == 0
    assert b"dazu-ip-2025" not in plangraph("export").stdout
    assert plangraph("remove", "dazu-ip-2025").returncode == 1


def test_one_broken_file_of_a_folder_does_not_stop_the_others(plangraph: Run, tmp_path: Path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a-empty.txt").write_bytes(b"")
    (tmp_path / "plans" / "b-plan.txt").write_bytes(SAMPLE_PATH.read_bytes())
    done = plangraph("ingest", "plans")
    assert done.returncode == 1
    assert "a-empty.txt" in done.stderr.decode()
    assert len(plangraph("plans").stdout.decode().splitlines()) == 1


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "jsonld"])
def test_a_plan_is_extracted_to_rdf_without_a_dataset(plangraph: Run, tmp_path: Path, form: str):
    done = plangraph("extract", SAMPLE_PATH, "-f", form)
    assert done.returncode == 0
    assert "plan/dazu-ip-2025/task/19" in done.stdout.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("dataset")
def test_sparql_from_stdin_and_file_is_answered(plangraph: Run, tmp_path: Path):
    (tmp_path / "count.rq").write_text(
        "PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT (COUNT(*) AS ?n) { ?t a plan:Task }", "utf-8"
    )
    assert plangraph("query", "count.rq", "-f", "csv").stdout == b"n\r\n19\r\n"


@pytest.mark.usefixtures("dataset")
def test_the_answer_to_ask_is_a_word_or_in_a_format_of_truths(plangraph: Run, tmp_path: Path):
    (tmp_path / "ask.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    assert plangraph("query", "ask.rq").stdout == b"true\n"
    assert plangraph("query", "ask.rq", "-f", "json").stdout.startswith(b'{"head":{},"boolean":true}')
    refused = plangraph("query", "ask.rq", "-f", "csv")
    assert (refused.returncode, refused.stdout) == (2, b"")


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize("form", ["svg", "png", "html", "graphml", "gexf", "json"])
def test_the_collaboration_is_written_in_every_form(plangraph: Run, tmp_path: Path, form: str):
    assert plangraph("view", "collaboration", "-o", f"net.{form}").returncode == 0
    assert (tmp_path / f"net.{form}").stat().st_size > 1000


def test_the_findings_of_a_plan_are_listed_as_json(plangraph: Run):
    done = plangraph("check", SAMPLE_PATH, "-f", "json")
    assert done.returncode == 0, done.stderr.decode()
    assert isinstance(json.loads(done.stdout), list)


@pytest.mark.usefixtures("dataset")
def test_an_answer_without_rows_is_said_to_be_one(plangraph: Run):
    done = plangraph("query", "units-without-task", "-f", "csv")
    assert len(done.stdout.splitlines()) == 1
    assert "no row answers" in done.stderr.decode()


@pytest.mark.usefixtures("dataset")
def test_a_plan_of_the_dataset_is_checked_as_its_file_is(plangraph: Run):
    stored = plangraph("check", "dazu-ip-2025", "-f", "csv").stdout.decode().splitlines()
    file = plangraph("check", SAMPLE_PATH, "-f", "csv").stdout.decode().splitlines()
    assert sorted(stored) == sorted(file)
    assert any("annex-heading" in line for line in file)


@pytest.mark.usefixtures("dataset")
def test_sparql_of_ones_own_keeps_to_a_plan_and_to_what_is_stated(plangraph: Run, tmp_path: Path):
    (tmp_path / "shares.rq").write_text(
        "PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT (COUNT(*) AS ?n) { ?task plan:sharesWith ?other }"
    )
    assert plangraph("query", "shares.rq", "-f", "csv").stdout != b"n\r\n0\r\n"
    assert plangraph("query", "shares.rq", "-f", "csv", "--no-inferred").stdout == b"n\r\n0\r\n"
    unknown = plangraph("query", "shares.rq", "--plan", "no-such-plan")
    assert (unknown.returncode, unknown.stdout) == (1, b"")
    refused = plangraph("query", "shares.rq", "-p", "unit=x")
    assert (refused.returncode, b"VALUES" in refused.stderr) == (2, True)


def test_a_count_over_several_plans_is_told_to_count_twice_what_they_say_alike(plangraph: Run, tmp_path: Path):
    plangraph("ingest", SAMPLE_PATH, ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt")
    for words, told in (("COUNT(?task)", True), ("COUNT(DISTINCT ?task)", False)):
        (tmp_path / "count.rq").write_text(
            f"PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT ({words} AS ?n) {{ ?task a plan:Task }}"
        )
        assert (b"COUNT(DISTINCT ?x)" in plangraph("query", "count.rq").stderr) is told


@pytest.mark.usefixtures("dataset")
def test_an_export_without_inference_has_no_inferred_link(plangraph: Run):
    assert b"/graph/inferred>" in plangraph("export").stdout
    assert b"/graph/inferred>" not in plangraph("export", "--no-inferred").stdout
