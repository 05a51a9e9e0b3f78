"""A briefing in Markdown (CommonMark with the tables of GitHub)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.brief.briefing import Figure
from plangraph.brief.legible import for_markdown, in_markdown
from plangraph.brief.numbering import chapters, heading
from plangraph.brief.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from plangraph.brief.briefing import Briefing, Table
    from plangraph.brief.numbering import Numbered


def markdown(briefing: Briefing, address: Callable[[Figure], str] | None = None) -> bytes:
    """The briefing as text; ``address`` says where a picture is found, which else is told in words."""
    return ("\n\n".join(_blocks(briefing, address)) + "\n").encode()


def _blocks(briefing: Briefing, address: Callable[[Figure], str] | None) -> Iterator[str]:
    say = Wording.of(briefing.language)
    yield f"# {in_markdown(briefing.title)}"
    yield for_markdown(briefing.opening)
    yield f"## {heading(say, 0, say('findings'))}"
    for number, finding in enumerate(briefing.findings, 1):
        basis = for_markdown(say.basis(finding.query, finding.places))
        yield f"{number}. {for_markdown(finding.whole)}\n\n   *{basis}*"
    for chapter in chapters(briefing, say):
        yield f"## {in_markdown(chapter.heading)}"
        for numbered in chapter.exhibits:
            yield from _exhibit(numbered, address)
    yield from _sources(briefing, say)


def _exhibit(numbered: Numbered, address: Callable[[Figure], str] | None) -> Iterator[str]:
    exhibit, caption = numbered.exhibit, f"**{in_markdown(numbered.caption)}**"
    if isinstance(exhibit, Figure):
        words = for_markdown(exhibit.alt_text)
        yield f"![{words}]({address(exhibit)})" if address else words
        yield caption
        return
    yield caption
    yield _table(exhibit)
    if exhibit.note:
        yield for_markdown(exhibit.note)


def _table(table: Table) -> str:
    rule = [":-:" if column.centred else "---" for column in table.columns]
    return _lines([_cells(column.title for column in table.columns), rule, *(_cells(row) for row in table.rows)])


def _cells(texts: Iterable[str]) -> list[str]:
    return [in_markdown(text) for text in texts]


def _lines(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _sources(briefing: Briefing, say: Wording) -> Iterator[str]:
    yield f"## {heading(say, len(briefing.chapters) + 1, say('sources'))}"
    yield _lines([[say("item"), say("content")], ["---", "---"], *(_cells(pair) for pair in briefing.imprint)])
    for name, text in (("cite_plan", briefing.citation.plan), ("cite_data", briefing.citation.data)):
        yield f"**{say(name)}**"
        yield for_markdown(text)
    yield f"**{say('bibtex')}**"
    # More ticks than any line of the citation begins with.
    yield f"````bibtex\n{briefing.citation.bibtex.strip()}\n````"
    yield f"**{say('queries_used')}**"
    yield "\n".join(f"- `{query.name}` {for_markdown(query.title)}" for query in briefing.queries)
