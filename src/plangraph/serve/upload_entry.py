"""One correction from the fields of a form, as an entry of the corrections file (docs/corrections.md)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from plangraph.model.correction import Action, Subject
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.serve.upload_form import Form

    Value = str | int | date | Sequence[str]

KEYS = (
    *("task", "indicator", "year"),
    *(subject.value for subject in Subject if subject.value not in {"task", "indicator", "target"}),
    *("to", "into", "role", "deadline", "status", "relation", "adcode", "value", "measure", "comparator"),
    *("quote", "occurrence", "near", "by", "note"),
)
"""The keys of an entry in the order in which they are written."""
_NUMBERS = frozenset({"task", "indicator", "year", "occurrence"})
OTHER = "other"
"""The field of the second name of a merger."""
KEEPS_OTHER = "other"
"""The value of ``keeps`` that makes it the name of both."""


def entry_of(form: Form, label: str) -> dict[str, Value]:
    """The entry; fields without a value are left out. Unless the form says who it is by, it is by ``label``.

    Raises HTTPException 400 for a date that is none.
    """
    entry: dict[str, Value] = {"action": form["action"]}
    entry |= {key: _value(key, form[key]) for key in KEYS if form[key]}
    if form["action"] == Action.MERGE and form[OTHER]:
        _merge(entry, form)
    entry.setdefault("by", label)
    return entry | {"on": datetime.now(UTC).date()}


def _merge(entry: dict[str, Value], form: Form) -> None:
    key = next((key for key in KEYS if key in entry and key not in {"by", "note", "into"}), None)
    if key is None:
        raise Refusal(400, "The form does not say what is to be merged: choose two names.")
    name, other = str(entry[key]), form[OTHER]
    entry[key] = (name, other)
    entry.setdefault("into", other if form["keeps"] == KEEPS_OTHER else name)


def _value(key: str, text: str) -> Value:
    if key in _NUMBERS and text.isdecimal():
        return int(text)
    if key == Subject.ISSUED:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise Refusal(400, "{text!r} is no date: write it as 2026-03-01.", text=text) from error
    return text
