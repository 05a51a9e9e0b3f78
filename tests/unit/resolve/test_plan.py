from __future__ import annotations

from collections import Counter

from tests.conftest import SAMPLE_PATH

from plangraph.extract.indicators import indicators
from plangraph.extract.metadata import metadata
from plangraph.extract.tasks import safeguards, sections, tasks
from plangraph.model.document import Document
from plangraph.model.extraction import Extraction, to_json
from plangraph.model.issue import Severity
from plangraph.model.plan import BodyKind, Plan
from plangraph.parse.outline import outline
from plangraph.resolve.plan import resolve


def of(text: str) -> Plan:
    """The plan in a text, without entities."""
    document = Document("plan.txt", text, "0")
    structure = outline(document)
    found = Extraction(
        metadata(document, structure),
        sections(document, structure),
        tasks(document, structure),
        safeguards(document, structure),
        indicators(document, structure),
    )
    return resolve("plan", document, found)


def test_every_unit_of_the_sample_stands_once_with_its_kind():
    plan = of(SAMPLE_PATH.read_bytes().decode())
    issuer = plan.metadata.issuers[0].value
    assert Counter(unit.kind for unit in plan.units if unit.name != issuer) == {
        BodyKind.GOVERNMENT: 14,
        BodyKind.PARK: 3,
        BodyKind.PARTY: 2,
        BodyKind.JUDICIARY: 2,
        BodyKind.INSTITUTION: 2,
    }
    assert {unit.jurisdiction for unit in plan.units if unit.name != issuer} == {"重庆市大足区"}
    assert len({unit.name for unit in plan.units}) == len(plan.units) == 24


def test_a_text_that_is_no_plan_is_a_plan_with_errors_that_name_what_was_not_found():
    plan = of("今天天气很好。\n我们去公园散步。\n")
    errors = [issue.message for issue in plan.issues if issue.severity is Severity.ERROR]
    assert [issue.kind for issue in plan.issues][:2] == ["no-task", "no-title"]
    assert "任务" in errors[0]
    assert "标题" in errors[1]


def test_a_plan_without_units_is_a_plan_with_a_warning():
    plan = of("某市行动计划\n\n为落实要求，制定本计划。\n一、任务\n（一）甲。做甲。\n（二）乙。做乙。\n")
    severities = {issue.kind: issue.severity for issue in plan.issues}
    assert severities["no-responsibility"] is Severity.WARNING
    assert Severity.ERROR not in severities.values()


def test_a_task_without_unit_among_others_is_an_issue_with_its_place():
    plan = of("某市方案\n一、任务\n1.甲。做甲。（市科委负责）\n2.乙。做乙。（市科委负责）\n3.丙。做丙。\n")
    found = [issue for issue in plan.issues if issue.kind == "task-without-unit"]
    assert [issue.spans[0].quote for issue in found] == ["丙"]


def test_the_extraction_json_has_every_list_and_names_the_section_by_heading():
    plan = of("某市方案\n一、任务\n1.甲。做甲。（市科委负责）\n")
    data = to_json(plan)
    assert list(data) == [
        "title", "notice_title", "doc_number", "issuer", "issued_date", "period", "sha256", "chars", "sections",
        "tasks", "indicators", "brands", "industries", "partner_regions", "cited_documents", "platforms", "events",
        "quantitative_targets", "safeguards", "findings",
    ]  # fmt: skip
    assert data["tasks"][0]["section"] == "任务"
    assert data["tasks"][0]["clauses"][0]["quote"] == "（市科委负责）"
    assert data["brands"] == []
    assert data["doc_number"] is None
