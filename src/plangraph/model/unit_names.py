"""A list of units cut into names, by the endings of organisations.

、 parts names, but not the sides of one phrase (各区、县级市; 有关部门、单位; 天津市、河北省相关部门); 和, 及, 与 part
them only between two whole names (财政部和教育部, never 工业和信息化部); 等 closes a list and may open a set
(商务部等有关部门, 商务部等12部门和各省级人民政府). Fields and their departments are one set (公安、民政等部门).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.model.bracket_marks import ASIDE, CLOSING, OPENING
from plangraph.model.line_ends import with_line_ends
from plangraph.model.organisation import is_bare_set, is_body, is_name, is_place, is_set
from plangraph.model.statement_pieces import ETC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIECE = re.compile(rf"(?:[^、/／{re.escape(OPENING + CLOSING)}]|{ASIDE})+")
_LINE = re.compile(r"[^\s][^\r\n]*")
_LEVELS = "省市区县州盟旗镇乡"
_BEGINS = re.compile(rf"[{_LEVELS}团]|各|有关|相关|其[他它]|国(?!资)|中[国央]|全国|最高|地方")
_PEERS = {"局": "局委办部", "部": "部委署", "委": "委局部办厅", "厅": "厅委办局", "署": "署部委局", "办": "办局委部"}
"""The last words of offices that stand beside each other, where a subordinate one would end otherwise."""
_ABOVE = re.compile(rf"[{_LEVELS}党工]委$")
"""Committees of the Party: 省委⏎宣传部 is one name."""
_HAS_MANY = re.compile(r"(?:政府|国务院)$")
"""Organs whose members are named after them: 市政府⏎有关部门 is one name."""
_UNSPACED = re.compile(r"[^ \u3000\u2003]+")
_SHORTEST = 3
"""Code points of a name that a blank alone parts from the next."""
_KIND = 2
"""Code points of the noun that a set ends with (部门, 单位)."""
_AND = re.compile(r"[和及与]|以\s*及")
_LINKED = re.compile(r"[和及与等]")
_ETC = re.compile(rf"{ETC}\s*(?P<and>[和及与]\s*)?(?P<rest>.*)$", re.DOTALL)
_LEVEL = (
    r"(?:县级市|县市区?|市县区?|区县|[省市区县州旗盟镇乡]|街道|自治[区州县旗]|直辖市)"
    r"(?:[（(〔][省市区县州地旗盟镇乡街道场园、]+[）)〕])?"
)
_EACH_LEVEL = re.compile(rf"[\u4e00-\u9fff]{{1,4}}各{_LEVEL}")
_BARE_LEVEL = re.compile(
    rf"(?:{_LEVEL}|委|办|局|厅)?(?:党委|党工委|人民政府|政府|管委会|办事处|行委)?"
    r"(?:[（(〔][^（）()〔〕]{1,8}[）)〕])?"
)
_PLACE_AND_SET = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市区县州旗](?:各|有关|相关|等)")
_OF_MANY = re.compile(r"直辖市|计划单列市|县级市")
"""Levels that no government has alone: what they begin belongs to the set before (各省、自治区、直辖市教育部门)."""
_LEVELS_ONLY = re.compile(rf"各(?:、?(?:自治)?[{_LEVELS}])+")
_OF_EACH = re.compile(rf"(?:各|有关|相关)(?:地[区方]?|级|设区的?市|自治[区州县旗]|街道|[{_LEVELS}])(?P<rest>.*)")
CLOSED = re.compile(
    rf"(?:.*(?:[{_LEVELS}村员户者]|街道|社区|自治[区州县旗]|单位|部门|部委|处室|机构|地区|地方|企业|高校|院校|学校"
    rf"|[级{re.escape(CLOSING)}]))?"
)
"""How a set of places ends that is whole: by a level or a noun of many, not by a field (各地文化)."""
_MOST_FIELDS = 12
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,9}")
_OF_FIELDS = re.compile(
    rf"(?!有关|相关|其[他它]|.*{ETC}(?!(?:有关|相关)?部门))(?P<fields>[\u4e00-\u9fff、]{{2,60}}?)(?:{ETC}(?:有关|相关)?)?部门(?=$|[和及与])"
)
"""Departments by their fields: those of the last of several, or of all."""
_RELEVANT = re.compile(r"(?:有关|相关)")
_OPEN = re.compile(r"各|有关|相关|其[他它]")
_EDGE = " \t\r\n\u3000\u2003*、>-—–•·●▪"
_REMEMBERED = 512
"""Lists: the body of a plan, its annexes and its tables of indicators give the same again."""
_LONGEST_REMEMBERED = 400
_LONGEST_NAME = 60
"""Code points of a name that lines may break."""


def unit_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the names in a list, in order."""
    words = with_line_ends(text[start:end])
    places = _known_places(words) if len(words) <= _LONGEST_REMEMBERED else _places(words)
    return [(start + begin, start + stop) for begin, stop in places]


