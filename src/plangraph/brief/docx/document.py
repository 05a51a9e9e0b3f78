"""A briefing as a Word document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

from plangraph.brief.briefing import Column, Figure
from plangraph.brief.docx.fields import add_field
from plangraph.brief.docx.flow import arranged
from plangraph.brief.docx.page import forget_thumbnail, name_alternatives, set_languages, set_page
from plangraph.brief.docx.pictures import add_figure
from plangraph.brief.docx.tables import add_table
from plangraph.brief.docx.typography import add_words, set_styles
from plangraph.brief.numbering import heading
from plangraph.brief.office import set_properties
from plangraph.brief.sealing import sealed
from plangraph.brief.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from plangraph.brief.briefing import Briefing
    from plangraph.brief.docx.flow import Placed
    from plangraph.brief.numbering import Numbered

_REVISION = 12


def document(briefing: Briefing) -> bytes:
    """The briefing in the layout of official papers; the same briefing gives the same bytes."""
    say, made = Wording.of(briefing.language), Document()
    set_styles(made, briefing.language)
    set_page(made)
    set_properties(made.core_properties, briefing)
    set_languages(made)
    forget_thumbnail(made)
    name_alternatives(made)
    _head(made, briefing, say)
    _findings(made, briefing, say)
    for words, exhibits in arranged(briefing, say):
        _add(made, words, "Heading 1")
        for placed in exhibits:
            _exhibit(made, placed)
    _sources(made, briefing, say)
    out = BytesIO()
    made.save(out)
    return sealed(out.getvalue())


def _head(made: WordDocument, briefing: Briefing, say: Wording) -> None:
    _add(made, briefing.title, "Title")
    revision = f"{say('revision')}{say('colon')}{briefing.revision[:_REVISION]}"
    _add(made, f"{say('source')}{say('colon')}{briefing.source}　{revision}", "Subtitle")
    _add(made, briefing.opening)


def _findings(made: WordDocument, briefing: Briefing, say: Wording) -> None:
    _add(made, heading(say, 0, say("findings")), "Heading 1")
    for number, finding in enumerate(briefing.findings, 1):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        add_words(paragraph, say("numbered", number=number, words=finding.whole))
        _add(made, say.basis(finding.query, finding.places), "Basis")


def _exhibit(made: WordDocument, placed: Placed) -> None:
    numbered = placed.numbered
    exhibit = numbered.exhibit
    if isinstance(exhibit, Figure):
        add_figure(made, exhibit, numbered.number, placed.width)
        _caption(made, numbered)
        return
    _caption(made, numbered, above=True)
    add_table(made, exhibit.columns, exhibit.rows, numbered.caption)
    if exhibit.note:
        _add(made, exhibit.note, "Note")


def _caption(made: WordDocument, numbered: Numbered, *, above: bool = False) -> None:
    paragraph = made.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = above
    add_words(paragraph, f"{numbered.word} ")
    add_field(paragraph, f"SEQ {numbered.word} \\* ARABIC", str(numbered.number))
    add_words(paragraph, f"　{numbered.exhibit.caption}")


def _sources(made: WordDocument, briefing: Briefing, say: Wording) -> None:
    _add(made, heading(say, len(briefing.chapters) + 1, say("sources")), "Heading 1")
    columns = (Column(say("item"), 27), Column(say("content"), 73))
    add_table(made, columns, briefing.imprint, say("sources"))
    for name, text in (("cite_plan", briefing.citation.plan), ("cite_data", briefing.citation.data)):
        _add(made, say(name), "Heading 2")
        _add(made, text, "Citation")
    _add(made, say("bibtex"), "Heading 2")
    for line in briefing.citation.bibtex.strip().splitlines():
        _add(made, line, "Code")
    _add(made, say("queries_used"), "Heading 2")
    queries = _add(
        made,
        say.sentence(say.listed(say("query_named", name=query.name, title=query.title) for query in briefing.queries)),
        "Note",
    )
    # A last page of one line would be a remnant.
    queries.paragraph_format.keep_together = True


def _add(made: WordDocument, words: str, style: str = "Normal") -> Paragraph:
    paragraph = made.add_paragraph(style=style)
    add_words(paragraph, words)
    return paragraph
