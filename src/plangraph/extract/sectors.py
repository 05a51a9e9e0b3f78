"""What may be the name of an industry, and the industries that the title of a plan is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.model.gazetteer import Index

_TOPIC = re.compile(
    r"(?:促进|推动|加快|推进|支持|培育|发展|打造|建设|关于|壮大|做强)+(?P<topic>[\u4e00-\u9fff]{2,10}?)(?:产业|行业)?"
    r"(?:创新|高质量|全链条|健康|快速|赋能|加快|集群|集聚|规模化)*(?:发展|产业高地|高地|产业)"
)
_TITLED = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,9}[省市区县州旗])?(?P<topic>(?!关于|推|促|加快|支持)[\u4e00-\u9fff]{2,8}?)(?:产业|行业|(?<=经济))(?:链|集群)?"
    r"(?:创新|高质量|全链条|健康|快速|集聚|规模化|跨越|转型)*(?:发展|提升|培育|振兴|升级)"
)
_CITED = re.compile(
    r"《[^《》]*?(?:全国|国家|[”省市区县])?(?P<topic>(?!国民)[\u4e00-\u9fff]{2,8}?)(?:产业|行业)?(?:创新|高质量|健康)*发展"
    r"(?:规划|行动|计划|纲要)"
)
_COORDINATES = re.compile(r"[和与及、]")
_COORDINATED = re.compile(
    r"(?:产业|行业|业)?(?:链|集群)?(?:[和与及、][\u4e00-\u9fff]{2,9}?)?(?:产业|行业|业)?(?:链|集群)?"
    r"(?:创新|高质量|融合|健康|快速|集聚|传承|协同|转型)*(?:发展|提升|振兴|升级|产业|体系建设)"
)
_GRADE = re.compile(
    r"^(?:高端|高质量|先进|新兴|传统|优势|特色|重点|现代(?!化)|大宗|优质|绿色低碳|[市省区]级?(?=[\u4e00-\u9fff]{4})|国家级?|全[市省区国]|[我本][国市省区]"
    r"|主要|区域|地方|相关|行业|各类|本地|国内|其他|其它|一批|若干|推广|辖区内?|[0-9A]+级|规模以上|规上|限上|支撑|契合|覆盖|涉及)+(?=[\u4e00-\u9fffA-Z0-9]{2})"
)
_CLASS = re.compile(r"(?:产业集群|产业链|产业|行业|领域|企业|集群|研发设计|研发制造|研发|生产|等)+\Z")

_NEVER = re.compile(
    r"(?:互[鉴认通信]|监测|测试|总装|示范|共[育享建]|协同|转移|保护|流动|便利化|培养|培育|攻关|监管|治理|执法|建设|管理|改革|评价|评估|合作|交流|创新|应用|推广|开放|融合|转型|升级|引进"
    r"|引育|采购|销售|运营|研发|发布|分析|处理|开发|设置|登记|准入|审批|许可|投资|融资|贸易便利|保障|支撑|支持|规范|机制|体系|模式|技术|能力|水平"
    r"|标准|政策|规则|服务平台|平台|系统|工程|项目|活动|资源|需求|场景|治疗|诊断|检测|研究|学科|人才|材料研制|生活|消费|安全|应急|救灾|维权|关怀|就业|创业|调解|仲裁|纠纷|执行|司法|民生|环节"
    r"|大会|博览会|交易会|展览会|论坛|峰会|大赛|方面|工作|产品|商品|零部件|工业软件|协会|商会|学会|联盟|市场|院校|医院|学校|机关|基金|园区|集团|公司|银行|门店|网点|部门|单位|与|开放|监管区|保税区|基础|车|期|类|者|(?<!机器)人|户|村|仓|城市"
    r"|公共|社会|交付|使用|工厂|车间|业务|特色|优势|主导|[省市区县镇乡])\Z"
    r"|企业|[“”《》（）()+＋]|^(?:国家|国际|国内|国有|民营|外资|上市|中央|小微|小型|中小|中小微|大型|大中型|龙头|领军|骨干|头部|链主|重点|关键|行业|产业|企业|科研|高校|院校|医院|机构|社会"
    r"|政府|事业|城市|农村|安全|应急|公共|基础|民生|经济|治理|生活|日常|各)"
)
_GENERIC = re.compile(
    r"(?:"
    r"高精尖|配套|整机|上下游|新兴|战略性新兴|未来|特色|优势|重点|主导|支柱|传统|先导|本地|地方|相关|"
    r"现代|现代化|高技术|高新技术|产业|科技|制造|服务|专业|关键|核心|基础|创新|环境|数字|智能|"
    r"绿色|低碳|信息|技术|数据|健康"
    r")\Z"
)
_LONGEST = 9


def topics(title: str, known: Index | None = None) -> tuple[str, ...]:
    """What a title says is to be developed: 促进商业航天发展 gives 商业航天, 某县文化旅游产业发展方案 gives 文化旅游.

    Of industries that a title coordinates (养老服务业和低空经济高质量发展) those in the index of ``known`` names count.
    Empty where it names no industry.
    """
    found = (match for pattern in (_TOPIC, _TITLED, _CITED) for match in pattern.finditer(title))
    named = [_without_class(sector_name(match["topic"])) for match in found]
    listed = known.find(title, 0, len(title)) if known and _COORDINATES.search(title) else ()
    named += [name for start, name in listed if _COORDINATED.match(title, start + len(name))]
    return tuple(dict.fromkeys(name for name in named if is_sector(name)))


def _without_class(name: str) -> str:
    """A long name without 业: 家政服务业 is 家政服务, 制造业 stays."""
    return name.removesuffix("业") if len(name) > len("现代服务") else name


def is_sector(name: str) -> bool:
    """Whether a name may be that of an industry: short, and no activity, product, actor or general word."""
    return (
        len("某业") <= len(name) <= _LONGEST
        and not _GENERIC.match(name)
        and "的" not in name
        and not _NEVER.search(name)
    )


def sector_name(phrase: str) -> str:
    """A phrase without words of grade before it and class words after it: 高端医疗器械产业 gives 医疗器械."""
    return _CLASS.sub("", phrase[grade_length(phrase) :])


def grade_length(phrase: str) -> int:
    """How many characters of grade a phrase begins with."""
    grade = _GRADE.match(phrase)
    return len(grade.group(0)) if grade else 0
