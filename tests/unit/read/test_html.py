from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from tests.hostile import PAGE_SIZE, SLOW_PAGES

from plangraph.errors import EmptySource, SourceError, UnsafeSource
from plangraph.read.detect import read
from plangraph.read.html import HtmlReader

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = "到2027年，建成3个平台。（责任单位：市科技局）"


def text(markup: str) -> str:
    return HtmlReader().read("plan.html", markup.encode()).text


def cells(markup: str) -> list[list[str]]:
    """The words of the one table of a page."""
    document = HtmlReader().read("plan.html", markup.encode())
    (grid,) = document.grids
    return [[document.text[start:end] for start, end in row] for row in grid]


# Characters


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "utf-8-sig"),
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ('<meta charset="big5">', "big5"),
        ('<meta charset="utf-8">', "utf-16"),
        ('<meta charset="gb2312">', "utf-8"),
        ("", "gb18030"),
    ],
)
def test_a_page_is_read_in_its_encoding_even_where_it_declares_another(declaration: str, encoding: str):
    page = f"<html><head>{declaration}</head><body><p>一、中文工作。</p></body></html>"
    assert read("plan.html", page.encode(encoding)).text == "一、中文工作。\n"


def test_xhtml_says_its_encoding_in_its_declaration():
    page = '<?xml version="1.0" encoding="gb2312"?><html xmlns="http://www.w3.org/1999/xhtml"><title/><script src="a"/>'
    page += '<body><a id="a"/>一、工作<div/>（一）任务</body></html>'
    assert read("plan.xhtml", page.encode("gb18030")).text == "一、工作\n（一）任务\n"


def test_a_stray_byte_does_not_spoil_a_page():
    page = "<meta charset=gbk>" + f"<p>{SENTENCE}</p>" * 100
    assert read("plan.html", page.encode("gb18030") + b"\x80").text.startswith(SENTENCE + "\n")


def test_the_document_is_of_html_and_has_the_digest_of_its_bytes():
    document = read("plan.htm", b"<p>x.</p>")
    assert (document.media_type, document.encoding, document.sha256) == (
        "text/html",
        None,
        sha256(b"<p>x.</p>").hexdigest(),
    )


# Lines


def test_blocks_and_breaks_end_lines_and_inline_elements_do_not():
    markup = "<p>一、<b>总体</b><span>要求</span></p><div>（一）<a href='#x'>目标</a><br>任务</br>措施</div>说明"
    assert text(markup) == "一、总体要求\n（一）目标\n任务\n措施\n说明\n"


def test_white_space_is_as_a_browser_shows_it():
    assert text("<p>  GDP \t growth\n rate  </p>") == "GDP growth rate\n"
    assert text("<p>建设“\n  知识产权\r\n强区”</p>") == "建设“知识产权强区”\n"
    assert text("<p>\u3000\u3000一、甲&nbsp;&nbsp;乙&ensp;\u200b丙\ufeff</p>") == "\u3000\u3000一、甲  乙\u2002丙\n"


def test_preformatted_text_keeps_its_lines():
    assert (
        text("<pre>一、甲\n  二、乙</pre><p style='white-space: pre-line'>三\n四</p>") == "一、甲\n  二、乙\n三\n四\n"
    )


def test_entities_are_decoded():
    assert text("<p>&ldquo;甲&rdquo;&#12289;&#x4e59;&amp;丙&lt;1</p>") == "“甲”、乙&丙<1\n"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>甲</script>",
        "<style>甲</style>",
        "<noscript>甲</noscript>",
        "<template><p>甲</p></template>",
        "<svg><text>甲</text></svg>",
        "<select><option>甲</select>",
        "<button>甲</button>",
        "<textarea>甲</textarea>",
        "<del>甲</del>",
        "<p hidden>甲</p>",
        "<p style='DISPLAY: none'>甲</p>",
        "<p class='x y'>甲</p>",
        "<span aria-hidden=true>甲</span>",
        "<!-- 甲 -->",
        "<ruby><rt>甲</rt></ruby>",
        "<sup><a class='footnote-ref' href='#1'>甲</a></sup>",
        "<a href='#_ftn1'><span class=MsoFootnoteReference>甲</span></a>",
    ],
)
def test_what_nobody_reads_is_left_out(hidden: str):
    sheet = "<style>.x.y{display:none} @media print{p{display:none} .z{display:none}}</style>"
    assert text(f"{sheet}<p class=z>一、乙{hidden}</p>") == "一、乙\n"


