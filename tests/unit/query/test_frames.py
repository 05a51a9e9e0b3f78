"""Answers as data frames."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import polars as pl
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from plangraph.errors import MissingPackage
from plangraph.model.solutions import Solutions
from plangraph.query.frames import Type, series, to_pandas, to_polars
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=XSD.term(datatype))


GAPS = Solutions(
    ("year", "share", "mixed", "true", "due", "zoned", "number_or_text", "none", "node", "iri", "unit_iri"),
    (
        (
            typed("2027", "gYear"),
            typed("0.10", "decimal"),
            Literal(1),
            Literal(value=True),
            typed("2027-06-30", "date"),
            typed("2027-06-30Z", "date"),
            Literal(3),
            None,
            BlankNode("b"),
            NamedNode("urn:a"),
            NamedNode("urn:b"),
        ),
        (None, None, typed("2.5", "double"), None, None, None, Literal("三"), None, None, None, None),
    ),
)


def test_the_values_of_a_column_are_of_one_type_whatever_is_lacking():
    assert {one.name: (one.type, one.cells) for one in series(GAPS, iris=False)} == {
        "year": (Type.INTEGER, (2027, None)),
        "share": (Type.NUMBER, (0.1, None)),
        "mixed": (Type.NUMBER, (1.0, 2.5)),
        "true": (Type.TRUTH, (True, None)),
        "due": (Type.DATE, (date(2027, 6, 30), None)),
        "zoned": (Type.TEXT, ("2027-06-30Z", None)),
        "number_or_text": (Type.TEXT, ("3", "三")),
        "none": (Type.TEXT, (None, None)),
        "node": (Type.TEXT, ("b", None)),
    }


def test_iris_come_along_unless_they_are_not_wanted():
    assert [one.name for one in series(GAPS, iris=True)][-2:] == ["iri", "unit_iri"]


def test_pandas_has_years_as_whole_numbers_beside_gaps():
    frame = to_pandas(GAPS, iris=True)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "year": "Int64",
        "share": "float64",
        "mixed": "float64",
        "true": "boolean",
        "due": "datetime64[s]",
        "zoned": "string",
        "number_or_text": "string",
        "none": "string",
        "node": "string",
        "iri": "string",
        "unit_iri": "string",
    }
    assert frame["year"][0] == 2027
    assert frame.isna().sum().to_list() == [1, 1, 0, 1, 1, 1, 0, 2, 1, 1, 1]
    assert frame["due"][0] == pd.Timestamp("2027-06-30")


def test_polars_has_the_same_columns_and_types():
    frame = to_polars(GAPS, iris=True)
    assert frame.schema == {
        "year": pl.Int64,
        "share": pl.Float64,
        "mixed": pl.Float64,
        "true": pl.Boolean,
        "due": pl.Date,
        "zoned": pl.String,
        "number_or_text": pl.String,
        "none": pl.String,
        "node": pl.String,
        "iri": pl.String,
        "unit_iri": pl.String,
    }
    assert frame.row(0)[:5] == (2027, 0.1, 1.0, True, date(2027, 6, 30))
    assert frame.row(1) == (None, None, 2.5, None, None, None, "三", None, None, None, None)


def test_the_figures_of_an_answer_can_be_reckoned_with(workspace: Workspace):
    answer = workspace.answer("indicator-targets")
    pandas, polars = answer.to_pandas(), answer.to_polars()
    assert pandas.loc[pandas["indicator"] == "发明专利总量", "value"].to_list() == [495.0, 535.0, 575.0]
    assert polars.filter(pl.col("year") == 2027)["value"].sum() == pandas.loc[pandas["year"] == 2027, "value"].sum()


def test_frames_and_records_have_the_same_columns_and_rows(workspace: Workspace):
    answer = workspace.answer("who-owns-what", unit="区科技局")
    records = answer.records()
    for frame in (answer.to_pandas(), answer.to_polars()):
        assert list(frame.columns) == list(records[0])
        assert len(frame) == len(records) == 9
    assert [name for name in answer.to_pandas(iris=False).columns if "iri" in name] == []
    assert answer.to_polars(iris=False).columns == list(answer.to_pandas(iris=False).columns)


def test_an_answer_of_no_rows_keeps_its_columns(workspace: Workspace):
    answer = workspace.answer("units-without-task")
    assert answer.to_pandas(iris=False).columns.to_list() == ["unit", "count", "indicators", "plan"]
    assert answer.to_polars(iris=False).shape == (0, 4)


def test_a_frame_of_pandas_keeps_the_notes_of_its_answer(workspace: Workspace):
    found = workspace.answer("task-indicators").to_pandas()
    assert found.attrs["query"] == "task-indicators"
    assert "本答案含推断" in found.attrs["notes"][0]
    stated = workspace.answer("task-indicators", stated_only=True).to_pandas()
    assert len(stated) == 0
    assert "推断已按要求略去" in stated.attrs["notes"][0]


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_without_the_package_a_sentence_says_how_to_get_it(
    package: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, package, None)
    answer = workspace.answer("shared-tasks")
    with pytest.raises(MissingPackage, match=rf"needs the package {package}: run `pip install {package}`"):
        getattr(answer, f"to_{package}")()
