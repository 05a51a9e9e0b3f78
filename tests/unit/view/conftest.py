"""Plans as facts for pictures: one in the size of a district's, and what a picture must never show."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from plangraph.model.facts import PlanFact, ResponsibilityFact, TargetFact
from plangraph.view.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.view.scene import Scene

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
def collisions() -> Callable[[Scene], list[str]]:
    """What lies over something else or leaves the canvas, in words; turned text is left to other tests."""

    def found(scene: Scene) -> list[str]:
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
