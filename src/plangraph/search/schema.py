"""The tables of an index, and how the entries of a dataset come into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.search.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from sqlite3 import Connection

    from plangraph.search.entries import Entry, Place, PlanEntries

FORMAT = 1
"""Another number whenever the tables hold other things, so that no version reads what another has kept."""
_TABLES = """
CREATE TABLE about (format INTEGER NOT NULL, revision TEXT NOT NULL);
CREATE TABLE plan (
  number INTEGER PRIMARY KEY, iri TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE entry (
  number INTEGER PRIMARY KEY, thing INTEGER NOT NULL, plan INTEGER NOT NULL, kind TEXT NOT NULL
);
CREATE TABLE shown (
  number INTEGER PRIMARY KEY, iri TEXT NOT NULL, label TEXT NOT NULL, body TEXT, places TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(label, names, body, content='', tokenize='ascii');
"""
# What is counted and sorted for each hit is apart from what is shown of a few.
# Tokens come folded and parted, so the plainest tokenizer keeps them as they are, whatever SQLite knows of Unicode.


def build(connection: Connection, plans: Iterable[PlanEntries], revision: str) -> None:
    """Makes an empty database the index of these plans."""
    connection.executescript(_TABLES)
    things: dict[tuple[str, str, int], int] = {}
    for number, plan in enumerate(plans, 1):
        connection.execute(
            "INSERT INTO plan VALUES (?, ?, ?, ?, ?)", (number, plan.iri, plan.id, plan.label, plan.text)
        )
        for entry in plan.entries:
            _insert(connection, number, entry, plan.text, things)
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    connection.execute("INSERT INTO about VALUES (?, ?)", (FORMAT, revision))
    connection.commit()


def places_of(text: str | None) -> tuple[Place, ...]:
    """The places that a column holds."""
    return tuple(_read(text)) if text else ()


def _insert(
    connection: Connection, plan: int, entry: Entry, text: str, things: dict[tuple[str, str, int], int]
) -> None:
    # What several plans name is one thing; a passage is one by itself.
    thing = things.setdefault((entry.iri, entry.kind, entry.body[0] if entry.body else -1), len(things))
    row = (None, thing, plan, entry.kind)
    number = connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row).lastrowid
    body = _written([entry.body]) if entry.body else None
    shown = (number, entry.iri, entry.label, body, _written(entry.places))
    connection.execute("INSERT INTO shown VALUES (?, ?, ?, ?, ?)", shown)
    # A passage has no name of its own: its label is the plan's.
    label, names = ("", "") if entry.kind.is_passage else (words(entry.label), " 、 ".join(map(words, entry.names)))
    own = words(text[slice(*entry.body)]) if entry.body else ""
    connection.execute("INSERT INTO words(rowid, label, names, body) VALUES (?, ?, ?, ?)", (number, label, names, own))


def _written(places: Iterable[Place]) -> str:
    return ",".join(f"{start}-{end}" for start, end in places)


def _read(text: str) -> Iterator[Place]:
    for place in text.split(","):
        start, _, end = place.partition("-")
        yield int(start), int(end)
