"""Files into a dataset: what is known, what is told twice, what cannot go in."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from pyoxigraph import Quad

from plangraph.bootstrap import datasets, loading, reading
from plangraph.model.n_triples import NTriples
from plangraph.pipeline.intake import Course, Intake, Outcome
from plangraph.pipeline.preparation import Prepared, Refused, Task
from plangraph.pipeline.preparation import prepare as prepare_plan
from plangraph.pipeline.sources import digest
from plangraph.pipeline.standing import Register, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import NamedNode

    from plangraph.model.plan import Plan

SHORT = """青石市茶产业行动计划（2024—2026年）

一、重点任务

1．建设茶园。新建生态茶园五千亩。（责任单位：市农业农村局、市财政局）

2．开拓市场。举办春茶节。（责任单位：市商务局）
"""


def plan(number: int, area: str = "五千亩") -> str:
    """A short plan with a title of its own."""
    return SHORT.replace("茶产业", f"茶产业第{number}号").replace("五千亩", area)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two plans."""
    made = tmp_path / "plans"
    made.mkdir()
    for number in range(2):
        (made / f"{number}.txt").write_text(plan(number), "utf-8")
    return made


def take(path: Path, course: Course | None = None, *, dry_run: bool = False) -> list[Outcome]:
    """The outcomes of an ingestion into the dataset beside the folder of plans."""
    store = next(parent for parent in path.parents if parent.name != "plans") / "store"
    files = reading.survey_files([path]).files
    return list(loading.ingest_files(files, course or Course(), str(store), dry_run=dry_run))


def verbs(outcomes: list[Outcome]) -> list[str]:
    return [f"{outcome.found.name} {outcome.verb}" for outcome in outcomes]


def ids(folder: Path) -> set[str]:
    with datasets.open_workspace(folder.parent / "store") as workspace:
        return {fact.id for fact in workspace.plans()}


def test_what_stands_already_is_not_read_again(folder: Path):
    assert verbs(take(folder)) == ["0.txt loaded", "1.txt loaded"]
    second = take(folder)
    assert verbs(second) == ["0.txt unchanged", "1.txt unchanged"]
    assert [outcome.prepared for outcome in second] == [None, None]


def test_what_stands_already_is_read_again_if_asked(folder: Path):
    take(folder)
    again = take(folder, Course(again=True))
    assert verbs(again) == ["0.txt unchanged", "1.txt unchanged"]
    assert all(outcome.prepared for outcome in again)


def test_a_changed_file_replaces_its_plan(folder: Path):
    take(folder)
    (folder / "1.txt").write_text(plan(1, "六千亩"), "utf-8")
    assert verbs(take(folder)) == ["0.txt unchanged", "1.txt replaced"]
    assert len(ids(folder)) == 2


def test_another_id_makes_another_plan(folder: Path):
    take(folder)
    assert verbs(take(folder / "0.txt", Course("tea"))) == ["0.txt loaded"]
    assert verbs(take(folder / "0.txt", Course("tea"))) == ["0.txt unchanged"]
    assert len(ids(folder)) == 3


def test_an_id_given_or_taken_away_in_the_manifest_is_noticed(folder: Path):
    take(folder)
    (folder / "0.toml").write_text('id = "tea"', "utf-8")
    assert [outcome.plan_id for outcome in take(folder / "0.txt")] == ["tea"]
    assert verbs(take(folder / "0.txt")) == ["0.txt unchanged"]
    (folder / "0.toml").unlink()
    assert [outcome.plan_id for outcome in take(folder / "0.txt")] != ["tea"]


def test_an_address_given_or_taken_away_in_the_manifest_is_noticed(folder: Path):
    take(folder)
    (folder / "0.toml").write_text('url = "https://example.org/茶"', "utf-8")
    assert verbs(take(folder)) == ["1.txt unchanged", "0.txt replaced"]
    assert [outcome.prepared for outcome in take(folder)] == [None, None]
    (folder / "0.toml").unlink()
    assert verbs(take(folder)) == ["1.txt unchanged", "0.txt replaced"]


def test_a_url_that_is_no_address_of_the_web_is_left_out(folder: Path):
    take(folder)
    (folder / "0.toml").write_text('url = "https://[example"', "utf-8")
    (folder / "1.toml").write_text("url = 1", "utf-8")
    assert [outcome.prepared for outcome in take(folder)] == [None, None]


