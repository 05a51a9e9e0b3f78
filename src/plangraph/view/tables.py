"""A graph as two tables, ``nodes.csv`` and ``edges.csv``, in one ZIP file: for spreadsheets, R, Gephi and pandas."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from plangraph.view.plain import scalars

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

# A formula in a cell would run where a spreadsheet opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(graph: nx.Graph[str]) -> bytes:
    """The ZIP file; the same graph gives the same bytes. The columns are those that Gephi reads, then attributes."""
    nodes = [{"Id": key, "Label": data.get("label", key), **scalars(data)} for key, data in graph.nodes(data=True)]
    kind = "Directed" if graph.is_directed() else "Undirected"
    edges = [
        {"Source": one, "Target": other, "Type": kind, **scalars(data)} for one, other, data in graph.edges(data=True)
    ]
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, rows, first in (
            ("nodes.csv", nodes, ("Id", "Label")),
            ("edges.csv", edges, ("Source", "Target", "Type")),
        ):
            # The first day that ZIP knows: the file holds no clock.
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, _table(rows, first))
    return out.getvalue()


def _table(rows: Sequence[Mapping[str, Any]], first: Sequence[str]) -> bytes:
    """CSV with a byte order mark, without which Excel takes Chinese for another encoding."""
    columns = [*first, *_others(rows, first)]
    out = StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _others(rows: Iterable[Mapping[str, Any]], first: Sequence[str]) -> list[str]:
    return [key for key in dict.fromkeys(key for row in rows for key in row) if key not in {*first, "label"}]


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
