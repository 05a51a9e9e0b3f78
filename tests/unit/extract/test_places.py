"""What stands in the running text is in a task of the plan or in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.brands import brands
from plangraph.extract.places import Places
from plangraph.extract.quantities import quantities
from plangraph.extract.tasks import sections, tasks
from plangraph.model.document import Document
from plangraph.parse.outline import outline

if TYPE_CHECKING:
    from plangraph.model.outline import Outline
    from plangraph.model.plan import Task

BODY = (
    "某市方案\n\n为推动教育发展，制定本方案。\n\n一、任务\n\n（一）强基行动。到2028年，新建学校20所。\n\n"
    "（二）强师行动。培训教师500人，打造“大城优教”品牌。\n\n附件\n\n任务清单\n\n"
)
HEAD = "| 序号 | 重点任务 | 责任单位 |\n|--|--|--|\n"
OTHER_TASKS = f"{HEAD}| 1 | 培训骨干教师 | 市教育局 |\n| 2 | 建设名校 | 市财政局 |\n"
SAME_TASKS = f"{HEAD}| 1 | 强基行动 | 市教育局 |\n| 2 | 强师行动 | 市财政局 |\n"


def read(text: str) -> tuple[Document, Outline, tuple[Task, ...]]:
    """A text, its outline and its tasks."""
    document = Document("plan.md", text, "")
    structure = outline(document)
    return document, structure, tasks(document, structure)


def standing(text: str) -> tuple[list[int | None], list[int | None]]:
    """The tasks in which the quantities and the brands of a text stand."""
    _, structure, found = read(text)
    places = Places(structure, found)
    goals = places.quantities(quantities(text, structure.passages))
    named = places.entities(brands(text, structure.passages))
    return [goal.task for goal in goals], [mention.task for entity in named for mention in entity.mentions]


def test_below_the_headings_of_a_text_whose_tasks_a_table_lists_nothing_stands_in_a_task():
    document, structure, found = read(BODY + OTHER_TASKS)
    assert [task.heading for task in found] == ["培训骨干教师", "建设名校"]
    assert standing(BODY + OTHER_TASKS) == ([None, None], [None])
    assert sections(document, structure) == ()


def test_where_the_table_repeats_the_headings_all_stands_in_its_task():
    assert [task.heading for task in read(BODY + SAME_TASKS)[2]] == ["强基行动", "强师行动"]
    assert standing(BODY + SAME_TASKS) == ([1, 2], [2])


def test_the_year_of_one_heading_is_not_that_of_the_next_whatever_the_tasks_are():
    _, structure, _ = read(BODY + OTHER_TASKS)
    assert [goal.year for goal in quantities(BODY + OTHER_TASKS, structure.passages)] == [2028, None]
