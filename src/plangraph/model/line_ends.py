"""Line ends as the formats write them inside one cell of a table."""

from __future__ import annotations

import re

_BREAK = re.compile(r"<br\s{0,8}/?>", re.IGNORECASE)


def with_line_ends(words: str) -> str:
    """The words with a line end, filled up to the same length, for each ``<br>``: a row of Markdown is one line."""
    return _BREAK.sub(lambda mark: "\n".ljust(len(mark[0])), words) if "<" in words else words
