"""The pictures of a briefing that count: bars, and a sentence with words of the plan where bars would be alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from plangraph.brief.legible import legible
from plangraph.view.palette import ACCENT, KIND_COLOURS, LINK
from plangraph.view.statement import Statement, statement_scene
from plangraph.view.tally import Bar, Tally, tally_scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plangraph.brief.briefing import Place
    from plangraph.pipeline.briefing_pictures import Illustrator
    from plangraph.view.scene import Scene

    Record: TypeAlias = Mapping[str, Any]

_SEVERITIES = {"error": ACCENT, "warning": KIND_COLOURS["institution"], "info": LINK}
_NO_SECTION = ""
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Counts:
    """Draws counts of what answers say; ``places`` are the words of the plan by IRI."""

    artist: Illustrator
    places: Mapping[str, Place]

    def unowned(self, rows: Iterable[Record]) -> Scene | None:
        """Tasks without a unit by section; in one bar where there are no sections."""
        lacks = [row for row in rows if not row["count"]]
        if not lacks:
            return None
        say, unowned = self.artist.say, {row["task_iri"] for row in lacks}
        sections = {fact.task: fact.section or _NO_SECTION for fact in self.artist.facts.tasks}
        every = Counter(sections.values())
        lacking = Counter(section for task, section in sections.items() if task in unowned)
        bars = tuple(
            Bar(section or say("whole_plan"), lacking[section], total, ACCENT)
            for section, total in every.items()
            if lacking[section]
        )
        return self._counted("unowned", bars, lacks, ((ACCENT, say("without_unit")),))

    def due(self, rows: Sequence[Record]) -> Scene | None:
        """Tasks by the day they are due."""
        days: dict[str, set[str]] = {}
        for row in rows:
            days.setdefault(str(row["due"]), set()).add(row["task_iri"])
        bars = tuple(Bar(self.artist.say.day(day[:10]), len(tasks)) for day, tasks in sorted(days.items()))
        return self._counted("due", bars, rows)

    def checks(self, rows: Sequence[Record]) -> Scene | None:
        """How much is found of each kind, the worst first."""
        say, order = self.artist.say, list(_SEVERITIES)
        kinds = Counter((row["severity_code"], row["kind"]) for row in rows)
        bars = tuple(
            Bar(say.issue(kind), count, colour=_SEVERITIES[severity])
            for (severity, kind), count in sorted(kinds.items(), key=lambda item: (order.index(item[0][0]), -item[1]))
        )
        there = {severity for severity, _ in kinds}
        key = tuple((colour, say(severity)) for severity, colour in _SEVERITIES.items() if severity in there)
        return self._counted("checks", bars, rows, key)

    def _counted(
        self, name: str, bars: tuple[Bar, ...], rows: Sequence[Record], key: tuple[tuple[str, str], ...] = ()
    ) -> Scene | None:
        if not bars:
            return None
        artist, heading = self.artist, self.artist.say(f"{name}_caption")
        if _alike(bars):
            said = Statement(heading, self._sentence(name, bars), *self._quoted(rows[0]))
            return statement_scene(said, (artist.plan,), artist.preset)
        return tally_scene(Tally(heading, bars, key), (artist.plan,), artist.preset)

    def _sentence(self, name: str, bars: tuple[Bar, ...]) -> str:
        """What bars that are alike say; nothing of a single thing, which the finding tells."""
        say, count = self.artist.say, bars[0].count
        if count == len(bars) == 1:
            return ""
        names = say.listed((bar.label for bar in bars), _NAMED)
        each = "one" if len(bars) == 1 else "each"
        return say.sentence(say(f"{name}_{each}", names=names, tasks=say.counted("task", count), count=count))

    def _quoted(self, row: Record) -> tuple[str, str]:
        """The words that a row rests on and what they are; the title of the plan where it rests on none."""
        say, place = self.artist.say, self.places.get(str(row["evidence_iri"]))
        return (place.quote, say("quote")) if place else (legible(self.artist.plan.label), say("plan_title"))


def _alike(bars: tuple[Bar, ...]) -> bool:
    """Whether bars all say the same; a part of a whole says something by itself, but for a single thing."""
    first = bars[0]
    part = len(bars) == 1 and 1 < first.count < first.of
    return not part and len({(bar.count, bar.of) for bar in bars}) == 1
