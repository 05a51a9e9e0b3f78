"""Fields that Word counts itself: the numbers of captions and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from plangraph.brief.docx.typography import add_words, element

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """Adds a field with the result that is shown until it is counted anew."""
    for kind, words in (("begin", ""), ("", f" {instruction} "), ("separate", ""), ("result", result), ("end", "")):
        run = add_words(paragraph, words if kind == "result" else "")
        if kind == "":
            code = element("instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = words
            run._r.append(code)  # noqa: SLF001  python-docx knows no fields
        elif kind != "result":
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001
