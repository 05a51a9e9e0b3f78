"""What questions can ask: for each saved query the wordings that mean it and the things that it takes.

The wordings are matched against the question with a mark ``⟦kind⟧`` in place of each name. Those of one intent add up;
a name that an intent has no use for counts against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    first is meant where none is named. ``key`` is the column that names the rows.
    """

    query: str
    slots: tuple[tuple[str, Slot], ...] = ()
    needs: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    takes_year: bool = False
    takes_date: bool = False
    base: float = 0.0


def _cues(*pairs: tuple[str, float]) -> tuple[Cue, ...]:
    return tuple(Cue(re.compile(pattern), weight) for pattern, weight in pairs)


_NOT = r"(?:没有?|无|未|不|缺|欠|从没|从未|从不|从来没|从来不|whithout|without|no )"
_WHO = r"(?:谁|哪些?(?:个|家|几家|几个)?(?:单位|部门|机构|局|委)|哪家|哪几家|哪个局|什么(?:单位|部门)|which units?|who|单位|部门)"
_DOES = (
    r"(?:负责|牵头|承担|承接|主管|分管|配合|参与|责任|归|管|抓|干|做|办|扛|落实|管理|推进|分工|分到|分给|交给|认领|领了|挑|背|主抓|点到|牵扯|assigned|"
    r"responsible|leads?|owns?|in charge|answers? for|look(?:s)? after|does|do|tasks of)"
)
_MOST = r"(?:最|排第一|第一名|most|least|fewest|busiest|biggest|largest|smallest|highest|lowest)"
_TASK = r"(?:任务|工作|事项|举措|活|事|tasks?)"
_SHARE = r"(?:交集|老搭档|凑一块|凑到一起|搭班|搭伙|共担|共同|一起|共有|合作|协作|协同|联手|联合|搭档|搭伙|共事|配合最多|都有|同时|share|together|jointly|common|cooperat|collaborat|works? (?:most )?(?:often |closely )?with)"

