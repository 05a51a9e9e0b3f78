"""Where a server is and how it lets us in: addresses from the command line, secrets from the environment alone."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from plangraph.errors import ParameterError
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEMES = ("http://", "https://")


def is_address(store: object) -> bool:
    """Whether ``--store`` names a server and no folder."""
    return isinstance(store, str) and store.lower().startswith(_SCHEMES)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of a server's three protocols; ``graph_store`` is None where it has none that is known."""

    query: str
    update: str
    graph_store: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """A server as it was named; empty fields are for its vendor to fill. Limits are in seconds."""

    url: str
    query_url: str = ""
    update_url: str = ""
    graph_store_url: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    bearer: str = field(default="", repr=False)
    vendor: str = ""
    read_limit: float = 10.0
    write_limit: float = 60.0

    @classmethod
    def from_environment(cls, url: str, environment: Mapping[str, str] | None = None) -> Self:
        """The access to the server at ``url``; raises ParameterError where the address itself holds a password."""
        env = os.environ if environment is None else environment
        settings = Settings.from_environment(env)
        addresses = {name: env.get(f"PLANGRAPH_{name.upper()}", "") for name in _ADDRESSES}
        for address in (url, *addresses.values()):
            _refuse_secrets(address)
        return cls(
            url.rstrip("/"),
            **addresses,
            user=env.get("PLANGRAPH_USER", ""),
            password=env.get("PLANGRAPH_PASSWORD", ""),
            bearer=env.get("PLANGRAPH_BEARER", ""),
            vendor=env.get("PLANGRAPH_VENDOR", "").lower(),
            read_limit=settings.query_timeout,
            write_limit=settings.update_timeout,
        )

    def over(self, known: Endpoints) -> Endpoints:
        """The endpoints that a vendor knows, with those that were named in their place."""
        return Endpoints(
            self.query_url or known.query,
            self.update_url or known.update,
            self.graph_store_url or known.graph_store,
        )


_ADDRESSES = ("query_url", "update_url", "graph_store_url")


def _refuse_secrets(address: str) -> None:
    if "@" in urlsplit(address).netloc:
        raise ParameterError(
            "The address of the server holds a name or password: set PLANGRAPH_USER and PLANGRAPH_PASSWORD instead."
        )
