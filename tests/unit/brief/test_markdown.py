"""Markdown: what a reader of it sees are the words, without the marks that keep them words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.unit.brief.conftest import PLAN

from plangraph.brief.legible import for_markdown, in_markdown
from plangraph.model.language import Language
from plangraph.pipeline.briefing import Manner, brief

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", ["", "区科技局"])
def test_headings_hold_no_backslash(workspace: Workspace, unit: str, language: Language):
    text = brief(workspace, PLAN, "md", unit, Manner(language)).body.decode()
    headings = re.findall(r"^## .*$", text, re.MULTILINE)
    assert len(headings) > 3
    assert not any("\\" in heading for heading in headings)


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [("2. Who", r"2\. Who"), ("10) 甲", r"10\) 甲"), ("- 甲", r"\- 甲"), ("2.5 亿元", "2.5 亿元")],
)
def test_a_paragraph_that_would_begin_a_list_has_the_mark_escaped_and_not_the_number(text: str, paragraph: str):
    assert for_markdown(text) == paragraph
    assert in_markdown(text) == text


def test_every_mark_within_a_line_is_escaped():
    assert in_markdown("<b>*甲*|乙") == r"\<b\>\*甲\*\|乙"
