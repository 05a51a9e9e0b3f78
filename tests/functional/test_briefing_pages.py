"""The pages of a briefing as LibreOffice lays them out: few, and none but the last much emptier than the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pdfplumber
import pytest
from tests.functional.printing import printed
from tests.unit.brief.plans import SOURCES, stored

from plangraph.model.language import Language
from plangraph.pipeline.briefing import Manner, brief

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

pytestmark = [pytest.mark.real, pytest.mark.soak]

_POINTS = 72 / 25.4
_TOP, _BOTTOM = 37 * _POINTS, 35 * _POINTS
_KINDS = ("char", "image", "rect", "line", "curve")
_MOST_PAGES = 10


@pytest.mark.parametrize("about", ["plan", "unit"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_page_but_the_last_is_under_two_thirds_full(
    source: Path, language: Language, about: str, fonts: dict[str, str], tmp_path: Path
):
    document = tmp_path / "briefing.docx"
    for plan in stored(source, tmp_path / "store"):
        unit = plan.unit if about == "unit" else ""
        document.write_bytes(brief(plan.workspace, plan.plan, "docx", unit, Manner(language)).body)
    *full, _ = _filled(printed(document, tmp_path, fonts))
    assert len(full) < _MOST_PAGES
    assert min(full) > 2 / 3


def _filled(path: Path) -> list[float]:
    """How far down the text of each page goes, page numbers apart."""
    with pdfplumber.open(path) as document:
        return [_reach(page) for page in document.pages]


def _reach(page: Page) -> float:
    end = float(page.height) - _BOTTOM
    bottoms = [one["bottom"] for kind in _KINDS for one in page.objects.get(kind, [])]
    lowest = max(bottom for bottom in bottoms if bottom < end + _POINTS)
    return float((lowest - _TOP) / (end - _TOP))
