"""What words of a question suggest, and whose units a question names."""

from __future__ import annotations

from math import exp, isclose

from tests.corpus.question_weights import FILE

from plangraph.ask.features import features
from plangraph.ask.lexicon import NOTHING, Lexicon
from plangraph.ask.names import Names, Slot, Thing
from plangraph.ask.reading import understand

TABLE = "# made\n-=0.0\tbottlenecks=0.5\n谁\t0:-50\t1:120\n> \t1:3\n"
NAMES = Names.of(
    [Thing(Slot.PLAN, "p", "重庆市大足区行动计划"), Thing(Slot.UNIT, "u", "区科技局", plans=frozenset({"p"}))]
)
DIVISIONS = frozenset({"大足区", "涪陵区"})


def test_words_are_taken_alone_and_in_pairs_with_figures_alike_and_marks_left_out():
    assert features("⟦UNIT⟧有12项?") == {
        *("⟦UNIT⟧", "有", "0", "项"),
        *("< ⟦UNIT⟧", "⟦UNIT⟧ 有", "有 0", "0 项", "项 >"),
    }


def test_likelihoods_are_of_all_queries_and_sum_to_one():
    likely = Lexicon.parse(TABLE).likelihoods("谁")
    assert likely.keys() == {NOTHING, "bottlenecks"}
    assert isclose(sum(map(exp, likely.values())), 1)
    assert likely["bottlenecks"] > likely[NOTHING]


def test_every_line_of_the_table_but_the_first_two_comments_is_a_weight():
    rows = FILE.read_text("utf-8").splitlines()[3:]
    assert len(Lexicon.parse(FILE.read_text("utf-8")).weights) == len(rows) > 1_000


def test_words_that_nobody_used_say_no_more_than_the_biases():
    lexicon = Lexicon.parse(TABLE)
    assert lexicon.likelihoods("zzz") == lexicon.likelihoods("")


def test_a_unit_of_another_place_is_unknown_and_one_of_the_plan_s_place_is_not():
    assert understand("涪陵区科技局管哪些任务", NAMES, divisions=DIVISIONS).unknown == "涪陵区科技局"
    assert understand("大足区科技局管哪些任务", NAMES, divisions=DIVISIONS).unknown is None


def test_words_are_known_where_each_pair_was_used_by_those_who_asked_what_plans_answer():
    lexicon = Lexicon.parse("-=0\tfindings=0\n押 宝\t0:40\t1:-3\n压 了\t0:-20\t1:9\n")
    assert lexicon.knows("压了")
    assert not lexicon.knows("押宝")
    assert not lexicon.knows("压宝")
