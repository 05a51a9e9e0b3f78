"""A document as LibreOffice writes it: outline numbers, contents, text box, note, hidden text, merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.read.wordprocessing import saved_by_libreoffice

from plangraph.read.detect import read

if TYPE_CHECKING:
    from pathlib import Path

OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
 <text:outline-style style:name="Outline">
  <text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
  <text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（"
   style:num-suffix="）"/>
 </text:outline-style>
 <style:style style:name="H1" style:family="paragraph" style:default-outline-level="1"/>
 <style:style style:name="H2" style:family="paragraph" style:default-outline-level="2"/>
</office:styles>
<office:automatic-styles>
 <style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
 <text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="．"/>
 </text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:p>某某市行动计划<draw:frame text:anchor-type="paragraph" svg:width="5cm"><draw:text-box>
 <text:p>某府发〔2025〕1号</text:p></draw:text-box></draw:frame></text:p>
<text:table-of-content text:name="C"><text:table-of-content-source text:outline-level="2"/><text:index-body>
 <text:index-title text:name="T"><text:p>目录</text:p></text:index-title>
 <text:p>一、总体要求<text:tab/>1</text:p></text:index-body></text:table-of-content>
<text:h text:style-name="H1" text:outline-level="1">总体要求</text:h>
<text:p>正文<text:note text:note-class="footnote" text:id="f"><text:note-citation>1</text:note-citation><text:note-body>
 <text:p>脚注</text:p></text:note-body></text:note>继续<text:span text:style-name="Hidden">隐藏</text:span>。</text:p>
<text:h text:style-name="H1" text:outline-level="1">任务</text:h>
<text:h text:style-name="H2" text:outline-level="2">甲</text:h>
<text:list text:style-name="L">
 <text:list-item><text:p>子</text:p></text:list-item><text:list-item><text:p>丑</text:p></text:list-item>
</text:list>
<text:h text:style-name="H2" text:outline-level="2">乙</text:h>
<table:table><table:table-column table:number-columns-repeated="3"/>
<table:table-row>
 <table:table-cell table:number-rows-spanned="2"><text:p>序号</text:p></table:table-cell>
 <table:table-cell table:number-columns-spanned="2"><text:p>年度</text:p></table:table-cell>
 <table:covered-table-cell/>
</table:table-row>
<table:table-row>
 <table:covered-table-cell/>
 <table:table-cell><text:p>2025</text:p></table:table-cell><table:table-cell><text:p>2026</text:p></table:table-cell>
</table:table-row>
<table:table-row>
 <table:table-cell><text:p>1</text:p></table:table-cell>
 <table:table-cell><text:p>3</text:p></table:table-cell><table:table-cell><text:p>4</text:p></table:table-cell>
</table:table-row></table:table>
</office:text></office:body></office:document>"""


@pytest.mark.real
def test_a_document_of_libreoffice_is_read_as_it_is_printed(tmp_path: Path):
    source = tmp_path / "plan.fodt"
    source.write_text(OPEN_DOCUMENT, "utf-8")
    saved = saved_by_libreoffice(source, tmp_path)
    document = read(saved.name, saved.read_bytes())
    assert document.text.splitlines() == [
        "某府发〔2025〕1号",
        "某某市行动计划",
        "一、总体要求",
        "正文继续。",
        "二、任务",
        "（一）甲",
        "1．子",
        "2．丑",
        "（二）乙",
        "序号\t年度\t",
        "\t2025\t2026",
        "1\t3\t4",
    ]
    assert len(document.grids) == 1
