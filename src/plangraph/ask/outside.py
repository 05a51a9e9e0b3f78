"""What no plan answers: reasons, opinions, persons, money, progress, how-to, texts to be written."""

from __future__ import annotations

import re

_OUTSIDE = (
    (r"天气|下雨|气温|股票|彩票|新闻|电影|weather|tomorrow", "other matters"),
    (r"为什么|为啥|干嘛|凭什么|为何|何以|原因|怎么会|怎样才|why\b", "reasons"),
    (
        r"(?<!互相)(?<!相互)(?<!之间)(?<!彼此)怎么(?!写|提|关联|依赖|分工|联系|分)|如何(?=.{3})|怎样(?=.{3})|办理流程|什么证|报名|申领|怎么领|办.{0,3}证|手续|how (?:do|can|should|to)\b(?!.*(?:each other|one another|relate|depend))",
        "how things are done",
    ),
    (
        r"应该(?!由|归|是|负责|承担)|该不该|合适|好不好|值不值|合理吗|可行|你觉得|怎么看|评价|意义|是否科学|should (?:we|i|they|the)\b|good|opinion|think",
        "opinions",
    ),
    (
        r"局长|主任是谁|书记|区长|县长|市长|院长|负责人是谁|联系人|姓名|叫什么名字|谁当|领导(?!问|让|要求|说|想|交代|安排|小组)|不作为|干部|腐败|作风|满意|director|mayor|name of the head|head of",
        "persons",
    ),
    (r"电话|地址|邮箱|网址|官网|几点|上班|在哪办|哪条(?:街|路)|办公地点|哪里办公|phone|address|email", "addresses"),
    (
        r"预算|经费|多少钱|花了|花费|花多少|拨款|补助标准|工资|薪|票价|门票|价格|费用|budget|salary|cost|price|money",
        "money",
    ),
    (
        r"进度|进展|完成得|完成情况|完成率|完成了|实际|已经完成|做到哪|哪一步|推进到|眼下|落实得|去年|上年|上个月|昨天|progress|actually|already|so far|yet *\?|achieved so far|completed so far",
        "progress and results",
    ),
    (r"写一[份篇]|起草一|帮.{0,3}写|拟一[份篇]|翻译|总结一下全文|write|translate|summari[sz]e", "texts to be written"),
    (r"gdp|人口|常住|财政收入|房价|面积有多大|population", "statistics"),
    (r"获评|获奖|入选|中标|哪些企业|哪家企业|which compan", "who was chosen"),
    (
        r"预测|会不会|有没有可能|明年会|forecast|predict|will (?:it|they|this|the plan) (?:work|succeed|be enough)",
        "forecasts",
    ),
)
_PATTERNS = tuple((re.compile(pattern), what) for pattern, what in _OUTSIDE)


def outside(question: str) -> str | None:
    """What the question asks for that plans do not say, in a word; None where it is of nothing of the kind."""
    return next((what for pattern, what in _PATTERNS if pattern.search(question)), None)
