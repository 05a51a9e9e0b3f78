"""Labels of responsibility that have no colon: in brackets (【责任单位】L) or with a verb (责任单位为L)."""

from __future__ import annotations

import re

from plangraph.model.statement_pieces import LABEL, is_known

_BRACKETED = re.compile(
    r"[【\[〔〖\uff3b](?P<label>[\u4e00-\u9fff\s、]{2,16})[】\]〕〗\uff3d](?P<colon>[\s*]*[：:])?(?=[\s*]*[^\s*])"
)
_LINE = re.compile(r"(?:^|[\r\n])[\s*]*(?=[【\[〔〖\uff3b])")
_ROLE = r"(?:第一|主要|共同)?(?:总?牵头|主办|主责|责任|配合|协办|参与|参加)"
_PREDICATED = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<label>[\u4e00-\u9fff]{{2,10}})[为是](?!{_ROLE}(?:单位|部门|主体))(?=[\u4e00-\u9fff])"
)


def label_in_brackets(words: str, at: int) -> re.Match[str] | None:
    """The label of units, times or persons that stands in brackets of its own at a place."""
    found = _BRACKETED.match(words, at)
    return found if found and _is_label(found["label"]) else None


def with_colons(words: str) -> str:
    """The words with a colon after each label, at the same places: 【责任单位】市科委 reads 责任单位：市科委.

    Labels in brackets count where a line begins with one: after a name they are notes (市科委〔牵头〕).
    """
    first = next((found for begin in _LINE.finditer(words) if (found := label_in_brackets(words, begin.end()))), None)
    if first:
        opening = first.group()[0]
        words = _BRACKETED.sub(lambda found: _coloned(found) if found.group()[0] == opening else found.group(), words)
    return _PREDICATED.sub(_predicated, words) if "为" in words or "是" in words else words


def _coloned(found: re.Match[str]) -> str:
    if not _is_label(found["label"]):
        return found.group()
    return f" {found['label']}：".ljust(len(found.group()))


def _predicated(found: re.Match[str]) -> str:
    return f"{found['label']}：" if _is_label(found["label"]) else found.group()


def _is_label(words: str) -> bool:
    label = LABEL.fullmatch(words.strip() + "：")
    return label is not None and is_known(label)
