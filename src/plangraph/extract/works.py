"""Titles in 《》 that are no documents: periodicals, and films, plays, books and games that the text calls so."""

from __future__ import annotations

import re

_PERIODICAL = re.compile(r"(?:日报|晚报|周刊|杂志|学报|新闻联播)\Z")
_OFFICIAL = re.compile(
    r"(?:法典?|条例|规定|规则|办法|细则|决定|决议|命令|公报|意见|通知|通告|公告|批复|报告|规划|计划|方案|纲要|要点|措施|政策"
    r"|目录|清单|名录|标准|规范|导则|指南|指引|准则|协定|协议|公约|条约|宪章|宣言|白皮书|行动|制度|章程|预案|大纲)"
    r"(?:[（(〔][^（）()〔〕]*[）)〕])*\Z"
)
_WORK = (
    r"(?:电影|影片|影视|(?<!加)剧|戏[曲剧]|黄梅戏|剧目|动[画漫]片?|漫画|纪录片|综艺|节目|栏目"
    r"|演艺|演出|歌曲|歌舞|乐曲|专辑|小说|诗[歌集]|散文|图书|书籍|丛书|绘本|画作|国画|油画|版画|雕塑|游戏|名著|典籍|古籍"
    r"|藏品|IP|[佳力大]作|(?:文艺|文学|艺术|文化)?作品)"
)
_CALLED = re.compile(rf"{_WORK}\Z")
_PUBLISHED = re.compile(r"(?<!新闻)出版(?:发行)?\Z")
_REPORT = re.compile(r"(?:[蓝绿黄]皮书|年鉴)\Z")
_CALLED_AFTER = re.compile(
    rf"(?:等[^，。；、《》]{{0,6}}?|数字|系列|大型|原创)?{_WORK}(?!产业|行业|企业|园|法|政策|标准|规|管理|市场|审|评|办)"
)
_LONGEST_KIND = 4


def is_document(title: str, text: str, start: int, end: int) -> bool:
    """Whether a title of the row of titles ``text[start:end]`` may be that of a document.

    It is none where it is a periodical's, or where the words before or after the row call it a work (电影《长津湖》,
    《黑神话：悟空》等游戏) and the title has no kind of document for its last word.
    """
    if _PERIODICAL.search(title):
        return False
    if _OFFICIAL.search(title):
        return True
    if _PUBLISHED.search(text, max(0, start - _LONGEST_KIND), start):
        return bool(_REPORT.search(title))
    return not (_CALLED.search(text, max(0, start - _LONGEST_KIND), start) or _CALLED_AFTER.match(text, end))
