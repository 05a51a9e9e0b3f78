from __future__ import annotations

import pytest
from tests.unit.extract.prose import whole

from plangraph.extract.goal_years import settings
from plangraph.extract.quantities import quantities
from plangraph.extract.scope import scope_of
from plangraph.model.outline import Passage
from plangraph.model.plan import Comparator, Period
from plangraph.model.span import Span

Row = tuple[str, str | None, str, int | None]


def rows(text: str, until: int | None = None) -> list[Row]:
    period = Period(2026, until, Span(0, 1, text[0])) if until else None
    return [(q.value, q.unit, q.comparator.value, q.year) for q in quantities(text, whole(text), period)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("有效注册商标超2万件。", ("2", "万件", ">", None)),
        ("产值突破1500亿元。", ("1500", "亿元", ">", None)),
        ("融资累计达到6亿元。", ("6", "亿元", ">=", None)),
        ("引育5家以上具有核心技术的企业。", ("5", "家", ">=", None)),
        ("覆盖率不低于95%。", ("95", "%", ">=", None)),
        ("将审查时间压缩至3周以内。", ("3", "周", "<=", None)),
        ("将周期压缩至4个月以内。", ("4", "个月", "<=", None)),
        ("占比10%左右。", ("10", "%", "~", None)),
        ("获批3—5种新原料。", ("3-5", "种", "range", None)),
        ("培育龙头企业2家。", ("2", "家", "exact", None)),
        ("发明专利年增量突破200件。", ("200", "件/年", ">", None)),
        ("每年举办活动不少于10场。", ("10", "场/年", ">=", None)),
    ],
)
def test_comparator_and_measure_follow_the_words_around_the_figure(text: str, row: Row):
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("单位能耗下降15%。", ("15", "%", "exact", None)),
        ("能耗较2025年下降15%以上。", ("15", "%", ">=", None)),
        ("材料压减20%以上。", ("20", "%", ">=", None)),
        ("不良率同比减少5个百分点。", ("5", "个百分点", "exact", None)),
        ("失业率控制在3%以内。", ("3", "%", "<=", None)),
        ("不良贷款率控制在3%以下。", ("3", "%", "<=", None)),
        ("办理时限降低到30天以内。", ("30", "天", "<=", None)),
        ("办理时间由60天减少到30天。", ("30", "天", "<=", None)),
        ("审批时限缩短到30天。", ("30", "天", "<=", None)),
        ("平均用时降到3小时以下。", ("3", "小时", "<=", None)),
        ("候诊时间减少20分钟。", ("20", "分钟", "exact", None)),
        ("响应时间小于10分钟。", ("10", "分钟", "<", None)),
        ("不良率由5%降到3%。", ("3", "%", "<=", None)),
        ("事故起数下降不低于10%。", ("10", "%", ">=", None)),
    ],
)
def test_what_falls_has_its_bound_by_what_it_falls_to_or_by_how_much(text: str, row: Row):
    assert rows(text) == [row]


@pytest.mark.parametrize("minus", ["-", "\uff0d", "\u2212"])
def test_a_figure_below_nought_keeps_its_sign(minus: str):
    assert rows(f"增长率保持在{minus}2‰以上。") == [("-2", "‰", ">=", None)]
    assert rows("增长率保持在2-3‰。") == [("2-3", "‰", "range", None)]


@pytest.mark.parametrize(
    "text", ["减少群众跑动，30天后回访。", "锻炼时间由30天计算。", "对时间小于10分钟的活动。", "活动时间不低于2小时。"]
)
def test_spans_of_time_that_nothing_falls_to_are_no_targets(text: str):
    assert rows(text) == []


def test_a_year_governs_the_sentences_after_it():
    text = "到2027年，建成园区3个。培育企业5家；到2030年，产值超9亿元。"
    assert [year for *_, year in rows(text)] == [2027, 2027, 2030]


def test_a_year_ends_with_its_task():
    text = "到2027年，建成园区3个。培育企业5家。"
    cut = text.index("培")
    found = quantities(text, (Passage(0, cut, None), Passage(cut, len(text), 1)))
    assert [(quantity.year, quantity.task) for quantity in found] == [(2027, None), (None, 1)]


