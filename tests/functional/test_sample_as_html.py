"""The sample as a page of a government site: navigation around, tables as tables with merged cells."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLE_PATH

import plangraph
from plangraph.parse.lines import lines
from plangraph.parse.tables import tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plangraph.model.outline import Table
    from plangraph.model.plan import Plan

PAGE = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<meta name="ArticleTitle"
content="重庆市大足区人民政府关于印发《重庆市大足区知识产权强区行动计划（2025—2027年）》的通知">
<title>行动计划_重庆市大足区人民政府</title>
<style>.quick{{display:none}}</style><script>var unit="区科技局";</script></head>
<body><div class="header"><a href="/">首页</a> | <a href="/zwgk">政务公开</a></div>
<ul class="quick"><li>（责任单位：区税务局）</li></ul>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a> &gt; 正文</div>
<form><div class="main"><div class="tools">字体：【大 中 小】<a href="javascript:print()">打印</a></div>
<div class="article"><div id="zoom">{body}</div></div>
<div class="fj"><h3>附件下载</h3><a href="plan.docx">重庆市大足区知识产权强区行动计划.docx</a></div>
<div class="list"><h3>相关链接</h3><ul>{links}</ul></div></div></form>
<div class="bottom"><p>主办单位：重庆市大足区人民政府</p><p>承办单位：重庆市大足区大数据发展局</p>
<p>网站标识码：5001110001 渝ICP备12345678号-1</p></div></body></html>"""


def page() -> bytes:
    text = SAMPLE_PATH.read_text("utf-8")
    body, at = [], 0
    for table in tables(text, lines(text)):
        body += [paragraphs(text[at : table.start]), markup(table)]
        at = table.end
    body.append(paragraphs(text[at:]))
    links = "".join(f'<li><a href="/{i}.html">某区行动计划之{i}（责任单位：区公安局）</a></li>' for i in range(8))
    return PAGE.format(body="\n".join(body), links=links).encode("gb18030")


def paragraphs(text: str) -> str:
    return "\n".join(
        f"<p style='text-indent:2em'><span>{escape(line)}</span></p>" for line in text.split("\n") if line.strip()
    )


def markup(table: Table) -> str:
    """Merged cells as ``rowspan`` where a column is empty below, the header over several as ``colspan``."""
    rows = [[cell.text for cell in row] for row in table.rows]
    width = max(map(len, rows))
    head = (
        "<tr>"
        + "".join(
            f"<th colspan={width - len(rows[0]) + 1}>{words}</th>"
            if words == "年度计划目标"
            else f"<th rowspan={table.header_rows}>{words}</th>"
            for words in rows[0]
        )
        + "</tr>"
    )
    second = "".join(f"<th>{words}</th>" for row in rows[1 : table.header_rows] for words in row if words)
    columns = [column(cells) for cells in zip(*rows[table.header_rows :], strict=True)]
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in zip(*columns, strict=True))
    return f"<table><tbody>{head}{'<tr>' + second + '</tr>' if second else ''}{body}</tbody></table>"


def column(cells: Sequence[str]) -> list[str]:
    if not any(cells):
        return ["<td>&nbsp;</td>"] * len(cells)
    starts = [at for at, words in enumerate(cells) if words]
    owner = [max(start for start in starts if start <= at) for at in range(len(cells))]
    sizes = {start: len(list(group)) for start, group in groupby(owner)}
    return [f"<td rowspan='{sizes[at]}'><p>{escape(words)}</p></td>" if words else "" for at, words in enumerate(cells)]


def squeezed(words: str) -> str:
    return "".join(words.split())


def said(plan: Plan) -> dict[str, object]:
    metadata, text = plan.metadata, plan.document.text
    return {
        "title": metadata.title and squeezed(metadata.title.value),
        "notice": metadata.notice_title and squeezed(metadata.notice_title.value),
        "number": metadata.doc_number and metadata.doc_number.value,
        "issuers": [stated.value for stated in metadata.issuers],
        "issued": metadata.issued and metadata.issued.value,
        "addressees": [stated.value for stated in metadata.addressees],
        "copied to": [stated.value for stated in metadata.copied_to],
        "tasks": [(task.number, task.heading) for task in plan.tasks],
        "units": [[(unit.name, unit.role, unit.position) for unit in task.assignments] for task in plan.tasks],
        "clauses": [
            [squeezed(text[clause.span.start : clause.span.end]) for clause in task.clauses] for task in plan.tasks
        ],
        "indicators": [
            (
                indicator.name,
                indicator.unit,
                [(target.year, target.value, target.comparator) for target in indicator.targets],
                [unit.name for unit in indicator.assignments],
            )
            for indicator in plan.indicators
        ],
    }


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    tmp_path.joinpath("page.html").write_bytes(page())
    return plangraph.extract_plan(tmp_path / "page.html")


def test_the_page_says_what_the_text_file_says(plan: Plan, sample_plan: Plan):
    assert len(plan.tasks) == 19
    assert said(plan) == said(sample_plan)


def test_the_page_marks_its_two_tables_with_rows_of_one_width(plan: Plan):
    assert [{len(row) for row in grid} for grid in plan.document.grids] == [{6}, {5}]


def test_nothing_of_the_site_is_in_the_text(plan: Plan):
    for words in (
        "区税务局",
        "区公安局",
        "区大数据发展局\n",
        "首页",
        "打印",
        "相关链接",
        "主办单位",
        "ICP",
        "var unit",
    ):
        assert words not in plan.document.text
