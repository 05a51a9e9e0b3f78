"""What oEmbed 1.0 says of a page: a frame, its title, and a small picture."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from plangraph.serve.embedding import Frame, iframe
from plangraph.view.preset import PRESETS

if TYPE_CHECKING:
    from collections.abc import Mapping

JSON, XML = "application/json", "text/xml"
_SCALE = 0.25
"""The part of its size at which a picture is shown as a small one."""
_LEAST = 16
"""The least width at which a picture shows anything."""
_SURE = 0.01
_AGE = 3600


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture of the page; ``width`` and ``height`` are those of the PNG."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest size that who embeds has room for; None where any will do."""

    width: int | None
    height: int | None


def thumbnail(file: str, asked: Mapping[str, str], limits: Limits) -> Thumbnail | None:
    """The PNG at ``file`` with its parameters, small enough for the limits; None where they leave no room."""
    size = PRESETS[asked.get("preset", "slide")]
    for width in range(min(int(size.width * _SCALE), limits.width or size.width), _LEAST - 1, -1):
        height = size.height * width / size.width
        # A half is rounded up here and down there.
        if round(height) <= (limits.height or size.height) and abs(height % 1 - 0.5) > _SURE:
            scale = f"{width / size.width:.6f}"
            return Thumbnail(f"{file}?{urlencode({**asked, 'scale': scale})}", width, round(height))
    return None


def described(
    page: str, titles: tuple[str, str], frame: Frame, small: Thumbnail | None, base: str
) -> dict[str, object]:
    """The answer for a page; ``titles`` are its own and the words of the frame for those who cannot see it."""
    answer: dict[str, object] = {
        "type": "rich",
        "version": "1.0",
        "title": titles[0],
        "provider_name": "plangraph",
        "provider_url": f"{base}/",
        "cache_age": _AGE,
        "width": frame.width,
        "height": frame.height,
        "html": iframe(page, titles[1], frame),
    }
    if small:
        answer |= {"thumbnail_url": small.url, "thumbnail_width": small.width, "thumbnail_height": small.height}
    return answer


def as_json(answer: Mapping[str, object]) -> bytes:
    """The answer as JSON."""
    return json.dumps(answer, ensure_ascii=False, indent=2).encode()


def as_xml(answer: Mapping[str, object]) -> bytes:
    """The answer as XML."""
    root = ET.Element("oembed")
    for name, value in answer.items():
        ET.SubElement(root, name).text = str(value)
    declaration = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    return f"{declaration}\n{ET.tostring(root, encoding='unicode')}".encode()