INTENTS = (
    Intent(
        "who-owns-what",
        (("unit", Slot.UNIT),),
        ("unit",),
        _cues(
            (_DOES, 1.5),
            (_TASK, 1.5),
            (r"什么|哪些|啥|哪几|清单|what|which", 0.5),
            (r"职责|职能|角色|分工|任务书", 1.5),
            (r"⟦unit⟧", 1),
        ),
        base=1.0,
    ),
    Intent(
        "task-owners",
        (("task", Slot.TASK),),
        (),
        _cues(
            (_WHO, 1.5),
            (_DOES, 1),
            (r"⟦task⟧", 1.5),
            (r"责任单位|牵头单位|配合单位|分工|责任主体|责任方|responsible part|accountable", 1.5),
            (r"(?:各项|每项|每个|所有|全部|哪项|each|every).{0,4}任务.{0,6}(?:谁|单位|部门|负责)", 2.5),
        ),
    ),
    Intent(
        "units-per-task",
        (),
        (),
        _cues(
            (r"(?:哪|那|什么|which).{0,4}(?:任务|事|工作|task).{0,8}(?:单位|部门|units?).{0,4}最", 7),
            (r"(?:单位|部门|参与)(?:单位)?(?:的)?(?:数|多少|个数|数量|家数).{0,6}(?:任务|排)", 4),
            (r"(?:每|各)(?:项|个|条)?任务.{0,6}(?:几家|多少|几个|数)", 7),
            (r"最.{0,4}(?:任务|事|task)", 1),
            (r"(?:牵涉|涉及|牵扯|参与)的?(?:部门|单位).{0,3}最", 5),
            (r"(?:单位|部门).{0,3}最(?:多|少).{0,4}的?(?:是)?.{0,4}(?:任务|事|工作)", 4),
            (r"(?:只有|仅有|有|超过|不止).{0,6}(?:家|个)(?:责任)?(?:单位|部门).{0,3}的?(?:任务|工作)", 5),
            (
                r"各(?:由|有)(?:多少|几)(?:家|个)|(?:多少|几)家单位承担|摊上几|九龙治水|(?:单位|主体|部门)数量?(?:居首|最)|count the units",
                4,
            ),
            (r"(?:只有|就)[一两三四五]家(?:单位|部门)?在?(?:干|管|做)", 4),
            (r"tasks? .{0,14}(?:by|per) .{0,14}units", 4),
            (r"task has the (?:most|fewest|least)|(?:most|fewest|least) (?:responsible )?units|how many units", 4),
        ),
        (("count", r"单位|部门|units"),),
    ),
    Intent(
        "unit-workload",
        (),
        (),
        _cues(
            (
                rf"(?:谁|单位|部门|哪家|哪个局|who|which units?).{{0,10}}(?:任务|活|事|指标|工作|担子|tasks?|indicators?)?.{{0,6}}{_MOST}",
                3,
            ),
            (rf"{_MOST}(?:忙|闲|重|轻|累|多|少)", 1),
            (r"(?:各|每|所有|全部)(?:个|家)?(?:单位|部门).{0,8}(?:多少|几项|数|工作量|任务|承担)", 4.5),
            (r"工作量|负荷|忙|闲|任务量|扛大头|挑大梁|workload|busiest|busy|load\b|how much", 3),
            (r"排名|排行|排序", 1),
            (r"担子|压力最|(?:干|做|管|扛)得(?:最)?(?:多|少)", 3),
            (r"(?:摊到|分到|领到).{0,4}任务的(?:单位|部门)", 4),
            (r"(?:首位|第一|牵头).{0,6}(?:次数|最多|最少)", 4),
            (r"(?:任务|指标|活)最(?:多|少)的(?:是)?.{0,3}(?:谁|单位|部门|哪家)", 3),
            (r"(?:只|仅)(?:承担|负责|有|参与).{0,4}任务的(?:单位|部门)", 5),
            (r"most tasks|fewest tasks|how many tasks does each", 3),
        ),
        (("tasks", r"任务|活|tasks"), ("indicators", r"指标|indicators"), ("first", r"首位|第一(?!名)|打头|牵头")),
    ),
    Intent(
        "section-summary",
        (("section", Slot.SECTION),),
        (),
        _cues(
            (r"板块|章节|版块|章|部分|篇|大块|各块|那块|那一块|section|chapter|\bparts?\b", 3),
            (r"多少|几项|几个|数|how many", 1),
            (r"(?:多少|几)(?:项|个|条)?任务|任务(?:总数|总量|数量)", 2),
            (r"⟦section⟧", 2),
            (r"最.{0,8}(?:板块|章节|部分)|(?:板块|章节|部分).{0,12}最", 5),
        ),
        (("tasks", r"任务|tasks"), ("units", r"单位|部门|units")),
    ),
    Intent(
        "never-first",
        (),
        (),
        _cues(
            (
                rf"(?:{_NOT}|never|not).{{0,8}}(?:首位|第一|头一个|打头|领头|排头|当头|牵过头|一把手|挑头|牵头|排首|交椅|头名|头阵|first|lead)",
                7,
            ),
            (r"(?:首位|第一|牵头|头).{0,12}(?:从未|从没|没有|未曾|挂零|零次|轮不上|没领过)|second fiddle", 7),
            (r"总是.{0,4}(?:配角|排后|靠后)|打下手|当配角|配角", 3),
            (r"单位|部门|谁|哪家|units?|who", 0.5),
        ),
        (("count", r"任务"),),
    ),
    Intent(
        "due-by",
        (("unit", Slot.UNIT),),
        ("date",),
        _cues(
            (r"⟦day⟧", 2),
            (
                r"到期|截止|截至|期限|时限|完成|之前|以前|前要|底前|交账|交差|办完|办结|做完|最晚|最迟|due|by|before|deadline|until|done",
                2,
            ),
            (_TASK, 1),
            (r"⟦unit⟧.*⟦day⟧|⟦day⟧.*⟦unit⟧", 1),
            (r"要办|要干|干完|完工|要交|办什么|做什么|干什么", 1),
        ),
        takes_date=True,
    ),
    Intent(
        "shared-tasks",
        (("unit", Slot.UNIT),),
        (),
        _cues(
            (_SHARE, 2),
            (r"(?:两家|两两|一对|哪对|单位之间|部门之间|pairs?|two units)", 3),
            (
                r"(?:谁|哪些?(?:家|个)?(?:单位|部门)|哪家|who|which units?).{0,4}(?:和|跟|与|同|with)?.{0,12}" + _SHARE,
                2,
            ),
            (r"(?:和|跟|与|同|with).{0,12}" + _SHARE + r".{0,8}(?:谁|单位|部门|哪家|who|units?)", 2),
            (r"⟦unit⟧.{0,3}(?:和|跟|与|同).{0,2}(?:谁|哪)", 2),
            (r"共担任务的?(?:单位|部门)|紧密|来往|打交道", 1.5),
            (r"(?:合作|协作|协同)(?:最|情况|关系|网络|对象|伙伴|频繁|密切)", 1.5),
            (_MOST, 0.5),
        ),
        (("count", r"任务|tasks"),),
    ),
    Intent(
        "shared-tasks-of",
        (("unit_a", Slot.UNIT), ("unit_b", Slot.UNIT)),
        ("unit_a", "unit_b"),
        _cues(
            (r"⟦unit⟧.{0,4}(?:和|与|跟|同|及|以及|、| |要和|又有|and)?.{0,4}⟦unit⟧", 3),
            (_SHARE, 1.5),
            (_TASK, 1),
            (r"既有|都|有没有", 0.5),
        ),
        base=0.5,
    ),
    Intent(
        "always-together",
        (),
        (),
        _cues(
            (
                r"总是|总在|始终|从来不分|永远|形影不离|绑定|绑在|捆|成对|同进同出|必有|如影随形|拆开|离孟|inseparable|always",
                6,
            ),
            (r"完全(?:相同|一样|一致|重合)|一模一样|全都?(?:相同|一样|重合)|same tasks|identical", 3.5),
            (r"一起|同时|together|appear|出现|两家|一对|哪对|谁和谁|单位|units?", 1),
        ),
        (("count", r"任务|tasks"),),
    ),
    Intent(
        "bottlenecks",
        (),
        (),
        _cues(
            (
                r"瓶颈|卡脖子|离不开|堵点|掉链子|关键(?:单位|部门)|枢纽|最关键|牵动|四分之一|依赖最|最依赖|拖后腿|短板|少了谁|缺了|离了谁|转不动|玩不转|转不起来|过于集中|最危险|关键节点|撂挑子|停工|依赖度|single point|bottleneck|critical|depends? on most",
                5,
            ),
            (r"单位|部门|谁|哪家|units?", 0.5),
        ),
        (("tasks", r"任务|tasks"), ("partners", r"合作")),
    ),
    Intent(
        "indicator-targets",
        (("indicator", Slot.INDICATOR),),
        (),
        _cues(
            (r"⟦indicator⟧", 1.5),
            (r"目标|达到|多少|几(?:家|件|个|张|项)|要到|要有|定在|定为|目标值|值|targets?|goals?|reach", 2),
            (r"⟦day⟧|每年|历年|各年|年度|逐年|三年", 1.5),
            (r"(?:各项?|每项?|所有|全部|哪些|all).{0,6}(?:指标|indicators?)", 1),
            (r"指标.{0,4}目标|indicator targets?", 2),
            (r"指标(?:表|清单|一览|体系|数据)|(?:年度|逐年|历年)指标", 3),
        ),
        takes_year=True,
    ),
    Intent(
        "indicator-growth",
        (("indicator", Slot.INDICATOR),),
        (),
        _cues(
            (
                r"增幅|增长|涨|增加|增量|提高多少|提升多少|翻|增速|变化|上升|净增|多出|往上加|加多少|添多少|从头到尾|蹿|grow|increase|rise",
                4.5,
            ),
            (r"⟦indicator⟧|指标|indicators?", 1),
            (_MOST, 0.5),
        ),
        (("percent", r"增幅|百分|速|比例|percent"), ("growth", r"增量|多少")),
    ),
    Intent(
        "unit-indicators",
        (("unit", Slot.UNIT),),
        ("unit",),
        _cues((r"⟦unit⟧", 1), (r"指标|考核|量化目标|硬杠杠|哪几个数|indicators?", 3), (_DOES, 0.5)),
    ),
    Intent(
        "indicator-owners",
        (("indicator", Slot.INDICATOR),),
        (),
        _cues(
            (r"⟦indicator⟧", 1.5),
            (_WHO, 1.5),
            (_DOES, 1.5),
            (r"(?:各|每|所有)(?:项|个)?指标.{0,8}(?:谁|单位|部门|负责)", 3),
            (r"指标.{0,3}单位.{0,3}对照|单位.{0,3}指标.{0,3}对照", 4),
            (r"指标.{0,6}(?:归|由|谁|责任单位|压给|分给|落到)|owns? the indicator", 1.5),
        ),
    ),
    Intent(
        "units-without-task",
        (),
        (),
        _cues(
            (rf"指标.{{0,8}}{_NOT}.{{0,6}}任务.{{0,3}}的?.{{0,3}}(?:单位|部门|谁)", 7),
            (r"(?:光|只|仅).{0,6}(?:指标|考核数).{0,5}(?:不|没|无|而).{0,4}(?:活|任务)", 6),
            (r"任务.{0,5}(?:查无|挂零|为零|是零|一项也没有|没分到)", 6),
            (r"units? .{0,20}indicators?.{0,16}no tasks?", 7),
            (r"(?:单位|部门|谁|哪家).{0,6}(?:一项|一样|一个|半个|半项)任务(?:都|也)没", 6),
            (r"(?:who|units?).{0,30}(?:\bno|without).{0,10}tasks?", 6),
            (rf"(?:单位|部门|谁|哪家|units?).{{0,16}}{_NOT}.{{0,10}}(?:任务|task)", 4),
            (rf"{_NOT}.{{0,6}}(?:任务|task)的(?:单位|部门)", 5),
            (r"任务.{0,4}(?:一项没有|一个没有|没有).{0,3}指标", 4),
            (r"(?:不|没).{0,4}任务.{0,8}指标.{0,6}(?:谁|单位|部门|哪家)", 6),
            (r"(?:单位|部门|谁|哪家).{0,4}任务一?(?:项|个)?(?:也)?没有", 4),
            (r"(?:只|光|仅)(?:有|担|承担|负责|背|认领|认领了|领了)?了?指标", 4),
            (r"units? with (?:an |only )?indicators?", 4),
        ),
    ),
    Intent(
        "indicators-without-task",
        (),
        (),
        _cues(
            (rf"{_NOT}.{{0,8}}任务.{{0,8}}的?指标(?!.{{0,6}}(?:单位|部门|谁))", 5),
            (rf"^(?!.*(?:单位|部门|谁|哪家)).*?指标.{{0,12}}(?:{_NOT}|落空|落了空|悬空|找不到).{{0,8}}任务", 5),
            (r"(?:落空|落了空|悬空|无人承接|找不到).{0,10}指标|不靠.{0,6}任务.{0,6}指标", 3),
            (r"指标.{0,8}(?:没人|无人|没有人|没有着落|没着落)|(?:没人|无人|没有人).{0,6}指标", 4),
            (r"indicators? (?:that |which )?(?:have|has|with|without|no|not).{0,14}tasks?", 5),
            (r"indicators? .{0,10}no tasks?", 5),
            (r"(?:indicators?|targets?).{0,24}(?:nothing|nobody|no one)", 5),
            (r"无抓手|没抓手|(?:指标|目标数?).{0,8}(?:找不到落地|没有抓手)|缺乏(?:举措|抓手|任务).{0,6}指标", 5),
            (r"(?:^|[^务])指标(?:$|[^单部]{0,4}$)", 0.5),
        ),
    ),
    Intent(
        "tasks-without-indicator",
        (),
        (),
        _cues(
            (rf"{_NOT}.{{0,10}}指标.{{0,8}}的?任务", 5),
            (rf"任务.{{0,12}}{_NOT}.{{0,8}}(?:指标|考核)", 5),
            (r"光有任务", 2),
            (r"没个数|不挂.{0,4}(?:考核|指标)|指标.{0,4}(?:都|也)?(?:不沾边|对不上)|nothing to measure", 6),
            (r"指标.{0,4}(?:不沾边|无关|没关系|不挂钩|不搭界|不搭边).{0,4}任务", 6),
            (r"(?:考核|衡量|量化|检验)(?:不到|不了)|(?:无法|没法|不能|难以)(?:考核|衡量|量化|检验)", 4),
            (r"tasks? (?:that |which )?(?:have|has|with|without|no|not|are|is).{0,16}indicators?", 5),
        ),
    ),
    Intent(
        "task-indicators",
        (("task", Slot.TASK), ("indicator", Slot.INDICATOR)),
        (),
        _cues(
            (r"⟦indicator⟧.{0,12}(?:哪|什么|由|靠).{0,4}任务|哪.{0,3}任务.{0,10}⟦indicator⟧", 4),
            (r"⟦task⟧.{0,14}(?:指标|indicators?)|(?:指标|indicators?).{0,20}⟦task⟧", 4),
            (r"(?<![无没有缺])任务.{0,3}(?<!不)(?:支撑|服务|对应|带动|推动)(?!任何).{0,5}指标", 4),
            (r"which tasks?.{0,14}⟦indicator⟧", 3),
            (r"冲着|拉动|map each task", 2),
            (r"靠|支撑|服务于|带动|对应|贡献|推动|承接|完成|contribute|serve|support", 1.5),
            (r"(?:任务|tasks?).{0,8}(?:指标|indicators?).{0,6}(?:对应|关系|对照)", 3),
            (r"(?:对应|挂钩).{0,6}指标", 1),
        ),
    ),
    Intent(
        "task-dependencies",
        (("task", Slot.TASK),),
        (),
        _cues(
            (
                r"依赖关系|依存|环环相扣|瓜葛|linked to one another|linked with|勾连|先后(?:顺序|关系)?|关联|相互|互相|任务之间.{0,6}(?:关系|联系|依赖|共)|怎么关联|共用|共享|depend on each other|related|relations? between|dependenc",
                4,
            ),
            (r"(?:都|共同).{0,4}(?:涉及|讲|写到|用到|依托|引用).{0,4}(?:同|一个|相同)", 3),
            (r"(?:依据|引用|依托|涉及|写到).{0,2}(?:同一|相同|共同).{0,10}任务", 3),
            (r"(?:同一(?:个|份|项|类)?|相同的?|共同的?)(?:平台|主题|产业|区域|地区|地方|品牌|文件|政策|指标|活动)", 4),
            (r"tasks?.{0,24}in common", 4),
            (r"任务|⟦task⟧|tasks", 1),
            (r"⟦task⟧.{0,12}(?:关系|联系|牵连)", 3),
        ),
    ),
    Intent(
        "depends-on",
        (("task", Slot.TASK),),
        ("task",),
        _cues(
            (
                r"前置|前序|先决|上游|得先|先办妥|建立在.{0,8}基础|基础之上|前提|先做完|先完成|先干|要先|先要|须先|必须先|依赖(?!关系)|等哪|等什么|基础上|before .{0,12}start|must be (?:finished|done)|depends? on|prerequisite|wait for",
                4,
            ),
            (r"⟦task⟧", 1),
        ),
    ),
    Intent(
        "impact-of",
        (("task", Slot.TASK), ("platform", Slot.PLATFORM)),
        (),
        _cues(
            (
                r"延误|影响|推迟|晚了|延期|拖|波及|滞后|后果|耽误|耽搁|搁置|停|出问题|黄了|受影响|牵连|late|delay|affected|impact|slip",
                4,
            ),
            (r"⟦task⟧|⟦platform⟧", 1.5),
        ),
    ),
    Intent(
        "platform-builders-and-users",
        (("platform", Slot.PLATFORM),),
        (),
        _cues(
            (r"⟦platform⟧", 2),
            (r"平台|载体|系统|示范区|platforms?", 2),
            (r"(?:平台|载体)(?:和|有哪些|有什么|清单|$)", 1),
            (r"谁建|谁用|建设|新建|要建|来建|在用|依托|使用|建成|搭建|建|用|build|use", 1.5),
        ),
    ),
    Intent(
        "policy-basis",
        (("policy", Slot.POLICY),),
        (),
        _cues(
            (r"⟦policy⟧", 2),
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
        _cues((r"⟦brand⟧", 2), (r"品牌|brands?", 3), (_WHO, 0.5), (_DOES, 0.5)),
        (("brand", r"任务"),),
    ),
    Intent(
        "tasks-by-industry",
        (("industry", Slot.INDUSTRY),),
        (),
        _cues((r"⟦industry⟧", 2), (r"产业|行业|industr(?:y|ies)", 3), (_TASK, 0.5)),
        (("industry", r"任务"),),
    ),
    Intent(
        "partner-regions",
        (("region", Slot.REGION),),
        (),
        _cues(
            (r"⟦region⟧", 2.5),
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
        _cues(
            (
                r"原文|出处|原话|哪里写|哪句|哪一句|怎么写|怎么提|写在|写到哪|哪里提|(?:写|提|说|在).{0,2}哪儿|白纸黑字|原句|哪句话|哪一段|文中哪|哪儿.{0,4}(?:写|提|说|出现)|出自|来源|出现在|哪里出现|text|source|where .{0,20}mention|evidence|quote",
                5,
            ),
        ),
    ),
    Intent(
        "findings",
        (),
        (),
        _cues(
            (
                r"疑点|矛盾|错误|出错|纰漏|疏漏|遗漏|漏洞|缺漏|对不上|不一致|不符|自相|毛病|打架|挑刺|挑挑刺|严谨|disagree|不对劲|把把关|哪儿不对|哪里不对|问题|有误|核查|校核|笔误|wrong|errors?|mistakes?|contradict|inconsisten|findings|problems?",
                5,
            ),
        ),
    ),
)
