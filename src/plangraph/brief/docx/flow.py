"""Where things come to stand: a picture for which the rest of a page has no room lets the tables go before it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Self

from docx.shared import Pt

from plangraph.brief.briefing import Figure
from plangraph.brief.docx.page import HEIGHT, WIDTH
from plangraph.brief.docx.tables import heights
from plangraph.brief.docx.typography import looks
from plangraph.brief.numbering import chapters
from plangraph.brief.office import ems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plangraph.brief.briefing import Briefing
    from plangraph.brief.docx.typography import Look
    from plangraph.brief.numbering import Numbered
    from plangraph.brief.wording import Wording

_WIDTHS = (WIDTH, int(WIDTH * 0.88), int(WIDTH * 0.76))
"""How wide a picture may be: words in the smallest are six and a half points high."""
_LETTERS = (0.46, 0.53, 0.6)
"""How wide Latin letters may be, in ems: Times New Roman is narrow, what stands in for it may not be."""
_SHIFTS = (-HEIGHT // 20, 0, HEIGHT // 20)
"""What stands before is reckoned so exactly: a line more or less can move all that follows."""
_KEPT = 16
"""So many ways are followed at a time: the best of one chapter need not be that of all."""
_NARROWER, _LATER = 0.01, 0.003
"""What a narrower picture and one behind a table cost; a third of a page left empty costs its square, 0.11."""
_ORPHANS = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """An exhibit in its place; ``width`` is that of a picture."""

    numbered: Numbered
    width: int


@dataclass(frozen=True, slots=True)
class _Flow:
    """How much of the page is used, and the squares of the parts of earlier pages that stayed empty."""

    used: int
    empty: float = 0

    def after(self, parts: Iterable[int], head: int = 0) -> _Flow:
        """After parts none of which breaks; ``head`` stands once more on each page that they begin."""
        flow = self
        for part in parts:
            if flow.used + part <= HEIGHT:
                flow = _Flow(flow.used + part, flow.empty)
            else:
                flow = _Flow(head + part, flow.empty + (1 - flow.used / HEIGHT) ** 2)
        return flow


@dataclass(frozen=True, slots=True)
class _Paper:
    """The looks of a document and how wide its letters are, by which heights are reckoned, and those of its tables."""

    looks: Mapping[str, Look]
    letter: float
    tables: Mapping[str, tuple[int, list[int]]]

    @classmethod
    def of(cls, briefing: Briefing, letter: float) -> Self:
        """The paper of a briefing."""
        listed = (exhibit for exhibit in briefing.exhibits if not isinstance(exhibit, Figure))
        tables = {table.name: heights(table.columns, table.rows, letter) for table in listed}
        return cls(looks(briefing.language), letter, tables)

    def text(self, words: str, style: str = "Normal") -> list[int]:
        """A paragraph in parts that stay together: neither its first nor its last line stands alone."""
        look = self.looks[style]
        if not words:
            return []
        lines = ceil((ems(words, self.letter) + 2 * look.indent) * Pt(look.size) / WIDTH)
        pitch, around = Pt(look.pitch), Pt(look.before + look.after)
        if lines < 2 * _ORPHANS:
            return [lines * pitch + around]
        ends = _ORPHANS * pitch + around // 2
        return [ends, *[pitch] * (lines - 2 * _ORPHANS), ends]

    def findings(self, briefing: Briefing, say: Wording) -> _Flow:
        """After all that stands before the chapters."""
        flow = _Flow(0).after(self.text(briefing.title, "Title") + self.text(briefing.source, "Subtitle"))
        flow = flow.after(self.text(briefing.opening) + self.text(say("findings"), "Heading 1"))
        for number, finding in enumerate(briefing.findings, 1):
            *begun, last = self.text(say("numbered", number=number, words=finding.whole))
            first, *rest = self.text(say.basis(finding.query, finding.places), "Basis")
            flow = flow.after([*begun, last + first, *rest])
        return flow

    def chapter(self, flow: _Flow, heading: str, order: Sequence[Placed]) -> _Flow:
        """After a chapter, whose heading stays with its first exhibit."""
        above = sum(self.text(heading, "Heading 1"))
        for place, placed in enumerate(order):
            flow = self._exhibit(flow, placed, 0 if place else above)
        return flow

    def _exhibit(self, flow: _Flow, placed: Placed, heading: int) -> _Flow:
        exhibit, caption = placed.numbered.exhibit, self.looks["Caption"]
        above = heading + Pt(caption.pitch + caption.before + caption.after)
        if isinstance(exhibit, Figure):
            high = placed.width * exhibit.height // exhibit.width
            return flow.after([above + high + Pt(self.looks["Figure"].before)])
        head, (first, *parts) = self.tables[exhibit.name]
        return flow.after([above + first]).after(parts, head).after(self.text(exhibit.note, "Note"))


@dataclass(frozen=True, slots=True)
class _Course:
    """One way to lay out the chapters so far: where it ends on each paper, and how far it is from the usual way."""

    flows: tuple[_Flow, ...]
    unusual: float = 0
    chapters: tuple[tuple[str, tuple[Placed, ...]], ...] = ()

    @property
    def cost(self) -> float:
        """What it leaves empty and how unusual it is."""
        return sum(flow.empty for flow in self.flows) / len(self.flows) + self.unusual

    def with_chapter(self, papers: Sequence[_Paper], heading: str, order: tuple[Placed, ...]) -> _Course:
        """With one chapter more."""
        flows = tuple(paper.chapter(flow, heading, order) for paper, flow in zip(papers, self.flows, strict=True))
        return _Course(flows, self.unusual + _unusual(order), (*self.chapters, (heading, order)))


def arranged(briefing: Briefing, say: Wording) -> tuple[tuple[str, tuple[Placed, ...]], ...]:
    """The headings of the chapters with their exhibits, each picture where it leaves least of the pages empty."""
    papers = [paper for letter in _LETTERS for paper in [_Paper.of(briefing, letter)] * len(_SHIFTS)]
    begun = [paper.findings(briefing, say).used for paper in papers]
    shifts = _SHIFTS * len(_LETTERS)
    courses = [_Course(tuple(_Flow(min(HEIGHT, used + shift)) for used, shift in zip(begun, shifts, strict=True)))]
    for chapter in chapters(briefing, say):
        orders = list(_orders(chapter.exhibits))
        longer = [course.with_chapter(papers, chapter.heading, order) for course in courses for order in orders]
        courses = sorted(longer, key=lambda course: course.cost)[:_KEPT]
    return courses[0].chapters


def _orders(exhibits: Sequence[Numbered]) -> Iterator[tuple[Placed, ...]]:
    """The pictures first, and then after one, two and more of the tables, in every width."""
    drawn = [one for one in exhibits if isinstance(one.exhibit, Figure)]
    listed = [Placed(one, WIDTH) for one in exhibits if not isinstance(one.exhibit, Figure)]
    for place in range(len(listed) + 1 if drawn else 1):
        for width in _WIDTHS if drawn else _WIDTHS[:1]:
            yield (*listed[:place], *(Placed(one, width) for one in drawn), *listed[place:])


def _unusual(order: Sequence[Placed]) -> float:
    places = [place for place, placed in enumerate(order) if isinstance(placed.numbered.exhibit, Figure)]
    return sum(_NARROWER * _WIDTHS.index(order[place].width) + _LATER * place for place in places)
