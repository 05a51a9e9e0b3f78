"""PDF with a text layer (ISO 32000-1), by pdfplumber.

On a page printed from a browser, which draws bold characters twice, other libraries read 20 responsibility brackets
where 12 stand; pdfplumber tells the places of the doubles.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from plangraph.errors import DamagedSource, NoTextLayer, ProtectedSource, SourceError, UnsafeSource
from plangraph.model.document import Document
from plangraph.read.logical_text import LogicalText
from plangraph.read.media_types import PDF
from plangraph.read.pdf_glyphs import characters, unmapped
from plangraph.read.pdf_limits import bounded, lay_out
from plangraph.read.print_pages import print_pages
from plangraph.read.print_paragraphs import paragraphs
from plangraph.read.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.read.print_pages import Drawn

MOST_PAGES = 2000
MOST_UNMAPPED = 0.3
"""A greater share of characters without a code is a text that nobody can read."""


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads what a PDF prints, in the order of reading, without heads, feet and numbers of pages."""

    media_type: str = PDF

    def read(self, name: str, data: bytes) -> Document:
        """The document; raises DamagedSource, ProtectedSource, UnsafeSource and NoTextLayer."""
        written = LogicalText()
        with _one_sentence(name), bounded():
            for block in paragraphs(list(print_pages(_pages(name, data)))):
                if isinstance(block, str):
                    written.write(printable(block))
                else:
                    written.write_table([[printable(words) for words in row] for row in block.rows])
        if not written.text.strip():
            raise NoTextLayer(
                "{name} holds pictures of pages and no text: run text recognition on it (for example"
                " ocrmypdf -l chi_sim) and read the result.",
                name=name,
            )
        return Document(name, written.text, sha256(data).hexdigest(), self.media_type, grids=tuple(written.grids))


def _pages(name: str, data: bytes) -> Iterator[Drawn]:
    with pdfplumber.open(BytesIO(data)) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise UnsafeSource(
                "{name} has more than {most_pages} pages: split it and read the part with the plan.",
                name=name,
                most_pages=MOST_PAGES,
            )
        without_code = every = 0
        for page in pdf.pages:
            lay_out(page)
            without_code += unmapped(page)
            every += len(page.chars)
            yield characters(page)
            page.close()
        if without_code > MOST_UNMAPPED * every:
            raise NoTextLayer(
                "{name} does not say which characters its glyphs are: run text recognition on it (for"
                " example ocrmypdf --force-ocr -l chi_sim) and read the result.",
                name=name,
            )


@contextmanager
def _one_sentence(name: str) -> Iterator[None]:
    """What goes wrong in a PDF as one sentence; pdfminer raises exceptions of every kind on damaged files."""
    logger = logging.getLogger("pdfminer")
    level, logger.level = logger.level, logging.CRITICAL
    try:
        yield
    except Exception as error:
        causes = (error, error.__cause__, *error.args)
        if isinstance(error, SourceError) and name in str(error):
            raise
        if any(isinstance(cause, SourceError) for cause in causes):
            raise UnsafeSource(
                "{name} unpacks to more than a plan can hold and is refused: print it anew.", name=name
            ) from error
        if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
            raise ProtectedSource("{name} is locked by a password: save a copy without one.", name=name) from error
        raise DamagedSource("{name} is a damaged PDF: fetch it again, or print it anew as PDF.", name=name) from error
    finally:
        logger.level = level
