"""SVG as PNG by resvg with the one font of the package noto-cjk-sans-otc: the same bytes on every machine."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file

import noto_cjk_sans_otc
import resvg_py

FAMILY = "Noto Sans CJK SC"
_REMEMBERED = 32
"""Pictures of some 0.3 MB and 0.3 s each: the forms of one briefing show the same ones."""


@lru_cache(_REMEMBERED)
def png(svg: str, scale: float = 2.0) -> bytes:
    """The picture at ``scale`` pixels for each of its own; fonts of the system are not looked at."""
    with as_file(noto_cjk_sans_otc.FONT_PATH) as font:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            font_files=[str(font)],
            skip_system_fonts=True,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            languages=["zh-CN"],
        )
