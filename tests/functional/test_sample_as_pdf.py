"""The sample printed as PDF by Chromium and by LibreOffice says the same as the text file."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING

import noto_cjk_sans_otc
import pytest
from tests.conftest import SAMPLE_PATH, real
from tests.functional.sample_forms import as_html, differences
from tests.functional.test_sample_as_docx import as_docx

from plangraph.bootstrap.reading import extract_plan

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from plangraph.model.plan import Plan

pytestmark = pytest.mark.real

STYLE = """<style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/28pt "Noto Sans CJK SC"; text-align: justify }
p { margin: 0; text-indent: 2em } td { font-size: 11pt; line-height: 16pt; text-align: left }
table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
</style>"""


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which programs find a Chinese font on a machine without any."""
    folder = tmp_path_factory.mktemp("fonts")
    with as_file(noto_cjk_sans_otc.FONT_PATH) as font:
        places = f"<dir>{escape(str(Path(font).parent))}</dir><cachedir>{folder}/cache</cachedir>"
    (folder / "fonts.conf").write_text(f"<?xml version='1.0'?><fontconfig>{places}</fontconfig>", "utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder), "PATH": "/usr/bin:/bin"}


def test_the_sample_says_the_same_printed_by_chromium(browser: Browser, sample_plan: Plan, tmp_path: Path):
    written, printed = tmp_path / "plan.html", tmp_path / "plan.pdf"
    written.write_text(as_html(SAMPLE_PATH.read_text("utf-8")).replace("</head>", f"{STYLE}</head>"), "utf-8")
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(written.as_uri())
        page.pdf(path=printed, prefer_css_page_size=True)
    assert differences(extract_plan(printed), sample_plan) == {}


@pytest.mark.parametrize("numbered", [pytest.param(False, marks=pytest.mark.soak), True], ids=["typed", "listed"])
def test_the_sample_says_the_same_printed_by_libreoffice(
    fonts: dict[str, str], sample_plan: Plan, tmp_path: Path, *, numbered: bool
):
    document = tmp_path / "plan.docx"
    document.write_bytes(as_docx(SAMPLE_PATH.read_text("utf-8"), numbered=numbered))
    soffice = shutil.which("soffice")
    real(soffice, "LibreOffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, document],
        env=fonts,
        check=True,
        capture_output=True,
    )
    assert differences(extract_plan(tmp_path / "plan.pdf"), sample_plan) == {}
