"""The corrections of units, tasks, indicators and targets, as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangraph.model.correction import Action
from plangraph.serve.upload_fields import COMPARATORS, ROLES, Choice, Field, accept, merge, quote, reject, rename

if TYPE_CHECKING:
    from plangraph.pipeline.draft import Content


def of_unit(content: Content, name: str) -> tuple[Choice, ...]:
    """Those of a unit wherever it stands; none where the draft has no such unit."""
    names = [unit["name"] for unit in content["units"]]
    if name not in names:
        return ()
    given = {"unit": name}
    choices = (
        reject(given, ("不是单位，全部去掉", "This is no unit: take it out everywhere")),
        rename(given, name),
        merge(given, [other for other in names if other != name], ("与另一单位合并", "Merge with another unit")),
        accept(given),
    )
    return tuple(choice for choice in choices if choice)


def of_part(where: str, ordinal: int, part: dict[str, Any]) -> tuple[Choice, ...]:
    """Those of a unit's part in a task or indicator; ``where`` is the key of the latter."""
    given = {"unit": part["name"], where: str(ordinal)}
    role = Field("role", ("职责", "role"), part["role"], ROLES)
    deadline = Field("deadline", ("完成时限", "deadline"), part["deadline"] or "", required=True)
    set_role = Choice(Action.SET, ("改职责", "Change its role"), given | {"quote": part["quote"]}, (role,))
    set_deadline = Choice(Action.SET, ("改时限", "Change its deadline"), given, (deadline, *quote()))
    here = ("在此去掉", "Take it out here")
    return (
        (reject(given, here), set_role, *((set_deadline,) if where == "task" else ()))
        + (rename(given, part["name"]),) * (where == "task")
        + (accept(given),)
    )


def of_task(task: dict[str, Any]) -> tuple[Choice, ...]:
    """Those of a task."""
    given = {"task": str(task["ordinal"])}
    return (
        _adding(given),
        rename(given, task["heading"]),
        reject(given, ("不是任务，去掉", "This is no task")),
        accept(given),
    )


def of_indicator(indicator: dict[str, Any]) -> tuple[Choice, ...]:
    """Those of an indicator."""
    given = {"indicator": str(indicator["ordinal"])}
    measure = Field("measure", ("计量单位", "measure"), indicator["measure"] or "", required=True)
    target = (
        Field("year", ("年份", "year"), required=True, numeric=True),
        Field("value", ("目标值", "target"), required=True),
        Field("comparator", ("界限", "bound"), options=COMPARATORS),
        *quote(),
    )
    return (
        Choice(Action.ADD, ("增补目标值", "Add a target"), given, target),
        _adding(given),
        rename(given, indicator["name"]),
        Choice(Action.SET, ("改计量单位", "Change its measure"), given, (measure, *quote())),
        reject(given, ("不是指标，去掉", "This is no indicator")),
        accept(given),
    )


def of_target(ordinal: int, target: dict[str, Any]) -> tuple[Choice, ...]:
    """Those of the value of an indicator for a year."""
    given = {"indicator": str(ordinal), "year": str(target["year"])}
    value = Field("value", ("目标值", "target"), target["value"], required=True)
    comparator = Field("comparator", ("界限", "bound"), target["comparator"], COMPARATORS)
    return (
        Choice(Action.SET, ("改目标值", "Change the target"), given, (value, *quote())),
        Choice(Action.SET, ("改界限", "Change the bound"), given | {"quote": target["quote"]}, (comparator,)),
        reject(given, ("没有这个目标值，去掉", "There is no such target")),
        accept(given),
    )


def _adding(given: dict[str, str]) -> Choice:
    fields = (
        Field("unit", ("单位", "unit"), required=True, wide=True),
        Field("role", ("职责", "role"), options=ROLES),
        *quote(),
    )
    hint = ("原文依据须见于正文。", "The words must stand in the text.")
    return Choice(Action.ADD, ("增补责任单位", "Add a responsible unit"), given, fields, hint)
