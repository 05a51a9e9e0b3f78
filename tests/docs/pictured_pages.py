"""The main pages, as they are shown to somebody who does not know them yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 1200
QUESTIONS = {
    "zh": "区科技局和区经济信息委共同承担哪些任务",
    "en": "which tasks do 区科技局 and 区经济信息委 share",
}
SPARQL = """PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?unit (COUNT(DISTINCT ?task) AS ?tasks) {
  ?task a plan:Task ; plan:responsibleUnit/rdfs:label ?unit
}
GROUP BY ?unit ORDER BY DESC(?tasks) ?unit"""


@dataclass(frozen=True, slots=True)
class PicturedPage:
    """A page and the window it is seen in."""

    name: str
    path: str
    width: int = WIDTH
    follow: str = ""
    """The link of that page which leads to the one that is meant."""


def pages() -> Iterable[PicturedPage]:
    """The main pages."""
    for language, question in QUESTIONS.items():
        ending = "" if language == "zh" else f"-{language}"
        yield PicturedPage(f"home{ending}", f"/?lang={language}")
        yield PicturedPage(f"ask{ending}", f"/ask?lang={language}&q={quote(question)}")
        yield PicturedPage(
            f"text{ending}", f"/id/plan/dazu-ip-2025/task/9?lang={language}", follow="td .source, td.source a"
        )
    yield PicturedPage("query", f"/queries/who-owns-what?lang=zh&unit={quote('区科技局')}")
    yield PicturedPage("picture", "/views/matrix?lang=zh&plan=dazu-ip-2025")
    yield PicturedPage("task", "/id/plan/dazu-ip-2025/task/9?lang=zh")
    yield PicturedPage("findings", "/findings?lang=zh")
    yield PicturedPage("sparql", f"/sparql?lang=zh&query={quote(SPARQL)}")
    yield PicturedPage("phone", f"/queries/who-owns-what?lang=zh&unit={quote('区科技局')}", width=390)
