"""The marks of brackets that official documents use, in both widths."""

from __future__ import annotations

import re

OPENING = "（(【〔[〖\uff3b"
CLOSING = "）)】〕]〗\uff3d"
"""Marks that open and close a bracket, in the same order."""

ASIDE = "(?:{})".format(
    "|".join(
        rf"{re.escape(opening)}[^{re.escape(opening + closing)}]*{re.escape(closing)}"
        for opening, closing in zip(OPENING, CLOSING, strict=True)
    )
)
"""The pattern of a bracket of any kind without another of its kind in it."""
