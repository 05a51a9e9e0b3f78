from __future__ import annotations

import pytest
from tests.unit.extract.prose import names, toponyms_of, whole

from plangraph.extract.platforms import platforms


def found(text: str, *topics: str) -> list[str]:
    return names(platforms(text, whole(text), topics))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("同步建立知识产权强区建设动态监测平台，跟踪指标。", "知识产权强区建设动态监测平台"),
        ("整合国家区域专利信息服务（重庆）中心云岭分中心资源。", "国家区域专利信息服务（重庆）中心云岭分中心"),
        ("联合中国知识产权培训中心（重庆）开展培训。", "中国知识产权培训中心（重庆）"),
        ("发挥中国（合肥）知识产权保护中心作用。", "中国（合肥）知识产权保护中心"),
        ("深度融入市级“政务知识产权在线”平台建设体系。", "“政务知识产权在线”平台"),
        ("构建“经济—科技—金融”多维度数据融合平台。", "“经济—科技—金融”多维度数据融合平台"),
        ("在闵行区建设以头部企业牵引的功能食品制造示范区。", "功能食品制造示范区"),
        ("推进与“海外智慧物流平台”合作。", "海外智慧物流平台"),
        ("建设市级植入医疗器械、监管科学领域重点实验室。", "植入医疗器械、监管科学领域重点实验室"),
        ("建设国内领先的卫星智能化、标准化、批量化制造基地。", "卫星智能化、标准化、批量化制造基地"),
        ("构建食品与营养数据库，加速应用。", "食品与营养数据库"),
        ("依托合肥、芜湖等国家物流枢纽，构建网络。", "国家物流枢纽"),
    ],
)
def test_a_name_is_cut_to_what_names_the_thing(text: str, name: str):
    assert [entity.removeprefix("市级") for entity in found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "打造一批高质量孵化器、概念验证平台等功能型服务平台。",
        "联合高校、科研院所和第三方检验平台开展攻关。",
        "构建常态化政企对话平台。",
        "设立研发中心和生产基地。",
        "鼓励电商平台企业发展平台经济。",
        "以企业为中心任务，改造中心城区。",
        "成为具有全球影响力的橡胶加工中心。",
        "对标甲市建设国家级知识产权示范园区的经验。",
        "《甲平台管理办法》",
    ],
)
def test_bare_classes_goals_and_models_are_no_platforms(text: str):
    assert found(text) == []


def test_a_coordination_gives_each_of_its_names():
    text = "鼓励先导产业母基金和生物医药并购基金与产业集聚区合作。"
    assert found(text) == ["先导产业母基金", "生物医药并购基金"]


def test_a_topic_of_the_title_makes_a_name_distinct():
    assert found("依托空间信息产业协会合作。", "空间信息") == ["空间信息产业协会"]


def test_the_short_form_of_a_longer_name_is_the_same_thing():
    text = "围绕青浦北斗空间应用示范区布局。围绕北斗空间应用示范区打造园区。"
    (platform,) = platforms(text, whole(text))
    assert (platform.name, platform.aliases) == ("青浦北斗空间应用示范区", ("北斗空间应用示范区",))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("搭建甲板专利平台。", "to_build"),
        ("推进甲板专利平台建设。", "to_build"),
        ("完善甲板专利平台功能。", "built"),
        ("依托甲板专利平台开展服务。", "use"),
        ("甲板专利平台开展服务。", "use"),
    ],
)
def test_the_status_follows_the_governing_verb(text: str, status: str):
    assert [platform.status for platform in platforms(text, whole(text))] == [status]


@pytest.mark.parametrize(
    ("text", "found_here"),
    [
        ("依托县社会福利中心建设智慧养老服务平台。", ["县社会福利中心", "智慧养老服务平台"]),
        ("联合云岭大学建设云岭实验室、碳中和研究院。", ["云岭大学", "云岭实验室", "碳中和研究院"]),
        ("组建休闲农业和乡村旅游协会。", ["休闲农业和乡村旅游协会"]),
        ("建设国家中医药传承创新中心。", ["国家中医药传承创新中心"]),
        ("建设国家大宗固体废弃物综合利用基地。", ["国家大宗固体废弃物综合利用基地"]),
        ("建设国家音乐产业基地（云岭东郊园区）。", ["国家音乐产业基地（云岭东郊园区）"]),
        ("（本人授权的企业、消费者、云岭政务平台）", ["云岭政务平台"]),
    ],
)
def test_a_name_ends_where_another_verb_or_member_begins(text: str, found_here: list[str]):
    assert found(text) == found_here


@pytest.mark.parametrize(
    "text",
    [
        "打造“星海”等工业互联网平台品牌。",
        "归各级单项体育协会所有。",
        "推动本行业各级体育协会规范发展。",
        "建设绿色园区。",
        "加快建强枢纽设施。",
        "完善五大主题数据库。",
        "落实“一轴一城、两园三带、一区一中心”布局。",
    ],
)
def test_classes_slogans_and_parts_of_other_names_are_no_platforms(text: str):
    assert found(text) == []


def test_a_thing_beside_the_field_of_another_keeps_its_own_name():
    assert found("建设基础设施和云岭养老平台。") == ["云岭养老平台"]


def test_students_are_no_university():
    assert found("引进青年大学生2万人，服务西部计划大学生，依托云岭大学。") == ["云岭大学"]


def test_marks_of_markdown_are_no_part_of_a_name():
    text = "1. **算力网络。** 高水平建设甬江实验室。\n- **建设天府现代种业园**，提升效益。"
    assert [(entity.name, entity.status) for entity in platforms(text, whole(text))] == [
        ("甬江实验室", "to_build"),
        ("天府现代种业园", "to_build"),
    ]


@pytest.mark.parametrize("place", ["株洲", "株洲市", "湖南"])
def test_the_place_that_builds_a_thing_is_no_part_of_its_name(place: str):
    text = f"支持{place}建设中国动力谷航空产业园。"
    (platform,) = platforms(text, whole(text), toponyms=toponyms_of("湖南省人民政府"))
    assert (platform.name, platform.status) == ("中国动力谷航空产业园", "to_build")


def test_a_place_before_works_of_construction_stays_in_the_name():
    text = "依托长沙建设工程质量检测中心。"
    assert names(platforms(text, whole(text), toponyms=toponyms_of("湖南省人民政府"))) == ["长沙建设工程质量检测中心"]


@pytest.mark.parametrize(
    "text", ["建设湘江实验室、芙蓉实验室等“四大实验室”。", "共建湘江实验室、芙蓉实验室，每个基地有人。"]
)
def test_a_number_of_platforms_and_each_of_them_are_no_names(text: str):
    assert found(text) == ["湘江实验室", "芙蓉实验室"]


def test_the_size_of_a_fund_is_no_part_of_its_name():
    assert found("设立规模50亿元银发经济基金。") == ["银发经济基金"]
