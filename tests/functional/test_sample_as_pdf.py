"""The sample printed as PDF by Chromium and by LibreOffice says the same as the text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLE_PATH
from tests.functional.printing import printed
from tests.functional.sample_forms import as_html, differences
from tests.functional.test_sample_as_docx import as_docx

from plangraph.bootstrap.reading import extract_plan

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from plangraph.model.plan import Plan

pytestmark = pytest.mark.real

STYLE = """<style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/28pt "Noto Sans CJK SC"; text-align: justify }
p { margin: 0; text-indent: 2em } td { font-size: 11pt; line-height: 16pt; text-align: left }
table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
</style>"""


def test_the_sample_says_the_same_printed_by_chromium(browser: Browser, sample_plan: Plan, tmp_path: Path):
    written, paper = tmp_path / "plan.html", tmp_path / "plan.pdf"
    written.write_text(as_html(SAMPLE_PATH.read_text("utf-8")).replace("</head>", f"{STYLE}</head>"), "utf-8")
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(written.as_uri())
        page.pdf(path=paper, prefer_css_page_size=True)
    assert differences(extract_plan(paper), sample_plan) == {}


@pytest.mark.parametrize("numbered", [pytest.param(False, marks=pytest.mark.soak), True], ids=["typed", "listed"])
def test_the_sample_says_the_same_printed_by_libreoffice(
    fonts: dict[str, str], sample_plan: Plan, tmp_path: Path, *, numbered: bool
):
    document = tmp_path / "plan.docx"
    document.write_bytes(as_docx(SAMPLE_PATH.read_text("utf-8"), numbered=numbered))
    printed(document, tmp_path, fonts)
    assert differences(extract_plan(tmp_path / "plan.pdf"), sample_plan) == {}
