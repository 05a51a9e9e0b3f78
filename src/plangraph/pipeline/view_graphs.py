"""Facts → graph: what each view is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import networkx as nx

from plangraph.analyse.collaboration import collaboration, ego, without
from plangraph.analyse.dependencies import around, dependencies
from plangraph.analyse.lineage import lineage
from plangraph.analyse.matrix import matrix
from plangraph.analyse.measures import hubs, measured, measured_without
from plangraph.analyse.monitoring import indicators
from plangraph.analyse.scope import scope
from plangraph.analyse.sections import sections
from plangraph.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.facts import LinkFact, PlanFact, ResponsibilityFact, TargetFact, TaskFact, ThingFact


class Needy(Protocol):
    """What names the facts that it needs, the first of them those without which there is nothing to show."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Fields of Facts."""
        ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What a view is drawn from."""

    responsibilities: tuple[ResponsibilityFact, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    things: tuple[ThingFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    plans: tuple[PlanFact, ...] = ()

    def any_of(self, view: Needy) -> bool:
        """Whether there is anything that the view shows."""
        return bool(getattr(self, view.needs[0]))


def collaboration_graph(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    """Who shares tasks with whom."""
    graph = collaboration(facts.responsibilities, generic=flag(parameters, "generic"))
    everywhere = graph.graph["in_every_task"]
    if flag(parameters, "hide_hub") and 0 < len(everywhere) < len(graph):
        graph = without(graph, everywhere)
    return measured(graph)


def matrix_graph(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    """Who owns what; ``unnamed`` of the graph counts the tasks that name no unit."""
    graph = matrix(facts.responsibilities, generic=flag(parameters, "generic"))
    graph.graph["unnamed"] = len({fact.task for fact in facts.tasks}.difference(graph.graph["rows"]))
    return graph


def ego_graph(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    """One unit and its partners; raises ParameterError where no one unit has the name."""
    whole = measured(collaboration(facts.responsibilities, generic=True))
    graph = measured_without(whole, hubs(whole))
    named = [unit for unit, label in graph.nodes(data="label") if parameters["unit"] in {unit, label}]
    if len(named) != 1:
        text = "Several units are called {unit}: ask by IRI." if named else "There is no unit {unit}: check its name."
        raise ParameterError(text, unit=parameters["unit"])
    return ego(graph, named[0])


def indicators_graph(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    """Targets by year."""
    return indicators(facts.targets)


def dependencies_graph(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    """What rests on what; raises ParameterError where no one task has the name."""
    graph = dependencies(facts.tasks, facts.things, facts.links, stated_only=flag(parameters, "stated_only"))
    if asked := parameters.get("task"):
        named = [
            fact.task for fact in facts.tasks if asked in {fact.task, fact.heading, str(fact.ordinal)}
        ]  # fmt: skip
        if len(named) != 1:
            text = (
                "Several tasks are called {task}: ask by IRI." if named else "There is no task {task}: check its name."
            )
            raise ParameterError(text, task=asked)
        graph = around(graph, named[0])
    return graph if graph.number_of_edges() else nx.Graph()


def brands_and_regions_graph(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    """Brands and regions, tasks and units."""
    return _scope(facts, "brand", "region")


def industries_graph(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    """Industries, tasks and units."""
    return _scope(facts, "industry")


def _scope(facts: Facts, *kinds: str) -> nx.Graph[str]:
    """Empty where no task names such a thing."""
    graph = scope(kinds, facts.tasks, facts.things, facts.responsibilities)
    named = any(data["relation"] == "names" for *_, data in graph.edges(data=True))
    return graph if named else nx.Graph()


def lineage_graph(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    """Policies, plans and tasks."""
    return lineage(facts.plans, facts.tasks, facts.things)


def sections_graph(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    """Sections and units; empty where there are none."""
    graph = sections(facts.tasks, facts.responsibilities, generic=flag(parameters, "generic"))
    return graph if graph.graph["columns"] else nx.Graph()


def flag(parameters: Mapping[str, str], name: str) -> bool:
    """Whether a parameter is set; raises ParameterError for another word."""
    value = parameters.get(name, "false").lower()
    if value not in {"true", "false", "1", "0", "yes", "no", ""}:
        raise ParameterError("{name} is {value}: set it to true or false.", name=name, value=value)
    return value in {"true", "1", "yes"}