def _places(words: str) -> tuple[tuple[int, int], ...]:
    lines = [line for piece in _PIECE.finditer(words) for line in _lines(words, *piece.span())]
    pieces = [part for line in lines for part in _spaced(words, *line)]
    names = (name for begin, stop in _joined(words, pieces) for name in _coordinated(words, begin, stop))
    return tuple(place for name in names if (place := _trimmed(words, *name)))


@lru_cache(maxsize=_REMEMBERED)
def _known_places(words: str) -> tuple[tuple[int, int], ...]:
    return _places(words)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece cut at its line ends, where these part names and do not break one."""
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start, end):
        if found and _goes_on(text, found[-1], line.span()):
            found[-1] = (found[-1][0], line.end())
        else:
            found.append(line.span())
    return found


def _goes_on(text: str, name: tuple[int, int], line: tuple[int, int]) -> bool:
    start, end = name
    return end - start > _LONGEST_NAME or not _is_next(_words(text, start, end), _words(text, *line))


def _is_next(name: str, line: str) -> bool:
    """Whether a line begins the next name: it says its level, or is an office of the rank of the one above."""
    if name[0] == line[0] and name[0] in _LEVELS:
        return _is_whole(name)
    if is_place(name):
        return is_place(line) and name[-1] == line[-1]
    if len(name) < _SHORTEST or not (_is_whole(name) and _is_whole(line)):
        return False
    if _OPEN.match(line):
        return not _HAS_MANY.search(name)
    return len(line) >= _SHORTEST and (bool(_BEGINS.match(line)) or _are_peers(name, line))


def _are_peers(name: str, line: str) -> bool:
    return line[-1] in _PEERS.get(name[-1], "") and not _ABOVE.search(name) and not line.startswith("办公")


def _spaced(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece cut at blanks, where each part is a whole name (市统计局 市公安局)."""
    parts = [part.span() for part in _UNSPACED.finditer(text, start, end)]
    whole = len(parts) > 1 and all(b - a >= _SHORTEST and _is_whole(_words(text, a, b)) for a, b in parts)
    return parts if whole else [(start, end)]


