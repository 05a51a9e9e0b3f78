"""The marks of brackets that official documents use, in both widths."""

from __future__ import annotations

import re

OPENING = "（(【〔[〖\uff3b"
CLOSING = "）)】〕]〗\uff3d"
"""Marks that open and close a bracket, in the same order."""


def _bracketed(barred: str = "") -> str:
    """The alternatives of a bracket of any kind without another of its kind, or a barred mark, in it."""
    return "|".join(
        rf"{re.escape(opening)}[^{re.escape(opening + closing)}{barred}]*{re.escape(closing)}"
        for opening, closing in zip(OPENING, CLOSING, strict=True)
    )


ASIDE = "(?:" + _bracketed() + ")"
"""The pattern of a bracket of any kind without another of its kind in it."""
IN_LINE = "(?:" + _bracketed(r"\r\n") + ")"
"""The same on one line."""
