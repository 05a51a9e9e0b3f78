"""Waiting for what another thread or process does, which raises no event here."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60.0
"""Seconds: more than even a busy machine needs."""


def until(condition: Callable[[], object]) -> None:
    """Returns once the condition holds; fails where it does not in time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            pytest.fail("it did not come to pass")
        time.sleep(0.02)
