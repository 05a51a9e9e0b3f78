"""Plans as facts for pictures: one in the size of a district's, and what a picture must never show."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from math import cos, radians, sin
from typing import TYPE_CHECKING

import pytest

from plangraph.model.facts import LinkFact, PlanFact, ResponsibilityFact, TargetFact, TaskFact, ThingFact
from plangraph.pipeline.picture import Facts
from plangraph.view.geometry import Box, Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.view.scene import Scene, Text

HUB = "区市场监管局"
PARTNERS = (
    "区科技局 区经济信息委",
    "区科技局 区经济信息委 青山高新区 经开区江北新材料产业发展服务中心",
    "区委宣传部 区委组织部 区教委 区司法局",
    "区法院 区检察院",
    "区法院 区检察院 区商务委",
    "区科技局 区经济信息委",
    "区政府外办 区商务委 区招商投资局",
    "古镇研究院 区经济信息委 区农业农村委 区文化旅游委",
    "区科技局 区经济信息委 区发展改革委",
    "区发展改革委 区科技局 区经济信息委",
    "区委组织部 区教委 区人力社保局",
)


def _kind(label: str) -> str:
    if label.startswith("区委"):
        return "party"
    if label.endswith(("法院", "检察院")):
        return "judiciary"
    if label.endswith(("高新区", "服务中心")):
        return "park"
    return "institution" if label.endswith("研究院") else "government"


@pytest.fixture(scope="session")
def plans() -> tuple[PlanFact, ...]:
    return (
        PlanFact("plan", "plan", "青山区知识产权强区行动计划（2025—2027年）", "青山府发〔2025〕1号", 2025, 2027, ""),
    )


@pytest.fixture(scope="session")
def facts() -> tuple[ResponsibilityFact, ...]:
    return tuple(
        ResponsibilityFact(
            plan="plan",
            task=f"task/{ordinal}",
            ordinal=ordinal,
            heading=f"深化第{ordinal}项改革，提升治理效能",
            section_ordinal=1 + ordinal // 6,
            section="强化创新策源，塑造转型标杆" if ordinal < 6 else "深化集成改革，打造示范标杆",
            unit=f"unit/{label}",
            label=label,
            kind=_kind(label),
            position=position,
            role="responsible",
            generic=False,
        )
        for ordinal, labels in enumerate(PARTNERS, 1)
        for position, label in enumerate((HUB, *labels.split()), 1)
    )


@pytest.fixture(scope="session")
def targets() -> tuple[TargetFact, ...]:
    rows = {"示范企业": "0 0 1", "优势企业": "1 2 3", "有效注册商标总量": "1.8 1.9 2", "专利总量": "495 535 575"}
    return tuple(
        TargetFact("plan", f"indicator/{row}", row, label, "件", 2025 + step, Decimal(value), value, "exact")
        for row, (label, values) in enumerate(rows.items(), 1)
        for step, value in enumerate(values.split())
    )


@pytest.fixture(scope="session")
def tasks(facts: tuple[ResponsibilityFact, ...]) -> tuple[TaskFact, ...]:
    found = {
        fact.task: TaskFact(fact.plan, fact.task, fact.ordinal, fact.heading, fact.section_ordinal, fact.section)
        for fact in facts
    }
    return tuple(found.values())


THINGS = (
    ("市知识产权运营中心", "platform", None, "use", 3),
    ("国家专利导航平台", "platform", None, "built", 4),
    ("区知识产权服务站", "platform", None, "to_build", 2),
    ("区知识产权服务站", "platform", None, "use", 7),
    ("知识产权强国建设纲要", "policy", "basis", None, None),
    ("市知识产权“十四五”规划", "policy", "cites", None, 1),
    ("青山石雕授权管理办法", "policy", "to_draft", None, 8),
    ("青山石雕", "brand", None, "to_build", 8),
    ("青山锻打刀", "brand", None, "to_build", 8),
    ("长江经济带", "region", "strategy", None, 7),
    ("江北", "region", "cooperates", None, None),
    ("新材料", "industry", None, None, 2),
    ("新材料", "industry", None, None, 9),
    ("文化旅游", "industry", None, None, 8),
)


@pytest.fixture(scope="session")
def things() -> tuple[ThingFact, ...]:
    return tuple(
        ThingFact("plan", f"{kind}/{label}", label, kind, relation, status, f"task/{task}" if task else None)
        for label, kind, relation, status, task in THINGS
    )


LINKS = (
    ("sharing/1", "sharedSubject", None, "专利导航", (1, 2, 6, 9)),
    ("sharing/2", "sharedIndustry", "industry/新材料", "新材料", (2, 9)),
    ("sharing/3", "sharedSubject", None, "高价值专利", (6, 10)),
)


@pytest.fixture(scope="session")
def links() -> tuple[LinkFact, ...]:
    return tuple(
        LinkFact("plan", link, kind, 0.9, over, label, f"task/{task}", None)
        for link, kind, over, label, members in LINKS
        for task in members
    )


@pytest.fixture(scope="session")
def orders() -> tuple[LinkFact, ...]:
    """Task 7 uses what task 2 builds."""
    over = "区知识产权服务站"
    return (LinkFact("plan", "dependency/1", "producesFor", 0.8, f"platform/{over}", over, "task/7", "task/2"),)


@pytest.fixture(scope="session")
def every(  # noqa: PLR0913, PLR0917
    facts: tuple[ResponsibilityFact, ...],
    targets: tuple[TargetFact, ...],
    tasks: tuple[TaskFact, ...],
    things: tuple[ThingFact, ...],
    links: tuple[LinkFact, ...],
    plans: tuple[PlanFact, ...],
) -> Facts:
    return Facts(facts, targets, tasks, things, links, plans)


def corners(text: Text, within: float = 0.5) -> tuple[Point, ...]:
    """The corners of a text's ink, a little ``within``, turned as it is drawn: clockwise round its beginning."""
    box, turn = text.box.inset(within), radians(text.turn)
    places = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    away = [(x - text.at.x, y - text.at.y) for x, y in places]
    return tuple(
        Point(text.at.x + x * cos(turn) - y * sin(turn), text.at.y + x * sin(turn) + y * cos(turn)) for x, y in away
    )