def _joined(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pieces that are sides of one phrase are put together again."""
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        at += _fields(text, pieces[at : at + _MOST_FIELDS])
        end = pieces[at][1]
        while at + 1 < len(pieces) and _belong_together(_words(text, start, end), _words(text, *pieces[at + 1])):
            at += 1
            end = pieces[at][1]
        yield start, end
        at += 1


def _fields(text: str, pieces: Sequence[tuple[int, int]]) -> int:
    """How many pieces name fields of the departments that the next piece names too (公安、司法、民政部门)."""
    names = (_words(text, *piece) for piece in pieces)
    count, last = next(((i, name) for i, name in enumerate(names) if not _is_field(name)), (0, ""))
    return count if _OF_FIELDS.match(last) else 0


def _is_field(words: str) -> bool:
    """Whether words name a field and no unit; those of each level (各级公安) go on with the next field."""
    if not _FIELD.fullmatch(words):
        return False
    each = _OF_EACH.match(words)
    return not is_name(words) or (each is not None and not is_body(words) and not CLOSED.fullmatch(each["rest"]))


def _belong_together(left: str, right: str) -> bool:
    """Whether 、 stands in one phrase; after 和, one with 各 is a phrase of its own (某局和各区、县政府)."""
    tail = _AND.split(left)[-1]
    left = tail if tail.startswith("各") else left
    if is_bare_set(right):
        return is_set(left) and is_bare_set(left[-_KIND:])
    if _LEVELS_ONLY.fullmatch(left) and _OF_MANY.match(right):
        return True
    if left.startswith("各") or "政府各" in left or _EACH_LEVEL.fullmatch(left):
        return bool(_BARE_LEVEL.fullmatch(right)) and not (right.endswith("委") and len(right) == 1 and is_body(left))
    return is_place(left) and not is_place(right) and bool(_PLACE_AND_SET.match(right))


def _coordinated(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of a piece: cut at 和 between whole names, and at 等."""
    if not _LINKED.search(text, start, end):
        yield start, end
        return
    for mark in _AND.finditer(text, start, end):
        left, right = _words(text, start, mark.start()), _words(text, mark.end(), end)
        if _are_names(left, right):
            yield from _listed(text, start, mark.start())
            yield from _coordinated(text, mark.end(), end)
            return
    yield from _listed(text, start, end)


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A name, or a name with a set after 等.

    等 stays with a bare noun (等部门), and a place with its set (某区等相关区政府).
    """
    match = None if _are_fields(text, start, end) else _ETC.search(text, start, end)
    rest = _words(text, *match.span("rest")) if match else ""
    if match is None or match.start() == start or (rest and is_place(_words(text, start, match.start()))):
        yield start, end
        return
    yield start, match.start()
    if rest:
        open_end = is_bare_set(rest) and not match["and"]
        yield (match.start() if open_end else match.start("rest")), end


def _are_fields(text: str, start: int, end: int) -> bool:
    """Whether words are one set of the departments of several fields, or of the only one of a list."""
    words = _words(text, start, end)
    several = "、" in words or not (text[:start].strip() or text[end:].strip())
    found = _OF_FIELDS.fullmatch(words) if several else None
    return found is not None and all(map(_is_field, found["fields"].split("、")))


def _are_names(left: str, right: str) -> bool:
    """Whether 和 stands between two names, and not in one (工业和信息化部, 等部门和单位, 各区政府和有关部门)."""
    first = _AND.split(right, maxsplit=1)[0]
    if is_bare_set(first) or not _is_whole(right):
        return False
    named = _named(left)
    if _goes_on_after_and(named, right):
        return False
    if _RELEVANT.match(first) and is_bare_set(_RELEVANT.sub("", first)) and is_set(named):
        return False
    return _is_whole(named) or _are_fields(left, 0, len(left)) or (is_place(named) and bool(_OPEN.match(right)))


def _goes_on_after_and(name: str, right: str) -> bool:
    """Whether 和 stands between the fields or levels of a set (各地文化和旅游部门, 各省及计划单列市教育部门)."""
    each = _OF_EACH.search(name)
    if each is None or is_body(name):
        return False
    return bool(_OF_MANY.match(right)) or not (CLOSED.fullmatch(each["rest"]) or _BEGINS.match(right))


def _named(words: str) -> str:
    """Words without the 等, or 等部门, that closes them."""
    name, _, rest = words.rpartition("等")
    return name if name and (not rest or is_bare_set(rest)) else words


def _is_whole(name: str) -> bool:
    return len(name) > 1 and (is_body(name) or is_set(name))


def _words(text: str, start: int, end: int) -> str:
    return "".join(text[start:end].split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(_EDGE))
    stop = start + len(words.rstrip(_EDGE))
    return (begin, stop) if begin < stop else None
