from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plangraph.extract.brands import brands
from plangraph.extract.events import events
from plangraph.extract.industries import industries
from plangraph.extract.platforms import platforms
from plangraph.extract.policies import policies
from plangraph.extract.quantities import quantities
from plangraph.extract.regions import regions
from plangraph.extract.toponyms import Toponyms
from plangraph.model.outline import Passage
from plangraph.model.plan import Period
from plangraph.model.span import Span
from plangraph.read.gazetteers import gazetteer

PIECES = (
    "“ ” 《 》 〈 〉 （ ） 、 ， 。 ； 等 和 与 的 超 在 日 节 甲 乙丙 一、 品牌 平台 中心 产业 领域 博览会 高新区 "
    "走廊 论坛 大会 建设 打造 依托 对日 每年 分别 以上 到2027年 2026年 其中2024年 12 万件 亿元 5家 30% 大足 资阳 上海 "
    "RCEP国家 一带一路 汽车 生物医药 新材料 知识产权"
)
WORDS = [*PIECES.split(), "\n"]
PROSE = st.lists(st.sampled_from(WORDS), max_size=60).map("".join)
PERIOD = Period(2025, 2027, Span(0, 1, "年"))
PLACES = Toponyms(["重庆市大足区人民政府"], "", gazetteer())


def spans(text: str, passages: tuple[Passage, ...]) -> list[Span]:
    built = platforms(text, passages, ("新材料",), toponyms=PLACES)
    found = (
        *brands(text, passages, ("大足",)),
        *industries(text, passages, "促进新材料发展", built, PLACES),
        *regions(text, passages, PLACES),
        *policies(text, passages, "本计划"),
        *built,
        *events(text, passages),
    )
    targets = quantities(text, passages, PERIOD)
    return [
        *(mention.span for entity in found for mention in entity.mentions),
        *(span for target in targets for span in (target.span, target.value_span)),
    ]


@given(PROSE)
@settings(max_examples=150, deadline=None)
def test_every_span_quotes_the_text(text: str):
    assert all(text[span.start : span.end] == span.quote for span in spans(text, (Passage(0, len(text), None),)))


@given(PROSE, PROSE, PROSE)
@settings(max_examples=75, deadline=None)
def test_nothing_is_found_outside_the_passages(before: str, inside: str, after: str):
    text = before + inside + after
    start, end = len(before), len(before) + len(inside)
    assert all(start <= span.start and span.end <= end for span in spans(text, (Passage(start, end, 1),)))


@given(PROSE)
@settings(max_examples=75, deadline=None)
def test_a_figure_lies_within_its_words(text: str):
    for target in quantities(text, (Passage(0, len(text), None),), PERIOD):
        assert target.value_span.within(target.span)


@given(PROSE)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_spans(text: str):
    whole = (Passage(0, len(text), None),)
    assert spans(text, whole) == spans(text, whole)


@given(st.sampled_from([word for word in WORDS if word.strip()]))
@settings(max_examples=30, deadline=None)
def test_one_word_over_and_over_is_read_through(word: str):
    assert all(span.end <= 3000 * len(word) for span in spans(word * 3000, (Passage(0, 3000 * len(word), None),)))