def test_a_year_ends_with_its_part():
    assert [year for *_, year in rows("到2027年，建成园区3个。\n二、重点任务\n培育企业5家。")] == [2027, None]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2028年，建成车位3万个，其中2026年1万个、2027年2万个，充电桩9个。", [2028, 2026, 2027, 2028]),
        ("2026年培训1000人、2027年培训2000人，新建学校3所。", [2026, 2027, None]),
        ("县域统管率2026年达到60%、2027年上半年达到80%。", [2026, 2027]),
        ("到规划期末，建成园区9个；其中2026年建成3个。", [2030, 2026]),
        ("2026年6月底前建成园区3个。", [2026]),
    ],
)
def test_a_year_that_is_only_named_governs_its_clause(text: str, years: list[int | None]):
    assert [year for *_, year in rows(text, 2030)] == years


def test_a_year_that_alone_opens_a_sentence_governs_the_sentence():
    text = "到2028年，建成园区9个。2027年业务量突破200万标箱，占比达到10%。培训500人。"
    assert [year for *_, year in rows(text)] == [2028, 2027, 2027, 2028]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2026年、2027年分别培训1000人、2000人。", [2026, 2027]),
        ("到2026年底和2028年底，普及率分别达到97%、98%，覆盖50个村。", [2026, 2028, 2028]),
        ("2026、2027年各培训1000人。", [None]),
    ],
)
def test_coordinated_years_are_distributed_where_the_text_says_so(text: str, years: list[int | None]):
    assert [year for *_, year in rows(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "产值较2025年增长20%。",
        "在2025年基础上，产值提高20%。",
        "投入强度由2023年的3.5%提高到4.5%。",
        "自2026年起，每年培训1000人。",
        "实施2026—2028年行动计划，新建学校20所。",
        "落实《2026年工作要点》新建学校20所。",
    ],
)
def test_base_years_spans_of_years_and_years_of_titles_set_no_goal(text: str):
    assert [year for *_, year in rows(text)] == [None]


@pytest.mark.parametrize("years", ["2026-2028年", "2026—2028年", "2026～2028年", "2026至2028年", "2026年—2028年"])
def test_of_a_range_of_years_the_last_governs_its_sentence(years: str):
    assert rows(f"{years}，培训500人、新建学校20所。培训300人。") == [
        ("500", "人", "exact", 2028),
        ("20", "所", "exact", 2028),
        ("300", "人", "exact", None),
    ]
    assert [year for *_, year in rows(f"到2030年，培训500人，其中{years}培训200人。")] == [2030, 2028]


def test_what_a_range_of_years_before_the_period_had_is_no_target():
    assert rows("2021—2025年，培训500人。", 2028) == []


def test_what_a_year_before_the_period_had_is_no_target():
    assert rows("2025年产值7亿元、2028年达到10亿元。", 2028) == [("10", "亿元", ">=", 2028)]
    assert rows("到2025年底建成园区3个。", 2028) == [("3", "个", "exact", 2025)]


def test_the_end_of_the_period_stands_for_the_term_of_the_plan():
    assert rows("到规划期末，建成园区3个。", 2027) == [("3", "个", "exact", 2027)]


def test_coordinated_values_share_words_and_comparator():
    text = "到2024年，货物贸易、对外投资和利用外资分别占比达30%、20%和10%。"
    found = quantities(text, whole(text))
    assert [quantity.value for quantity in found] == ["30", "20", "10"]
    assert {quantity.comparator for quantity in found} == {Comparator.AT_LEAST}
    assert {quantity.span.quote for quantity in found} == {"货物贸易、对外投资和利用外资分别占比达30%、20%和10%"}


def test_figures_with_their_own_objects_have_their_own_words():
    text = "培育示范企业1家、优势企业3家及市级企业10家。"
    assert [q.span.quote for q in quantities(text, whole(text))] == ["培育示范企业1家", "优势企业3家", "市级企业10家"]


def test_a_rate_per_year_governs_the_figures_coordinated_with_it():
    text = "形成年产50发商业火箭、600颗商业卫星的制造能力。"
    assert [unit for _, unit, *_ in rows(text)] == ["发/年", "颗/年"]


def test_a_condition_inside_a_target_is_no_target():
    assert rows("培育年产值超100亿元、具备竞争力的龙头企业2家。") == [("2", "家", "exact", None)]
    assert rows("培育10家以上产值超50亿元的企业。") == [("10", "家", ">=", None)]


def test_a_base_value_is_no_target():
    assert rows("投入强度由2023年的3.5%提高到2027年的4.5%。") == [("4.5", "%", "exact", 2027)]


