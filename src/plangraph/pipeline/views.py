"""The views there are: what each needs, how its graph is made, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.pipeline.view_graphs import (
    Facts,
    brands_and_regions_graph,
    collaboration_graph,
    dependencies_graph,
    ego_graph,
    indicators_graph,
    industries_graph,
    lineage_graph,
    matrix_graph,
    sections_graph,
)
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

    import networkx as nx

    from plangraph.model.facts import PlanFact
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
GENERIC = Parameter(
    "generic", "计入各区、有关部门等统称", "count collective names such as “all districts” too", flag=True
)
HIDE_HUB = Parameter("hide_hub", "隐去参与全部任务的单位", "leave out the units that every task names", flag=True)
STATED_ONLY = Parameter("stated_only", "只画原文写明的联系", "leave inferred links out", flag=True)
TASK = Parameter("task", "只画一项任务：序号、标题或 IRI", "one task only, by ordinal, heading or IRI")
UNIT = Parameter("unit", "单位的名称或 IRI", "label or IRI of the unit", required=True)


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
            collaboration_graph,
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
            matrix_graph,
            matrix_scene,
            ("responsibilities", "tasks"),
        ),
        View(
            "ego",
            "单位协作圈",
            "One unit and its partners",
            "一个单位承担哪些任务，与哪些单位协作。",
            "The tasks of one unit, and the units it shares them with.",
            (UNIT, SCALE),
            (*_IMAGES, *_EXCHANGE),
            ego_graph,
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
            indicators_graph,
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
            dependencies_graph,
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
            sections_graph,
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
            brands_and_regions_graph,
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
            industries_graph,
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
            lineage_graph,
            lineage_scene,
            ("things", "tasks"),
        ),
    )
}