def test_a_manifest_that_no_longer_fits_is_noticed(folder: Path):
    take(folder)
    (folder / "0.toml").write_text('sha256 = "0"', "utf-8")
    (folder / "1.toml").write_text("no toml", "utf-8")
    assert verbs(take(folder)) == ["0.txt skipped", "1.txt skipped"]


def test_a_file_with_corrections_is_read_each_time(folder: Path):
    take(folder)
    (folder / "0.toml").write_text("correction = []", "utf-8")
    outcomes = take(folder)
    assert [outcome.found.name for outcome in outcomes if outcome.prepared] == ["0.txt"]


def test_a_plan_that_was_corrected_is_read_again_without_its_corrections(folder: Path):
    plan_id = take(folder)[0].plan_id or ""
    with datasets.open_workspace(folder.parent / "store", writable=True) as workspace:
        names = workspace.identifiers
        review = names.graph_review(plan_id)
        workspace.store.replace({review: [Quad(names.plan(plan_id), review, names.plan(plan_id))]})
    outcomes = take(folder)
    assert [outcome.found.name for outcome in outcomes if outcome.prepared] == ["0.txt"]


def test_a_new_name_is_stated(folder: Path):
    take(folder)
    (folder / "0.txt").rename(folder / "tea.txt")
    assert verbs(take(folder)) == ["1.txt unchanged", "tea.txt replaced"]


def test_another_base_iri_knows_nothing_of_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch):
    take(folder)
    monkeypatch.setenv("PLANGRAPH_BASE_IRI", "https://example.org/")
    assert verbs(take(folder)) == ["0.txt loaded", "1.txt loaded"]


def test_what_another_version_read_is_not_known(folder: Path):
    take(folder)
    path = folder / "0.txt"
    with datasets.open_workspace(folder.parent / "store") as workspace:
        register = Register.of(workspace.store, workspace.identifiers)
    assert register.recognise(path, digest(path), None, version("plangraph")) in register.ids
    assert register.recognise(path, digest(path), None, "99") is None


def test_the_second_of_two_plans_with_one_title_is_told_and_leaves_the_first(folder: Path):
    (folder / "0-draft.md").write_text(plan(0, "六千亩"), "utf-8")
    outcomes = take(folder)
    assert verbs(outcomes) == ["0-draft.md loaded", "0.txt skipped", "1.txt loaded"]
    reason = outcomes[1].reason or ""
    assert "0-draft.md" in reason
    assert "--id" in reason
    assert verbs(take(folder)) == ["0-draft.md unchanged", "1.txt unchanged", "0.txt skipped"]
    (folder / "0.toml").write_text('id = "tea-0"', "utf-8")
    assert "0.txt loaded" in verbs(take(folder))


def test_a_copy_is_told_with_the_name_of_the_first(folder: Path):
    (folder / "deep").mkdir()
    (folder / "deep" / "copy.txt").write_text(plan(1), "utf-8")
    outcomes = take(folder)
    assert verbs(outcomes) == ["deep/copy.txt skipped", "0.txt loaded", "1.txt loaded"]
    assert "1.txt" in (outcomes[0].reason or "")


def test_a_broken_file_stops_no_other_and_makes_no_dataset(folder: Path):
    (folder / "0.txt").write_bytes(b"")
    (folder / "1.txt").write_text("今天天气很好。\n", "utf-8")
    assert verbs(take(folder)) == ["0.txt skipped", "1.txt skipped"]
    assert not (folder.parent / "store").exists()
    (folder / "2.txt").write_text(plan(2), "utf-8")
    assert verbs(take(folder)) == ["0.txt skipped", "1.txt skipped", "2.txt loaded"]


def test_a_doc_that_is_a_web_page_inside_is_read(folder: Path):
    paragraphs = "".join(f"<p>{line}</p>" for line in plan(6).splitlines() if line)
    (folder / "page.doc").write_text(f"<html><body>{paragraphs}</body></html>", "utf-8")
    assert "page.doc loaded" in verbs(take(folder))


