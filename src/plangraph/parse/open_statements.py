"""Statements of responsibility without brackets around them, at the end of a paragraph.

They are whole sentences (由X牵头，L配合。 责任单位为L。) or lists after labels in brackets (【责任单位】L). Within
a sentence, 由X牵头 is none: it says of one step who takes it.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from plangraph.model.bracket_marks import OPENING
from plangraph.model.label_forms import label_in_brackets, with_colons
from plangraph.model.organisation import is_body, is_name
from plangraph.model.plan import Role
from plangraph.model.responsibility import Kind, Mark, parts
from plangraph.model.span import Span
from plangraph.model.statement_pieces import LABEL, is_known
from plangraph.model.statement_verbs import ACTS, OPEN_ACTS, PHRASE
from plangraph.model.unit_names import CLOSED, unit_names
from plangraph.parse.numbering import number_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.responsibility import Part
    from plangraph.parse.lines import Line

LONGEST = 400
"""Code points at the end of a paragraph in which statements are looked for."""

_VERB = rf"(?:{OPEN_ACTS}|{ACTS}|组织)"
_TOLD = re.compile(rf"{_VERB}|责\s*任|时\s*[限间]")
_OPEN = re.compile(OPEN_ACTS)
_INNER = re.compile(r"[，、；。]")
_BEGIN = re.compile(r"(?<=。)[\s*]*(?=[^\s*])|(?=[【\[〔〖\uff3b])")
_SUBJECT = re.compile(
    r"\s*(?:(?:[该此本这各]|上述|以上|具体|相关)[项类些]?(?:重点)?(?:工作|任务|事项|行动|措施|举措|内容|项目|工程)?"
    r"(?:均|都|统一|具体)?[，,]?)?(?=[由请])"
)
_DOES = re.compile(
    rf"\s*(?:会同|联合|协同|商|{PHRASE}{_VERB}(?:、?{_VERB})*|为[\u4e00-\u9fff]{{2,6}}(?:单位|部门))(?:[，,；;、。\s]|并|由|请)*"
)
_OFFICE = re.compile(r"\s*(?:[省市区县州盟旗]|各|有关|相关|国家|中央|自治|[\u4e00-\u9fff]{2,4}?[省市区县州旗])")
_URGED = re.compile(
    r"\s*(?:鼓励|支持|引导|推动|督促|指导|组织|动员|协调|吸引|依托|联合|加强|压实|落实|明确|发挥|要求|确保|本)"
    r"|.*(?:[由请将]|(?<![主重])要(?!素)|(?<!供)应(?![急用对])|须|务必|认真|切实)"
)
_HEADED = re.compile(r"单\s*位|部\s*门|处\s*室|科\s*室|主\s*体|机\s*构")
_BLANKS = " \t\u3000*"
_STOPS = ("。", "；", ";")
_ENDS = (*_STOPS, "：", ":", "！", "？", "）", ")", "】", "]")


def open_statements(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The statements without brackets in the lines of a text, in order."""
    at = 0
    while at < len(lines):
        found = _last_sentences(text, lines, at)
        last = at
        while found and last + 1 < len(lines) and _is_labelled(with_colons(lines[last + 1].text)):
            last += 1
        if any(map(_says_who, (*found, *(line.text for line in lines[at + 1 : last + 1])))):
            subject = _SUBJECT.match(found[0])
            begin = lines[at].end - sum(map(len, found)) + (subject.end() if subject else 0)
            yield Span.of(text, begin, lines[last].end - lines[last].text.endswith(_STOPS))
        at = last + 1


def _last_sentences(text: str, lines: Sequence[Line], at: int) -> list[str]:
    """The sentences at the end of a line as far as each is a statement."""
    words = lines[at].text[-LONGEST:]
    if not _TOLD.search(words):
        return []
    whole = len(words) == len(lines[at].text) and _begins_sentence(text, lines, at)
    cuts = [0] * whole + [cut.end() for cut in _BEGIN.finditer(words, 1) if _may_begin(words, cut.end())]
    sentences = [words[begin:end] for begin, end in pairwise([*cuts, len(words)])]
    return [*takewhile(_is_statement, reversed(sentences))][::-1]


def _begins_sentence(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins a sentence, and does not go on with that of the line before in a wrapped text."""
    before = lines[at - 1] if at else None
    return (
        before is None
        or before.text.endswith(_ENDS)
        or (number_at(text, before.start, before.end) is not None and not _INNER.search(before.text))
        or label_in_brackets(lines[at].text, 0) is not None
    )


def _may_begin(words: str, at: int) -> bool:
    return words[:at].rstrip(_BLANKS).endswith("。") or label_in_brackets(words, at) is not None


def _is_statement(sentence: str) -> bool:
    return _says_who(sentence) or _is_labelled(with_colons(sentence))


def _says_who(sentence: str) -> bool:
    """Whether a sentence names units and what they do, by a label without colon or by verbs alone."""
    words = with_colons(sentence)
    if words == sentence:
        return words[0] not in OPENING and _is_told(words)
    label = LABEL.match(words)
    if label is None or not label["units"]:
        return False
    lists = (part for part in parts(words, 0, len(words)) if part.kind is Kind.UNITS)
    said = (
        sentence.startswith(tuple(OPENING)) and _HEADED.search(label["units"]) and "。" not in words[label.end() : -1]
    )
    return bool(said) or all(_lists_names(words, part.start, part.end) for part in lists)


def _is_labelled(words: str) -> bool:
    """Whether words are a label of units, times or persons and what follows its colon."""
    label = LABEL.match(words) if len(words) <= LONGEST else None
    return label is not None and not label["blank"] and label.end() < len(words) and is_known(label)


def _is_told(sentence: str) -> bool:
    """Whether a sentence only says of named units that they lead, are responsible or support; not of what."""
    subject = _SUBJECT.match(sentence)
    words = sentence[subject.end() :] if subject else sentence
    read = parts(words, 0, len(words))
    stops = [*(part.start for part in read[1:]), len(words)]
    if not any(part.mark is Mark.VERB and part.role is not Role.SUPPORT for part in read):
        return False
    offices = subject is not None or _OFFICE.match(words) is not None
    plain = subject is not None or _OPEN.search(words) is not None or all(_lists_units(words, part) for part in read)
    return offices and plain and all(_is_told_part(words, part, stop) for part, stop in zip(read, stops, strict=True))


def _is_told_part(words: str, part: Part, stop: int) -> bool:
    if part.kind is not Kind.UNITS:
        return part.kind is Kind.DEADLINE
    does = part.mark is Mark.NONE or _DOES.fullmatch(words, part.end, stop)
    return bool(does) and not _URGED.match(words, part.start, part.end) and _lists_names(words, part.start, part.end)


def _lists_names(words: str, start: int, end: int) -> bool:
    names = _names(words, start, end)
    return bool(names) and all(map(is_name, names))


def _lists_units(words: str, part: Part) -> bool:
    """Whether each name of a part ends as units do: 各项任务落实 and 国家有关规定执行 name nobody."""
    names = _names(words, part.start, part.end) if part.kind is Kind.UNITS else []
    return all(is_body(name) or CLOSED.fullmatch(name) for name in names)


def _names(words: str, start: int, end: int) -> list[str]:
    return [words[slice(*place)].rstrip("。") for place in unit_names(words, start, end)]
