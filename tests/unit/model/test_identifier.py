"""IRIs of individuals."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plangraph.model.identifier import Identifiers, slug, slug_of_title
from plangraph.model.mention import EntityKind
from plangraph.model.span import Span

IDENTIFIERS = Identifiers("https://example.org/id/")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("区科技局", "qu-ke-ji-ju"),
        ("5G+AI平台", "5g-ai-ping-tai"),
        ("重庆", "chong-qing"),
        ("“一带一路”", "yi-dai-yi-lu"),
        ("１２３　公司", "123-gong-si"),
        ("、", "x"),
        ("𠮷", "x"),
    ],
)
def test_a_slug_is_pinyin_letters_and_digits(label: str, expected: str):
    assert slug(label) == expected


def test_a_long_slug_ends_at_a_syllable():
    assert slug("青石县绿茶振兴行动计划" * 5).endswith(("-qing", "-shi", "-xian", "-lv", "-cha", "-zhen", "-xing"))
    assert len(slug("青石县绿茶振兴行动计划" * 5)) <= 60


def test_names_with_one_pinyin_are_two_things():
    assert slug("陕西省") == slug("山西省")
    assert IDENTIFIERS.unit("陕西省", None) != IDENTIFIERS.unit("山西省", None)
    assert slug_of_title("陕西省行动计划") != slug_of_title("山西省行动计划")


def test_a_short_name_is_another_body_in_another_district():
    assert IDENTIFIERS.unit("区科技局", "甲市乙区") != IDENTIFIERS.unit("区科技局", "甲市丙区")


def test_full_width_and_half_width_forms_are_one_thing():
    assert IDENTIFIERS.entity(EntityKind.PLATFORM, "１号中心") == IDENTIFIERS.entity(EntityKind.PLATFORM, "1号中心")


def test_a_region_with_a_code_goes_by_it():
    assert IDENTIFIERS.entity(EntityKind.REGION, "资阳市", "511900").value == "https://example.org/id/region/511900"
    assert IDENTIFIERS.entity(EntityKind.REGION, "东盟").value.startswith("https://example.org/id/region/dong-meng-")


def test_the_parts_of_a_plan_stand_below_it():
    plan = "https://example.org/id/plan/p"
    task = IDENTIFIERS.task("p", 9)
    assert IDENTIFIERS.plan("p").value == plan
    assert IDENTIFIERS.text("p").value == f"{plan}/text"
    assert IDENTIFIERS.graph_stated("p").value == f"{plan}/graph/stated"
    assert IDENTIFIERS.graph_inferred("p").value == f"{plan}/graph/inferred"
    assert IDENTIFIERS.responsibility(task, 1).value == f"{plan}/task/9/responsibility/1"
    assert IDENTIFIERS.target(IDENTIFIERS.indicator("p", 4), "2027").value == f"{plan}/indicator/4/target/2027"
    assert IDENTIFIERS.span("p", Span(3055, 3057, "两字")).value == f"{plan}/span/3055-3057"


def test_another_process_gives_the_same_iris():
    code = "from plangraph.model.identifier import Identifiers; print(Identifiers('x:').unit('区科技局', '甲市'))"
    there = subprocess.check_output([sys.executable, "-c", code], text=True, env={"PYTHONHASHSEED": "7"}).strip()
    assert there == str(Identifiers("x:").unit("区科技局", "甲市"))
