"""Any text gives an outline and a plan whose spans point back to their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SAMPLE_PATH

from plangraph.extract.indicators import indicators
from plangraph.extract.metadata import metadata
from plangraph.extract.tasks import safeguards, sections, tasks
from plangraph.model.document import Document
from plangraph.model.extraction import Extraction, to_json
from plangraph.parse.outline import outline
from plangraph.resolve.plan import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.plan import Plan

PIECES = [
    *("某市行动计划", "（2025—2027年）", "关于印发《某市方案》的通知", "某府发〔2025〕1号", "各区人民政府："),
    *("现印发给你们。", "某市人民政府", "2025年6月23日", "（此件公开发布）", "附件2", "抄送：区委办公室，区法", "院。"),
    *("一、总体要求", "二、重点任务", "三、保障措施", "（一）", "（一）夯实基础。", "（二）开放合作"),
    *("1．甲，乙。", "2.丙。做丙。", "3、", "（责任单位：市科委、市财政局）", "（市科委牵头，市教委配合，年底前完成）"),
    *("(各区负责）", "（", "）", "((（", "\t序号", "\t指  标", "\t2025", "\t", "\t1", "\t平台（个）", "\t责任单位"),
    *("| 指标 | 2025 |", "|---|---|", "| a | 3 |", "**", "# 标题", "　　正文。", "到2027年，建成3个平台。", ""),
]
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", ""])


def plan_of(text: str) -> Plan:
    """The plan in a text, without entities."""
    document = Document("plan.txt", text, "0")
    structure = outline(document)
    for passage in structure.passages:
        assert 0 <= passage.start < passage.end <= len(text)
    found = Extraction(
        metadata(document, structure),
        sections(document, structure),
        tasks(document, structure),
        safeguards(document, structure),
        indicators(document, structure),
    )
    return resolve("plan", document, found)


def spans(node: Any) -> Iterator[tuple[int, int, str]]:
    """Every place in an extraction."""
    if isinstance(node, dict):
        if {"start", "end", "quote"} <= node.keys():
            yield node["start"], node["end"], node["quote"]
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


@given(lines=LINES, end=ENDS)
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_lines_gives_spans_that_hold_their_words(lines: list[str], end: str):
    text = end.join(lines)
    plan = plan_of(text)
    assert all(text[start:stop] == quote for start, stop, quote in spans(to_json(plan)))
    assert [task.ordinal for task in plan.tasks] == list(range(1, len(plan.tasks) + 1))
    assert all(task.start <= task.heading_span.start < task.heading_span.end <= task.end for task in plan.tasks)


@given(text=st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_gives_a_plan(text: str):
    assert all(text[start:stop] == quote for start, stop, quote in spans(to_json(plan_of(text))))


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_the_sample_cut_anywhere_is_read_without_a_fault(data: st.DataObject):
    text = SAMPLE_PATH.read_bytes().decode()
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    cut = text[start:stop]
    assert all(cut[a:b] == quote for a, b, quote in spans(to_json(plan_of(cut))))


@given(place=st.text(alphabet=[chr(c) for c in range(0x6C00, 0x6C80)], min_size=2, max_size=2))
@settings(max_examples=20, deadline=None)
def test_another_name_of_the_place_gives_the_same_structure(place: str):
    text = SAMPLE_PATH.read_bytes().decode()
    before, after = plan_of(text), plan_of(text.replace("大足", place))
    assert [(t.start, t.end, t.section) for t in after.tasks] == [(t.start, t.end, t.section) for t in before.tasks]
    assert [u.name for u in after.units] == [u.name.replace("大足", place) for u in before.units]
    assert [u.kind for u in after.units] == [u.kind for u in before.units]


def test_windows_line_ends_and_encodings_change_places_only():
    data = SAMPLE_PATH.read_bytes()
    windows = data.replace(b"\n", b"\r\n").decode()
    before, after = plan_of(data.decode()), plan_of(windows)
    assert facts(after) == facts(before)


def facts(plan: Plan) -> list[object]:
    """What a plan says, without places."""
    about = plan.metadata
    return [
        [stated and stated.value for stated in (about.title, about.notice_title, about.doc_number, about.issued)],
        [stated.value for stated in (*about.issuers, *about.addressees, *about.copied_to)],
        [(task.number, task.heading, task.section, [a.name for a in task.assignments]) for task in plan.tasks],
        [(i.number, i.name, i.unit, [(t.year, t.value) for t in i.targets]) for i in plan.indicators],
        [safeguard.heading for safeguard in plan.safeguards],
    ]
