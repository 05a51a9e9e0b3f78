"""Indicators: what is to be reached, by whom, through which task."""

from __future__ import annotations

from plangraph.ask.intent import DOES, MOST, NOT, WHO, Intent, cues
from plangraph.ask.names import Slot

INTENTS_OF_INDICATORS = (
    Intent(
        "indicator-targets",
        (("indicator", Slot.INDICATOR),),
        (),
        cues(
            (
                (
                    rf"^(?!.*(?:{NOT}|任务|tasks?)).*(?:(?:有|设|定|列).{{0,3}}(?:哪些|哪几[个项]|什么|几[个项]|多少|全部|所有)(?:主要)?指标"
                    r"|指标.{0,3}(?:有哪些|有什么|是哪些|是什么|清单)|(?:what|which|list|all) (?:the )?(?:all )?(?:indicators|targets)\b)"
                ),
                4,
            ),
            (r"⟦INDICATOR⟧", 1.5),
            (
                r"目标|达到|多少(?!(?:家|个|项)?(?:单位|部门|任务|指标))|几(?:家|件|个|张|项)(?!(?:单位|部门|任务|指标))|要到|要有|定在|定为|目标值|值|targets?|goals?|reach",
                2,
            ),
            (r"⟦DAY⟧|每年|历年|各年|年度|逐年|三年", 1.5),
            (r"(?:各项?|每项?|所有|全部|哪些|all).{0,6}(?:指标|indicators?)", 1),
            (r"指标.{0,4}目标|indicator targets?", 2),
            (r"指标(?:表|清单|一览|体系|数据)|(?:年度|逐年|历年)指标", 3),
        ),
        takes_year=True,
        sure_with_rows=True,
    ),
    Intent(
        "indicator-growth",
        (("indicator", Slot.INDICATOR),),
        (),
        cues(
            (
                r"增幅|增长|涨|增加|增量|提高多少|提升多少|翻|增速|变化|上升|净增|多出|往上加|加多少|添多少|从头到尾|蹿|grow|increase|rise",
                4.5,
            ),
            (r"⟦INDICATOR⟧|指标|indicators?", 1),
            (MOST, 0.5),
        ),
        (("percent", r"增幅|百分|速|比例|percent"), ("growth", r"增量|多少")),
        spans_years=True,
    ),
    Intent(
        "unit-indicators",
        (("unit", Slot.UNIT),),
        ("unit",),
        cues((r"⟦UNIT⟧", 1), (r"指标|考核|量化目标|硬杠杠|哪几个数|indicators?", 3), (DOES, 0.5)),
    ),
    Intent(
        "indicator-owners",
        (("indicator", Slot.INDICATOR),),
        (),
        cues(
            (r"⟦INDICATOR⟧", 1.5),
            (WHO, 1.5),
            (DOES, 1.5),
            (r"(?:各|每|所有)(?:项|个)?指标.{0,8}(?:谁|单位|部门|负责)", 3),
            (r"(?:accountable|answers?|responsible|in charge) .{0,16}⟦INDICATOR⟧|who .{0,24}⟦INDICATOR⟧", 2),
            (r"(?:没|不能|未).{0,3}(?:达标|完成|达到).{0,12}(?:谁|单位|部门|哪)", 2),
            (r"指标.{0,3}单位.{0,3}对照|单位.{0,3}指标.{0,3}对照", 4),
            (r"指标.{0,6}(?:归|由|谁|责任单位|压给|分给|落到)|owns? the indicator", 1.5),
        ),
    ),
    Intent(
        "units-without-task",
        (),
        (),
        cues(
            (rf"指标.{{0,8}}{NOT}.{{0,6}}任务.{{0,3}}的?.{{0,3}}(?:单位|部门|谁)", 7),
            (
                r"指标.{0,12}(?:任务|干活|活).{0,12}(?:漏|没|未|无|查不到|找不到|不见|落下|缺席).{0,12}(?:单位|部门|它|谁|哪)",
                6,
            ),
            (r"(?:只|仅|光).{0,6}指标.{0,16}(?:没|不|无|未)", 5),
            (r"指标(?:的)?责任单位.{0,12}(?:都有|个个|是否|是不是).{0,6}任务", 7),
            (r"(?:光|只|仅).{0,6}(?:指标|考核数).{0,5}(?:不|没|无|而).{0,4}(?:活|任务)", 6),
            (r"任务.{0,5}(?:查无|挂零|为零|是零|一项也没有|没分到)", 6),
            (r"units? .{0,20}indicators?.{0,16}no tasks?", 7),
            (r"(?:单位|部门|谁|哪家).{0,6}(?:一项|一样|一个|半个|半项)任务(?:都|也)没", 6),
            (r"(?:who|units?).{0,30}(?:\bno|without).{0,10}tasks?", 6),
            (rf"(?:单位|部门|谁|哪家|units?).{{0,16}}{NOT}.{{0,10}}(?:任务|task)", 4),
            (rf"{NOT}.{{0,6}}(?:任务|task)的(?:单位|部门)", 5),
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
        cues(
            (rf"{NOT}.{{0,8}}任务.{{0,8}}的?指标(?!.{{0,6}}(?:单位|部门|谁))", 5),
            (rf"^(?!.*(?:单位|部门|谁|哪家)).*?指标.{{0,12}}(?:{NOT}|落空|落了空|悬空|找不到).{{0,8}}任务", 5),
            (r"(?:落空|落了空|悬空|无人承接|找不到).{0,10}指标|不靠.{0,6}任务.{0,6}指标", 3),
            (r"指标.{0,8}(?:没人|无人|没有人|没有着落|没着落)|(?:没人|无人|没有人).{0,6}指标", 4),
            (r"indicators? (?:that |which )?(?:have|has|with|without|no|not).{0,14}tasks?", 5),
            (r"(?:indicators?|targets?) .{0,24}(?:\bnot?\b|without|lack|missing).{0,20}tasks?", 6),
            (r"(?:indicators?|targets?).{0,24}(?:nothing|nobody|no one)", 5),
            (r"无抓手|没抓手|(?:指标|目标数?).{0,8}(?:找不到落地|没有抓手)|缺乏(?:举措|抓手|任务).{0,6}指标", 5),
            (r"(?:^|[^务])指标(?:$|[^单部]{0,4}$)", 0.5),
        ),
    ),
    Intent(
        "tasks-without-indicator",
        (),
        (),
        cues(
            (rf"{NOT}.{{0,10}}指标.{{0,8}}的?任务", 5),
            (rf"任务.{{0,12}}{NOT}.{{0,8}}(?:指标|考核)", 5),
            (r"光有任务", 2),
            (r"tasks?.{0,40}(?:none of|not any of|no) (?:the |its |their )?(?:indicators?|targets?)", 6),
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
        cues(
            (r"⟦INDICATOR⟧.{0,12}(?:哪|什么|由|靠).{0,4}任务|哪.{0,3}任务.{0,10}⟦INDICATOR⟧", 4),
            (r"⟦TASK⟧.{0,14}(?:指标|indicators?)|(?:指标|indicators?).{0,20}⟦TASK⟧", 4),
            (r"(?<![无没有缺])任务.{0,3}(?<!不)(?:支撑|服务|对应|带动|推动)(?!任何).{0,5}指标", 4),
            (r"which tasks?.{0,14}⟦INDICATOR⟧", 3),
            (r"冲着|拉动|map each task", 2),
            (r"靠|支撑|服务于|带动|对应|贡献|推动|承接|完成|contribute|serve|support", 1.5),
            (r"(?:任务|tasks?).{0,8}(?:指标|indicators?).{0,6}(?:对应|关系|对照)", 3),
            (r"(?:对应|挂钩).{0,6}指标", 1),
        ),
    ),
)
