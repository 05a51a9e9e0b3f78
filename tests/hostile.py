"""Files and queries made to hang what reads them, in any size: tests read them through, benchmarks show growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW_PAGES: dict[str, Callable[[int], str]] = {
    "div": lambda n: "<div>" * n + "一、甲" + "</div>" * n,
    "nav": lambda n: "<nav>" * n + "一、甲",
    "words in nav": lambda n: "<nav>一、甲" * n,
    "tables in tables": lambda n: "<table><tr><td>" * n + "一、甲",
    "lists in lists": lambda n: "<ul><li>" * n + "一、甲",
    "cells over all rows": lambda n: "<table>" + "<tr><td rowspan=65534 colspan=1000>甲<td>乙" * (n // 4),
    "attributes": lambda n: "<p " + " ".join(f"a{at}" for at in range(n)) + ">一、甲",
    "selectors": lambda n: (
        "<style>"
        + "".join(f".a.b{at}{{display:block}}" for at in range(n))
        + "</style>"
        + "<p class=a>一、甲" * (n // 4)
    ),
    "comments of styles": lambda n: "<style>" + "/*{" * (10 * n) + "</style>一、甲",
    "doctypes": lambda n: "<!DOCTYPE " * n + ">一、甲",
    "blanks": lambda n: "一、甲" + " \n" * (50 * n) + "乙",
    "a long title": lambda n: "<title>" + "甲" * (50 * n) + "</title>" + "<p>甲甲甲甲甲甲甲一" * (n // 4),
}
"""Pages of which each is about as slow as its number is high; every one says 甲."""
PAGE_SIZE = 20_000

BODIES: dict[str, str] = {
    "open fields": "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>",
    "deleted marks": "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
    "wide cells": "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='63'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    "alternatives": "<mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>",
    "breaks": "<w:p><w:r><w:t>甲</w:t><w:tab/><w:br/></w:r></w:p>",
}
"""What a DOCX says over and over."""
BODY_SIZE = 8000

QUERIES: dict[str, Callable[[int], str]] = {
    "prefixes": lambda n: "a-" * n,
    "one word": lambda n: "x" * (4 * n),
    "calls and comments": lambda n: "SERVICE#\n" * (n // 10),
    "dots before load": lambda n: "a." * n + "load",
    "escapes": lambda n: '"\\' * n,
}
"""Queries that are searched for calls of other services."""
QUERY_SIZE = 50_000
