"""What a question names only to leave it out (除了区科技局还有谁), or as an example (像区法院那样)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.ask.mention import Mention

_LEAVING_OUT = re.compile(
    r"(?:除了?|除去|除开|除却|抛开|抛去|撇开|撇去|不算|不含|不包括|不计|排除|刨去|剔除|去掉|besides|other than|except(?: for)?|apart from"
    r"|aside from|excluding|without counting)\s*(?:第|the )?\s*$"
)
_AS_EXAMPLE = re.compile(r"(?:像|类似|如同|好比|\blike|such as)\s*(?:第|the )?\s*$")
_GOES_ON = re.compile(r"\s*(?:和|与|跟|及|以及|、|and|or)?\s*")


def excluded(asked: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a question, from left to right, that are to be left out of what answers it."""
    out: list[Mention] = []
    for mention in found:
        before = asked[: mention.start]
        follows = bool(out) and bool(_GOES_ON.fullmatch(asked[out[-1].end : mention.start]))
        if follows or _LEAVING_OUT.search(before) or _AS_EXAMPLE.search(before):
            out.append(mention)
    return tuple(out)
