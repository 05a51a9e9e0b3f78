"""The answer to a saved question as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from plangraph.model.language import Language
from plangraph.serve import workbook
from plangraph.serve.citation import TODAY, citation, title
from plangraph.serve.context import links_of, pages_of, workspace_of
from plangraph.serve.media_types import RESULTS, with_charset
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from plangraph.query.answers import Answer

XLSX = "xlsx"
FORMS = RESULTS | {XLSX: workbook.MEDIA_TYPE}
"""The media types of the forms that an answer has as a file."""
EXCEL = "excel"
"""The parameter that puts a byte order mark before a CSV."""
NOTE = "Plangraph-Note"
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()


def answer_file(request: Request, answer: Answer, form: str) -> Response:
    """The answer with its notes in headers: the formats of results have no room for them."""
    headers = {"Vary": "Accept", "Content-Disposition": f'inline; filename="{answer.query.name}.{form}"'}
    response = Response(_body(request, answer, form), media_type=with_charset(FORMS[form]), headers=headers)
    for note in answer.notes:
        response.headers.append(NOTE, note.en)
    return response


def _body(request: Request, answer: Answer, form: str) -> bytes:
    if form == XLSX:
        return _workbook(request, answer)
    mark = _BYTE_ORDER_MARK if form == "csv" and request.query_params.get(EXCEL) else b""
    return mark + answer.write(form)


def _workbook(request: Request, answer: Answer) -> bytes:
    if len(answer.solutions.rows) > workbook.MOST_ROWS:
        raise Refusal(
            406, "A sheet holds {most_rows} rows and the answer has more: ask for csv.", most_rows=workbook.MOST_ROWS
        )
    language = pages_of(request).language
    base = str(request.base_url).rstrip("/")
    return workbook.workbook(answer, links_of(request), base, tuple(_about(request, answer, language)), language)


def _about(request: Request, answer: Answer, language: Language) -> Iterator[tuple[str, str]]:
    """What stands on the second sheet: Chinese words and their values."""
    workspace, chinese = workspace_of(request), language is Language.ZH
    address = str(request.url).replace(f".{XLSX}", "", 1)
    yield "问题", title(answer, language)
    yield "说明", answer.query.description_zh if chinese else answer.query.description
    for note in answer.notes:
        yield "注", note.zh if chinese else note.en
    yield "引用格式", citation(answer, workspace, address, language).replace(TODAY, "")
    yield "数据版本", workspace.store.revision
