"""Prints what pictures take, warm, on the sample and on a plan of 150 units: ``make bench``."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import TYPE_CHECKING

from figures import milliseconds, show

from plangraph.bootstrap import loading
from plangraph.model.facts import PlanFact, ResponsibilityFact
from plangraph.pipeline.picture import VIEWS, Facts, picture
from plangraph.view.png import png

if TYPE_CHECKING:
    from collections.abc import Callable

PLANS = (PlanFact("plan", "plan", "某地行动计划（2025—2027年）", "某府发〔2025〕1号", 2025, 2027, ""),)
SIZES = {"1.0": "PNG 1600×900", "2": "PNG 3200×1800"}


def invented(units: int, tasks: int) -> tuple[ResponsibilityFact, ...]:
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


def anew(draw: Callable[[], object]) -> None:
    """Draws what was drawn before, without the picture that is remembered."""
    png.cache_clear()
    draw()


def main() -> None:
    """Times each view in one run."""
    with loading.sample_workspace() as workspace:
        for view in (name for name, view in VIEWS.items() if not any(p.required for p in view.parameters)):
            for scale, name in SIZES.items():
                draw = partial(workspace.picture, view, format="png", parameters={"scale": scale})
                show(f"{view}, {name}", milliseconds(partial(anew, draw), runs=5, warm_up=1))
        page = partial(workspace.picture, "collaboration", format="html")
        show("collaboration, HTML", milliseconds(page, runs=5, warm_up=1))
        show("collaboration, HTML, bytes", f"{len(page().body):8d}")
    given = invented(150, 120)
    draw = partial(
        picture, "collaboration", plan=PLANS, facts=Facts(responsibilities=given), format="png", preset="slide",
        parameters={"scale": "1.0"},
    )  # fmt: skip
    show("150 units, PNG 1600×900", milliseconds(partial(anew, draw), runs=3, warm_up=1))


if __name__ == "__main__":
    main()
