"""Drafts corrected by forms and as text: every form that a page offers does what it says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.unit.serve.uploading import LABEL, Editor


class Forms(HTMLParser):
    """The forms of a page: where each goes, and its fields as a browser would send them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._select = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((found.get("action", ""), {}))
        elif tag == "input" and "name" in found and self.forms:
            self.forms[-1][1][found["name"]] = found.get("value", "")
        elif tag == "select":
            self._select = found["name"]
        elif tag == "option" and (self._select not in self.forms[-1][1] or "selected" in dict(attrs)):
            self.forms[-1][1][self._select] = found["value"]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor.at(tmp_path_factory.mktemp("dataset")) as editor:
        yield editor


@pytest.fixture(scope="module")
def kept(editor: Editor) -> str:
    """A draft that goes back to how it was after each test."""
    return editor.draft(plan_id="qinglan")


@pytest.fixture
def address(editor: Editor, kept: str) -> Iterator[str]:
    before = editor.get(f"{kept}/corrections.toml").text
    yield kept
    editor.fill(f"{kept}/corrections/text", text=before)


def forms(editor: Editor, address: str, query: str) -> dict[str, dict[str, str]]:
    """The forms for one thing, by what they do; several that do the same by a number too."""
    page = editor.get(f"{address}/correct?{query}")
    assert page.status_code == 200, query
    found: dict[str, dict[str, str]] = {}
    for action, fields in Forms(page.text).forms:
        if action == f"{address}/corrections":
            name = fields["action"]
            found[name if name not in found else f"{name}{len(found)}"] = fields
    return found


def reviews(editor: Editor, address: str) -> list[dict[str, Any]]:
    return list(editor.status(address)["corrections"])


def entries(editor: Editor, address: str) -> list[dict[str, Any]]:
    return list(tomllib.loads(editor.get(f"{address}/corrections.toml").text).get("correction", []))


def test_each_kind_of_thing_can_be_confirmed_and_most_taken_out(editor: Editor, address: str):
    links = re.findall(rf'href="{address}/correct\?([^"]*)"', editor.get(address).text)
    kinds: dict[tuple[str, ...], str] = {}
    for link in map(unescape, links):
        kinds.setdefault(tuple(sorted(parse_qs(link))), link)
    wanted = {("unit",), ("task",), ("indicator",), ("task", "unit"), ("indicator", "unit"), ("indicator", "year")}
    assert wanted | {("quantity",), ("title",), ("issuer",), ("period",), ("issued",)} <= set(kinds)
    for keys, link in kinds.items():
        if keys == ("new",):
            continue
        offered = forms(editor, address, link)
        for action in ("accept", "reject"):
            sent = editor.fill(f"{address}/corrections", **offered[action])
            assert sent.status_code == 303, (link, sent.text)
            last = reviews(editor, address)[-1]
            assert (last["outcome"], last["reason"], last["by"]) == ("applied", "", LABEL), (link, action, last)
            assert editor.fill(f"{address}/corrections/remove", ordinal=1).status_code == 303
    assert reviews(editor, address) == []


def test_a_correction_is_shown_with_what_came_of_it_and_its_sentence(editor: Editor, address: str):
    offered = forms(editor, address, "task=3")["add"]
    sent = editor.fill(f"{address}/corrections", **offered | {"unit": "敬老院", "role": "support", "quote": "敬老院"})
    assert sent.headers["location"] == f"{address}?done=1"
    page = editor.get(sent.headers["location"]).text
    assert "更正第1条：增补任务“3”的单位“敬老院”：role=support，已采用。" in page
    assert "<mark>敬老院</mark>" in page
    assert entries(editor, address)[0] | {"on": None} == {
        "action": "add",
        "task": 3,
        "unit": "敬老院",
        "role": "support",
        "quote": "敬老院",
        "by": LABEL,
        "on": None,
    }


def test_a_correction_that_does_not_apply_says_why(editor: Editor, address: str):
    offered = forms(editor, address, "task=3")["add"]
    sent = editor.fill(f"{address}/corrections", **offered | {"unit": "县公安局", "quote": "县公安局"})
    assert sent.status_code == 422
    assert "没有采用：" in sent.text
    assert "正文中没有“县公安局”" in sent.text


