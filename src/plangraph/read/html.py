"""HTML and XHTML: the article of a saved page, or a document that a word processor has saved so."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from plangraph.errors import EmptySource
from plangraph.model.document import Document
from plangraph.read.html_article import article
from plangraph.read.html_blocks import DataTable
from plangraph.read.html_flow import Flow
from plangraph.read.html_markup import characters, hand_on
from plangraph.read.logical_text import LogicalText
from plangraph.read.media_types import HTML


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads a page into its logical text: a paragraph a line, a row of a table a line with tabs between cells."""

    media_type: str = HTML

    def read(self, name: str, data: bytes) -> Document:
        """The document; raises EmptySource, UndecodableText, UnsafeSource and DamagedSource."""
        flow = Flow()
        hand_on(name, characters(name, data), flow)
        blocks = article(flow.page)
        if not blocks:
            raise EmptySource(
                "{name} shows no words without its scripts: save the page from a browser and read that.", name=name
            )
        written = LogicalText()
        for block in blocks:
            if isinstance(block, DataTable):
                written.write_table(block.rows)
            else:
                written.write(block.text)
        return Document(name, written.text, sha256(data).hexdigest(), self.media_type, grids=tuple(written.grids))
