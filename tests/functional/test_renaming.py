"""Rules are general: the sample under other names is the same plan under those names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import SAMPLE_PATH

from plangraph import to_json
from plangraph.pipeline.ingestion import read_plan
from plangraph.pipeline.sources import Source
from plangraph.read.detect import read
from plangraph.read.gazetteers import gazetteer

if TYPE_CHECKING:
    from plangraph.model.plan import Plan

QUOTED = re.compile(r"“([^“”《》]{2,4})”(?=[“、等]|品牌)")
INVENTED = "棠溪"


def renamed(text: str) -> str:
    """The text with the district and every quoted name swapped for invented ones of the same length."""
    names = {name for name in QUOTED.findall(text.replace("大足", INVENTED)) if INVENTED not in name}
    text = text.replace("大足", INVENTED)
    for number, name in enumerate(sorted(names)):
        text = text.replace(f"“{name}”", f"“{chr(0x9F00 + number) * len(name)}”")
    return text


def plan_of(text: str) -> Plan:
    """The plan in a text."""
    return read_plan(Source("plan.txt", text.encode()), read, gazetteer(), "plan")


def shape(node: Any) -> Any:
    """The extraction with every string reduced to its length; places stay."""
    if isinstance(node, dict):
        return {key: shape(value) for key, value in node.items() if key != "sha256"}
    if isinstance(node, list):
        return [shape(value) for value in node]
    return len(node) if isinstance(node, str) else node


@pytest.fixture(scope="module")
def text() -> str:
    return SAMPLE_PATH.read_text("utf-8")


def test_swapping_every_name_changes_nothing_but_the_names(text: str):
    before, after = to_json(plan_of(text)), to_json(plan_of(renamed(text)))
    assert shape(after) == shape(before)


def test_every_renamed_brand_is_found_under_its_new_name(text: str):
    before = [brand["name"] for brand in to_json(plan_of(text))["brands"]]
    after = [brand["name"] for brand in to_json(plan_of(renamed(text)))["brands"]]
    assert len(after) == len(before) > 0
    assert not any("大足" in name for name in after)


def test_nothing_of_the_old_name_is_left(text: str):
    assert "大足" not in json.dumps(to_json(plan_of(renamed(text))), ensure_ascii=False)


def test_every_span_points_back_to_its_words(text: str):
    spans = list(places(to_json(plan_of(text))))
    assert len(spans) > 100
    assert [span for span in spans if text[span["start"] : span["end"]] != span["quote"]] == []


def places(node: Any) -> Any:
    """Every object with start, end and quote."""
    if isinstance(node, dict):
        if {"start", "end", "quote"} <= node.keys():
            yield node
        for value in node.values():
            yield from places(value)
    elif isinstance(node, list):
        for value in node:
            yield from places(value)
