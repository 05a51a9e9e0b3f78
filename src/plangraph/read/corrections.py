"""Corrections by people from the TOML file beside a source: ``[[correction]]``, an entry each (docs/corrections.md)."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from plangraph.errors import SourceError
from plangraph.model.correction import METADATA, SUBJECTS, Action, Correction, Field, Quote, Subject, Target
from plangraph.read.corrections_entry import Entry
from plangraph.read.corrections_keys import CHOICES, check_keys, fields_of, subject_of
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1 << 20
"""Code points of a file: some ten thousand corrections, more than a plan has facts."""

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*correction[ \t]*\]\]")
_LONG_KEY = re.compile(r"(?:\.[ \t]*[\w\"'-]+[ \t]*){64}")
"""A dotted key that no file needs: tomllib takes time with the square of its parts."""

_PERIOD = re.compile(r"[12]\d{3}-[12]\d{3}", re.ASCII)
_ADCODE = re.compile(r"\d{6}", re.ASCII)


def corrections(file: str, text: str) -> tuple[Correction, ...]:
    """The corrections of a TOML file in order, none where it holds none; ``file`` is its name for messages.

    Raises SourceError in one sentence with file, entry, line and key.
    """
    return tuple(_correction(entry) for entry in _entries(file, text))


def _entries(file: str, text: str) -> Iterator[Entry]:
    tables = _parsed(file, text).get("correction", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SourceError("{file}: 'correction' is no list of tables, begin each entry with [[correction]].", file=file)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if _HEADER.match(line)]
    # The same words inside of a text of several lines would shift the count: then no line is better than a wrong one.
    known = len(lines) == len(tables)
    for place, table in enumerate(tables):
        yield Entry(file, place + 1, lines[place] if known else None, table)


def _parsed(file: str, text: str) -> dict[str, object]:
    if len(text) > LARGEST:
        raise SourceError(
            "{file} is longer than {largest} characters: take out what is no correction.", file=file, largest=LARGEST
        )
    if _LONG_KEY.search(text):
        raise SourceError("{file} is no TOML that can be read (a key has more than 64 parts): shorten it.", file=file)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = Sentence("it is nested too deeply") if isinstance(error, RecursionError) else error
        raise SourceError("{file} is no TOML ({reason}): mend it or take it away.", file=file, reason=reason) from error


def _correction(entry: Entry) -> Correction:
    entry.need("action")
    action = Action(entry.choice("action", tuple(Action)))
    subject = subject_of(entry)
    if subject not in SUBJECTS[action]:
        possible = ", ".join(known for known in Action if subject in SUBJECTS[known])
        raise entry.error(
            "{action} does not go with {subject}, which takes {possible}",
            action=action,
            subject=subject,
            possible=possible,
        )
    check_keys(entry, action, subject)
    return Correction(
        ordinal=entry.ordinal,
        action=action,
        target=_target(entry, action, subject),
        quote=_quote(entry, subject),
        to=entry.text("to") or entry.text("into") or "",
        values=_values(entry, action, subject),
        by=entry.text("by"),
        on=entry.day("on"),
        note=entry.text("note"),
    )


def _target(entry: Entry, action: Action, subject: Subject) -> Target:
    return Target(
        subject,
        _names(entry, action, subject),
        task=entry.reference("task"),
        indicator=entry.reference("indicator"),
        year=entry.year("year") if subject is Subject.TARGET else None,
    )


def _names(entry: Entry, action: Action, subject: Subject) -> tuple[str, ...]:
    if subject in {Subject.TASK, Subject.INDICATOR, Subject.TARGET}:
        return ()
    if action is Action.MERGE:
        return entry.texts(subject.value)
    name = entry.day(subject.value) if subject is Subject.ISSUED else entry.text(subject.value)
    if subject is Subject.PERIOD and not (name and _PERIOD.fullmatch(name) and name[:4] <= name[5:]):
        raise entry.error("'period' is no span of years, write '2025-2027'")
    return (name or "",)


def _quote(entry: Entry, subject: Subject) -> Quote | None:
    # A goal in prose is its own quote.
    words = entry.text("quote") or (entry.text(subject.value) if subject is Subject.QUANTITY else None)
    return Quote(words, entry.count("occurrence"), entry.text("near")) if words else None


def _values(entry: Entry, action: Action, subject: Subject) -> tuple[tuple[Field, str], ...]:
    possible = fields_of(action, subject)
    given = tuple((field, _value(entry, subject, field)) for field in Field if field in possible and field in entry)
    if action is Action.SET and subject not in METADATA and len(given) != 1:
        raise entry.error(
            "set gives one value, write one of {possible}, and an entry for each", possible=", ".join(sorted(possible))
        )
    return given


def _value(entry: Entry, subject: Subject, field: Field) -> str:
    if allowed := CHOICES.get((subject, field)):
        return entry.choice(field.value, allowed)
    value = str(entry.year(field.value)) if field is Field.YEAR else entry.text(field.value) or ""
    if field is Field.ADCODE and not _ADCODE.fullmatch(value):
        raise entry.error("'adcode' is no code of GB/T 2260, write its six digits between quotation marks")
    return value
