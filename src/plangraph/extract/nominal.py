"""Where a noun phrase of official prose begins and what it holds besides general words.

Chinese writes no word ends, so a phrase is found from its head noun to the left: up to the punctuation, the governing
verb or the function word before it. The verbs are those that 公文 use for the measures of a plan; words that are also
parts of names (服务, 交流, 建设) are verbs only at the beginning of a phrase.
"""

from __future__ import annotations

import re

_MEASURES = (
    "从事|打造|搭建|构建|建立|建成|设立|组建|成立|创建|共建|新建|改建|扩建|筹建|申建|争创|创设|增设|新设|新增|申报|筹办|自主建设|依托|依靠|利用(?<!综合利用)(?<!循环利用)(?<!开发利用)(?<!资源利用)(?<!回收利用)|用好|用足|用活|借助|整合|发挥|联合|携手|支持|鼓励|倡导|引导"
    "|推动|推进|推出|参与|参加|开展|开通|开设|开拓|实施|融入|联动|聚焦|围绕|探索|形成|培育|布局|谋划|储备|完善|健全|深化|优化|强化|加强|加快|加大|提高|提升(?!中心|工程|平台)|落实|建好|办好"
    "|做好|抓好|抓住|做强|建强|做大|做优|扩大|拓宽|举办|承办|主办|承担|承接|纳入|运用|运行(?!监[测管]|管理|维护|调度|服务|分析|中心|平台)|使用|采用|通过|面向|针对|结合|立足|对标|瞄准|锚定|紧扣|紧盯|抢抓|把握|吸引|吸纳|引进|引入|引育|导入"
    "|遴选|评选|选树|推荐|拥有|包括|涵盖|涉及|突出|制定|编制|出台|印发|启动|盘活|壮大|巩固|突破|攻克|破解|解决|激发|释放|撬动|牵引|驱动|指导|协同推进|学习|实现|争取|力争|坚持|确保"
    "|提供|赋能|助力|服务于|接入|对接(?![平机])|带动|增强|延伸|汇聚|汇集|归集|组织(?<!合作组织)(?!部|框架|协调)|进入|入驻|落户|落地|达到|促成|促使|促进(?!中心|会|平台|创新|局|示范|博览会|交易会|洽谈会|展览会)|统筹|全面|积极|协调"
    "|邀请|委托|打通|保障(?!中心|平台)|授予|赋予|给予|予以|奖励|挂牌|认定为|构筑|建设一批|成为|作为|视为|属于|位于|来自|允许|享受|享有|具备|符合|收取|公布|发布(?!平台|中心)|复制|树立|弘扬"
    "|传承(?!创新|保护|发展|体验|展示|教育|基地|中心|人)|挖掘|丰富|补充|满足|适应|契合|遵循|履行|牵头|会同|负责|配合|动员|总结|完成|扩展|列入|整理|上线|兼容|收录|表彰|取消|清理|简化|压缩|降低|减少|严控|遏制|增加|放宽|规范|明确|以便|合力|综合评估|改革现有|现有|更多|统一"
)
_FUNCTION_WORDS = (
    r"的|将|把|被|是|或|于|归|等(?<!高等)(?!级)|和(?<!碳中和)(?![平谐]|旅游|信息化|城乡建设|社会保障|自然资源)|及(?<!普及)|对(?![话接口外标象应])|向(?<![定导面]向)(?!导)|从(?!业)|由(?<![自理]由)|为(?<![行作认]为)"
    r"|以(?<!可以)|让(?<!转让)|使(?![用命馆领])|并(?![购网])|按(?!摩)|至(?!少)|其中|与(?<=[台心地金区院库盟会]与)|与(?<=产业与)|在[^，、]{1,16}?(?:建设|打造"
    r"|设立|布局)|在|——"
)
_BUILDING = (
    r"建设(?<=[区市县州]建设)(?<!强[区市县省国]建设)|建设(?=国家|省级|市级|全国|世界|国际)"
    r"|建设(?<=(?:中心|基地|大学|学院|医院|公司|集团|联盟|协会|街道|高校|院所|院校|学会|[易学技]城)建设)|建设(?<=(?:研究院|实验室|研究所)建设)"
)
# Each alternative begins with a plain character: the search skips every place where none of them stands.
_CUT = re.compile(rf"{_MEASURES}|{_FUNCTION_WORDS}|{_BUILDING}")
_LEADING = re.compile(
    r"(?:\s*[0-9]+[.．﹒、]\s*|[*#>•●■]+|-+(?=\s)|了|好(?=[\u4e00-\u9fff]{2})|并(?![购网])|（[一二三四五六七八九十]+）|\s+|建设|发展|开发|推广|应用|历届|升级|改造|管理|运营|引领|共享|集聚|拓展|申请|试点"
    r"|服务(?=[\u4e00-\u9fff]{6})|一批|一系列|若干|多个|各类|各级|各地|各"
    r"|全市|全省|全区|本市|本省|本区|我市|我省|我区|我国|国内外|国内领先|国内一流|世界一流|世界领先|国际一流|国际领先|全球领先|国际先进|高质量|高水平|高标准|高能级|高层次|高品质|优质"
    r"|[0-9０-９]+(?:[—\-～至][0-9]+)?(?:[个家处座所项]|[万亿]*元)?(?:以上)?(?:规模的?)?|[一二三四五六七八九十两]+[个家大批座]|分别|重点|加快|持续|同步|进一步|更好|不断|深入|深度|大力|稳步|有序|有效"
    r"|主动|率先|协同|共同"
    r"|上述|市场化|合理|与|、)+"
)
_GENERAL_WORDS = (
    "公共 服务 综合 专业 专业性 专业化 功能 功能型 功能性 技术 创新 创业 研发 研究 开发 生产 制造 加工 维修 分拨 "
    "配送 仓储 测试 检测 检验 验证 概念 中试 孵化 孵化器 加速器 转化 成果 协同 共享 信息 信息化 数据 电子 资源 "
    "合作 交流 交易 展示 展览 培训 教育 实训 实践 实习 示范 试验 试点 应用 推广 产业 产业化 产业链 企业 双创 "
    "高质量 高水平 高能级 高品质 国际 国际化 世界 领先 顶尖 国内 区域 线上 线下 一体化 智能 智能化 标准化 批量化 "
    "集约化 智慧 数字 数字化 网络 管理 运营 运行 监管 监测 评价 评估 咨询 对接 供需 金融 融资 投资 风险 风险投资 "
    "保险 社保 医保 担保 公积金 人才 培养 重点 重要 关键 核心 共性 先进 特色 优势 新型 大型 各类 第三方 支撑 保障 "
    "促进 发展 建设 集聚 科研 科技 科学 工程 实验 学术 社会 媒体 电商 物流 平台 中心 基地 园区 园 库 常态化 "
    "政企 银企 对话 开放 开放式 多功能 现代 现代化 高端 市场化 市场 产学研 产学研用 产教融合 校企 领域 行业 并购 "
    "基金 母基金 联盟 协会 分析 与 和 及 等 级 国家级 省级 市级 区级 县级 国家 省 市 区 县 省市 地区 总部 外资 "
    "绿色 低碳 健康 三大 四大 五大 六大 供给 配置 小型 主题 软硬件 地方 "
    "全球 海外 境外 采购 销售 营销 体验 宣传 通用 型 化 性 类 项目 业务 工作 政府 自治区 办公 政务 标准 质量 "
    "认证 许可 申报 审批 办事 便民 应急 指挥 调度 统一 集成 一站式 全链条 全流程 多层次 多元化 多元 全国 全市 "
    "全省 全区 本市 一流 第一 专项 引导 产品 成长 孵育 众创 空间 在线 互联 互动 社交 传播 创作 商务 商业 贸易 "
    "经贸 中央 城市 农村 社区 街道 基层 县域 集团 中小企业 龙头企业 民营企业 高校 院校 院所 科研院所 医疗机构 "
    "机构 头部企业 联合 联动 重大 战略 前沿 共建 学科 交叉 创意 设计 试制 工艺 先导区 母 自主 自由 特殊 "
    "海关 监管区 聚集 集中 集群 学习 活动 跨境 载体 "
    "攻关 资金 群众 公众 公益 网上 移动 终端 门户 网站 大厅 窗口 热线 平台型 多式 有条件 条件 自贸 自由贸易 "
    "综合改革 大学 "
)
_GENERAL = re.compile("|".join(sorted(set(_GENERAL_WORDS.split()), key=lambda word: (-len(word), word))))

_REACH = 60
_HEAD_NOUN = 3
"""Code points of the head noun that tell a word of a name from a verb: 发布平台."""


def phrase_start(text: str, floor: int, head: int) -> int:
    """Where the noun phrase begins whose head noun stands at ``head``; nothing before ``floor`` belongs to it."""
    start = floor = max(floor, head - _REACH)
    for match in _CUT.finditer(text, floor, head + _HEAD_NOUN):
        if match.end() > head:
            break
        if not _is_enclosed(text, floor, match.start()):
            start = match.end()
    leading = _LEADING.match(text, start, head)
    return leading.end() if leading else start


def distinguishing(phrase: str) -> str:
    """What is left of a modifier without the general words that any centre or platform may have in its name."""
    return _GENERAL.sub("", phrase)


def _is_enclosed(text: str, floor: int, position: int) -> bool:
    opened = max(text.rfind("“", floor, position), text.rfind("（", floor, position))
    return opened >= 0 and opened > max(text.rfind("”", floor, position), text.rfind("）", floor, position))