def test_a_form_that_comes_to_nothing_comes_back_as_it_was_sent_and_leaves_no_entry(editor: Editor, address: str):
    offered = forms(editor, address, "task=3")["add"]
    sent = editor.fill(
        f"{address}/corrections",
        **offered | {"unit": "县公安局", "role": "lead", "quote": "县公安局", "note": "电话核实"},
    )
    back = next(fields for action, fields in Forms(sent.text).forms if fields.get("note") == "电话核实")
    assert (back["unit"], back["role"], back["quote"]) == ("县公安局", "lead", "县公安局")
    assert entries(editor, address) == []
    english = editor.fill(f"{address}/corrections?lang=en", **offered | {"unit": "县公安局", "quote": "县公安局"}).text
    assert "has no “县公安局”" in english
    assert "县公安局”的" not in english


def test_words_that_stand_several_times_are_offered_place_by_place(editor: Editor, address: str):
    offered = forms(editor, address, "new=brand")["add"]
    typed = offered | {"brand": "养老服务", "quote": "养老服务", "status": "to_build"}
    refused = editor.fill(f"{address}/corrections", **typed)
    assert refused.status_code == 422
    assert "occurrence" not in re.sub(r"<input[^>]*>", "", refused.text)
    places = re.findall(r'<input type="radio" name="occurrence" value="(\d+)"', refused.text)
    assert len(places) > 1
    assert f"有 {len(places)} 处" in refused.text
    taken = editor.fill(f"{address}/corrections", **typed | {"occurrence": places[-1]})
    assert taken.status_code == 303
    assert reviews(editor, address)[-1]["outcome"] == "applied"
    assert entries(editor, address)[-1]["occurrence"] == int(places[-1])


def test_a_script_that_sends_a_form_without_its_page_keeps_its_entry(editor: Editor, address: str):
    editor.fill(f"{address}/corrections", action="add", task=3, unit="县公安局", quote="县公安局", role="responsible")
    last = reviews(editor, address)[-1]
    assert last["outcome"] == "unused"
    assert last["words_en"] == "add the unit “县公安局” in the task “3”: role=responsible"
    assert last["reason_en"].endswith("has no “县公安局”")


def test_two_units_become_one_under_the_name_that_is_kept(editor: Editor, address: str):
    offered = forms(editor, address, "unit=县教委")["merge"]
    for keeps, name in (("other", "县医保局"), ("this", "县教委")):
        editor.fill(f"{address}/corrections", **offered | {"other": "县医保局", "keeps": keeps})
        entry = entries(editor, address)[-1]
        assert (entry["unit"], entry["into"]) == (["县教委", "县医保局"], name)
        assert reviews(editor, address)[-1]["outcome"] == "applied"
        page = editor.get(address).text
        assert page.index("合并的单位") < page.index(name)
        editor.fill(f"{address}/corrections/remove", ordinal=1)


@pytest.mark.parametrize(
    ("query", "fields", "then"),
    [
        ("unit=县残联", {"to": "县残疾人联合会"}, "县残疾人联合会"),
        ("unit=县民政局&task=2", {"role": "lead"}, "牵头"),
        ("indicator=1&year=2027", {"value": "900", "quote": "900"}, ""),
        ("indicator=1", {"measure": "张", "quote": "张"}, ""),
        ("issued=2026-04-02", {"issued": "2026-04-03", "quote": "2026年4月2日"}, "2026-04-03"),
        ("period=2026-2027", {"period": "2025-2027", "quote": "2026—2027年", "near": "根据"}, ""),
        ("new=brand", {"brand": "中央厨房", "quote": "中央厨房", "status": "to_build"}, "中央厨房"),
        ("new=quantity", {"quantity": "每年培训护理员200人次", "value": "200", "measure": "人次"}, ""),
    ],
)
def test_what_the_forms_offer_is_understood(
    editor: Editor, address: str, query: str, fields: dict[str, str], then: str
):
    offered = next(one for one in forms(editor, address, query).values() if set(fields) <= set(one))
    sent = editor.fill(f"{address}/corrections", **offered | fields)
    assert sent.status_code == 303, sent.text
    (review,) = reviews(editor, address)
    assert review["outcome"] != "unused", review
    assert then in editor.get(address).text


def test_a_form_that_breaks_the_rules_changes_nothing_and_says_so(editor: Editor, address: str):
    before = editor.get(f"{address}/corrections.toml").text
    for fields, said in (
        ({"action": "burn", "unit": "县残联"}, "可选"),
        ({"action": "reject"}, "没有写明更正什么"),
        ({"action": "merge", "unit": "县残联"}, "缺少 into"),
        ({"action": "set", "issued": "gestern", "quote": "x"}, "不是日期"),
    ):
        refused = editor.fill(f"{address}/corrections", **fields)
        assert refused.status_code in {400, 422}
        assert said in refused.text
    assert editor.get(f"{address}/corrections.toml").text == before


