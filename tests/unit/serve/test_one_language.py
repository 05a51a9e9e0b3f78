"""Every page is in one language: of the other stand only names and sentences of plans, and words of programs."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from tests.unit.serve.uploading import PLAN, Editor

from plangraph.serve.mentions import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import httpx
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

_OF_PROGRAMS = re.compile(
    r"""<(pre|textarea|code|script|style)\b.*?</\1>|<(?:meta|link)[^>]*>|\b(?:value|href|src)="[^"]*\"""", re.DOTALL
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_SENTENCE = re.compile(r"(?:\b[A-Za-z]{2,},? ){3,}[a-z]{2,}")
"""Four words that follow each other: a name of a product, a format or a standard has fewer."""
_EXAMPLES = {"持续推进", "每年", "近期", "中文"}
"""Words that plans use, quoted by a description in English, and the name of the other language."""
_NAMES = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?words {
  { ?thing a ?class ; rdfs:label ?words
    FILTER(?class NOT IN (plan:Finding, plan:Merge, plan:Inference, plan:Dependency, plan:Sharing)) }
  UNION { ?text rdf:value|plan:sha256|dcterms:title ?words }
}"""
PAGES = (
    *("/", "/plans", "/plans/dazu-ip-2025", "/plans/dazu-ip-2025/text", "/queries", "/units", "/tasks", "/indicators"),
    *(
        "/docs",
        "/findings",
        "/views",
        "/views/matrix",
        "/sparql",
        "/ask",
        "/search",
        "/search?q=专利",
        "/search?q=xyzzy",
    ),
    *(f"/{name}" for name in REGISTERS),
    *("/id/plan/dazu-ip-2025/task/9", "/id/plan/dazu-ip-2025/indicator/4", "/id/plan/dazu-ip-2025/finding/1"),
    *(
        "/id/plan/dazu-ip-2025/sharing/1",
        "/id/plan/dazu-ip-2025/dependency/1",
        "/id/plan/dazu-ip-2025/section/3",
        "/id/plan/dazu-ip-2025/merge/1",
    ),
    *("/queries/depends-on?task=10", "/queries/impact-of?task=11", "/queries/unit-indicators?unit=区科技局"),
    *("/ask?q=区科技局负责哪些任务", "/ask?q=今天天气怎么样", "/queries/who-owns-what?unit=区科技局&embed=1"),
)
REFUSALS = (
    *("/nothing", "/queries/nope", "/plans/nope", "/views/nope", "/id/nope", "/upload"),
    *("/queries/who-owns-what?unit=区", "/queries/due-by?date=abc", "/queries/who-owns-what?x=1"),
    *("/findings?severity=bad", "/views/matrix?preset=no", "/views/ego?unit=区", "/sparql?query=SELEC"),
    *("/search?q=，", "/search?q=专利&kind=no", "/search?q=专利&page=x", "/plans/dazu-ip-2025/text?start=1&end=999999"),
)


@pytest.fixture(scope="module")
def said_by_plans(workspace: Workspace) -> str:
    """All names and texts of the dataset, without white space."""
    rows = workspace.store.select(_NAMES).rows
    return re.sub(r"\s", "", "|".join(str(getattr(row[0], "value", "")) for row in rows))


def questions(workspace: Workspace) -> tuple[str, ...]:
    return tuple(f"/queries/{name}" for name in workspace.library.queries)


def shown(client: Client, address: str, language: str) -> str:
    address = quote(address, safe="/?&=")
    page = client.page(f"{address}{'&' if '?' in address else '?'}lang={language}")
    assert page.headers["content-type"].startswith("text/html"), address
    return _shown(page)


def _shown(page: httpx.Response) -> str:
    return html.unescape(_OF_PROGRAMS.sub(" ", page.text))


def strange(text: str, known: str) -> Iterator[str]:
    """Chinese that is neither of the plan nor asked for."""
    return (run for run in _CHINESE.findall(text) if run not in known and run not in _EXAMPLES)


def test_an_english_page_has_the_chinese_of_plans_alone(client: Client, workspace: Workspace, said_by_plans: str):
    _all_english(client, (*PAGES, *questions(workspace)), said_by_plans)


def test_a_refusal_in_english_is_english(client: Client, said_by_plans: str):
    _all_english(client, REFUSALS, said_by_plans)


def test_a_chinese_page_has_no_english_sentence(client: Client, workspace: Workspace):
    for address in (*PAGES, *REFUSALS, *questions(workspace)):
        words = (part for part in re.findall(r">([^<]+)<", shown(client, address, "zh")))
        left = [found[0] for part in words if (found := _SENTENCE.search(part)) and "," not in found[0]]
        assert left == [], address


def test_the_check_screen_in_english_explains_what_was_left_out_with_the_chinese_of_plans_alone(
    tmp_path: Path, said_by_plans: str
):
    entries = (
        'action = "add"\ntask = 3\nunit = "县公安局"\nquote = "县公安局"',
        'action = "merge"\nunit = ["县残联", "县教委", "县公安局"]\ninto = "县残联"',
        'action = "set"\nissued = 2026-04-02\nquote = "2026年4月2日"',
        'action = "reject"\nunit = "县公安局"',
    )
    with Editor.at(tmp_path) as editor:
        address = editor.draft(plan_id="qinglan")
        kept = editor.get(f"{address}/corrections.toml").text
        text = "".join(f"\n[[correction]]\n{entry}\n" for entry in entries)
        editor.fill(f"{address}/corrections/text", text=kept + text)
        pages = [_shown(editor.get(f"{address}?done={n}&lang=en")) for n in range(1, len(entries) + 1)]
    known = "|".join((said_by_plans, re.sub(r"\s", "", PLAN.read_text("utf-8")), text))
    for page in pages:
        assert list(strange(page, known)) == []
        assert "the text of the task “发展医养结合” has no “县公安局”" in page
    assert "add the unit “县公安局” in the task “3” — not applied: the text of the task" in pages[0]
    assert " — applied in part: the extraction has no unit “县公安局”." in pages[1]
    assert "correct the date of issue to “2026-04-02” — not needed: the extraction has" in pages[2]


def _all_english(client: Client, addresses: Iterable[str], known: str) -> None:
    for address in addresses:
        assert list(strange(shown(client, address, "en"), f"{known}|{address}")) == [], address
