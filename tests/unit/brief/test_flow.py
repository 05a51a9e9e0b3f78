"""Where pictures stand in Word: where they fit, and never among the rows or out of the numbering."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Chapter, Figure
from plangraph.brief.docx.flow import arranged
from plangraph.brief.docx.page import WIDTH
from plangraph.brief.wording import Wording
from plangraph.model.language import Language

if TYPE_CHECKING:
    from plangraph.brief.briefing import Briefing

SAY = Wording.of(Language.ZH)


def test_every_exhibit_stands_once_and_tables_keep_their_order(said: Briefing):
    placed = [one.numbered for _, exhibits in arranged(said, SAY) for one in exhibits]
    assert sorted(map(id, (one.exhibit for one in placed))) == sorted(map(id, said.exhibits))
    for word in ("图", "表"):
        assert [one.number for one in placed if one.word == word] == sorted(
            one.number for one in placed if one.word == word
        )


def test_a_picture_is_as_wide_as_the_text_or_three_quarters_of_it(said: Briefing):
    widths = [
        one.width / WIDTH
        for _, exhibits in arranged(said, SAY)
        for one in exhibits
        if isinstance(one.numbered.exhibit, Figure)
    ]
    assert all(0.75 < width <= 1 for width in widths)


def test_a_picture_without_room_lets_a_table_go_before_it(said: Briefing):
    # The opening fills more than half of a page, and the picture takes half of one.
    table = next(exhibit for exhibit in said.exhibits if not isinstance(exhibit, Figure))
    chapter = Chapter("甲", (said.figures[0], replace(table, rows=table.rows[:12])))
    long = replace(said, opening="字" * 28 * 7, findings=(), chapters=(chapter,))
    ((_, exhibits),) = arranged(long, SAY)
    assert not isinstance(exhibits[0].numbered.exhibit, Figure)
    short = Chapter("甲", (said.figures[0], replace(table, rows=table.rows[:1])))
    ((_, usual),) = arranged(replace(long, opening="字", chapters=(short,)), SAY)
    assert isinstance(usual[0].numbered.exhibit, Figure)
