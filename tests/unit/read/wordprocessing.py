"""DOCX files written by hand, for what no library writes, and by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from tests.conftest import real

from plangraph.read.docx import DocxReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f"""xmlns:w="{MAIN}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" """


def part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root} {NAMESPACES}>{inner}</w:{root}>'


def relationships(**targets: str) -> str:
    found = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'
    )


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of members by their paths."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for path, content in members.items():
            file.writestr(path, content)
    return out.getvalue()


def written(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A DOCX with that body."""
    return packed(
        {
            "_rels/.rels": relationships(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relationships(styles="styles.xml", numbering="/word/numbering.xml"),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": part("styles", styles),
            "word/numbering.xml": part("numbering", numbering),
        }
    )


def text(body: str, *, numbering: str = "", styles: str = "") -> str:
    """The text that is read from a DOCX with that body."""
    return DocxReader().read("plan.docx", written(body, numbering=numbering, styles=styles)).text


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def saved_by_libreoffice(source: Path, folder: Path, kind: str = "docx") -> Path:
    """The file as LibreOffice saves it; skips where there is none."""
    soffice = shutil.which("soffice")
    real(soffice, "LibreOffice")
    profile = (folder / "profile").as_uri()
    options = [
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "saved"),
    ]
    subprocess.run([str(soffice), *options, str(source)], check=True, capture_output=True)
    return folder / "saved" / f"{source.stem}.{kind.partition(':')[0]}"