def test_a_rule_for_the_element_itself_is_stronger_than_one_for_its_kind():
    sheet = "<style>.tab.on{display:block} .tab{display:none}</style>"
    assert text(f"{sheet}<div class=tab>一、甲</div><div class='tab on'>二、乙</div>") == "二、乙\n"


def test_an_article_of_wechat_waits_invisibly_and_is_read():
    page = (
        "<h1>某市行动计划</h1><div id='js_content' style='visibility: hidden; opacity: 0;'><section><p>一、要求。</p>"
    )
    assert text(page) == "某市行动计划\n一、要求。\n"


# Lists


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙\n"),
        ("<ol start=3><li><p>甲</p><li value=9>乙<li>丙</ol>", "3. 甲\n9. 乙\n10. 丙\n"),
        ("<ol type=a><li>甲<li>乙</ol>", "a. 甲\nb. 乙\n"),
        ("<ol type=I><li>甲<li>乙<ol><li>丙</ol></ol>", "I. 甲\nII. 乙\n1. 丙\n"),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙\n"),
        (
            "<style>ol.n {list-style: inside simp-chinese-informal}</style><ol class=n start=10><li>甲<li>乙",
            "十、甲\n十一、乙\n",
        ),
        ("<ul style='list-style-type:decimal'><li>甲</ul>", "1. 甲\n"),
        ("<ul><li>甲</ul><ol style='list-style:none'><li>乙</ol>", "甲\n乙\n"),
        ("<ol><li>一、甲<li>（二）乙</ol>", "一、甲\n（二）乙\n"),
    ],
)
def test_the_numbers_of_a_list_are_those_that_a_browser_shows(markup: str, shown: str):
    assert text(markup) == shown


