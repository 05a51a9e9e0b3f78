"""What is said where the pointer rests on a unit or on a line between two."""

from __future__ import annotations

from plangraph.view.english import counted


def carries(unit: str, tasks: int, language: str) -> str:
    """A unit with its number of tasks."""
    return f"{unit}: {counted(tasks, 'task')}" if language == "en" else f"{unit}：{tasks} 项任务"


def shares(units: str, tasks: int, language: str) -> str:
    """Units with the number of tasks that they share."""
    shared = counted(tasks, "shared task")
    return f"{units}: {shared}" if language == "en" else f"{units}：共同承担 {tasks} 项任务"
