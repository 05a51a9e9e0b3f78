"""Settings, frozen, from the environment: ``PLANGRAPH_*`` with the names of the long options."""

from __future__ import annotations

import os
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from plangraph.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_STORE = "plangraph-store"
DEFAULT_BASE_IRI = "https://w3id.org/plangraph/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """``max_rows`` bounds what a page shows, never what a protocol answers.

    ``query_timeout`` is in seconds; ``worker_memory`` of one query, ``answer_size`` and ``cache_size`` in MiB.
    ``default_graph`` is ``union`` or ``strict``; ``allow_service`` are the addresses that SERVICE and LOAD may name.
    """

    store: str = DEFAULT_STORE
    base_iri: str = DEFAULT_BASE_IRI
    host: str = "127.0.0.1"
    port: int = 8000
    max_rows: int = 1000
    query_timeout: float = 10.0
    update_timeout: float = 60.0
    worker_memory: int = 2048
    answer_size: int = 1024
    cache_size: int = 64
    queue: int = 512
    default_graph: str = "union"
    log: str = "text"
    allow_service: tuple[str, ...] = ()

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
            query_timeout=_seconds(env, "PLANGRAPH_QUERY_TIMEOUT", 10.0),
            update_timeout=_seconds(env, "PLANGRAPH_UPDATE_TIMEOUT", 60.0),
            worker_memory=_whole_number(env, "PLANGRAPH_WORKER_MEMORY", 2048),
            answer_size=_whole_number(env, "PLANGRAPH_ANSWER_SIZE", 1024),
            cache_size=_whole_number(env, "PLANGRAPH_CACHE_SIZE", 64),
            queue=_whole_number(env, "PLANGRAPH_QUEUE", 512),
            default_graph=_one_of(env, "PLANGRAPH_DEFAULT_GRAPH", ("union", "strict")),
            log=_one_of(env, "PLANGRAPH_LOG", ("text", "json")),
            allow_service=tuple(env.get("PLANGRAPH_ALLOW_SERVICE", "").split()),
        )


def _whole_number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, str(default))
    if not text.isdecimal():
        raise ParameterError(f"{name} is {text!r}: set it to a whole number, or unset it.")
    return int(text)


def _seconds(env: Mapping[str, str], name: str, default: float) -> float:
    text = env.get(name, str(default))
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        raise ParameterError(f"{name} is {text!r}: set it to a number of seconds above 0, or unset it.")
    return seconds


def _one_of(env: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    text = env.get(name, choices[0])
    if text not in choices:
        raise ParameterError(f"{name} is {text!r}: set it to {' or '.join(choices)}, or unset it.")
    return text
