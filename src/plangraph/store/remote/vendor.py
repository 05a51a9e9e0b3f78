"""Which vendor's server answers: by PLANGRAPH_VENDOR, else by the ``Server`` header and the service description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.errors import ParameterError
from plangraph.store.remote.generic import Generic
from plangraph.store.remote.oxigraph import Oxigraph
from plangraph.store.remote.virtuoso import Virtuoso

if TYPE_CHECKING:
    from plangraph.store.remote.access import Access
    from plangraph.store.remote.client import Client

_VENDORS: dict[str, type[Generic]] = {vendor.name: vendor for vendor in (Generic, Oxigraph, Virtuoso)}
_UNION = b"UnionDefaultGraph"
_DESCRIPTION = "text/turtle, application/rdf+xml;q=0.5, */*;q=0.1"


def vendor_of(access: Access, client: Client) -> Generic:
    """The vendor of a server; raises StoreUnreachable where none answers, ParameterError for an unknown name."""
    if access.vendor and access.vendor not in _VENDORS:
        raise ParameterError(f"PLANGRAPH_VENDOR is {access.vendor!r}: set it to {' or '.join(_VENDORS)}, or unset it.")
    if access.vendor not in {"", Generic.name}:
        return _VENDORS[access.vendor]()
    place = access.query_url or Generic().endpoints(access).query
    answer = client.look(place, _DESCRIPTION, access.read_limit)
    server = "" if access.vendor else answer.headers.get("Server", "").lower()
    known = next((vendor for name, vendor in _VENDORS.items() if server.startswith(name)), Generic)
    return Generic(union=_UNION in answer.body) if known is Generic else known()
