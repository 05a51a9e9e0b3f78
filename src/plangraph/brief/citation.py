"""Citations by GB/T 7714—2015 and in BibTeX, with the revision of the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Citation

if TYPE_CHECKING:
    from plangraph.brief.material import Imprint

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts braces whether or not a backslash stands before them.
    "{": r"\textbraceleft ",
    "}": r"\textbraceright ",
} | {character: f"\\{character}" for character in "%#&$_"}
_KEY = re.compile(r"[^A-Za-z0-9:-]")


def citation(imprint: Imprint, revision: str, version: str) -> Citation:
    """How to cite the plan and the data about it.

    GB/T 7714—2015, 8.1 (several authors), 8.4 and table B.1: Z is any other document, DS a data set.
    """
    return Citation(_plan(imprint), _data(imprint, revision, version), _bibtex(imprint, revision, version))


def _authors(imprint: Imprint) -> str:
    most = 3
    named = ", ".join(imprint.issuers[:most])
    return f"{named}, 等" if len(imprint.issuers) > most else named


def _plan(imprint: Imprint) -> str:
    title = f"{imprint.label}: {imprint.doc_number}" if imprint.doc_number else imprint.label
    parts = [_authors(imprint), f"{title}[Z]", imprint.issued]
    return ". ".join(part for part in parts if part) + "."


def _data(imprint: Imprint, revision: str, version: str) -> str:
    made = f"{imprint.label}: plangraph {version} 知识图谱数据[DS]"
    return f"{made}. 数据版本 {revision}; 原文 SHA-256 {imprint.sha256[:16]}."


def _bibtex(imprint: Imprint, revision: str, version: str) -> str:
    fields = {
        "author": " and ".join(f"{{{_escaped(issuer)}}}" for issuer in imprint.issuers),
        "title": f"{{{_escaped(imprint.label)}}}",
        "number": _escaped(imprint.doc_number),
        "year": imprint.issued[:4],
        "month": imprint.issued[5:7].lstrip("0"),
        "note": f"plangraph {_escaped(version)}, 数据版本 {_escaped(revision)}",
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{_KEY.sub('-', imprint.id)},\n" + ",\n".join(lines) + "\n}\n"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)
