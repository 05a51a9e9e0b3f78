"""How long pictures take: ``python tests/benchmarks/bench_views.py`` prints milliseconds and sizes."""

from __future__ import annotations

import sys
from random import Random
from time import perf_counter

from plangraph.model.facts import PlanFact, ResponsibilityFact
from plangraph.pipeline.picture import picture

PLANS = (PlanFact("plan", "plan", "某地行动计划（2025—2027年）", "某府发〔2025〕1号", 2025, 2027, ""),)


def facts(units: int, tasks: int) -> tuple[ResponsibilityFact, ...]:
    """A plan of that size; the first unit sits in every task."""
    chance = Random(1)  # noqa: S311
    return tuple(
        ResponsibilityFact(
            "plan", f"task/{ordinal}", ordinal, f"推进第{ordinal}项任务", 1, "重点任务",
            f"unit/{unit}", f"区第{unit}号单位局", "government", position, "responsible", generic=False,
        )
        for ordinal in range(1, tasks + 1)
        for position, unit in enumerate((0, *chance.sample(range(1, units), min(3, units - 1))), 1)
    )  # fmt: skip


def main() -> None:
    """Each view, format and size once warm."""
    for units, tasks in ((23, 19), (150, 120)):
        given = facts(units, tasks)
        for view, file_format in (
            ("collaboration", "svg"),
            ("collaboration", "png"),
            ("collaboration", "html"),
            ("matrix", "png"),
        ):
            for warm in (False, True):
                start = perf_counter()
                found = picture(
                    view,
                    plan=PLANS,
                    responsibilities=given,
                    targets=(),
                    format=file_format,
                    preset="slide",
                    parameters={},
                )
                took = (perf_counter() - start) * 1000
                if warm:
                    sys.stdout.write(
                        f"{units:4} units {view:14} {file_format:5} {took:7.0f} ms {len(found.body):9,} bytes\n"
                    )


if __name__ == "__main__":
    main()
