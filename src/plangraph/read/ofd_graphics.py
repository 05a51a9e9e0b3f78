"""What a page of OFD draws (GB/T 33190-2016, 9.3 and 11): characters and straight lines with their places."""

from __future__ import annotations

import re
from itertools import accumulate
from math import isfinite, sqrt
from typing import TYPE_CHECKING

from plangraph.read.print_glyphs import Glyph
from plangraph.read.print_ruling import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

POINTS = 72 / 25.4
"""OFD measures in millimetres."""
ASCENT = 0.88
"""Of the height of a Chinese character above its base line."""
SLANT = 0.05
"""Of its length: a line of text that rises by more is turned."""
LARGEST = 1e6

_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STEP = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")
"""A step of a path with its numbers: a place to go to, or a line or curve to draw."""


def characters(page: Element) -> Iterator[Glyph]:
    """The characters of a page; turned ones are watermarks and left out."""
    for text in page.iter("{*}TextObject"):
        size = next(iter(numbers(text.get("Size", ""))), 0.0)
        matrix = _matrix(text)
        a, b, _, d, _, _ = matrix
        if size <= 0 or a <= 0 or d <= 0 or abs(b) > SLANT * a or text.get("Visible") == "false":
            continue
        height = size * sqrt(a * d) * POINTS
        for code in text.iterchildren("{*}TextCode"):
            words = (code.text or "").strip("\r\n")
            steps = _steps(code.get("DeltaX", ""), len(words), size)
            right = accumulate(steps, initial=_first(code, "X"))
            down = accumulate(_steps(code.get("DeltaY", ""), len(words), 0.0), initial=_first(code, "Y"))
            for character, step, *place in zip(words, steps, right, down, strict=False):
                x, y = _placed(text, matrix, *place)
                # A letter is no wider than the distance to the next.
                width = min(size, step) if step > 0 else size
                yield Glyph(character, x, x + width * a * POINTS, y - ASCENT * height, y + (1 - ASCENT) * height)


def rules(page: Element) -> Iterator[Rule]:
    """The straight lines that the paths of a page draw."""
    for path in page.iter("{*}PathObject"):
        data = next((element.text for element in path.iterchildren("{*}AbbreviatedData")), None) or ""
        if path.get("Stroke") == "false" and path.get("Fill") != "true":
            continue
        matrix, start, at = _matrix(path), (0.0, 0.0), (0.0, 0.0)
        for kind, words in _STEP.findall(data):
            ends = numbers(words)[-2:]
            to = start if kind == "C" else (ends[0], ends[1]) if len(ends) == len("xy") else at
            if kind in "LC":
                (x0, y0), (x1, y1) = _placed(path, matrix, *at), _placed(path, matrix, *to)
                yield Rule(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))
            start, at = (to if kind in "SM" else start), to


def numbers(words: str) -> tuple[float, ...]:
    """The numbers of a list between blanks; none where one is no number, or larger than any page."""
    try:
        found = tuple(float(word) for word in words.split())
    except ValueError:
        return ()
    return found if all(isfinite(number) and abs(number) < LARGEST for number in found) else ()


def _first(code: Element, axis: str) -> float:
    return next(iter(numbers(code.get(axis, "0"))), 0.0)


def _matrix(element: Element) -> tuple[float, ...]:
    matrix = numbers(element.get("CTM", ""))
    return matrix if len(matrix) == len(_UPRIGHT) else _UPRIGHT


def _placed(element: Element, matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    """Where a point of an object stands on its page."""
    left, top, *_ = (*numbers(element.get("Boundary", "")), 0.0, 0.0)
    a, b, c, d, e, f = matrix
    return (left + a * x + c * y + e) * POINTS, (top + b * x + d * y + f) * POINTS


def _steps(deltas: str, count: int, usual: float) -> list[float]:
    """How far each character stands from the one before: ``d1 d2 …``, with ``g n d`` for n times d (11.3)."""
    steps: list[float] = []
    words = iter(deltas.split())
    for word in words:
        times, step = (next(words, ""), next(words, "")) if word == "g" else ("1", word)
        repeated, distance = numbers(times), numbers(step)
        if repeated and distance:
            steps.extend([distance[0]] * min(int(repeated[0]), count))
        if len(steps) >= count:
            break
    return (steps + [usual] * count)[:count]
