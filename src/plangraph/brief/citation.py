"""Citations by GB/T 7714—2015 and in BibTeX, with the revision of the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plangraph.brief.briefing import Citation
from plangraph.model.language import Language

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


class _Words(NamedTuple):
    """What a citation says itself."""

    others: str
    data: str
    revision: str
    text: str


_WORDS = {
    Language.ZH: _Words("等", "知识图谱数据", "数据版本", "原文"),
    Language.EN: _Words("et al.", "knowledge graph", "Data revision", "text"),
}
_KEY = re.compile(r"[^A-Za-z0-9:-]")


def citation(imprint: Imprint, revision: str, version: str, language: Language = Language.ZH) -> Citation:
    """How to cite the plan and the data about it.

    GB/T 7714—2015, 8.1 (several authors), 8.4 and table B.1: Z is any other document, DS a data set.
    """
    words = _WORDS[language]
    bibtex = _bibtex(imprint, revision, version, words)
    return Citation(_plan(imprint, words), _data(imprint, revision, version, words), bibtex)


def _authors(imprint: Imprint, words: _Words) -> str:
    most = 3
    named = ", ".join(imprint.issuers[:most])
    return f"{named}, {words.others}" if len(imprint.issuers) > most else named


def _plan(imprint: Imprint, words: _Words) -> str:
    title = f"{imprint.label}: {imprint.doc_number}" if imprint.doc_number else imprint.label
    parts = [_authors(imprint, words), f"{title}[Z]", imprint.issued]
    return ". ".join(part for part in parts if part) + "."


def _data(imprint: Imprint, revision: str, version: str, words: _Words) -> str:
    made = f"{imprint.label}: plangraph {version} {words.data}[DS]"
    return f"{made}. {words.revision} {revision}; {words.text} SHA-256 {imprint.sha256[:16]}."


def _bibtex(imprint: Imprint, revision: str, version: str, words: _Words) -> str:
    fields = {
        "author": " and ".join(f"{{{_escaped(issuer)}}}" for issuer in imprint.issuers),
        "title": f"{{{_escaped(imprint.label)}}}",
        "number": _escaped(imprint.doc_number),
        "year": imprint.issued[:4],
        "month": imprint.issued[5:7].lstrip("0"),
        "note": f"plangraph {_escaped(version)}, {words.revision} {_escaped(revision)}",
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{_KEY.sub('-', imprint.id)},\n" + ",\n".join(lines) + "\n}\n"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)
