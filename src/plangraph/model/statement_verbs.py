"""The verbs of statements of responsibility, and the lists of names that they close (L按职责分工负责).

Verbs are those of 856 brackets of 25 plans.
"""

from __future__ import annotations

import re

from plangraph.model.bracket_marks import ASIDE
from plangraph.model.organisation import are_names, is_body, is_name
from plangraph.model.statement_pieces import ETC, UNIT_LABEL

PHRASE = (
    r"(?:\s*(?:按照?|依据?|根据|结合|在)(?:各自|本)?(?:的)?(?:工作)?(?:职责|职能|分管领域|任务|权限|职责权限|职责范围|法定职责)"
    r"(?:权限|范围|和分工)?(?:内)?(?:分工)?|\s*(?:分别|共同|具体|各自|联合|协同|统筹|分工|积极|全力|依法|加强|做好|给予|予以|提供))*"
)
OPEN_ACTS = r"总?牵\s*头|负\s*责|配\s*合|参\s*与|协\s*助|指\s*导|承\s*担"
ACTS = (
    r"主办|主责|承办|协办"
    r"|组织实施|具体实施|实\s*施|(?:组织|贯彻|推进|推动|抓好?)?落\s*实|执行|支持配合|支持|参\s*加|协同\s*(?:推进|配合|落实|负责)?"
    r"|推进|推动|督导|办理"
)
_ANY_VERB = re.compile(rf"{OPEN_ACTS}|{ACTS}")
_VERB = re.compile(rf"(?P<phrase>{PHRASE})\s*(?P<verb>(?P<open>{OPEN_ACTS})|{ACTS})")
_PREDICATE = re.compile(rf"为(?P<label>{UNIT_LABEL})\s*$")
_OBJECT = re.compile(r"(?!单位|部门|处室|地区|主体|机构)[\u4e00-\u9fff“”、]{0,20}\s*")
_NO_OBJECT = re.compile(r"\s*(?:组织|统筹|协调|完成)?\s*$")
_ADVERBS_ONLY = re.compile(rf"(?P<phrase>{PHRASE})\s*$")
_WORK = re.compile(
    rf"(?:另行|另外)?{PHRASE}(?:{OPEN_ACTS}|{ACTS}|研究|制[定订]|拟[定订]|编制|起草|出台|印发|提出|建立|完善|开展|组织|统筹|协调"
    r"|[做抓]好|加[强快大]|确定|审[核定]|评估|督促)(?![部院所局处室站委]|组(?!织)|会(?!议)|办(?![法理事])|中心|小组|领导)"
)
"""What units do together: any work, but no word within a name (市委组织部)."""
_ETC = re.compile(ETC)
_LIST = re.compile(rf"{ASIDE}|(?P<comma>[、，,；;]|(?<=[局委办厅部署院会府])[和及与])")
_BLANK = re.compile(r"[\s*]+")
_LONGEST = 80
"""Code points of a part in which a verb with an object is looked for: the last name and what it does."""


def closing_verb(text: str, start: int, end: int, *, with_object: bool = True) -> tuple[int, str] | None:
    """Where the list before a verb ends, and the words that give its role; None where nobody does anything."""
    near = max(start, end - _LONGEST)
    if predicate := _PREDICATE.search(text, near, end):
        return predicate.start(), predicate["label"]
    if not _ANY_VERB.search(text, near, end):
        return None
    for verb in _VERB.finditer(text, near, end):
        follows = _OBJECT if verb["open"] and with_object else _NO_OBJECT
        alone = verb.start() == start and not text[verb.end() : end].strip()
        if follows.fullmatch(text, verb.end(), end) and (alone or _ends_with_name(text[near : verb.start()])):
            return verb.start(), "协同" * ("协同" in verb["phrase"]) + verb["verb"]
    return None


def before_adverbs(text: str, start: int, end: int) -> int:
    """Where a list ends that adverbs without a verb follow (各处室按照职责)."""
    adverbs = _ADVERBS_ONLY.search(text, max(start, end - _LONGEST), end)
    return adverbs.start() if adverbs else end


def before_any_work(words: str) -> int:
    """Where a list ends that the work of its units follows, whatever it is; 0 where words end with no name."""
    if is_body(listed(words)[-1]):
        return len(words)
    near = max(0, len(words) - _LONGEST)
    works = (work.start() for work in _WORK.finditer(words, near) if _ends_with_name(words[near : work.start()]))
    return next(works, len(words) if _ends_with_name(words[near:]) else 0)


def listed(words: str) -> list[str]:
    """The words of a list between its commas outside brackets, without blanks and bold marks."""
    squeezed = _BLANK.sub("", words)
    commas = [mark.span() for mark in _LIST.finditer(squeezed) if mark["comma"]]
    begins = [0, *(stop for _, stop in commas)]
    ends = [*(begin for begin, _ in commas), len(squeezed)]
    return [squeezed[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _ends_with_name(words: str) -> bool:
    items = listed(words)
    name = _ETC.split(items[-1])[0]
    if not name:
        return False
    return is_name(name) or is_name(items[-1]) or name == "政府" or are_names([*filter(None, items[:-1]), name])
