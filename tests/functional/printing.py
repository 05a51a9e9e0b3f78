"""Documents printed as PDF by LibreOffice, with the Chinese font of the package alone."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from importlib.resources import as_file
from pathlib import Path

import noto_cjk_sans_otc
from tests.conftest import real


def fonts_in(folder: Path) -> dict[str, str]:
    """The environment in which programs find a Chinese font on a machine without any."""
    with as_file(noto_cjk_sans_otc.FONT_PATH) as font:
        places = f"<dir>{escape(str(Path(font).parent))}</dir><cachedir>{folder}/cache</cachedir>"
    (folder / "fonts.conf").write_text(f"<?xml version='1.0'?><fontconfig>{places}</fontconfig>", "utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder), "PATH": "/usr/bin:/bin"}


def printed(document: Path, folder: Path, fonts: dict[str, str]) -> Path:
    """The document as PDF in the folder; skips where there is no LibreOffice."""
    soffice = shutil.which("soffice")
    real(soffice, "LibreOffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document],
        env=fonts,
        check=True,
        capture_output=True,
    )
    return folder / f"{document.stem}.pdf"
