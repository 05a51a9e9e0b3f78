"""The index of one revision of a dataset, to be searched by threads."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any
from weakref import finalize

from plangraph.errors import QueryTimeout, StoreBusy, StoreUnreachable
from plangraph.search.hits import Found, Hit
from plangraph.search.kinds import Kind
from plangraph.search.phrases import expression
from plangraph.search.schema import places_of
from plangraph.search.snippets import best, label_parts, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.search.phrases import Phrase, Sought

# A word in a name weighs as much as eight in a text. What all words name comes first, then the things in whose text
# they stand, then passages of no thing.
# Of the plans that name a thing the best shows it: where SQLite takes a minimum, it gives the row of the minimum.
# The hits are gone through once, for the counts and for those that are shown.
_SEARCH = """
WITH matched AS MATERIALIZED (
  SELECT rowid AS number, bm25(words, 8, 8, 1) AS weight FROM words WHERE words MATCH :all
), named AS MATERIALIZED (
  SELECT rowid AS number FROM words WHERE words MATCH :names
), best AS MATERIALIZED (
  SELECT entry.number AS number, kind, weight, COUNT(*) AS plans,
    MIN(weight + CASE WHEN entry.number IN named THEN 0 WHEN kind = :text THEN 2e6 ELSE 1e6 END) AS rank
  FROM matched JOIN entry USING (number) WHERE :plan IS NULL OR plan = :plan
  GROUP BY thing
)
SELECT kind, COUNT(*), 0, 0 FROM best GROUP BY kind
UNION ALL
SELECT * FROM (
  SELECT NULL, number, plans, -weight FROM best WHERE :kind IS NULL OR kind = :kind
  ORDER BY rank, number LIMIT :limit OFFSET :offset
)
"""
_SHOWN = """
SELECT shown.iri, kind, shown.label, plan.iri, plan.id, plan.label, plan.text, body, places
FROM shown JOIN entry USING (number) JOIN plan ON plan.number = entry.plan WHERE shown.number = ?
"""
_STEPS = 20_000
"""Instructions of SQLite's machine between two looks at the clock."""


class Index:
    """Answers searches one after the other; each waits, and then works, no longer than it may."""

    def __init__(self, connection: sqlite3.Connection, revision: str) -> None:
        self.revision = revision
        self._connection = connection
        self._turn = Lock()
        finalize(self, connection.close)

    def search(self, sought: Sought) -> Found:
        """The hits, best first; raises QueryTimeout, StoreBusy, StoreUnreachable."""
        every = expression(sought.phrases)
        values: dict[str, str | int | None] = {"all": every, "names": f"{{label names}} : ({every})"}
        values |= {"text": Kind.TEXT, "kind": sought.kind, "limit": sought.limit, "offset": sought.offset}
        with self._within(sought.seconds):
            values["plan"] = None if sought.plan is None else self._number(sought.plan)
            rows = self._connection.execute(_SEARCH, values).fetchall()
            best = [(self._shown(number), plans, score) for kind, number, plans, score in rows if kind is None]
        counts = {kind: count for kind, count, *_ in rows if kind is not None}
        kinds = {each: counts[each] for each in Kind if each in counts}
        total = sum(kinds.values()) if sought.kind is None else kinds.get(sought.kind, 0)
        return Found(self.revision, total, kinds, tuple(_hit(*each, sought.phrases) for each in best))

    def _number(self, plan: str) -> int:
        row = self._connection.execute("SELECT number FROM plan WHERE iri = ?", (plan,)).fetchone()
        return int(row[0]) if row else 0

    def _shown(self, number: int) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self._connection.execute(_SHOWN, (number,)).fetchone()
        return row

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """The connection's turn, ended when the time is over."""
        end = monotonic() + seconds
        if not self._turn.acquire(timeout=seconds):
            raise StoreBusy("Too many searches are waiting: try again in a moment.", 2)
        try:
            self._connection.set_progress_handler(lambda: monotonic() > end, _STEPS)
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise StoreUnreachable(
                    "The search index cannot be read ({error}): try again in a moment.", error=error
                ) from error
            raise QueryTimeout(
                "The search took longer than {seconds} s: use rarer words, a kind or a plan.", seconds=f"{seconds:g}"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreUnreachable(
                "The search index is damaged ({error}): remove the folder `search` of the dataset; it is made anew.",
                error=error,
            ) from error
        finally:
            self._connection.set_progress_handler(None, 0)
            self._turn.release()


def _hit(row: tuple[Any, ...], plans: int, score: float, sought: Sequence[Phrase]) -> Hit:
    iri, kind, label, plan_iri, plan_id, plan_label, text, body, places = row
    own = places_of(body)
    shown = (best(text, own[0], sought) if own else None) or named(text, places_of(places), sought)
    place, snippet = shown or (None, ())
    return Hit(
        iri=iri,
        kind=Kind(kind),
        label=label,
        # A passage has the label of its plan, in which nothing was searched.
        title=label_parts(label, () if Kind(kind).is_passage else sought),
        plan_iri=plan_iri,
        plan_id=plan_id,
        plan_label=plan_label,
        plans=plans,
        snippet=snippet,
        start=place[0] if place else None,
        end=place[1] if place else None,
        score=round(score, 3),
    )
