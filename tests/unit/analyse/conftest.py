"""A small plan as facts: five units, four tasks, one generic set."""

from __future__ import annotations

import pytest

from plangraph.model.facts import ResponsibilityFact

TASKS = {
    1: ("强化统筹", ("发改局", "科技局")),
    2: ("培育主体", ("发改局", "科技局", "财政局")),
    3: ("优化服务", ("法院", "发改局", "检察院")),
    4: ("加强保护", ("发改局", "检察院", "法院", "各镇街")),
}


def _fact(task: int, position: int, label: str) -> ResponsibilityFact:
    return ResponsibilityFact(
        plan="plan",
        task=f"task/{task}",
        ordinal=task,
        heading=TASKS[task][0],
        section_ordinal=1 + task // 3,
        section=f"第{1 + task // 3}部分",
        unit=f"unit/{label}",
        label=label,
        kind="judiciary" if label.endswith("院") else "government",
        position=position,
        role="responsible",
        generic=label.startswith("各"),
    )


@pytest.fixture
def facts() -> tuple[ResponsibilityFact, ...]:
    return tuple(
        _fact(task, position, label) for task, (_, labels) in TASKS.items() for position, label in enumerate(labels, 1)
    )
