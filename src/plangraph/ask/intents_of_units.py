"""Units and tasks: who owns what, with whom, by when."""

from __future__ import annotations

import re

from plangraph.ask.intent import DOES, MOST, NOT, SHARE, SOME, TASK, WHO, Intent, cues
from plangraph.ask.names import Slot

INTENTS_OF_UNITS = (
    Intent(
        "who-owns-what",
        (("unit", Slot.UNIT),),
        ("unit",),
        cues(
            (DOES, 1.5),
            (TASK, 1.5),
            (r"什么|哪些|啥|哪几|清单|what|which", 0.5),
            (r"职责|职能|角色|分工|任务书", 1.5),
            (r"⟦UNIT⟧", 1),
        ),
        base=1.0,
    ),
    Intent(
        "task-owners",
        (("task", Slot.TASK),),
        (),
        cues(
            (WHO, 1.5),
            (DOES, 1),
            (r"⟦TASK⟧", 1.5),
            (r"⟦TASK⟧.{0,10}(?:还有|另有|都有|是)?(?:谁|哪(?:两|几)?家|哪些家)", 1.5),
            (r"责任单位|牵头单位|配合单位|分工|责任主体|责任方|responsible part|accountable", 1.5),
            (r"(?:各项|每项|每个|所有|全部|哪项|each|every).{0,4}任务.{0,6}(?:谁|单位|部门|负责)", 2.5),
        ),
        every=re.compile(
            r"各|每|所有|全部|全都|一览|清单|分工|台账|对照|逐|都(?:是|由|归)|任务表|\b(?:each|every|all|list|table|overview|matrix|allocation|breakdown|division|per|which units?|tasks|who does what)\b"
        ),
    ),
    Intent(
        "units-per-task",
        (),
        (),
        cues(
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
            (
                r"(?:[三四五六七八九十0-9]+|不到两|不足两|超过两|多于两|只有两|仅有两)家(?:责任)?(?:单位|部门|机构)?.{0,8}的?(?:任务|工作|事)",
                5,
            ),
            (r"参与(?:单位|部门|方|主体).{0,8}(?:的任务|任务)", 4),
            (
                rf"(?:一项|每项|哪项|单项)?任务.{{0,6}}(?:最多|最少|多少|几|{SOME}).{{0,6}}(?:家|个)(?:责任)?(?:单位|部门)",
                5,
            ),
            (r"tasks? .{0,24}(?:only|exactly|just|more than|fewer than|less than|at least) \w+ units", 7),
            (r"(?:number|count) of units (?:per|for|of|in|on) (?:each |every )?tasks?", 7),
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
        cues(
            (
                rf"(?:谁|单位|部门|哪家|哪个局|who|which units?).{{0,10}}(?:任务|活|事|指标|工作|担子|tasks?|indicators?)?.{{0,6}}{MOST}",
                3,
            ),
            (rf"{MOST}(?:忙|闲|重|轻|累|多|少)", 1),
            (r"(?:各|每|所有|全部)(?:个|家)?(?:单位|部门).{0,8}(?:多少|几项|数|工作量|任务|承担)", 4.5),
            (r"(?:任务|指标|活)数?(?:量)?(?:上)?.{0,3}(?:排|位居|位列|居|前|头)", 4),
            (
                (
                    rf"{SOME}(?:个|项|件|次|条)(?:及?以上|及?以下)?的?(?:任务|指标|活|事|工作|首位|第一)?.{{0,4}}的.{{0,2}}"
                    r"(?:单位|部门|机构|谁|哪家|哪几家)"
                ),
                5,
            ),
            (
                rf"(?:单位|部门|谁|哪家|哪几家|哪个局).{{0,10}}{SOME}(?:个|项|件|次)(?:任务|指标|活|事|工作)",
                5,
            ),
            (rf"(?:首位|第一位|第一|头一个|牵头).{{0,6}}{SOME}次", 6),
            (r"(?:tasks?|indicators?) (?:counts?|numbers?|totals?) (?:per|by|for|of)|tasks? (?:per|by) units?", 6),
            (r"(?:number|count) of tasks (?:per|for|of|by) (?:each |every )?units?", 6),
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
        counts_collectives=True,
    ),
    Intent(
        "section-summary",
        (("section", Slot.SECTION),),
        (),
        cues(
            (r"板块|章节|版块|章|部分|篇|大块|各块|那块|那一块|section|chapter|\bparts?\b", 3),
            (r"多少|几项|几个|数|how many", 1),
            (r"(?:多少|几)(?:项|个|条)?任务|任务(?:总数|总量|数量)", 2),
            (r"⟦SECTION⟧", 2),
            (r"(?:which|what) (?:part|section|chapter)", 5),
            (r"最.{0,8}(?:板块|章节|部分)|(?:板块|章节|部分).{0,12}最", 5),
        ),
        (("tasks", r"任务|tasks"), ("units", r"单位|部门|units")),
    ),
    Intent(
        "never-first",
        (),
        (),
        cues(
            (
                rf"(?:{NOT}|never|not).{{0,8}}(?:首位|第一|头一个|打头|领头|排头|当头|牵过头|一把手|挑头|牵头|排首|交椅|头名|头阵|first|lead)",
                7,
            ),
            (r"(?:首位|第一|牵头|头).{0,12}(?:从未|从没|没有|未曾|挂零|零次|轮不上|没领过)|second fiddle", 7),
            (r"总是.{0,4}(?:配角|排后|靠后)|打下手|当配角|配角", 3),
            (r"n t (?:ever |actually )?lead|only (?:ever )?(?:assists?|supports?|follows?|helps?)\b", 5),
            (r"单位|部门|谁|哪家|units?|who", 0.5),
        ),
        (("count", r"任务"),),
        counts_collectives=True,
    ),
    Intent(
        "due-by",
        (("unit", Slot.UNIT),),
        ("date",),
        cues(
            (r"⟦DAY⟧", 2),
            (
                r"到期|截止|截至|期限|时限|完成|之前|以前|前要|底前|交账|交差|办完|办结|做完|最晚|最迟|due|by|before|deadline|until|done",
                2,
            ),
            (TASK, 1),
            (r"⟦UNIT⟧.*⟦DAY⟧|⟦DAY⟧.*⟦UNIT⟧", 1),
            (r"要办|要干|干完|完工|要交|办什么|做什么|干什么", 1),
        ),
        takes_date=True,
    ),
    Intent(
        "shared-tasks",
        (("unit", Slot.UNIT),),
        (),
        cues(
            (SHARE, 2),
            (rf"⟦UNIT⟧.{{0,12}}{SHARE}(?!.*⟦UNIT⟧)", 2),
            (r"(?:和|跟|与|同)(?:几|多少)(?:家|个)?(?:单位|部门)", 3),
            (r"with (?:whom|which|what|who)\b|who .{0,12}works? with", 4),
            (r"(?:两家|两两|一对|哪对|单位之间|部门之间|pairs?|two units)", 3),
            (
                r"(?:谁|哪些?(?:家|个)?(?:单位|部门)|哪家|who|which units?).{0,4}(?:和|跟|与|同|with)?.{0,12}" + SHARE,
                2,
            ),
            (r"(?:和|跟|与|同|with).{0,12}" + SHARE + r".{0,8}(?:谁|单位|部门|哪家|who|units?)", 2),
            (r"⟦UNIT⟧.{0,3}(?:和|跟|与|同).{0,2}(?:谁|哪)", 2),
            (r"共担任务的?(?:单位|部门)|紧密|来往|打交道", 1.5),
            (r"(?:合作|协作|协同)(?:最|情况|关系|网络|对象|伙伴|频繁|密切)", 1.5),
            (MOST, 0.5),
        ),
        (("count", r"任务|tasks"),),
        counts_collectives=True,
    ),
    Intent(
        "shared-tasks-of",
        (("unit_a", Slot.UNIT), ("unit_b", Slot.UNIT)),
        ("unit_a", "unit_b"),
        cues(
            (r"⟦UNIT⟧.{0,4}(?:和|与|跟|同|及|以及|、| |要和|又有|and)?.{0,4}⟦UNIT⟧", 3),
            (SHARE, 1.5),
            (TASK, 1),
            (r"既有|都|有没有", 0.5),
        ),
        base=0.5,
    ),
    Intent(
        "always-together",
        (),
        (),
        cues(
            (
                r"一字不差|分毫不差|如出一辙|清一色|次次|回回|每次都|雷打不动|从不分开|总是|总在|始终|从来不分|永远|形影不离|绑定|绑在|捆|成对|同进同出|必有|如影随形|拆开|离孟|inseparable|always|invariabl|without exception|every (?:single )?time",
                6,
            ),
            (
                r"完全(?:相同|一样|一致|重合|重叠|吻合)|一模一样|全(?:都|部|然)?(?:相同|一样|重合|重叠|一致)|same (?:set of )?tasks|identical",
                5,
            ),
            (r"一起|同时|together|appear|出现|两家|一对|哪对|谁和谁|单位|units?", 1),
        ),
        (("count", r"任务|tasks"),),
        counts_collectives=True,
    ),
    Intent(
        "bottlenecks",
        (),
        (),
        cues(
            (
                (
                    r"命门|命脉|咽喉|要害|软肋|主心骨|顶梁柱|牵一发|风险点|堵在|容易堵|卡住|三分之一的?任务|半数(?:以上)?的?任务|一(?:耽误|停|拖|卡|倒|松劲).{0,8}(?:满盘|全盘|全|都|整)"
                    r"|too much depend|rel(?:y|ies) (?:too |so )?(?:heavily|much|most)|weak(?:est)? (?:link|point)|choke"
                    r"|瓶颈|卡脖子|离不开|堵点|掉链子|关键(?:单位|部门)|枢纽|最关键|牵动|四分之一|依赖最|最依赖|拖后腿|短板|少了谁|缺了|离了谁|转不动|玩不转|转不起来|过于集中|最危险|关键节点|撂挑子|停工|依赖度|single point|bottleneck|critical|depends? on most"
                ),
                5,
            ),
            (r"单位|部门|谁|哪家|units?", 0.5),
        ),
        (("tasks", r"任务|tasks"), ("partners", r"合作|协作|搭档|伙伴|partner")),
        counts_collectives=True,
    ),
)