def test_numbers_that_word_writes_out_stay_and_its_bullets_go():
    page = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><div class=WordSection1>
    <p class=MsoListParagraph><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>一、<span
    style='font:7.0pt "Times New Roman"'>&nbsp;</span></span></span><![endif]>总体<span
    lang=EN-US>要求<o:p></o:p></span></p>
    <p><span style='font-family:Wingdings;mso-fareast-font-family:Wingdings'><span style='mso-list:Ignore'>l<span
    style='font:7.0pt'>&nbsp;</span></span></span>措施<!--[if gte vml 1]><v:shape>图</v:shape><![endif]--></p></div>"""
    assert text(page) == "一、 总体要求\n措施\n"


# Tables


def test_the_cells_of_a_table_stand_between_tabs_and_are_located():
    markup = "<p>一、指标</p><table><caption>表1</caption><tr><th>指标<th>2027年</tr><tr><td>平台<td>3<p>个</p></table>"
    assert text(markup) == "一、指标\n表1\n指标\t2027年\n平台\t3\n个\n"
    assert cells(markup) == [["指标", "2027年"], ["平台", "3\n个"]]


def test_a_merged_cell_is_empty_but_where_it_begins():
    markup = """<table><thead><tr><th rowspan=2>序号<th rowspan=2>指标<th colspan=2>目标</thead>
    <tr><th>2026<th>2027</tr><tr><td rowspan="2">1<td>甲<td>3<td>4</tr><tr><td>乙<td colspan=2>5</table>"""
    assert cells(markup) == [
        ["序号", "指标", "目标", ""],
        ["", "", "2026", "2027"],
        ["1", "甲", "3", "4"],
        ["", "乙", "5", ""],
    ]


def test_an_empty_row_and_spans_beyond_the_table_do_no_harm():
    markup = "<table><tr><td rowspan=99>1<td colspan=99>甲</tr><tr></tr><tr><td>乙<td>丙</table>"
    assert cells(markup) == [["1", "甲", ""], ["", "乙", "丙"]]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>一、甲。</p></td></tr><tr><td><p>二、乙。</p></td></tr></table>",
        "<table><tr><td><p>一、甲。</p><td><p>二、乙。</p></td></tr></table>",
        "<table role=presentation><tr><td>一、甲。<td><tr><td><td>二、乙。</table>",
        "<table><tr><td>一、甲。<td><table><tr><td>二、乙。</table></table>",
    ],
)
def test_a_table_that_only_places_text_is_paragraphs(markup: str):
    document = HtmlReader().read("plan.html", markup.encode())
    assert (document.text, document.grids) == ("一、甲。\n二、乙。\n", ())


def test_a_table_around_an_article_is_paragraphs():
    article = "".join(f"<p>{number}、工作</p><p>{SENTENCE * 4}</p>" for number in "一二三四五")
    markup = f"<table><tr><td>栏目<td>信息</tr><tr><td>导读<td>{article}</table>"
    document = HtmlReader().read("plan.html", markup.encode())
    assert document.grids == ()
    assert "\n五、工作\n" in document.text


def test_cells_with_long_sentences_are_still_cells():
    rows = "".join(f"<tr><td>{at}<td>{SENTENCE * 9}<td>市科技局</tr>" for at in range(1, 6))
    assert len(cells(f"<table><tr><th>序号<th>任务<th>单位</tr>{rows}</table>")) == 6


def test_a_table_in_a_table_of_layout_is_a_table():
    assert cells("<table><tr><td>一、甲。<table><tr><td>a1<td>b1<tr><td>c1<td>d1</table><td>乙</table>") == [
        ["a1", "b1"],
        ["c1", "d1"],
    ]


def test_the_record_of_a_document_becomes_lines():
    markup = """<table><tr><td>索 引 号：<td>0001/2025-1<td>主题分类：<td>科技</tr>
    <tr><td>发文机关：<td>某市人民政府<td>成文日期：<td>2025年6月23日</tr>
    <tr><td>发文字号：<td>某府发〔2025〕12号<td>废止日期：<td></tr></table><h1>某市行动计划</h1><p>一、要求。</p>"""
    assert text(markup).split("\n")[:5] == [
        "索引号：0001/2025-1",
        "主题分类：科技",
        "发文机关：某市人民政府",
        "成文日期：2025年6月23日",
        "发文字号：某府发〔2025〕12号",
    ]


# The article of a page

BODY = f"<p>一、总体要求</p><p>{SENTENCE}</p><p>二、保障措施</p><p>{SENTENCE}</p>"
ARTICLE = f"一、总体要求\n{SENTENCE}\n二、保障措施\n{SENTENCE}\n"
TITLE = "某市知识产权强市行动计划"
LINKS = "".join(f"<li><a href='/{at}.html'>某市关于印发方案{at}的通知</a></li>" for at in range(5))
FOOT = "<p>主办单位：某市人民政府</p><p>网站标识码：5001110001&nbsp;某ICP备12345678号</p><p>地址：某路1号</p>"


PAGES = {
    "elements of HTML 5": f"""<header>某市人民政府</header><nav><ul>{LINKS}</ul></nav>
        <main><article><h1>{TITLE}</h1>{BODY}</article></main>
        <aside><h3>相关链接</h3><ul>{LINKS}</ul></aside><footer>{FOOT}</footer>""",
    "a title outside of the content": f"""<title>{TITLE}_某市人民政府</title><div class=top><a href='/'>首页</a></div>
        <div class=dqwz>当前位置：首页 &gt; 政策</div><div class=xl><div class=bt>{TITLE}</div>
        <div class=share>分享到：微信 微博</div><div class=TRS_Editor>{BODY}</div></div>
        <div class=gl><ul>{LINKS}</ul></div><div class=di>{FOOT}</div>""",
    "tables all the way": f"""<table><tr><td><a href='/'>首页</a></td></tr><tr><td><table><tr><td><ul>{LINKS}</ul></td>
        <td><h1>{TITLE}</h1>{BODY}</td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table>""",
    "everything in one form": f"""<form action='x.aspx'><input type=hidden value=甲><div><ul>{LINKS}</ul></div>
        <h1>{TITLE}</h1>{BODY}<div>【<a href='javascript:print()'>打印</a>】【关闭】</div>
        <p>上一篇：某市通知</p>{FOOT}</form>""",
    "no element around the article": f"""<p>字体：【大 中 小】</p><h2>{TITLE}</h2>{BODY}<p>扫一扫在手机打开当前页</p>
        <p>责任编辑：张三</p>{FOOT}""",
    "an article in what calls itself navigation": f"""<div class="nav search"><div>{TITLE}</div>{BODY}{FOOT}</div>""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_article_is_kept_with_its_title_and_the_site_is_not(page: str):
    words = text(f"<html><body>{page}</body></html>")
    assert words.removeprefix("某市人民政府\n") == f"{TITLE}\n{ARTICLE}"


