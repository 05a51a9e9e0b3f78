"""Entity tags (RFC 9110, section 8.8.3): the revision of the data, and which of its forms a client asked for."""

from __future__ import annotations

import re
from zlib import crc32

_TAG = re.compile(r'(W/)?"([^"]*)"')


def tag_of(revision: str, accept: str) -> str:
    """The tag of what a client with this Accept gets from data of this revision."""
    return f'"{revision}-{crc32(accept.encode("latin-1", "replace")):08x}"'


def matches(known: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names the tag; weak comparison (RFC 9110, section 13.1.2)."""
    if not known:
        return False
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    return tag in tags or "*" in tags


def names_state(known: str, revision: str, *, weakly: bool) -> bool:
    """Whether a list of tags has one of this revision, in whichever form; a weak one counts only ``weakly``."""
    return any(
        (weakly or not weak) and tag.rpartition("-")[0] == revision for weak, tag in _TAG.findall(known) if revision
    )
