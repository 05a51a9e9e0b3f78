"""OpenLink Virtuoso 7.

- A query over its time limit has status 200 and wrong counts or fewer rows; the header ``X-SQL-State: S1TAT`` tells,
  but not always. So the limit that it is sent is longer than we wait: it ends what we left, and no part comes to us.
- The plan that it chooses for a query of a dozen patterns may take minutes: our own queries keep their order.
- More rows than ``ResultSetMaxRows`` are cut off; only the header ``X-SPARQL-MaxRows`` tells.
- ASK is answered with a binding, true with 1, blank nodes have names that no other syntax takes.
- DESCRIBE finds what stands in named graphs only in its mode CBD.
- An update of several operations is not made whole, and INSERT DATA takes no blank nodes and no long texts: whole
  graphs go by the graph store protocol, each by itself.
- There is no graph without a name, and the default graph is always the union.
- A truth or a whole decimal that a variable is bound to comes back as a whole number; it finds what it should.
- An update sent as a query is made, which ``query_form`` does not let through.
- A direct POST of a query or update hangs; both go in forms. Users have addresses of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urljoin, urlsplit

from plangraph.errors import PartialAnswer
from plangraph.store.remote.access import Endpoints
from plangraph.store.remote.generic import Generic
from plangraph.store.remote.query_form import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.store.remote.access import Access
    from plangraph.store.remote.messages import Fields

_TIMED_OUT = "S1TAT"
_TRUTH = "__ASK_RETVAL"
_NODE = "nodeID://"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_AFTERWARDS = 2.0
"""Seconds after we have left in which the server ends a query."""
_KEEP_ORDER = 'define sql:select-option "order" '
_DESCRIBE = 'define sql:describe-mode "CBD" '


@dataclass(frozen=True, slots=True)
class Virtuoso(Generic):
    """A Virtuoso server."""

    union: bool = True

    name: ClassVar[str] = "virtuoso"
    atomic: ClassVar[bool] = False
    nameless: ClassVar[bool] = False
    updates_in_forms: ClassVar[bool] = True
    own_graphs: ClassVar[frozenset[str]] = frozenset(
        {
            "http://www.openlinksw.com/schemas/virtrdf#",
            "http://www.w3.org/ns/ldp#",
            "http://www.w3.org/2002/07/owl#",
            "http://localuriqaserver/sparql",
            "urn:activitystreams-owl:map",
            "urn:core:services:sparql",
        }
    )

    def endpoints(self, access: Access) -> Endpoints:
        """``/sparql`` and ``/sparql-graph-crud``, and with a user those that ask for one."""
        suffix = "-auth" if access.user else ""
        query = access.url if urlsplit(access.url).path.strip("/") not in {"", "sparql"} else ""
        query = query or urljoin(access.url, f"/sparql{suffix}")
        return access.over(Endpoints(query, query, urljoin(access.url, f"/sparql-graph-crud{suffix}")))

    def text(self, query: str, form: Form, *, own: bool) -> str:
        """The query, in our order, and a DESCRIBE in the mode that finds what stands in named graphs."""
        return f"{_KEEP_ORDER if own else ''}{_DESCRIBE if form is Form.DESCRIBE else ''}{query}"

    def limits(self, seconds: float) -> Fields:
        """The time limit in milliseconds."""
        return {"timeout": str(ceil((seconds + _AFTERWARDS) * 1000))}

    def union_fields(self) -> Fields:
        """None are needed."""
        return {}

    def whole_rows(self, headers: Mapping[str, str], body: bytes) -> bytes:
        """The rows in the standard's JSON."""
        _refuse_parts(headers)
        answer = json.loads(body)
        rows = answer["results"]["bindings"]
        if answer["head"]["vars"] == [_TRUTH]:
            return json.dumps({"head": {}, "boolean": bool(rows) and rows[0][_TRUTH]["value"] == "1"}).encode()
        for row in rows:
            for term in row.values():
                _repair(term)
        return json.dumps(answer).encode()

    def whole_triples(self, headers: Mapping[str, str], body: bytes) -> bytes:
        """The triples as they come."""
        _refuse_parts(headers)
        return body


def _repair(term: dict[str, Any]) -> None:
    if term["type"] == "bnode":
        term["value"] = term["value"].removeprefix(_NODE)
    elif term.get("datatype") == _BOOLEAN:
        term["value"] = {"1": "true", "0": "false"}.get(term["value"], term["value"])


def _refuse_parts(headers: Mapping[str, str]) -> None:
    if headers.get("X-SQL-State") == _TIMED_OUT:
        raise PartialAnswer(
            "The server ended the query at its time limit and sent a part of the answer:"
            " ask for less, or set PLANGRAPH_QUERY_TIMEOUT higher."
        )
    if "X-SPARQL-MaxRows" in headers:
        raise PartialAnswer(
            "The server cuts answers off at {maxrows} rows: ask for less with LIMIT and OFFSET,"
            " or have its operator raise ResultSetMaxRows.",
            maxrows=headers["X-SPARQL-MaxRows"],
        )
