"""A small plan of our own making: two sections, three tasks, 牵头 and 配合, an indicator, every kind of entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.graph.mapping import quads
from plangraph.model.document import Document
from plangraph.model.identifier import Identifiers
from plangraph.model.issue import Issue, Severity
from plangraph.model.mention import Entity, EntityKind, Mention
from plangraph.model.plan import (
    Assignment,
    BodyKind,
    Clause,
    Comparator,
    Indicator,
    Metadata,
    Period,
    Plan,
    Quantity,
    Role,
    Safeguard,
    Section,
    Stated,
    Target,
    Task,
    Unit,
)
from plangraph.model.span import Span

if TYPE_CHECKING:
    from pyoxigraph import Quad

TEXT = """青石县人民政府关于印发青石县绿茶振兴行动计划（2024—2026年）的通知
青政发〔2024〕3号
一、重点任务
（一）做强产业
1．建好茶园。依据《青石县茶业条例》，建设青石茶叶检测中心。（牵头单位：县农业农村局；配合单位：县供销社、各乡镇；完成时限：2025年底）
2．打响青石绿茶。到2026年，新增茶企1,200家，融入云岭市。（责任单位：县农业农村局）
（二）办好活动
3．举办开茶节。依托青石茶叶检测中心。（责任单位：县文旅局）
二、保障措施
（一）加强领导。
附件 指标 1 茶园面积 万亩 1.50 2 县农业农村局
2024年5月6日
"""


def span(quote: str, after: str = "") -> Span:
    """The first place of a quote behind a marker."""
    start = TEXT.index(quote, TEXT.index(after))
    return Span.of(TEXT, start, start + len(quote))


def _block(first: str, last: str) -> tuple[int, int]:
    return TEXT.index(first), TEXT.index(last) + len(last)


def _assign(name: str, role: Role, position: int, after: str, *, generic: bool = False) -> Assignment:
    deadline = "2025年底" if after.startswith("1．") else None
    return Assignment(name, role, position, span(name, after), generic=generic, deadline=deadline)


def _task(ordinal: int, heading: str, last: str, section: int, assignments: tuple[Assignment, ...]) -> Task:
    start, end = _block(f"{ordinal}．{heading}", last)
    bracket_start = TEXT.index("（", TEXT.index("。", start + len(heading) + 4))
    clause = Clause(Span.of(TEXT, bracket_start, end), assignments, assignments[0].deadline)
    at = span(f"{ordinal}．{heading}")
    return Task(ordinal, f"{ordinal}．", heading, at, section, start, end, assignments, (clause,))


def _tasks() -> tuple[Task, ...]:
    farming = _assign("县农业农村局", Role.LEAD, 1, "1．")
    others = (
        _assign("县供销社", Role.SUPPORT, 2, "1．"),
        _assign("各乡镇", Role.SUPPORT, 3, "1．", generic=True),
    )
    return (
        _task(1, "建好茶园", "2025年底）", 1, (farming, *others)),
        _task(
            2,
            "打响青石绿茶",
            "云岭市。（责任单位：县农业农村局）",
            1,
            (_assign("县农业农村局", Role.RESPONSIBLE, 1, "2．"),),
        ),
        _task(3, "举办开茶节", "（责任单位：县文旅局）", 2, (_assign("县文旅局", Role.RESPONSIBLE, 1, "3．"),)),
    )


def _entities() -> tuple[Entity, ...]:
    centre = "青石茶叶检测中心"
    return (
        Entity(EntityKind.POLICY, "青石县茶业条例", (Mention(span("《青石县茶业条例》"), 1),), relation="basis"),
        Entity(EntityKind.PLATFORM, centre, (Mention(span(centre), 1),), status="to_build"),
        Entity(EntityKind.BRAND, "青石绿茶", (Mention(span("青石绿茶", "打响"), 2),), ("青石茶",), status="built"),
        Entity(EntityKind.REGION, "云岭市", (Mention(span("云岭市"), 2),), relation="cooperates", adcode="999900"),
        Entity(EntityKind.INDUSTRY, "绿茶", (Mention(span("绿茶", "打响"), 2),)),
        Entity(EntityKind.EVENT, "开茶节", (Mention(span("开茶节"), 3),), status="to_hold"),
    )


def _metadata() -> Metadata:
    return Metadata(
        title=Stated("青石县绿茶振兴行动计划（2024—2026年）", span("青石县绿茶振兴行动计划（2024—2026年）")),
        doc_number=Stated("青政发〔2024〕3号", span("青政发〔2024〕3号")),
        issuers=(Stated("青石县人民政府", span("青石县人民政府")),),
        issued=Stated("2024-05-06", span("2024年5月6日")),
        period=Period(2024, 2026, span("2024—2026年")),
    )


def _indicator() -> Indicator:
    targets = (
        Target(2025, "1.50", Comparator.EXACT, span("1.50")),
        Target(2026, "2", Comparator.AT_LEAST, span("2", "1.50 ")),
    )
    answerable = (_assign("县农业农村局", Role.RESPONSIBLE, 1, "附件"),)
    return Indicator(1, "1", "茶园面积", span("茶园面积"), "万亩", targets, answerable)


def _units() -> tuple[Unit, ...]:
    place = "青石县"
    return (
        Unit("县农业农村局", BodyKind.GOVERNMENT, "以“局”结尾", place, ("县农业局",)),
        Unit("县供销社", BodyKind.INSTITUTION, "以“供销社”结尾", place),
        Unit("各乡镇", BodyKind.SET, "泛指", place, generic=True),
        Unit("县文旅局", BodyKind.GOVERNMENT, "以“局”结尾", place),
    )


@pytest.fixture(scope="session")
def identifiers() -> Identifiers:
    return Identifiers("https://example.org/id/")


@pytest.fixture(scope="session")
def stated(tea_plan: Plan, identifiers: Identifiers) -> tuple[Quad, ...]:
    return quads(tea_plan, identifiers, "1.2.3")


@pytest.fixture(scope="session")
def tea_plan() -> Plan:
    return Plan(
        id="qingshi-tea-2024",
        document=Document("qingshi-tea-2024.txt", TEXT, "ab" * 32),
        metadata=_metadata(),
        sections=(
            Section(
                1,
                "（一）",
                "做强产业",
                span("做强产业"),
                *_block("（一）做强产业", "云岭市。（责任单位：县农业农村局）"),
            ),
            Section(2, "（二）", "办好活动", span("办好活动"), *_block("（二）办好活动", "县文旅局）")),
        ),
        tasks=_tasks(),
        safeguards=(Safeguard(1, "（一）", "加强领导", span("加强领导"), *_block("（一）加强领导", "加强领导。")),),
        indicators=(_indicator(),),
        entities=_entities(),
        quantities=(
            Quantity(span("新增茶企1,200家"), "1,200", span("1,200"), "家", Comparator.EXACT, year=2026, task=2),
        ),
        units=_units(),
        issues=(
            Issue("indicator-without-task", Severity.WARNING, "指标“茶园面积”没有任务支撑。", (span("茶园面积"),)),
        ),
    )
