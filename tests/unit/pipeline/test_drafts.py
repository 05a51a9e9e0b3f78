"""Drafts on disk: what is taken, what is refused, what is thrown away."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from plangraph.errors import ParameterError, StoreUnreachable
from plangraph.pipeline.drafts import Spool, SpoolFull, file_name


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path, "1")


def test_a_draft_has_its_file_its_checksum_and_who_sent_it(spool: Spool):
    draft = spool.add("计划.txt", b"words", "plan-2026", "张三")
    assert draft.source.read_bytes() == b"words"
    assert draft.corrections == f'id = "plan-2026"\nsha256 = "{sha256(b"words").hexdigest()}"\n'
    assert (draft.name, draft.label, draft.content) == ("计划.txt", "张三", None)
    assert spool.folder.stat().st_mode & 0o777 == 0o700


def test_another_process_finds_the_drafts(spool: Spool, tmp_path: Path):
    first, second = spool.add("a.txt", b"a", None, "x"), spool.add("a.txt", b"b", None, "x")
    assert {draft.id for draft in Spool(tmp_path, "1").drafts()} == {first.id, second.id}
    assert spool.find(first.id) == first


@pytest.mark.parametrize("draft_id", ["", "..", "0" * 15, "0" * 16, "../../etc/passwd", "g" * 16, "０" * 16])
def test_what_is_no_draft_is_not_found(spool: Spool, draft_id: str):
    spool.add("a.txt", b"a", None, "x")
    assert spool.find(draft_id) is None


def test_a_draft_that_was_removed_is_gone(spool: Spool):
    draft = spool.add("a.txt", b"a", None, "x")
    spool.remove(draft)
    spool.remove(draft)
    assert (spool.drafts(), list(spool.folder.iterdir()), draft.edition) == ((), [], "")


def test_there_are_so_many_drafts_and_no_more(tmp_path: Path):
    spool = Spool(tmp_path, "1", most=2)
    first = spool.add("a.txt", b"a", None, "x")
    spool.add("a.txt", b"a", None, "x")
    with pytest.raises(SpoolFull, match="accept or discard"):
        spool.add("a.txt", b"a", None, "x")
    spool.remove(first)
    spool.add("a.txt", b"a", None, "x")


def test_what_nobody_touched_for_long_and_what_is_broken_is_thrown_away(spool: Spool):
    old, corrected, broken = (spool.add("a.txt", b"a", None, "x") for _ in range(3))
    long_ago = time.time() - 15 * 86400
    for draft in (old, corrected):
        os.utime(draft.manifest, (long_ago, long_ago))
    corrected.correct(corrected.corrections)
    (broken.folder / "draft.json").write_text("{", "utf-8")
    (spool.folder / "abc.gone").mkdir()
    spool.clear()
    assert spool.drafts() == (corrected,)
    assert [path.name for path in spool.folder.iterdir()] == [corrected.id]


def test_a_bad_id_leaves_nothing_behind(spool: Spool):
    for bad in ("A", "a--b", "-a", "a" * 81, "计划"):
        with pytest.raises(ParameterError, match="is no id"):
            spool.add("a.txt", b"a", bad, "x")
    assert not spool.folder.exists()


def test_a_dataset_that_takes_no_drafts_says_so(tmp_path: Path):
    (tmp_path / "drafts").write_text("", "utf-8")
    with pytest.raises(StoreUnreachable, match="cannot be kept"):
        Spool(tmp_path, "1").add("a.txt", b"a", None, "x")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("计划.TXT", "计划.txt"),
        ("C:\\文件\\计划.docx", "计划.docx"),
        ("../../etc/a.pdf", "a.pdf"),
        ("~$计划.docx", "$计划.docx"),
        (".hidden.md", "hidden.md"),
        ("a\x00b\nc.html", "abc.html"),
        ("行动计划（2026—2027年）.ofd", "行动计划（2026—2027年）.ofd"),
    ],
)
def test_a_file_keeps_its_name_but_not_its_folders(sent: str, kept: str):
    assert file_name(sent) == kept


def test_a_long_name_is_cut_at_a_sign():
    kept = file_name("长" * 300 + ".txt")
    assert kept.endswith("长.txt")
    assert len(kept.encode()) <= 180


@pytest.mark.parametrize("sent", ["", "计划", "计划.toml", "计划.exe", ".txt", "...txt", "a/", "计划.doc"])
def test_a_name_without_an_ending_that_is_read_is_refused(sent: str):
    with pytest.raises(ParameterError, match=r"\.docx.*\.txt"):
        file_name(sent)


def test_what_was_read_counts_for_its_corrections_and_version_alone(spool: Spool, tmp_path: Path):
    draft = spool.add("a.txt", b"a", None, "x")
    draft.keep(draft.edition, {"plan": None, "blocked": "no"})
    assert draft.content is not None
    again = Spool(tmp_path, "2").find(draft.id)
    assert again is not None
    assert again.content is None
    draft.correct(draft.corrections + "# more\n")
    assert draft.content is None


def test_a_draft_that_cannot_be_read_now_is_not_thrown_away(spool: Spool, monkeypatch: pytest.MonkeyPatch):
    draft = spool.add("a.txt", b"a", None, "x")
    readable = Path.read_text

    def refusing(path: Path, *given: str) -> str:
        if path.name == "draft.json":
            raise OSError(5, "Input/output error")
        return readable(path, *given)

    monkeypatch.setattr(Path, "read_text", refusing)
    spool.clear()
    assert draft.folder.is_dir()