def test_number_title_and_signature_outside_of_the_content_are_kept():
    page = f"""<title>{TITLE}</title><div><div>某府发〔2025〕12号</div><div><h1>某市知识产权<br>强市行动计划</h1></div>
    <div class=content>{BODY}</div><div>某市人民政府</div><div>2025年6月23日</div><div>（此件公开发布）</div>
    <div>{FOOT}</div></div>"""
    assert text(page) == (
        f"某府发〔2025〕12号\n某市知识产权\n强市行动计划\n{ARTICLE}某市人民政府\n2025年6月23日\n（此件公开发布）\n"
    )


def test_an_annex_in_an_element_of_its_own_is_kept():
    annex = "<div><p>附件</p><table><tr><td>任务<td>单位<tr><td>建平台<td>市科技局</table></div>"
    assert text(f"<div><h1>{TITLE}</h1><div>{BODY}</div>{annex}</div><div>{FOOT}</div>") == (
        f"{TITLE}\n{ARTICLE}附件\n任务\t单位\n建平台\t市科技局\n"
    )


@pytest.mark.parametrize("words", ["推进IPv6规模部署。", "无障碍环境建设", "主办单位：市科技局", "版权登记"])
def test_words_of_a_site_in_the_midst_of_an_article_are_its_own(words: str):
    assert f"\n{words}\n" in text(f"<h1>{TITLE}</h1><p>一、要求。</p><p>{words}</p><p>二、保障。</p>")


def test_an_element_called_aside_or_footer_that_holds_the_document_is_kept():
    assert text(f"<h1>{TITLE}</h1><div class='related'>{BODY}</div><footer>2025年6月23日</footer>") == (
        f"{TITLE}\n{ARTICLE}2025年6月23日\n"
    )


def test_a_page_without_sentences_is_kept_as_it_is():
    assert text("<p>某市概况</p><p>人口</p>") == "某市概况\n人口\n"


# Bad input


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<!-- x", b"<p ", b"<html><body><script>document.write(1)</script></body></html>"]
)
def test_a_page_without_words_says_to_save_it_from_a_browser(data: bytes):
    with pytest.raises(EmptySource, match=r"plan\.html shows no words.*save the page from a browser"):
        read("plan.html", data)


def test_entities_of_a_doctype_are_not_expanded():
    page = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><p>一、甲&a;&b;</p>'
    assert text(page) == "一、甲&a;&b;\n"


@pytest.mark.parametrize("page", SLOW_PAGES.values(), ids=SLOW_PAGES)
def test_a_page_made_to_hang_is_read_through(page: Callable[[int], str]):
    assert "甲" in text(page(PAGE_SIZE))


def test_end_tags_that_end_nothing_deep_in_a_page_are_refused():
    with pytest.raises(UnsafeSource, match="nests its elements too deeply"):
        text("<div>" * 100_000 + "甲" + "</span>" * 10_000)


@pytest.mark.parametrize("junk", [b"<\x00>", b"\xff\xfe<\xd8", b"<p>\xed\xa0\x80&#xD800;&#0;", bytes(range(256)) * 9])
def test_junk_is_read_or_refused_by_name(junk: bytes):
    said = ""
    try:
        said = "plan.html " + HtmlReader().read("plan.html", junk).text
    except SourceError as error:
        said = str(error)
    assert said.startswith("plan.html ")
