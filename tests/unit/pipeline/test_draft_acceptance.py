"""A draft on its way into the dataset: what fits the shapes, whole, with its source kept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from plangraph.bootstrap.loading import sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.bootstrap.uploading import uploads
from plangraph.errors import ShapeViolation, StoreUnreachable
from plangraph.pipeline.draft_acceptance import Relation, Uploads, keep_source, standing, write
from plangraph.pipeline.draft_manifest import with_entry
from plangraph.settings import Settings

if TYPE_CHECKING:
    from plangraph.pipeline.draft import Draft

PLAN = ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt"


@pytest.fixture
def taking(tmp_path: Path) -> Iterator[Uploads]:
    made = uploads(tmp_path)
    yield made
    made.desk.close()


@pytest.fixture
def draft(taking: Uploads) -> Draft:
    made = taking.desk.spool.add(PLAN.name, PLAN.read_bytes(), None, "x")
    made.correct(with_entry(made.corrections, {"action": "rename", "unit": "县残联", "to": "县残疾人联合会"}))
    assert taking.desk.settled(made, 60)
    return made


def test_graphs_that_break_the_shapes_are_not_written(taking: Uploads, draft: Draft):
    content = draft.content
    assert content is not None
    (kept,) = draft.folder.glob("*.nq")
    lines = kept.read_text("utf-8").splitlines(keepends=True)
    kept.write_text("".join(line for line in lines if "rdf-schema#label" not in line), "utf-8")
    with sample_workspace(Settings()) as workspace:
        revision = workspace.store.revision
        with pytest.raises(ShapeViolation, match="does not fit the shapes"):
            write(draft.graphs(content), workspace.store, taking.shapes())
        assert workspace.store.revision == revision


def test_a_draft_is_new_then_the_same(taking: Uploads, draft: Draft):
    content = draft.content
    assert content is not None
    graphs = draft.graphs(content)
    with sample_workspace(Settings()) as workspace:
        assert standing(graphs, workspace.store).relation is Relation.NEW
        assert write(graphs, workspace.store, taking.shapes())
        assert standing(graphs, workspace.store).relation is Relation.SAME
        assert not write(graphs, workspace.store, taking.shapes())


def test_the_kept_source_gives_the_corrected_plan_under_the_id_that_was_made_for_it(draft: Draft, tmp_path: Path):
    content = draft.content
    assert content is not None
    place = keep_source(draft, content, tmp_path)
    kept = tomllib.loads((place / PLAN.with_suffix(".toml").name).read_text("utf-8"))
    assert kept["id"] == content["plan"]
    again = extract_plan(place / PLAN.name)
    assert again.id == content["plan"] == place.name
    assert "县残疾人联合会" in {unit.name for unit in again.units}
    assert [review.outcome.value for review in again.reviews] == ["applied"]


def test_a_source_takes_the_place_of_the_older_one_whole(draft: Draft, tmp_path: Path):
    content = draft.content
    assert content is not None
    older = tmp_path / "sources" / content["plan"]
    older.mkdir(parents=True)
    (older / "older.txt").write_text("x", "utf-8")
    keep_source(draft, content, tmp_path)
    assert {path.name for path in older.iterdir()} == {PLAN.name, PLAN.with_suffix(".toml").name}
    assert [path.name for path in older.parent.iterdir()] == [content["plan"]]


def test_a_source_that_cannot_be_kept_is_told(draft: Draft, tmp_path: Path):
    content = draft.content
    assert content is not None
    (tmp_path / "sources").write_text("", "utf-8")
    with pytest.raises(StoreUnreachable, match="accept the draft again"):
        keep_source(draft, content, tmp_path)


def test_a_file_that_was_changed_on_disk_is_refused_without_telling_where_it_lies(taking: Uploads, tmp_path: Path):
    draft = taking.desk.spool.add(PLAN.name, PLAN.read_bytes(), None, "x")
    draft.source.write_bytes(b"other words")
    assert taking.desk.settled(draft, 60)
    content = draft.content
    assert content is not None
    assert "is not the file" in content["blocked"]
    assert str(tmp_path) not in content["blocked"]
