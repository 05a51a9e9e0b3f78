"""The number formats of WordprocessingML (ECMA-376-1, 17.18.59, ST_NumberFormat), written as Word prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SILENT = frozenset({"bullet", "none"})
"""The formats that print no number; a bullet is an ornament."""

_CIRCLED = (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50))
"""The circled numbers of Unicode: the first of each run, and the values of its ends."""
_MOST_ROMAN = 3999
_MOST_COUNTED = 9999
_MOST_LETTERS = 30
"""Word repeats a letter after each alphabet (z, aa, bb); what is longer than this is no number that a person wrote."""
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def written(value: int, form: str) -> str:
    """The number as printed; decimal where the format is unknown here or does not reach the value."""
    if form in SILENT:
        return ""
    return (_WRITERS[form](value) if value > 0 and form in _WRITERS else "") or str(value)


def circled(value: int) -> str:
    """The number in a circle; empty outside of 1 to 50, which is as far as Unicode goes."""
    return _from_runs(value, _CIRCLED)


def _from_runs(value: int, runs: tuple[tuple[str, int, int], ...]) -> str:
    return next((chr(ord(first) + value - low) for first, low, high in runs if low <= value <= high), "")


def _run(first: str, last: int) -> Callable[[int], str]:
    return lambda value: _from_runs(value, ((first, 1, last),))


def _digits(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _counting(digits: str, units: tuple[str, str, str, str], *, bare_ten: bool) -> Callable[[int], str]:
    """Chinese numerals with units; ``bare_ten`` writes 十 and not 一十 for the ten of 10 to 19."""

    def count(value: int) -> str:
        if value > _MOST_COUNTED:
            return ""
        places = [(int(digit), unit) for digit, unit in zip(f"{value:04}", units, strict=True)]
        words = "".join(digits[digit] + unit if digit else digits[0] for digit, unit in places)
        zero = digits[0]
        parts = [part for part in words.split(zero) if part]
        words = zero.join(parts)
        return words[1:] if bare_ten and words.startswith(digits[1] + units[2]) else words

    return count


def _roman(value: int) -> str:
    if value > _MOST_ROMAN:
        return ""
    words = ""
    for worth, sign in _ROMAN + _ROMAN_SMALL:
        times, value = divmod(value, worth)
        words += sign * times
    return words


def _letter(value: int) -> str:
    times, place = divmod(value - 1, 26)
    return chr(ord("A") + place) * (times + 1) if times < _MOST_LETTERS else ""


def _ordinal(value: int) -> str:
    teens = value % 100 in {11, 12, 13}
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


_COUNTED = _counting("零一二三四五六七八九", ("千", "百", "十", ""), bare_ten=True)
_FULL_WIDTH = _digits("０１２３４５６７８９")
_WRITERS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "chineseCounting": _COUNTED,
    "chineseCountingThousand": _COUNTED,
    "taiwaneseCounting": _COUNTED,
    "taiwaneseCountingThousand": _COUNTED,
    "japaneseCounting": _COUNTED,
    "chineseLegalSimplified": _counting("零壹贰叁肆伍陆柒捌玖", ("仟", "佰", "拾", ""), bare_ten=False),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", ("仟", "佰", "拾", ""), bare_ten=False),
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "ideographEnclosedCircle": _run("㊀", 10),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
}
