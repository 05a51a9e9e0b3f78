"""The views there are: how the graph of each is made from facts, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.dependencies import dependencies_scene
from plangraph.view.ego import ego_scene
from plangraph.view.indicators import indicators_scene
from plangraph.view.lineage import lineage_scene
from plangraph.view.matrix import matrix_scene
from plangraph.view.scope import scope_scene
from plangraph.view.sections import sections_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plangraph.model.facts import LinkFact, PlanFact, ResponsibilityFact, TargetFact, TaskFact, ThingFact
    from plangraph.view.preset import Preset
    from plangraph.view.scene import Scene


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a view may be asked with; values are text, ``true`` or ``false`` where ``flag``."""

    name: str
    description_zh: str
    description_en: str
    required: bool = False
    flag: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a view is drawn from."""

    responsibilities: tuple[ResponsibilityFact, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    things: tuple[ThingFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    plans: tuple[PlanFact, ...] = ()

    def any_of(self, view: View) -> bool:
        """Whether there is anything that the view shows."""
        return bool(getattr(self, view.needs[0]))


@dataclass(frozen=True, slots=True)
class View:
    """A kind of picture: what facts it needs, how its graph is made from them, and how it is drawn."""

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    parameters: tuple[Parameter, ...]
    formats: tuple[str, ...]
    graph: Callable[[Facts, Mapping[str, str]], nx.Graph[str]]
    scene: Callable[[nx.Graph[str], tuple[PlanFact, ...], Preset], Scene]
    needs: tuple[str, ...] = ("responsibilities",)


SCALE = Parameter("scale", "PNG 每像素的点数，默认 2", "device pixels for each pixel of a PNG, 2 by default")
GENERIC = Parameter("generic", "计入各区、有关部门等统称", "count generic sets of units as well", flag=True)
HIDE_HUB = Parameter("hide_hub", "隐去参与全部任务的单位", "leave out the units that every task names", flag=True)
STATED_ONLY = Parameter("stated_only", "只画原文写明的联系", "leave inferred links out", flag=True)
TASK = Parameter("task", "只画一项任务：序号、标题或 IRI", "one task only, by ordinal, heading or IRI")
UNIT = Parameter("unit", "单位的名称或 IRI", "label or IRI of the unit", required=True)


def _collaboration(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    graph = collaboration(facts.responsibilities, generic=flag(parameters, "generic"))
    everywhere = graph.graph["in_every_task"]
    if flag(parameters, "hide_hub") and 0 < len(everywhere) < len(graph):
        graph = without(graph, everywhere)
    return measured(graph)


def _matrix(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    return matrix(facts.responsibilities, generic=flag(parameters, "generic"))


def _ego(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    whole = measured(collaboration(facts.responsibilities, generic=True))
    graph = measured_without(whole, hubs(whole))
    named = [unit for unit, label in graph.nodes(data="label") if parameters["unit"] in {unit, label}]
    if len(named) != 1:
        what = f"Several units are called {parameters['unit']}: ask by IRI" if named else "No unit has that name"
        raise ParameterError(f"{what} (没有或不止一个单位名为“{parameters['unit']}”).")
    return ego(graph, named[0])


def _indicators(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    return indicators(facts.targets)


def _dependencies(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    graph = dependencies(facts.tasks, facts.things, facts.links, stated_only=flag(parameters, "stated_only"))
    if asked := parameters.get("task"):
        named = [
            fact.task for fact in facts.tasks if asked in {fact.task, fact.heading, str(fact.ordinal)}
        ]  # fmt: skip
        if len(named) != 1:
            what = f"Several tasks are called {asked}: ask by IRI" if named else "No task has that name"
            raise ParameterError(f"{what} (没有或不止一项任务名为“{asked}”).")
        graph = around(graph, named[0])
    return graph if graph.number_of_edges() else nx.Graph()


def _brands_and_regions(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    return scope(("brand", "region"), facts.tasks, facts.things, facts.responsibilities)


def _industries(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    return scope(("industry",), facts.tasks, facts.things, facts.responsibilities)


def _lineage(facts: Facts, _: Mapping[str, str]) -> nx.Graph[str]:
    return lineage(facts.plans, facts.tasks, facts.things)


def _sections(facts: Facts, parameters: Mapping[str, str]) -> nx.Graph[str]:
    graph = sections(facts.tasks, facts.responsibilities, generic=flag(parameters, "generic"))
    return graph if graph.graph["columns"] else nx.Graph()


_IMAGES = ("svg", "png")
_EXCHANGE = ("json", "graphml", "gexf", "cyjs", "csv")
_LAYERED = (*_IMAGES, *_EXCHANGE, "mermaid")
VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        View(
            "collaboration",
            "协作网络",
            "Collaboration network",
            "哪些单位共同承担任务，谁与谁协作最紧密。",
            "Which units share tasks, and who works most closely with whom.",
            (HIDE_HUB, GENERIC, SCALE),
            (*_IMAGES, "html", *_EXCHANGE),
            _collaboration,
            collaboration_scene,
        ),
        View(
            "matrix",
            "责任矩阵",
            "Responsibility matrix",
            "每项任务由哪些单位负责，谁牵头或列于首位。",
            "Which units each task names, and which leads or stands first.",
            (GENERIC, SCALE),
            (*_IMAGES, *_EXCHANGE),
            _matrix,
            matrix_scene,
        ),
        View(
            "ego",
            "单位协作圈",
            "One unit and its partners",
            "一个单位承担哪些任务，与哪些单位协作。",
            "The tasks of one unit, and the units it shares them with.",
            (UNIT, SCALE),
            (*_IMAGES, *_EXCHANGE),
            _ego,
            ego_scene,
        ),
        View(
            "indicators",
            "指标目标",
            "Indicator targets",
            "各项指标逐年的目标值与增幅。",
            "The target of each indicator year by year, and its growth.",
            (SCALE,),
            (*_IMAGES, *_EXCHANGE),
            _indicators,
            indicators_scene,
            ("targets",),
        ),
        View(
            "dependencies",
            "任务依赖",
            "Dependencies",
            "任务之间的先后与共同之处，以及任务在计划之外依托的平台和文件。",
            "Which task comes first, what tasks share, and what they rest on outside the plan.",
            (TASK, STATED_ONLY, SCALE),
            _LAYERED,
            _dependencies,
            dependencies_scene,
            ("tasks", "things", "links"),
        ),
        View(
            "sections",
            "板块与单位",
            "Sections and units",
            "每个板块动用哪些单位，各承担几项任务。",
            "Which units each section calls on, and in how many tasks.",
            (GENERIC, SCALE),
            (*_IMAGES, *_EXCHANGE),
            _sections,
            sections_scene,
            ("responsibilities", "tasks"),
        ),
        View(
            "brands-and-regions",
            "品牌与区域",
            "Brands and regions",
            "品牌和协作区域写在哪些任务里、由谁负责。",
            "Which tasks name a brand or region, and who answers for them.",
            (SCALE,),
            _LAYERED,
            _brands_and_regions,
            scope_scene,
            ("things", "tasks", "responsibilities"),
        ),
        View(
            "industries",
            "产业",
            "Industries",
            "各产业写在哪些任务里、由谁负责。",
            "Which tasks name an industry, and who answers for them.",
            (SCALE,),
            _LAYERED,
            _industries,
            scope_scene,
            ("things", "tasks", "responsibilities"),
        ),
        View(
            "policy-lineage",
            "政策脉络",
            "Policy lineage",
            "计划依据、引用了哪些文件，任务引用或拟制定哪些文件。",
            "The documents that a plan rests on, cites and is to draft, and the tasks that name them.",
            (SCALE,),
            _LAYERED,
            _lineage,
            lineage_scene,
            ("things", "tasks"),
        ),
    )
}


def flag(parameters: Mapping[str, str], name: str) -> bool:
    """Whether a parameter is set; raises ParameterError for another word."""
    value = parameters.get(name, "false").lower()
    if value not in {"true", "false", "1", "0", "yes", "no", ""}:
        raise ParameterError(f"{name} is {value}: set it to true or false.")
    return value in {"true", "1", "yes"}
