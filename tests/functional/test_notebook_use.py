"""What a notebook gets from a dataset: graphs for networkx and rdflib, and things that show themselves."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import lxml.html
import networkx as nx
import pytest
from IPython.core.formatters import DisplayFormatter
from rdflib import URIRef

from plangraph.bootstrap.datasets import open_workspace
from plangraph.errors import NothingToDraw, ParameterError, UnknownPlan, UnknownView
from plangraph.graph.exchange import node
from plangraph.pipeline.inventory import MOST_PLANS, inventory
from plangraph.pipeline.picture import VIEWS
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plangraph.pipeline.workspace import Workspace

TASKS_OF_PLANS = "SELECT (COUNT(?task) AS ?count) { ?task a plan:Task ; plan:inPlan/rdfs:label ?plan }"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A dataset without plans."""
    with open_workspace(tmp_path / "dataset", writable=True) as opened:
        yield opened


def shown(thing: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """What IPython shows of a thing, and what it tells beside it, by media type."""
    data, beside = DisplayFormatter().format(thing)  # type: ignore[no-untyped-call]
    return dict(data), dict(beside)


def test_the_collaboration_is_a_graph_of_units_weighted_by_their_shared_tasks(workspace: Workspace):
    graph = workspace.to_networkx()
    labels = nx.get_node_attributes(graph, "label")
    pairs = {frozenset((row["unit_a"], row["unit_b"])): row["count"] for row in workspace.answer("shared-tasks").rows}
    assert (len(graph), len(pairs)) == (23, 66)
    weights = {frozenset((labels[a], labels[b])): data["weight"] for a, b, data in graph.edges(data=True)}
    assert weights == pairs


@pytest.mark.parametrize("view", VIEWS)
def test_the_graph_is_the_one_that_a_view_writes(view: str, workspace: Workspace):
    needed = {p.name: "区科技局" for p in VIEWS[view].parameters if p.required}
    written = json.loads(workspace.picture(view, format="json", parameters=needed).body)
    graph = workspace.to_networkx(view, plan="dazu-ip-2025", **needed)
    assert {item["id"] for item in written["nodes"]} == set(graph)
    assert len(written["edges"]) == graph.number_of_edges()


def test_a_flag_is_a_truth_or_a_text(workspace: Workspace):
    assert set(workspace.to_networkx(hide_hub=True)) == set(workspace.to_networkx(hide_hub="true"))
    assert len(workspace.to_networkx(hide_hub=True)) == 22
    assert len(workspace.to_networkx(hide_hub=False)) == 23


def test_a_graph_that_cannot_be_had_says_why(workspace: Workspace, empty: Workspace):
    with pytest.raises(UnknownView, match="collaboration"):
        workspace.to_networkx("nothing")
    with pytest.raises(ParameterError, match="needs unit"):
        workspace.to_networkx("ego")
    with pytest.raises(ParameterError, match="hide_hub"):
        workspace.to_networkx(hub=True)
    with pytest.raises(UnknownPlan, match="dazu-ip-2025"):
        workspace.to_networkx(plan="nothing")
    with pytest.raises(NothingToDraw):
        empty.to_networkx()


def test_rdflib_has_every_quad_in_its_graph(workspace: Workspace):
    quads = {
        (node(quad.subject), node(quad.predicate), node(quad.object), node(quad.graph_name))  # type: ignore[arg-type]
        for quad in workspace.store.quads()
    }
    assert set(workspace.to_rdflib().quads()) == quads


# rdflib 7.6 warns of its own use of old names when a query sees the union of the graphs.
@pytest.mark.filterwarnings(r"ignore:Dataset\.\w+ is deprecated:DeprecationWarning")
def test_rdflib_answers_over_all_graphs_with_the_prefixes_of_the_vocabulary(workspace: Workspace):
    dataset = workspace.to_rdflib("dazu-ip-2025")
    (row,) = dataset.query(TASKS_OF_PLANS)
    assert int(row["count"]) == 19  # type: ignore[index,call-overload,arg-type]
    assert {(prefix, str(namespace)) for prefix, namespace in dataset.namespaces()} >= set(PREFIXES.items())
    assert "plan:Task" in dataset.serialize(format="trig")


def test_rdflib_gets_the_graphs_of_one_plan_or_what_the_text_states_alone(workspace: Workspace):
    ids = workspace.identifiers
    stated, inferred = (URIRef(graph("dazu-ip-2025").value) for graph in (ids.graph_stated, ids.graph_inferred))
    plan = {graph.identifier for graph in workspace.to_rdflib("dazu-ip-2025").graphs() if len(graph)}
    assert plan == {stated, inferred}
    for chosen in (None, "dazu-ip-2025"):
        alone = {graph.identifier for graph in workspace.to_rdflib(chosen, stated_only=True).graphs() if len(graph)}
        assert stated in alone
        assert inferred not in alone
    with pytest.raises(UnknownPlan):
        workspace.to_rdflib("nothing")


def test_a_dataset_shows_its_plans_with_what_is_in_them(workspace: Workspace):
    page = lxml.html.fromstring(shown(workspace)[0]["text/html"])
    assert [cell.text_content() for cell in page.findall(".//tbody/tr/td")] == [
        "重庆市大足区知识产权强区行动计划（2025—2027年）",
        "dazu-ip-2025",
        "大足府发〔2025〕12号",
        "2025—2027",
        "19",
        "23",
        "8",
    ]
    assert "list(workspace.library)" in page.text_content()


def test_an_empty_dataset_says_that_it_is(empty: Workspace):
    assert "数据集：0 份计划" in empty._repr_html_()


def test_of_many_plans_the_first_are_shown(workspace: Workspace):
    (plan,) = workspace.plans()
    page = inventory(workspace.store, [replace(plan, id=f"p{n}") for n in range(MOST_PLANS + 5)])
    assert page.count("<td") == 7 * MOST_PLANS
    assert f"共 {MOST_PLANS + 5} 行，此处列出前 {MOST_PLANS} 行" in page


def test_a_drawing_shows_itself(workspace: Workspace):
    assert shown(workspace.picture("matrix"))[0]["image/svg+xml"].startswith("<svg")


def test_an_image_shows_itself_with_its_words(workspace: Workspace):
    picture = workspace.picture("matrix", format="png")
    data, beside = shown(picture)
    assert set(data) == {"image/png", "text/plain"}
    assert beside["image/png"] == {"alt": picture.alt_text}


def test_an_interactive_page_shows_itself_in_a_frame_that_cannot_reach_the_notebook(workspace: Workspace):
    picture = workspace.picture("collaboration", format="html")
    data, _ = shown(picture)
    (frame,) = lxml.html.fromstring(f"<div>{data['text/html']}</div>").iter("iframe")
    assert frame.get("sandbox") == "allow-scripts"
    assert frame.get("title") == picture.alt_text
    (source,) = re.findall(r'srcdoc="([^"]*)"', data["text/html"])
    assert html.unescape(source) == picture.body.decode()


def test_a_file_for_other_tools_is_told_in_a_line(workspace: Workspace):
    data, _ = shown(workspace.picture("matrix", format="json"))
    assert set(data) == {"text/plain"}
    assert len(data["text/plain"]) < 400


def test_no_bytes_and_no_library_stand_in_the_text_form_of_a_thing(workspace: Workspace):
    assert "body" not in repr(workspace.picture("matrix"))
    assert "SELECT" not in repr(workspace)
