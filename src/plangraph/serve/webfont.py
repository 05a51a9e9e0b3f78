"""The Chinese font of pages where the browser has none: of Noto Sans CJK SC the characters that the dataset uses.

The whole font has 19 MB, what three plans use 0.3 MB; a browser with a Chinese font of its own never asks for it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from plangraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.protocols import SparqlStore

ADDRESS = "/static/chinese.woff"
MEDIA_TYPE = "font/woff"
_SC = 2
"""The face of Simplified Chinese in the collection."""
_TEXTS = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX plan: <https://w3id.org/plangraph/ns#>
SELECT ?text WHERE { GRAPH ?stated { ?source a plan:SourceText ; rdf:value ?text } }"""
_CHINESE = range(0x2E80, 0x10000)
_SPEAKING = ("analyse", "ask", "pipeline", "query", "relate", "resolve", "serve", "view")
"""The packages whose sentences, such as those of findings, stand on pages."""


class Webfont:
    """Makes the font once for a revision of the dataset."""

    def __init__(self, store: SparqlStore) -> None:
        self._store = store
        self._made: tuple[object, bytes] | None = None
        self._making = Lock()

    def read(self) -> bytes:
        """The font as WOFF."""
        with self._making:
            revision = self._store.revision
            if self._made is None or self._made[0] != revision:
                self._made = revision, woff(characters(self._store))
            return self._made[1]


def characters(store: SparqlStore) -> frozenset[str]:
    """The Chinese characters and marks of the texts of plans and of the pages themselves."""
    texts = [str(getattr(row[0], "value", "")) for row in store.select(_TEXTS).rows]
    pages = Path(__file__).parent
    spoken = (file for stage in _SPEAKING for file in pages.parent.glob(f"{stage}/**/*.py"))
    own = [
        file.read_text("utf-8")
        for file in (*pages.glob("templates/*.html"), *pages.glob("*.tsv"), *spoken, *pages.parent.glob("*.tsv"))
    ]
    queries = (*resource("queries").iterdir(), *resource("queries", "checks").iterdir())
    library = [file.read_text("utf-8") for file in queries if file.name.endswith(".rq")]
    schemes = [file.read_text("utf-8") for file in resource("ontology", "schemes").iterdir()]
    return frozenset(char for text in (*texts, *own, *library, *schemes) for char in text if ord(char) in _CHINESE)


def woff(wanted: Iterable[str]) -> bytes:
    """Those characters of Noto Sans CJK SC as WOFF."""
    import noto_cjk_sans_otc  # noqa: PLC0415  the font has 19 MB
    from fontTools import subset  # noqa: PLC0415  it takes a moment to import
    from fontTools.ttLib import TTFont  # noqa: PLC0415  the same

    path = next(Path(noto_cjk_sans_otc.__file__).parent.glob("*.ttc"))
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[], notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "VORG", "vhea", "vmtx", "BASE"]
    with TTFont(path, fontNumber=_SC, lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[ord(char) for char in wanted])
        subsetter.subset(font)
        font.flavor = "woff"
        out = BytesIO()
        font.save(out)
    return out.getvalue()