@pytest.mark.parametrize(
    "text",
    [
        "针对首年关税为零的2034种商品。",
        "强化长江经济带11省市协作。",
        "推动5G和“3+1”布局，服务“33618”体系。",
        "研制3.8米直径运载火箭，开展3D打印。",
        "目录更新后30天内组织评估。",
        "对新认定的企业给予50万元奖励。",
        "截至目前，全区已有企业300家。",
        "建设10万亩粮田，提供24小时服务。",
        "基础研究投入5000万元（含）至1亿元（不含）。",
        "2025年9月4日印发。",
    ],
)
def test_terms_sizes_grants_names_and_present_figures_are_no_targets(text: str):
    assert rows(text) == []


def test_the_class_of_a_product_is_no_goal():
    found = rows("获批1类新药临床批件30个、3类医疗器械注册证50个。")
    assert [row[:2] for row in found] == [("30", "个"), ("50", "个")]


def test_a_total_over_years_is_not_per_year():
    found = rows("每年举办招聘会100场以上，三年累计帮助企业招用5万人。")
    assert [row[1] for row in found] == ["场/年", "万人"]


def test_the_turnover_of_the_firms_that_are_counted_is_a_condition():
    assert rows("培育年产值10亿元以上企业3家。") == [("3", "家", "exact", None)]
    assert rows("引进年产值过10亿元企业2家。") == [("2", "家", "exact", None)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("动力电池产能达150GWh。", ("150", "GWh", ">=", None)),
        ("粮食产量达到20亿斤以上。", ("20", "亿斤", ">=", None)),
        ("年利用量达到3000万吨。", ("3000", "万吨/年", ">=", None)),
        ("融资担保余额达到100亿元。", ("100", "亿元", ">=", None)),
        ("技术合同成交金额突破500亿元。", ("500", "亿元", ">", None)),
    ],
)
def test_measures_of_energy_crops_and_money_are_read(text: str, row: Row):
    assert rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "甲市、乙县等12个重点县要建设示范基地。",
        "计算7个方面分值的平均分值。",
        "按应缴纳社会保险费50%的标准确定。",
        "单个项目支持金额不超过300万元。",
    ],
)
def test_what_counts_a_set_or_a_grant_is_no_target(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("培育智能网联等5个省级创新平台。", "5"), ("建成3个功能区。", "3"), ("建设6个市属园区。", "6")]
)
def test_a_rank_before_the_thing_counted_is_no_scope_of_a_measure(text: str, value: str):
    assert [(row[0], row[1]) for row in rows(text)] == [(value, "个")]


def test_a_set_that_is_told_by_its_members_is_no_figure():
    assert rows("支持甲县、乙县等12个重点县发展。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("培育10家以上具有国际竞争力的龙头企业和50家单项冠军企业。", [("10", "家"), ("50", "家")]),
        ("培育50家冠军企业和3—5家具有影响力的龙头企业。", [("50", "家"), ("3-5", "家")]),
        ("新建500个以上的充电桩、20座换电站。", [("500", "个"), ("20", "座")]),
        ("培育年产值超100亿元的整车和零部件企业2家。", [("2", "家")]),
        ("培育拥有10项以上专利和核心技术的企业5家。", [("5", "家")]),
        ("培育10家以上增速高于10%的企业和20家专精特新企业。", [("10", "家"), ("20", "家")]),
    ],
)
def test_a_thing_counted_with_a_bound_is_a_goal_beside_another_thing_counted(text: str, found: list[tuple[str, str]]):
    assert [row[:2] for row in rows(text)] == found


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("设立总规模30亿元的产业基金。", ("30", "亿元")),
        ("组建规模不低于10亿元的母基金。", ("10", "亿元")),
        ("设立规模10亿元以上的基金3支。", ("3", "支")),
        ("人均预期寿命达到81岁。", ("81", "岁")),
        ("群众满意度达到95分以上。", ("95", "分")),
        ("快递业务量突破2亿单。", ("2", "亿单")),
        ("投放鱼苗50万尾。", ("50", "万尾")),
        ("更换路灯2000盏。", ("2000", "盏")),
        ("新打机井20口。", ("20", "口")),
    ],
)
def test_sizes_of_funds_life_expectancy_marks_and_rarer_classifiers_are_read(text: str, row: tuple[str, str]):
    assert [found[:2] for found in rows(text)] == [row]


