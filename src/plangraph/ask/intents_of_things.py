"""What tasks rest on and name, and where the text says so."""

from __future__ import annotations

from plangraph.ask.intent import DOES, TASK, WHO, Intent, cues
from plangraph.ask.names import Slot

INTENTS_OF_THINGS = (
    Intent(
        "task-dependencies",
        (("task", Slot.TASK),),
        (),
        cues(
            (
                r"依赖关系|依存|环环相扣|瓜葛|linked to one another|linked with|勾连|先后(?:顺序|关系)?|关联|相互|互相|任务之间.{0,6}(?:关系|联系|依赖|共)|怎么关联|共用|共享|depend on each other|related|relations? between|dependenc",
                4,
            ),
            (r"相近|相似|类似|相仿|交叉|重合|重叠|共涉|呼应|connected|linked|overlap|interrelat", 3),
            (r"⟦TASK⟧.{0,14}(?:其他|其它|别的|哪些|哪几项|另外).{0,4}任务", 3),
            (
                r"(?:the )?same (?:policy|polic|document|platform|topic|subject|industry|brand|region|indicator|event)",
                4,
            ),
            (r"(?:都|共同).{0,4}(?:涉及|讲|写到|用到|依托|引用).{0,4}(?:同|一个|相同)", 3),
            (r"(?:依据|引用|依托|涉及|写到).{0,2}(?:同一|相同|共同).{0,10}任务", 3),
            (r"(?:同一(?:个|份|项|类)?|相同的?|共同的?)(?:平台|主题|产业|区域|地区|地方|品牌|文件|政策|指标|活动)", 4),
            (r"tasks?.{0,24}in common", 4),
            (r"任务|⟦TASK⟧|tasks", 1),
            (r"⟦TASK⟧.{0,12}(?:关系|联系|牵连)", 3),
        ),
        takes_kind=True,
    ),
    Intent(
        "depends-on",
        (("task", Slot.TASK),),
        ("task",),
        cues(
            (
                r"后头|排在.{0,10}(?:后|之后)|之后才|以后才|才能(?:做|干|开展|启动|动手)|先(?:搞定|办好|做好|落地|到位|弄完|办妥)|前置|前序|先决|上游|得先|先办妥|建立在.{0,8}基础|基础之上|前提|先做完|先完成|先干|要先|先要|须先|必须先|依赖(?!关系)|等哪|等什么|基础上|before .{0,12}start|must be (?:finished|done)|depends? on|prerequisite|wait for",
                4,
            ),
            (r"⟦TASK⟧", 1),
        ),
    ),
    Intent(
        "impact-of",
        (("task", Slot.TASK), ("platform", Slot.PLATFORM)),
        (),
        cues(
            (
                r"延误|影响|推迟|晚了|延期|拖|波及|滞后|后果|耽误|耽搁|搁置|停|出问题|黄了|受影响|牵连|late|delay|affected|impact|slip",
                4,
            ),
            (r"⟦TASK⟧|⟦PLATFORM⟧", 1.5),
        ),
        of_one_thing=True,
    ),
    Intent(
        "platform-builders-and-users",
        (("platform", Slot.PLATFORM),),
        (),
        cues(
            (r"⟦PLATFORM⟧", 2),
            (r"平台|载体|系统|示范区|platforms?", 2),
            (r"(?:平台|载体)(?:和|有哪些|有什么|清单|$)", 1),
            (r"依托的|借助|借力|搭载", 2),
            (r"谁建|谁用|建设|新建|要建|来建|在用|依托|使用|建成|搭建|建|用|build|use", 1.5),
        ),
    ),
    Intent(
        "policy-basis",
        (("policy", Slot.POLICY),),
        (),
        cues(
            (r"⟦POLICY⟧", 2),
            (
                r"政策|文件|上位|上级.{0,6}(?:纲要|方案|规划)|依据|引用|根据|规划纲要|法规|based on|polic(?:y|ies)|documents?|cite",
                3,
            ),
        ),
    ),
    Intent(
        "brand-owners",
        (("brand", Slot.BRAND),),
        (),
        cues((r"⟦BRAND⟧", 2), (r"品牌|brands?", 3), (WHO, 0.5), (DOES, 0.5)),
        (("brand", r"任务"),),
        narrowed=(("units", Slot.UNIT),),
    ),
    Intent(
        "tasks-by-industry",
        (("industry", Slot.INDUSTRY),),
        (),
        cues((r"⟦INDUSTRY⟧", 2), (r"产业|行业|industr(?:y|ies)", 3), (TASK, 0.5)),
        (("industry", r"任务"),),
        narrowed=(("units", Slot.UNIT),),
    ),
    Intent(
        "partner-regions",
        (("region", Slot.REGION),),
        (),
        cues(
            (r"⟦REGION⟧", 2.5),
            (r"(?:提到|点到|涉及|写到)的?(?:区域|地区|地方)|看齐|对标|partner with", 1.5),
            (r"区域|地区|地方|省市|城市|合作地|外地|跨区|region|places?", 2),
            (r"合作|协作|协同|打交道|对接|联动|cooperat", 1.5),
        ),
        (("region", r"任务"),),
    ),
    Intent(
        "evidence",
        (
            ("iri", Slot.TASK),
            ("iri", Slot.UNIT),
            ("iri", Slot.INDICATOR),
            ("iri", Slot.BRAND),
            ("iri", Slot.PLATFORM),
            ("iri", Slot.POLICY),
            ("iri", Slot.INDUSTRY),
            ("iri", Slot.REGION),
            ("iri", Slot.EVENT),
            ("iri", Slot.SECTION),
        ),
        ("iri",),
        cues(
            (
                r"什么位置|哪一?页|几个字|原样|摘(?:出|录|抄)|抄(?:一下|出|给)|[那这](?:一)?段话|段落|逐字|一字不(?:改|动)|passage|verbatim|exact words|sentence|wording|原文|出处|原话|哪里写|哪句|哪一句|怎么写|怎么提|写在|写到哪|哪里提|(?:写|提|说|在).{0,2}哪儿|白纸黑字|原句|哪句话|哪一段|文中哪|哪儿.{0,4}(?:写|提|说|出现)|出自|来源|出现在|哪里出现|text|source|where .{0,20}mention|evidence|quote",
                6,
            ),
        ),
    ),
    Intent(
        "findings",
        (),
        (),
        cues(
            (
                r"漏项|硬伤|瑕疵|审(?:一下|一审|核|一遍|稿)|行文|出入|前后(?:矛盾|不一)|说法不一|不吻合|另一个样|挑错|校对|目标.{0,10}指标表.{0,6}(?:没|未|无)|slips?\b|疑点|矛盾|错误|出错|纰漏|疏漏|遗漏|漏洞|缺漏|对不上|不一致|不符|自相|毛病|打架|挑刺|挑挑刺|严谨|disagree|不对劲|把把关|哪儿不对|哪里不对|问题|有误|核查|校核|笔误|wrong|errors?|mistakes?|contradict|inconsisten|findings|problems?",
                5,
            ),
        ),
    ),
)
