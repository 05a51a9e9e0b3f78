"""Who may write."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.exceptions import HTTPException

from plangraph.serve.authority import holder
from plangraph.store.tokens import Tokens


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "BEARER  "])
def test_the_holder_of_a_token_is_known_by_its_label(tmp_path: Path, scheme: str):
    token = Tokens(tmp_path).issue("desk")
    assert holder(Tokens(tmp_path), scheme + token) == "desk"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz"])
def test_who_shows_no_token_is_asked_for_one(tmp_path: Path, header: str):
    with pytest.raises(HTTPException) as refusal:
        holder(Tokens(tmp_path), header)
    assert refusal.value.status_code == 401
    assert refusal.value.headers == {"WWW-Authenticate": 'Bearer realm="plangraph"'}


@pytest.mark.parametrize("token", ["desk", "two words", "令牌"])
def test_a_wrong_token_is_refused(tmp_path: Path, token: str):
    Tokens(tmp_path).issue("desk")
    for tokens in (Tokens(tmp_path), None):
        with pytest.raises(HTTPException) as refusal:
            holder(tokens, f"Bearer {token}")
        assert refusal.value.status_code == 401
        challenge = 'Bearer realm="plangraph", error="invalid_token"'
        assert refusal.value.headers == {"WWW-Authenticate": challenge}