@pytest.mark.parametrize(
    "text", ["服务60岁以上老年人。", "实现1000万元的销售额。", "每项扣5分。", "测评得分90分以上的为优秀。"]
)
def test_ages_grades_and_sizes_of_other_things_are_no_targets(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "对年产量首次突破10万辆、20万辆的企业，分别给予500万元、1000万元奖励。",
        "（2）对新建充电桩100个以上的，按每桩200元支持。",
        "给予10%的补贴，年度最高50万元。",
        "按投资额给予补助，单个企业累计不超过500万元。",
        "同一项目每年最高可达100万元。",
        "给予补助，但每年累计不超过100万元。",
        "减按90%计入应纳税所得额。",
        "按设备投资额的10%，最高500万元支持。",
    ],
)
def test_recipients_caps_and_rates_of_grants_and_taxes_are_no_targets(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("对200家企业开展诊断。", ("200", "家")),
        ("对全市的100个老旧小区进行改造，建成20个社区。", ("20", "个")),
        ("对口支援100个村。", ("100", "个")),
        ("对1000家规上企业的节能诊断全覆盖。", ("1000", "家")),
        ("到位资金最高达到500亿元。", ("500", "亿元")),
        ("对照国家标准，新建5个平台。", ("5", "个")),
        ("政府债务率不超过100%。", ("100", "%")),
        ("登记失业率稳中有降，且不超过5%。", ("5", "%")),
        ("投资总额不超过50亿元。", ("50", "亿元")),
    ],
)
def test_what_is_done_to_things_and_limits_of_a_place_are_targets(text: str, row: tuple[str, str]):
    assert row in [found[:2] for found in rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("全区已建成充电桩1.2万个。", "现已形成园区3个。", "已完成改造5000户。", "累计已培训3万人次。"),
        *("覆盖率已达到95%。", "高新技术企业已超过500家。", "已经建成园区3个。", "目前，全区建成园区3个。"),
        *("全市现有企业300家，其中规上50家。", "近年来，新增企业300家。", "去年，全区培训500人次。"),
        *("过去五年，培训500人次。", "首批5个项目已开工。", "推进已开工的30个项目建设。"),
    ],
)
def test_what_stands_already_is_no_target(text: str):
    assert rows(text, 2028) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全区已建成园区3个，到2028年达到8个。", "8"),
        ("在已建成3个园区的基础上，再建园区8个。", "8"),
        ("全区已有企业300家，力争新增8家。", "8"),
        ("就业已达5万人，下一步力争8万人。", "8"),
        ("到2028年，现有企业全部改造，新增企业8家。", "8"),
        ("对已建成的20个园区进行提升，新建园区8个。", "8"),
        ("产值比去年增长8%。", "8"),
        ("推动已上市企业再融资8亿元。", "8"),
    ],
)
def test_what_is_meant_to_be_beside_what_stands_is_a_target(text: str, value: str):
    assert [row[0] for row in rows(text, 2028)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "2025年，全市产业规模达到60亿元。新建园区3个。",
        "2025年末，全市60岁及以上老年人口588万人。",
        "“十四五”期间，全市养老床位达到17.8万张。",
        "截至2025年底，全市累计建成充电桩1.2万个。",
        "“十四五”以来，新增床位300张。",
        "“十一五”时期，新增床位300张。",
    ],
)
def test_what_years_before_the_plan_had_is_no_target(text: str):
    assert quantities(text, whole(text), Period(2026, 2028, Span(0, 1, text[0]))) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("到2025年底建成平台3个。", "3"),
        ("2025年底前，建成平台3个。", "3"),
        ("2025年，产值达到60亿元，力争建成平台3个。", "3"),
        ("2025年，产值达到60亿元。力争建成平台3个。", "3"),
        ("2025年，产值达到60亿元。\n建成平台3个。", "3"),
        ("“十五五”期间，建成平台3个。", "3"),
        ("“十五五”以来，新增床位300张，到2026年建成平台3个。", "3"),
    ],
)
def test_what_is_meant_to_be_is_a_target_after_past_years_too(text: str, value: str):
    assert [found.value for found in quantities(text, whole(text), Period(2026, 2028, Span(0, 1, text[0])))] == [value]


def test_what_has_gone_on_since_a_five_year_plan_began_is_told_from_its_first_year():
    text = "“十四五”以来，新增床位300张。"
    passages = whole(text)
    found = settings(scope_of(text, passages), 0, len(text), passages[0], None)
    assert [(setting.years, setting.past) for setting in found] == [((2021,), True)]


def test_the_number_of_an_institute_is_no_target():
    assert rows("支持河南科技大学、中船725所、中电科38所、14所。") == []
    assert rows("新建学校38所。") == [("38", "所", "exact", None)]