def _around(shape: tuple[Point, ...]) -> Box:
    xs, ys = [point.x for point in shape], [point.y for point in shape]
    return Box(min(xs), min(ys), max(xs), max(ys))


def meet(one: tuple[Point, ...], other: tuple[Point, ...]) -> bool:
    """Whether two convex shapes share a place: no side of either has them on different sides."""
    if not _around(one).overlap(_around(other)):
        return False
    for shape in (one, other):
        for a, b in zip(shape, (*shape[1:], shape[0]), strict=True):
            across = Point(a.y - b.y, b.x - a.x)
            mine, theirs = ([p.x * across.x + p.y * across.y for p in points] for points in (one, other))
            if max(mine) <= min(theirs) or max(theirs) <= min(mine):
                return False
    return True


@pytest.fixture(scope="session")
def collisions() -> Callable[[Scene], list[str]]:
    """What lies over something else or leaves the canvas, in words."""

    def found(scene: Scene) -> list[str]:
        return [*straight(scene), *turned(scene)]

    def turned(scene: Scene) -> list[str]:
        page = Box(0, 0, scene.width, scene.height)
        shapes = [(text, corners(text)) for text in scene.texts]
        slanted = [(text.text, shape) for text, shape in shapes if text.turn]
        words = [f"{text} leaves the canvas" for text, shape in slanted if not page.holds(_around(shape))]
        # Names side by side need some air: without it they read as one.
        aired = [(text.text, corners(text, -0.05 * text.size)) for text in scene.texts if text.turn]
        words += [f"{one} over {other}" for (one, a), (other, b) in combinations(aired, 2) if meet(a, b)]
        others = [(text.text, shape) for text, shape in shapes if not text.turn]
        return words + [f"{one} over {other}" for one, a in slanted for other, b in others if meet(a, b)]

    def straight(scene: Scene) -> list[str]:
        texts = [text for text in scene.texts if not text.turn]
        page = Box(0, 0, scene.width, scene.height)
        words = [f"{text.text} leaves the canvas" for text in texts if not page.holds(text.box)]
        boxes = [(text.text, text.box.inset(0.5)) for text in texts]
        words += [f"{one} over {other}" for (one, a), (other, b) in combinations(boxes, 2) if a.overlap(b)]
        for text, box in boxes:
            # A number stands in the middle of its own dot.
            near = (disc for disc in scene.circles if disc.title and not box.touches(disc.centre, 1))
            words += [f"{text} over {disc.title}" for disc in near if box.touches(disc.centre, disc.radius)]
        return words

    return found
