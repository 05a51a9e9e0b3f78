"""``plangraph search`` as a person runs it, and the search of a service on disk."""

from __future__ import annotations

import csv
import io
import json
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
from tests.conftest import SAMPLE_PATH
from tests.functional.test_service import serving

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = SAMPLE_PATH.read_text("utf-8")


@pytest.mark.usefixtures("dataset")
def test_hits_are_a_table_with_the_words_in_brackets(plangraph: Run):
    done = plangraph("search", "邓家刀")
    table = done.stdout.decode()
    assert done.returncode == 0
    assert "品牌" in table
    assert "[邓家刀]" in table
    assert "3012-3015" in table


@pytest.mark.usefixtures("dataset")
def test_hits_are_csv_with_their_places(plangraph: Run):
    rows = list(csv.DictReader(io.StringIO(plangraph("search", "专利", "导航", "-f", "csv").stdout.decode())))
    assert len(rows) == 7
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows)


@pytest.mark.usefixtures("dataset")
def test_hits_are_json_of_a_kind_and_a_number(plangraph: Run):
    done = plangraph("search", "区", "-k", "unit", "-n", "3", "-f", "json", "--plan", "dazu-ip-2025")
    found = json.loads(done.stdout)
    assert [hit["kind"] for hit in found["hits"]] == ["unit"] * 3
    assert found["total"] == found["kinds"]["unit"] > 3
    assert f"3 of {found['total']} hits" in done.stderr.decode()


def test_without_a_dataset_the_sample_is_searched_and_nothing_is_written(plangraph: Run, tmp_path: Path):
    done = plangraph("search", "邓家刀", "-f", "csv")
    assert "brand,邓家刀" in done.stdout.decode()
    assert "sample" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("dataset")
def test_no_hit_is_told_with_a_hint(plangraph: Run):
    done = plangraph("search", "火星")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "没有找到" in done.stderr.decode()
    assert "use fewer or shorter words" in done.stderr.decode()


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize(
    ("words", "code"),
    [(("，",), 2), (("",), 2), (("科" * 201,), 2), (("科", "-k", "no"), 2), (("科", "--plan", "no"), 1)],
)
def test_bad_input_is_one_sentence(plangraph: Run, words: tuple[str, ...], code: int):
    done = plangraph("search", *words)
    assert (done.returncode, done.stdout) == (code, b"")
    assert len(done.stderr.decode().splitlines()) == 1


def test_a_dataset_on_a_server_is_searched_by_the_command_line(plangraph: Run, dataset: Path, tmp_path: Path):
    with serving(dataset, tmp_path / "log") as (address, _):
        there = json.loads(plangraph("search", "专利", "-f", "json", "--store", f"{address}/sparql").stdout)
    here = json.loads(plangraph("search", "专利", "-f", "json").stdout)
    assert there["hits"] == here["hits"]
    assert there["kinds"] == here["kinds"]


def test_a_service_finds_what_is_written_while_it_runs(plangraph: Run, dataset: Path, tmp_path: Path):
    (tmp_path / "plan.txt").write_text(TEXT.replace("邓家刀", "火星刀"), "utf-8")
    with serving(dataset, tmp_path / "log") as (address, _):
        link = f"{address}/search.json?q={quote('火星刀')}"
        assert httpx.get(link, timeout=60).json()["total"] == 0
        assert plangraph("ingest", "plan.txt", "--id", "mars", "--store", dataset).returncode == 0
        end = time.monotonic() + 60
        found = httpx.get(link, timeout=60).json()
        while found["total"] == 0 and time.monotonic() < end:  # the service looks for a new snapshot now and then
            time.sleep(0.05)
            found = httpx.get(link, timeout=60).json()
    assert found["hits"]
    assert {hit["plan"].rpartition("/")[2] for hit in found["hits"]} == {"mars"}