def test_the_file_can_be_changed_as_text_and_downloaded(editor: Editor, address: str):
    before = editor.get(f"{address}/corrections.toml")
    assert before.headers["content-type"].startswith("application/toml")
    assert "attachment" in before.headers["content-disposition"]
    text = before.text + '\r\n# mine\r\n[[correction]]\r\naction = "reject"\r\nunit = "县残联"\r\n'
    assert editor.fill(f"{address}/corrections/text", text=text).status_code == 303
    assert editor.get(f"{address}/corrections.toml").text == text.replace("\r\n", "\n")
    assert editor.status(address)["found"]["units"] == 12


def test_a_text_that_is_broken_comes_back_with_what_is_wrong_and_is_not_kept(editor: Editor, address: str):
    before = editor.get(f"{address}/corrections.toml").text
    refused = editor.fill(f"{address}/corrections/text", text="[[correction]]\naction = <b>")
    assert refused.status_code == 422
    assert "corrections.toml 不是 TOML" in refused.text
    assert "action = &lt;b&gt;" in refused.text
    assert 'role="alert"' in refused.text
    assert editor.get(f"{address}/corrections.toml").text == before


def test_corrections_that_leave_no_plan_can_be_taken_back(editor: Editor, address: str):
    for ordinal in range(1, 6):
        editor.fill(f"{address}/corrections", action="reject", task=ordinal)
    told = editor.status(address)
    assert told["found"]["tasks"] == 0
    assert told["blocked"]
    assert f"{address}/accept" not in editor.get(address).text
    assert editor.fill(f"{address}/corrections/remove", ordinal=1).status_code == 303
    assert editor.status(address)["blocked"] == ""


def test_a_draft_gets_another_id_and_no_bad_one(editor: Editor, address: str):
    assert editor.fill(f"{address}/id", id="qinglan-2026").status_code == 303
    assert editor.status(address)["plan"] == "qinglan-2026"
    assert editor.fill(f"{address}/id", id="../x").status_code == 400
    assert editor.status(address)["plan"] == "qinglan-2026"


@pytest.mark.parametrize(
    "query", ["", "unit=县公安局", "task=99", "task=1&unit=县残联", "indicator=1&year=1999", "new=plan", "colour=red"]
)
def test_what_is_not_in_the_draft_cannot_be_corrected(editor: Editor, address: str, query: str):
    assert editor.get(f"{address}/correct?{query}").status_code == 404


def test_a_place_of_the_text_is_marked(editor: Editor, address: str):
    content = editor.get(address).text
    link = re.search(rf'href="({address}/text\?start=[^"]*)"', content)
    assert link
    target = unescape(link[1])
    page = editor.get(urlsplit(target)._replace(fragment="").geturl()).text
    assert f'<mark id="{urlsplit(target).fragment}"' in page


def test_words_of_a_file_are_words_on_every_page(editor: Editor):
    plan = (
        "青岚县<script>alert(1)</script>行动计划（2026—2027年）\n\n一、主要任务\n\n"
        "1．建设<s>食堂</s>。做好<i>食堂</i>。（责任单位：县民政局、县<u>教委）\n2．改造环境。做好环境。（责任单位：）\n"
    )
    address = editor.draft(plan.encode(), "<img src=x>.txt")
    try:
        for below in ("", "/text", "/correct?task=1", "/corrections"):
            page = editor.get(address + below).text
            assert not re.search(r"<(script>|s>|i>|u>|img src=x)", page), below
    finally:
        editor.post(f"{address}/discard")


def test_every_page_of_a_draft_can_be_read_aloud_and_used_by_keyboard(editor: Editor, address: str):
    for below in ("", "/text", "/correct?task=1", "/corrections"):
        markup = editor.get(address + below).text
        assert markup.count("<h1") == 1
        ids = re.findall(r' id="([^"]*)"', markup)
        assert len(ids) == len(set(ids)), below
        assert set(re.findall(r'href="#([^"]*)"', markup)) <= set(ids), below
        assert set(re.findall(r'aria-labelledby="([^"]*)"', markup)) <= set(ids)
        fields = re.findall(r'<(?:input|select|textarea)\b(?![^>]*type="hidden")[^>]*>', markup)
        named = [field for field in fields if "aria-label" in field or ' id="text"' in field]
        assert markup.count("<label") >= len(fields) - len(named), below
        assert not re.search(r"\son\w+=|\sstyle=", markup)
