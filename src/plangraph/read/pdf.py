"""PDF with a text layer (ISO 32000-1), by pdfplumber.

On a page printed from a browser, which draws bold characters twice, other libraries read 20 responsibility brackets
where 12 stand; pdfplumber tells the doubles by their places.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from plangraph.errors import DamagedSource, NoTextLayer, ProtectedSource, SourceError, UnsafeSource
from plangraph.model.document import Document
from plangraph.read.logical_text import LogicalText
from plangraph.read.media_types import PDF
from plangraph.read.pdf_tables import tables
from plangraph.read.print_furniture import PrintPage
from plangraph.read.print_lines import Glyph, print_lines
from plangraph.read.print_paragraphs import paragraphs
from plangraph.read.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfplumber.page import Page

MOST_PAGES = 2000
DOUBLE = 1
"""In points: characters that are the same and as near were drawn twice."""
MOST_UNMAPPED = 0.3
"""A greater share of characters without a code is a text that nobody can read."""

_UNMAPPED = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads what a PDF prints, in the order of reading, without heads, feet and numbers of pages."""

    media_type: str = PDF

    def read(self, name: str, data: bytes) -> Document:
        """The document; raises DamagedSource, ProtectedSource, UnsafeSource and NoTextLayer."""
        with _one_sentence(name):
            pages = list(_pages(name, data))
        written = LogicalText()
        for block in paragraphs(pages):
            if isinstance(block, str):
                written.write(printable(block))
            else:
                written.write_table([[printable(words) for words in row] for row in block.rows])
        if not written.text.strip():
            raise NoTextLayer(
                f"{name} holds pictures of pages and no text: run text recognition on it "
                "(for example ocrmypdf -l chi_sim) and read the result."
            )
        return Document(name, written.text, sha256(data).hexdigest(), self.media_type, grids=tuple(written.grids))


def _pages(name: str, data: bytes) -> Iterator[PrintPage]:
    import pdfplumber  # noqa: PLC0415  it takes a third of a second to import

    with pdfplumber.open(BytesIO(data)) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise UnsafeSource(f"{name} has more than {MOST_PAGES} pages: split it and read the part with the plan.")
        unmapped = characters = 0
        for page in pdf.pages:
            once = page.dedupe_chars(tolerance=DOUBLE)
            unmapped += sum(bool(_UNMAPPED.fullmatch(char["text"])) for char in once.chars)
            characters += len(once.chars)
            yield _page(once)
            page.close()
        if unmapped > MOST_UNMAPPED * characters:
            raise NoTextLayer(f"{name} names no letters for its characters: run text recognition (OCR) on it.")


def _page(page: Page) -> PrintPage:
    glyphs = [_glyph(char) for char in page.chars if char["upright"] and not _UNMAPPED.fullmatch(char["text"])]
    found = list(tables(page, glyphs))
    outside = [glyph for glyph in glyphs if not any(table.top <= _middle(glyph) <= table.bottom for table in found)]
    return PrintPage(float(page.height), tuple(print_lines(outside)), tuple(found))


def _glyph(char: dict[str, Any]) -> Glyph:
    return Glyph(str(char["text"]), *(float(char[side]) for side in ("x0", "x1", "top", "bottom")))


def _middle(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2


@contextmanager
def _one_sentence(name: str) -> Iterator[None]:
    """What goes wrong in a PDF as one sentence; pdfminer raises exceptions of every kind on damaged files."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    logger = logging.getLogger("pdfminer")
    level, logger.level = logger.level, logging.CRITICAL
    try:
        yield
    except SourceError:
        raise
    except Exception as error:
        causes = (error, error.__cause__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise ProtectedSource(f"{name} is locked by a password: save a copy without one.") from error
        raise DamagedSource(f"{name} is a damaged PDF: fetch it again, or print it anew as PDF.") from error
    finally:
        logger.level = level
