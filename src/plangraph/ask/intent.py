"""What a question can ask: a saved query, the things that it takes, and the wordings that mean it.

The wordings are matched against the question with a mark ``⟦KIND⟧`` in place of each name, in
capitals, so that no English wording matches it. Those of one intent add up;
a name that an intent has no use for counts against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.ask.names import Slot


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording and what it is worth."""

    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Intent:
    """A saved query: its parameters by the kind of thing, those it needs, and its wordings.

    ``measures`` are the columns that a superlative or a number can be about, each with the words that name it; the
    first is meant where none is named. ``of_one_thing``: only one of its parameters can be given; ``takes_kind``: a kind of
    dependency; ``counts_collectives``: 各镇街 and the like if asked to; ``every`` are wordings that ask for all rows, without which a question that names nothing is not sure to; ``narrowed`` are columns whose rows a name chooses that is no parameter; ``spans_years``: two years are a span and no parameter; ``sure_with_rows``: an answer without rows means
    that the data lack what was asked for.
    """

    query: str
    slots: tuple[tuple[str, Slot], ...] = ()
    needs: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    takes_year: bool = False
    takes_date: bool = False
    base: float = 0.0
    of_one_thing: bool = False
    takes_kind: bool = False
    counts_collectives: bool = False
    every: re.Pattern[str] | None = None
    narrowed: tuple[tuple[str, Slot], ...] = ()
    spans_years: bool = False
    sure_with_rows: bool = False


def cues(*pairs: tuple[str, float]) -> tuple[Cue, ...]:
    """Wordings with what each is worth."""
    return tuple(Cue(re.compile(pattern), weight) for pattern, weight in pairs)


NOT = r"(?:没有?|无|未|不|缺|欠|从没|从未|从不|从来没|从来不|without|no )"
WHO = r"(?:谁|哪些?(?:个|家|几家|几个)?(?:单位|部门|机构|局|委)|哪家|哪几家|哪个局|什么(?:单位|部门)|which units?|who|单位|部门)"
SOME = r"(?:[一二两三四五六七八九十0-9]+)"
DOES = (
    r"(?:负责|牵的头|主责|包办|经手|出面|来抓|来办|牵头|承担|承接|主管|分管|配合|参与|责任|归|管|抓|干|做|办|扛|落实|管理|推进|分工|分到|分给|交给|认领|领了|挑|背|主抓|点到|牵扯|assigned|"
    r"responsible|leads?|owns?|in charge|answers? for|look(?:s)? after|does|do|tasks of)"
)
MOST = r"(?:最|排第一|第一名|most|least|fewest|busiest|biggest|largest|smallest|heaviest|lightest|highest|lowest)"
TASK = r"(?:任务|工作|事项|举措|活|事|tasks?)"
SHARE = r"(?:伙伴|搭子|搭过|并肩|同事|partner|共同|交集|老搭档|凑一块|凑到一起|搭班|搭伙|共担|共同|一起|共有|合作|协作|协同|联手|联合|搭档|搭伙|共事|配合最多|都有|同时|share|together|jointly|common|cooperat|collaborat|works? (?:most )?(?:often |closely )?with)"