def test_a_name_in_the_encoding_of_a_chinese_windows_is_legible(folder: Path):
    Path(os.fsdecode(os.fsencode(folder) + "/茶.txt".encode("gb18030"))).write_text(plan(7), "utf-8")
    assert "茶.txt loaded" in verbs(take(folder))
    assert "茶.txt unchanged" in verbs(take(folder))


def test_a_dry_run_tells_and_changes_nothing(folder: Path):
    assert verbs(take(folder, dry_run=True)) == ["0.txt loaded", "1.txt loaded"]
    assert not (folder.parent / "store").exists()
    (folder.parent / "store").mkdir()
    assert verbs(take(folder, dry_run=True)) == ["0.txt loaded", "1.txt loaded"]
    take(folder / "0.txt")
    (folder / "0.txt").write_text(plan(0, "六千亩"), "utf-8")
    assert verbs(take(folder, dry_run=True)) == ["0.txt replaced", "1.txt loaded"]
    assert len(ids(folder)) == 1


class Transactions:
    """A dataset that notes which plans came in one transaction; every plan is as its file is called."""

    def __init__(self, *known: str, changed: bool = True) -> None:
        self.made: list[list[str]] = []
        self._register = Register(Standing(plan_id, plan_id, "1", plan_id, plan_id) for plan_id in known)
        self._changed = changed

    def load(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        self.made.append([graph.value.removeprefix("urn:") for graph in graphs])
        return self._changed

    def run(self, folder: Path, quads: int = 1) -> Iterator[Outcome]:
        """The outcomes of the files of a folder, of which those called ``bad`` are refused."""

        def prepare(task: Task) -> Prepared | Refused:
            name = task.path.stem
            return (
                Refused("bad")
                if name.startswith("bad")
                else Prepared(name, 0, 0, 0, quads, {f"urn:{name}": NTriples.of(())})
            )

        files = reading.survey_files([folder]).files
        return Intake(self._register, prepare, self.load, lambda: None, "1").run(files, Course())


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of files with letters for names."""
    for name in "abcdefgh":
        (tmp_path / f"{name}.txt").write_text(name, "utf-8")
    return tmp_path


def test_the_first_plan_goes_in_alone_and_those_that_are_ready_together_go_in_together(many: Path):
    store = Transactions()
    assert [outcome.verb for outcome in store.run(many)] == ["loaded"] * 8
    assert store.made == [["a"], [*"bcdefgh"]]


def test_nothing_is_told_before_its_transaction(many: Path):
    store = Transactions()
    for outcome in store.run(many):
        assert outcome.plan_id in {plan_id for made in store.made for plan_id in made}


def test_files_that_give_no_plan_are_told_in_their_place_and_stop_no_other(many: Path):
    (many / "bad.txt").write_text("bad", "utf-8")
    store = Transactions()
    outcomes = list(store.run(many))
    assert [outcome.found.path.stem for outcome in outcomes] == ["a", "b", "bad", *"cdefgh"]
    assert [outcome.verb for outcome in outcomes if outcome.prepared] == ["loaded"] * 8
    assert store.made == [["a"], [*"bcdefgh"]]


def test_a_plan_that_stands_in_some_form_goes_in_alone(many: Path):
    store = Transactions("d")
    assert [outcome.verb for outcome in store.run(many)] == ["loaded"] * 3 + ["replaced"] + ["loaded"] * 4
    assert store.made == [["a"], ["b", "c"], ["d"], [*"efgh"]]


def test_plans_that_change_nothing_are_told_so(many: Path):
    assert {outcome.verb for outcome in Transactions(changed=False).run(many)} == {"unchanged"}


def test_large_plans_go_in_alone(many: Path):
    store = Transactions()
    list(store.run(many, quads=30_000))
    assert store.made == [[name] for name in "abcdefgh"]


def test_a_defect_of_ours_is_the_reason_for_one_file():
    def defect(path: Path, _plan_id: str | None) -> Plan:
        raise RecursionError(f"{path} is too deep")

    def never(_: object) -> NoReturn:
        raise AssertionError

    refused = prepare_plan(Task(Path("deep.txt")), defect, never, never)
    assert isinstance(refused, Refused)
    assert "deep.txt" in refused.reason
    assert "too deep" in refused.reason
