"""Inputs for readers and extraction made of the pieces of official documents, and what must hold whatever they are."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from plangraph.errors import SourceError
from plangraph.model.span import Span
from plangraph.pipeline.ingestion import read_plan
from plangraph.pipeline.sources import Source
from plangraph.read.detect import read
from plangraph.read.gazetteers import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("plan", *(f"plan.{suffix}" for suffix in ("txt", "md", "html", "docx", "pdf", "ofd", "wps", "zip")))
BEGINNINGS = (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"<!DOCTYPE html>", b"\xff\xfe", b"\xef\xbb\xbf", b"{\\rtf")
"""How files of each known kind begin, and nothing."""
PIECES = (
    *("某市人民政府办公室\n关于印发", "《", "》", "行动计划", "（2025—2027年）", "的通知\n", "某府发〔2025〕1号\n"),
    *(
        "各区人民政府：\n",
        "\n某市人民政府\n2025年6月23日\n",
        "\n附件1\n",
        "附：",
        "抄送：市委办公室。\n",
        "（此件公开发布）",
        "现印发",
        "2025年6月3日",
    ),
    *("一、", "二、", "（一）", "（二）", "1．", "2.", "3、", "（1）", "①", "第一章　", "第一条　", "一是", "二是"),
    *("（", "）", "(", ")", "【", "】", "〔", "〕", "“", "”", '"', "‘", "’", "「", "」", "［", "]"),  # noqa: RUF001
    *(
        "责任单位：",
        "牵头单位：",
        "配合单位：",
        "完成时限：",
        "责任领导：",
        "市科技局",
        "各区政府",
        "有关部门",
        "区法\n院",
    ),
    *("牵头", "配合", "负责", "会同", "按职责分工负责", "下同", "排在第一位的为牵头单位", "2026年12月底前", "持续推进"),
    *("、", "，", "；", "。", "：", ":", ",", ";", "和", "以及", "及", "与", "—", "～", "-", "…", "*", "**", "#", "# "),
    *(
        "1",
        "12",
        "3.5",
        "1,200",
        "３０",
        "％",
        "%",
        "万元",
        "个",
        "家",
        "亿件",
        "人次",
        "以上",
        "超过",
        "达到",
        "约",
        "左右",
    ),
    *(
        "2025年",
        "到2027年，",
        "“十五五”期间",
        "每年",
        "新增",
        "建成",
        "推进",
        "品牌",
        "产业",
        "中心",
        "平台",
        "大赛",
        "条例",
    ),
    *("指标", "序号", "单位", "目标值", "责任单位", "\t", "\t\n", "\n\t", " | ", "|---|---|\n", "| 甲 | 1 |\n"),
    *("\n", "\r\n", "\r", "\n\n", " ", "　", "\u00a0", "\u2028", "\ufeff", "\u200b", "\x0b", "\x0c", "\x85"),
    *(
        "成渝",
        "四川省成都市",
        "东莞市",
        "俄罗斯",
        "㐀",
        "\U00020000",
        "e\u0301",
        "<p>",
        "</p>",
        "<table><tr><td>",
        "&#0;",
    ),
)


def spans(node: object) -> Iterator[Span]:
    """Every place that a value of the model points to."""
    if isinstance(node, Span):
        yield node
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from spans(getattr(node, field.name))
    elif isinstance(node, tuple | list):
        for item in node:
            yield from spans(item)


def faults(name: str, data: bytes) -> list[str]:
    """What is wrong with the answer to a file: places that do not hold the words they quote, or no sentence about it.

    What readers and extraction raise goes through, apart from SourceError.
    """
    try:
        plan = read_plan(Source(name, data), read, gazetteer(), "plan")
    except SourceError as error:
        said = str(error)
        return [] if name in said and said.endswith(".") and "\n" not in said else [f"no sentence about a file: {said}"]
    text = plan.document.text
    return [
        f"{span.start}-{span.end} is no place of {span.quote!r}"
        for span in spans(plan)
        if span.start >= span.end or text[span.start : span.end] != span.quote
    ]
