"""Tokens beside a dataset."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plangraph.errors import ParameterError, StoreUnreachable
from plangraph.store.tokens import FILE, Tokens


def test_a_token_has_256_bits_and_is_kept_as_a_hash_alone(tmp_path: Path):
    token = Tokens(tmp_path).issue("编辑部")
    kept = (tmp_path / FILE).read_text("utf-8")
    assert len(token) == 43
    assert token not in kept
    assert [set(entry) for entry in json.loads(kept)] == [{"label", "made", "sha256"}]
    assert "编辑部" in kept


def test_only_the_owner_may_read_the_file(tmp_path: Path):
    before = os.umask(0)
    try:
        Tokens(tmp_path).issue()
    finally:
        os.umask(before)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_a_token_is_known_by_its_label_in_every_process(tmp_path: Path):
    service = Tokens(tmp_path)
    assert service.label_of("guess") is None
    token = Tokens(tmp_path).issue("desk")
    assert service.label_of(token) == "desk"
    assert service.label_of(token + "x") is None
    assert service.label_of("汉字") is None


def test_a_revoked_token_is_worth_nothing_at_once(tmp_path: Path):
    service = Tokens(tmp_path)
    first, second = service.issue("a"), service.issue("b")
    assert service.label_of(first) == "a"
    Tokens(tmp_path).revoke("a")
    assert service.label_of(first) is None
    assert service.label_of(second) == "b"


def test_tokens_without_a_label_are_numbered(tmp_path: Path):
    tokens = Tokens(tmp_path)
    tokens.issue()
    tokens.issue()
    tokens.revoke("token-1")
    tokens.issue()
    assert [entry.label for entry in tokens.entries] == ["token-2", "token-1"]


def test_a_label_names_one_token(tmp_path: Path):
    tokens = Tokens(tmp_path)
    tokens.issue("desk")
    with pytest.raises(ParameterError, match="already"):
        tokens.issue("desk")
    with pytest.raises(ParameterError, match="there is desk"):
        tokens.revoke("none")


@pytest.mark.parametrize("damage", ["{", "[1]", '[{"label": "a"}]', "{}x", "\x00"])
def test_a_damaged_file_lets_nobody_in(tmp_path: Path, damage: str):
    (tmp_path / FILE).write_text(damage)
    with pytest.raises(StoreUnreachable, match="mend it"):
        Tokens(tmp_path).label_of("token")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(StoreUnreachable, match="check the folder"):
        Tokens(tmp_path / "none").issue()


def test_the_command_prints_a_token_lists_and_revokes_it(
    dataset: Path, plangraph: Callable[..., subprocess.CompletedProcess[bytes]]
):
    token = plangraph("token", "--label", "编辑部").stdout.decode().strip()
    assert Tokens(dataset).label_of(token) == "编辑部"
    assert plangraph("token", "--list").stdout.decode().startswith("编辑部\t20")
    assert plangraph("token", "--revoke", "编辑部").stdout == b""
    assert Tokens(dataset).label_of(token) is None


@pytest.mark.parametrize("words", [("--revoke", "none"), ("--list", "--label", "a"), ("--store", "nowhere")])
def test_what_the_command_cannot_do_it_says(
    dataset: Path, plangraph: Callable[..., subprocess.CompletedProcess[bytes]], words: tuple[str, ...]
):
    said = plangraph("token", *words)
    assert dataset.exists()
    assert (said.returncode, said.stdout) == (2, b"")
    assert said.stderr.count(b"\n") == 1
