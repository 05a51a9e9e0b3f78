"""How wide text is drawn and where its lines break, in the font of the pictures, Noto Sans CJK SC Regular."""

from __future__ import annotations

import re
import unicodedata

# Advance widths in thousandths of an em of U+0020 to U+007E: table hmtx of Noto Sans CJK SC Regular in the package
# noto-cjk-sans-otc 0.0.1, read with fontTools. A test reads them again.
# fmt: off
_ASCII = (
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392,
    555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474,
    946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742,
    633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559,
    606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606,
    620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
)
# fmt: on
_OTHERS = {"—": 894, "–": 536, "\N{MINUS SIGN}": 555}
# Noto draws every other character of Chinese text one em wide and hardly any wider.
_EM = 1000
# Marks that begin no line and marks that end none (GB/T 15834—2011, 5.1).
_NO_START = set("，。、；：？！）》〉」』】〕”\u2019…—～·％,.;:?!)]}%")
_NO_END = set("（《〈「『【〔“\u2018([{")
_UNBROKEN = re.compile(r"“[^”]{1,8}”|[A-Za-z0-9.,%+\-]+|\s+|.", re.DOTALL)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
ELLIPSIS = "…"


def printable(text: str) -> str:
    """Text on one line that XML 1.0 and UTF-8 can carry: other characters become U+FFFD, white space one blank."""
    return " ".join(_ILLEGAL.sub("\ufffd", text).split())


def width(text: str, size: float) -> float:
    """How wide ``text`` is drawn at ``size``, in the same measure; kerning may make it a little narrower."""
    return sum(_advance(character) for character in text) * size / _EM


def _advance(character: str) -> int:
    code = ord(character)
    if 0x20 <= code <= 0x7E:  # noqa: PLR2004
        return _ASCII[code - 0x20]
    if unicodedata.combining(character):
        return 0
    return _OTHERS.get(character, _EM)


def fitted(text: str, size: float, limit: float) -> str:
    """The text, cut with an ellipsis where it is wider than ``limit``."""
    if width(text, size) <= limit:
        return text
    room = limit - width(ELLIPSIS, size)
    kept = ""
    for character in text:
        if width(kept + character, size) > room:
            break
        kept += character
    return kept + ELLIPSIS


def wrapped(text: str, size: float, limit: float, lines: int = 99) -> tuple[str, ...]:
    """The text in at most ``lines`` lines no wider than ``limit``; the last ends in an ellipsis where more is left."""
    broken = _broken(text, size, limit)
    if len(broken) <= lines:
        return tuple(broken)
    rest = "".join(broken[lines - 1 :])
    return (*broken[: lines - 1], fitted(rest, size, limit))


def balanced(text: str, size: float, limit: float, lines: int = 99) -> tuple[str, ...]:
    """Like ``wrapped``, its lines as even in length as the same number of lines allows."""
    count = len(wrapped(text, size, limit, lines))
    narrow = max(size, width(text, size) / max(count, 1))
    while narrow < limit:
        broken = _broken(text, size, narrow)
        if len(broken) <= count:
            return tuple(broken)
        narrow += size / 2
    return wrapped(text, size, limit, lines)


def phrases(text: str, size: float, limit: float) -> tuple[str, ...]:
    """The text in one line or two, broken after a comma or colon where both fit, inside quotes only if need be.

    Where no such break makes two lines that fit, it takes up to three.
    """
    if width(text, size) <= limit:
        return (text,)
    ends = [
        at
        for at in range(1, len(text))
        if text[at - 1] in "，；：,;" and max(width(text[:at], size), width(text[at:], size)) <= limit
    ]
    if not ends:
        return balanced(text, size, limit, 3)
    ends = [end for end in ends if not _quoted(text, end)] or ends
    at = min(ends, key=lambda end: abs(width(text[:end], size) - width(text[end:], size)))
    return text[:at], text[at:].lstrip()


def _quoted(text: str, at: int) -> bool:
    """Whether a place lies inside quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _broken(text: str, size: float, limit: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text, size, limit):
        if lines[-1] and width(lines[-1] + piece.rstrip(), size) > limit:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return [line for line in lines if line] or [""]


def _pieces(text: str, size: float, limit: float) -> list[str]:
    """What may not be broken: words and figures, and a mark with the character that it clings to."""
    pieces: list[str] = []
    for piece in _UNBROKEN.findall(text):
        clings = pieces and (piece[0] in _NO_START or pieces[-1][-1] in _NO_END)
        if clings and width(pieces[-1] + piece, size) <= limit:
            pieces[-1] += piece
        elif width(piece, size) > limit:
            pieces.extend(piece)
        else:
            pieces.append(piece)
    return pieces


def shortened(text: str, size: float, limit: float) -> str:
    """The text, cut in its middle where it is wider than ``limit``: the end of a name says what kind of body it is."""
    if width(text, size) <= limit:
        return text
    half = (limit - width(ELLIPSIS, size)) / 2
    tail = ""
    for character in reversed(text):
        if width(character + tail, size) > half:
            break
        tail = character + tail
    head = fitted(text, size, limit - width(tail, size))
    return head.removesuffix(ELLIPSIS) + ELLIPSIS + tail
