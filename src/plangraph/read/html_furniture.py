"""The words of a government page that are not of its article: tools, paths, related links, the foot.

国办发〔2017〕47号, 政府网站发展指引: the foot of every page names 主办单位, 承办单位, 联系方式, 网站标识码 and the
registrations with ICP and 公安.
"""

from __future__ import annotations

import re

from plangraph.read.html_numbers import begins_with_number

_LONGEST = 200
_FOOT = re.compile(
    r"ICP\s*[备证]|公网安备|网安备|网站标识码|政府网站标识|网站(?:已|全面)?支持\s*IPv6|版权所有|(?:技术|网站)支持\s*[：:]|网站地图|站点地图|联系我们|关于我们"
    r"|政府网站找错|(?:建议|推荐)(?:使用|您使用)|copyright|all rights reserved|©",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:主办|承办|协办|维护|运维|建设|管理|技术支持)(?:单位)?\s*[：:]|(?:责任)?编辑\s*[：:]|(?:初审|审核|复审|终审|校对|供稿)\s*[：:]"
    r"|(?:相关|附件|热点|推荐|延伸|猜你|友情|精彩|更多|最新|图片|专题|政策)"
    r"(?:链接|文章|稿件|解读|文件|新闻|阅读|政策|附件|内容|信息|下载|推荐|喜欢|专题|资讯|报道)s?\s*[：:]?$"
    r"|解读材料|版权声明|免责声明|地\s*址\s*[：:]|邮\s*编\s*[：:]|(?:联系|咨询|投诉|监督)?电话\s*[：:]|返回(?:顶部|列表|首页)|预览时标签"
)
_TOOL = re.compile(
    r"(?:您?(?:当前|现在|所在)的?(?:所在)?位置|您所在的?位置|扫一扫|微信扫|打开微信|用?手机(?:扫|打开|浏览)|分享(?:到|至|$)|上一[篇条页]|下一[篇条页]"
    r"|浏览(?:次数|量)|点击(?:次数|数|量)|阅读(?:次数|量|原文)|访问(?:次数|量)|字\s*[体号]\s*[：:【\[(（]|今天是|请输入|无障碍(?:浏览|阅读|$))"
)
_TOOL_WORDS = re.compile(
    r"(?:打印(?:本页|此页|正文)?|关闭(?:本页|窗口|此页)?|收藏(?:本页)?|字[体号]|默认|超大|特大|大|中|小|返回(?:顶部|首页)?|首页|登录|注册|搜索|检索|导航|菜单"
    r"|分享|纠错|我要纠错|朗读|语音播报|下载|微信|微博|QQ空间|正文|繁体?|简体?|English|EN|长者模式|关怀版|A[+-]?|[\s【】\[\]（）()|\uff5c/／:：+·>»-])+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。；]")
_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z|jpe?g|png|ceb)\b", re.IGNORECASE)
_CLAUSE = 40


def is_foot(words: str) -> bool:
    """Whether a line stands in the foot of a page and nowhere else."""
    if len(words) > _LONGEST or begins_with_number(words) or words.endswith("。"):
        return False
    return bool(_FOOT.search(words))


def follows_article(words: str) -> bool:
    """Whether a line begins what comes after an article; in the midst of one the same words are its own."""
    return is_foot(words) or is_tool(words) or (len(words) <= _LONGEST and bool(_AFTER.match(words)))


def is_tool(words: str) -> bool:
    """Whether a line is a path, a button, a counter of visits."""
    if len(words) > _LONGEST or begins_with_number(words) or words.endswith("。"):
        return False
    return bool(_TOOL.match(words) or _TOOL_WORDS.fullmatch(words))


def is_prose(words: str) -> bool:
    """Whether a line can only be of a document: a sentence, a long clause, a numbered heading."""
    if follows_article(words):
        return False
    return bool(_SENTENCE.search(words)) or (len(words) >= _CLAUSE and "，" in words) or begins_with_number(words)


def names_file(words: str) -> bool:
    """Whether a line names a file to be fetched."""
    return bool(_FILE.search(words))
