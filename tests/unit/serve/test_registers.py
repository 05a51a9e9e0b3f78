"""Lists of tasks name each unit once."""

from __future__ import annotations

from plangraph.serve.registers import Part, TaskEntry, assigned
from plangraph.serve.rows import Value


def _part(unit: str, role: str, source: str) -> Part:
    return Part(Value(unit, unit), unit, "government", role, Value(source, source))


def test_a_unit_of_several_clauses_is_one_entry_with_all_its_roles_in_the_order_of_the_text():
    parts = [
        _part("海关", "responsible", "a"),
        _part("商务厅", "lead", "b"),
        _part("海关", "support", "c"),
        _part("商务厅", "lead", "d"),
    ]
    found = assigned(parts)
    assert [(one.label, one.roles) for one in found] == [("海关", ("responsible", "support")), ("商务厅", ("lead",))]
    assert [source.text for source in found[1].sources] == ["b", "d"]
    assert TaskEntry("t", "1", "任务", Value(), tuple(parts)).units == found
