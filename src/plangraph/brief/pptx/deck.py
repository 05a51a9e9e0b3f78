"""A briefing as a deck: a title, a slide a finding with its picture or table, and the sources."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches

from plangraph.brief.briefing import Figure
from plangraph.brief.pptx.ground import HEIGHT, WIDTH, ground
from plangraph.brief.pptx.shapes import (
    BODY_BOTTOM,
    BODY_TOP,
    INK,
    MARGIN,
    MUTED,
    add_bar,
    add_foot,
    add_headline,
    add_line,
    add_picture,
    set_words,
)
from plangraph.brief.pptx.tables import add_table
from plangraph.brief.sealing import sealed
from plangraph.brief.wording import Wording

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from plangraph.brief.briefing import Briefing, Exhibit, Finding

_TITLE_ONLY = 5
_REVISION = 12


def deck(briefing: Briefing) -> bytes:
    """The slides; the same briefing gives the same bytes."""
    made, say = ground(briefing), Wording.of(briefing.language)
    _opening(made, briefing, say)
    number = 1
    for finding in briefing.findings:
        for exhibit in _shown(finding):
            number += 1
            _finding(made, briefing, finding, exhibit, number, say)
    _sources(made, briefing, number + 1, say)
    out = BytesIO()
    made.save(out)
    return sealed(out.getvalue())


def _opening(made: Presentation, briefing: Briefing, say: Wording) -> None:
    slide = _slide(made)
    title = slide.shapes.title
    assert title is not None
    title.left, title.top = Emu(MARGIN + Inches(0.4)), Inches(1.7)
    title.width, title.height = Emu(WIDTH - 2 * MARGIN - Inches(0.8)), Inches(2)
    long = 45
    set_words(title.text_frame, briefing.title, 36 if len(briefing.title) <= long else 28, INK, bold=True)
    add_bar(slide, Inches(1.7), Inches(2))
    box = slide.shapes.add_textbox(title.left, Inches(3.95), title.width, Inches(2.2))
    set_words(box.text_frame, briefing.opening, 18, MUTED, anchor=MSO_ANCHOR.TOP)
    _foot(slide, briefing, "", 1, say)
    _note(slide, f"{briefing.citation.plan}\n{briefing.citation.data}")


def _shown(finding: Finding) -> tuple[Exhibit, ...]:
    """The figure, and the table on a slide of its own where it tells more or there is no figure."""
    return finding.exhibits if finding.listed or not finding.figure else (finding.figure,)


def _finding(  # noqa: PLR0913, PLR0917
    made: Presentation, briefing: Briefing, finding: Finding, exhibit: Exhibit, number: int, say: Wording
) -> None:
    slide = _slide(made)
    extra = finding.note
    if isinstance(exhibit, Figure):
        add_headline(slide, finding.text.rstrip("。."))
        add_picture(slide, exhibit, number)
    else:
        add_headline(slide, exhibit.caption if finding.figure else finding.text.rstrip("。."))
        left_out, total = add_table(slide, exhibit), len(exhibit.rows)
        extra += say("note_cut", total=total, shown=total - left_out, query=finding.query.name) if left_out else ""
    _foot(slide, briefing, say("basis_query", query=finding.query.name), number, say, extra)
    _note(slide, f"{finding.whole}\n\n{say.noted(finding.query, finding.places, briefing.revision)}")


def _sources(made: Presentation, briefing: Briefing, number: int, say: Wording) -> None:
    slide = _slide(made)
    add_headline(slide, say("sources"))
    left, width = Emu(MARGIN + Inches(0.2)), Emu(WIDTH - 2 * MARGIN - Inches(0.4))
    box = slide.shapes.add_textbox(left, BODY_TOP, width, Emu(BODY_BOTTOM - BODY_TOP))
    parts = [briefing.citation.plan, briefing.citation.data]
    parts += [f"{name}{say('colon')}{value}" for name, value in briefing.imprint]
    set_words(box.text_frame, "\n".join(parts), 16, INK, anchor=MSO_ANCHOR.TOP)
    _foot(slide, briefing, "", number, say)
    _note(slide, briefing.citation.bibtex)


def _slide(made: Presentation) -> Slide:
    slide: Slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    return slide


def _foot(  # noqa: PLR0913, PLR0917
    slide: Slide, briefing: Briefing, query: str, number: int, say: Wording, extra: str = ""
) -> None:
    parts = [
        f"{say('source')}{say('colon')}{briefing.source}",
        query,
        f"{say('revision')} {briefing.revision[:_REVISION]}",
        extra,
    ]
    add_foot(slide, "　".join(part for part in parts if part), 11)
    add_line(slide, str(number), HEIGHT - Inches(0.5), 11, align=PP_ALIGN.RIGHT)


def _note(slide: Slide, words: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = words
