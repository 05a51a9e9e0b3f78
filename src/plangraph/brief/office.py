"""What Word and PowerPoint files have in common: properties, pictures with their SVG, how wide words are set."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from plangraph.brief.legible import legible, shortened

if TYPE_CHECKING:
    from plangraph.brief.briefing import Briefing, Figure

SVG_TYPE = "image/svg+xml"
_LONGEST_PROPERTY = 255
_EPOCH = "1980-01-01"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


class Properties(Protocol):
    """The core properties of a file, as the libraries of both programs have them."""

    title: str
    subject: str
    author: str
    last_modified_by: str
    comments: str
    language: str
    created: datetime
    modified: datetime
    revision: int


class Described(Protocol):
    """The element that holds the words for those who cannot see a picture."""

    def set(self, key: str, value: str) -> None:
        """Gives it an attribute."""
        ...


def set_properties(properties: Properties, briefing: Briefing) -> None:
    """Title, language and dates; the day is that of the plan, since a clock would change the file."""
    properties.title = shortened(briefing.title, _LONGEST_PROPERTY)
    properties.subject = shortened(briefing.source, _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = "plangraph"
    properties.comments = f"revision {briefing.revision}"
    properties.language = briefing.language.tag
    properties.created = properties.modified = datetime.fromisoformat(briefing.issued or _EPOCH).replace(tzinfo=UTC)
    properties.revision = 1


def describe(properties: Described, figure: Figure) -> None:
    """Gives a picture its alt text and title."""
    properties.set("descr", legible(figure.alt_text))
    properties.set("title", legible(figure.caption))


def ems(words: str, letter: float = 0.55) -> float:
    """About how wide words are set, in ems, where a Latin letter is so wide."""
    return sum(letter if character.isascii() else 1 for character in words)


def svg_extension(relation: str) -> str:
    """What names the SVG of a picture beside its PNG (MS-ODRAWXML, 2.3.6.1)."""
    return (
        f'<a:extLst xmlns:a="{DRAWING}"><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
        f' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{relation}"/>'
        "</a:ext></a:extLst>"
    )
