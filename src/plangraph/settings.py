"""Settings, frozen, from the environment: ``PLANGRAPH_*`` with the names of the long options."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_STORE = "plangraph-store"
DEFAULT_BASE_IRI = "https://w3id.org/plangraph/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """``max_rows`` bounds what a page shows, never what a protocol answers."""

    store: str = DEFAULT_STORE
    base_iri: str = DEFAULT_BASE_IRI
    host: str = "127.0.0.1"
    port: int = 8000
    max_rows: int = 1000

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The settings of ``environment`` (of the process by default); raises ParameterError for a bad number."""
        env = os.environ if environment is None else environment
        return cls(
            store=env.get("PLANGRAPH_STORE", DEFAULT_STORE),
            base_iri=env.get("PLANGRAPH_BASE_IRI", DEFAULT_BASE_IRI),
            host=env.get("PLANGRAPH_HOST", "127.0.0.1"),
            port=_whole_number(env, "PLANGRAPH_PORT", 8000),
            max_rows=_whole_number(env, "PLANGRAPH_MAX_ROWS", 1000),
        )


def _whole_number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, str(default))
    if not text.isdecimal():
        raise ParameterError(f"{name} is {text!r}: set it to a whole number, or unset it.")
    return int(text)
