"""Text that XML, Word and Markdown can carry."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_NO_NAME = re.compile(r"[\W_]+")
_LEADING = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")


def legible(text: object) -> str:
    """One line of characters that XML 1.0 knows: others become U+FFFD; empty for None."""
    return "" if text is None else " ".join(_ILLEGAL.sub("\ufffd", str(text)).split())


def file_part(text: str, most: int = 40) -> str:
    """The letters, figures and hyphens of a text, of which every system makes file names; others become a hyphen."""
    return _NO_NAME.sub("-", text)[:most].strip("-")


def latin(text: str) -> bool:
    """Whether a text has more Latin letters than other characters that are letters: its marks are Latin then too."""
    letters = [character.isascii() for character in text if character.isalpha()]
    return sum(letters) * 2 > len(letters)


def shortened(text: str, most: int) -> str:
    """The text, cut with an ellipsis where it has more characters than ``most``."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def in_markdown(text: str) -> str:
    """The text within a line, what Markdown or HTML would read as markup escaped (CommonMark 0.31, section 2.4)."""
    return _MARKDOWN.sub(r"\\\1", text)


def for_markdown(text: str) -> str:
    """The text as a paragraph; the mark that would begin a list is escaped, since no digit can be."""
    return _LEADING.sub(r"\1\\\2", in_markdown(text))
