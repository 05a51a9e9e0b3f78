"""Citations by GB/T 7714 and in BibTeX."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.brief.citation import citation

if TYPE_CHECKING:
    from plangraph.brief.material import Material


def test_the_plan_is_cited_with_issuer_number_and_day(material: Material):
    cited = citation(material.imprint, "abc123", "0.1.0")
    assert cited.plan == (
        "重庆市大足区人民政府. 重庆市大足区知识产权强区行动计划（2025—2027年）: 大足府发〔2025〕12号[Z]. 2025-06-23."
    )


def test_the_data_are_cited_with_their_revision(material: Material):
    assert "[DS]. 数据版本 abc123" in citation(material.imprint, "abc123", "0.1.0").data


def test_of_more_than_three_issuers_three_are_named(material: Material):
    joint = replace(material.imprint, issuers=("甲局", "乙局", "丙局", "丁局"))
    assert citation(joint, "", "").plan.startswith("甲局, 乙局, 丙局, 等. ")


def test_what_the_plan_does_not_say_is_left_out(material: Material):
    silent = replace(material.imprint, issuers=(), doc_number="", issued="", period=None)
    cited = citation(silent, "abc", "0.1.0")
    assert cited.plan == "重庆市大足区知识产权强区行动计划（2025—2027年）[Z]."
    assert "author" not in cited.bibtex
    assert "year" not in cited.bibtex


def test_bibtex_has_its_special_characters_escaped(material: Material):
    odd = replace(material.imprint, label="100% {A} & B_C #1 $ ~ ^ \\", id="a b,c")
    entry = citation(odd, "abc", "0.1.0").bibtex
    assert entry.startswith("@misc{a-b-c,\n")
    assert r"100\% \textbraceleft A\textbraceright  \& B\_C \#1 \$" in entry
    assert entry.count("{") == entry.count("}")
