"""Answers as workbooks, their citation and their picture."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from lxml import etree

from plangraph.serve.workbook import MEDIA_TYPE

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

OWNS = f"/queries/who-owns-what.xlsx?unit={quote('区科技局')}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Book:
    """Cells of a workbook by sheet and reference, and the links of its first sheet, read from its parts."""

    def __init__(self, body: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            self._strings = ["".join(item.itertext()) for item in etree.fromstring(parts.read("xl/sharedStrings.xml"))]
            self.sheets = [self._cells(parts.read(f"xl/worksheets/sheet{n}.xml")) for n in (1, 2)]
            self.names = re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
            relations = "xl/worksheets/_rels/sheet1.xml.rels"
            found = parts.read(relations).decode() if relations in parts.namelist() else ""
            self.links = re.findall(r'Target="([^"]+)"', found)

    def _cells(self, sheet: bytes) -> dict[str, str | float]:
        found: dict[str, str | float] = {}
        for cell in etree.fromstring(sheet).iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v")
            if value is not None:
                found[cell.get("r")] = self._strings[int(value)] if cell.get("t") == "s" else float(value)
        return found


@pytest.fixture(scope="module")
def book(client: Client) -> Book:
    return Book(client.get(OWNS).content)


def test_a_workbook_has_the_rows_under_their_titles(book: Book, workspace: Workspace):
    answer = workspace.answer("who-owns-what", unit="区科技局")
    rows = book.sheets[0]
    titles = [rows[f"{letter}1"] for letter in "ABCDEFGHIJ"[: len(answer.columns) + 1]]
    assert titles == [*(column.title_zh for column in answer.columns), "出处"]
    assert sum(reference.startswith("A") for reference in rows) == len(answer.rows) + 1


def test_numbers_are_numbers(client: Client, workspace: Workspace):
    rows = Book(client.get("/queries/unit-workload.xlsx").content).sheets[0]
    names = [column.name for column in workspace.answer("unit-workload").columns]
    letter = "ABCDEFGHIJ"[names.index("tasks")]
    figures = [rows[f"{letter}{at}"] for at in range(2, 6)]
    assert figures == [float(str(row["tasks"])) for row in workspace.answer("unit-workload").rows[:4]]


def test_names_and_sources_are_whole_links(book: Book):
    assert any(re.fullmatch(r"http://plangraph\.test/id/plan/dazu-ip-2025/task/\d+", link) for link in book.links)
    assert any(link.startswith("http://plangraph.test/plans/dazu-ip-2025/text?start=") for link in book.links)


def test_the_second_sheet_says_what_was_asked_of_which_data(book: Book, workspace: Workspace):
    about = list(book.sheets[1].values())
    assert book.names == ["答案", "说明"]
    assert any("责任单位：区科技局" in str(value) for value in about)
    assert workspace.store.revision in about


def test_notes_stand_on_the_second_sheet_and_in_headers(client: Client, workspace: Workspace):
    answer = client.get("/queries/task-indicators.xlsx")
    notes = workspace.answer("task-indicators").notes
    assert answer.headers.get_list("plangraph-note") == [note.en for note in notes]
    assert {note.zh for note in notes} <= set(Book(answer.content).sheets[1].values())


def test_a_workbook_in_english_has_english_titles(client: Client):
    book = Book(client.get(OWNS + "&lang=en").content)
    assert book.names == ["Answer", "About"]
    assert book.sheets[0]["A1"] == "No."


def test_a_workbook_is_the_same_bytes_each_time_and_says_what_it_is(client: Client):
    one, other = client.get(OWNS), client.get(OWNS.replace(".xlsx", ""), MEDIA_TYPE)
    assert one.headers["content-type"] == MEDIA_TYPE
    assert 'filename="who-owns-what.xlsx"' in one.headers["content-disposition"]
    assert Book(one.content).sheets[0] == Book(other.content).sheets[0]
    assert one.content == client.get(OWNS).content


def test_no_cell_is_a_formula(client: Client):
    with zipfile.ZipFile(io.BytesIO(client.get(OWNS).content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_an_answer_without_rows_is_a_workbook_with_titles(client: Client):
    book = Book(client.get("/queries/due-by.xlsx?date=1999-01-01").content)
    assert {re.sub(r"\D", "", reference) for reference in book.sheets[0]} == {"1"}


def test_a_page_tells_how_to_cite_its_answer(client: Client, workspace: Workspace):
    page = client.page(OWNS.replace(".xlsx", "")).text
    cited = re.sub("<[^>]+>", "", page[page.index('id="citation"') :].partition(">")[2].partition("</p>")[0])
    assert cited.startswith("plangraph. 某单位负责哪些任务（责任单位：区科技局）：据《")
    assert f"[DS/OL]. (数据版本 {workspace.store.revision[:12]})[引用日期]. " in cited
    assert f"http://plangraph.test/queries/who-owns-what?unit={quote('区科技局')}" in cited


def test_the_picture_that_fits_stands_beside_the_answer(client: Client, workspace: Workspace):
    page = client.page(OWNS.replace(".xlsx", "")).text
    picture = re.search(r'<img src="(/views/ego\.svg\?unit=[^"]+)" alt="[^"]+"', page)
    assert picture
    assert client.get(picture[1]).status_code == 200
    without = next(query.name for query in workspace.library.values() if query.view is None)
    assert "<img" not in client.page(f"/queries/{without}").text
