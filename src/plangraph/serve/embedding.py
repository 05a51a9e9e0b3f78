"""Pages inside pages of others: what a frame measures, the words to copy, and which page of here an address names."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from plangraph.errors import ParameterError
from plangraph.pipeline.picture import known_value
from plangraph.serve.headers import EMBED_POLICY
from plangraph.serve.language import PARAMETER, language_of
from plangraph.view.preset import PRESETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import URL
    from starlette.requests import Request
    from starlette.responses import Response

EMBED = "embed"
"""The parameter that asks for a page without header and sidebar, to stand in a frame."""
_KINDS = ("views", "queries")
_WIDTHS = {"slide": 960, "a4": 800, "wechat": 540}
_BAR = 52
"""The line below a picture that leads back."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The pixels of an iframe."""

    width: int
    height: int

    def within(self, width: int | None, height: int | None) -> Frame:
        """The frame, shrunk in proportion where it is larger than that."""
        part = min(1.0, (width or self.width) / self.width, (height or self.height) / self.height)
        return Frame(max(1, int(self.width * part)), max(1, int(self.height * part)))


@dataclass(frozen=True, slots=True)
class Target:
    """A page of this service that can be embedded; ``kind`` is ``views`` or ``queries``."""

    kind: str
    name: str
    asked: Mapping[str, str]


def frame_of(preset: str) -> Frame:
    """The frame around a picture of that size and the line below it; raises ParameterError for another preset."""
    size, width = PRESETS[known_value("preset", preset, PRESETS)], _WIDTHS[preset]
    return Frame(width, round(width * size.height / size.width) + _BAR)


def embeds(given: Mapping[str, str]) -> bool:
    """Whether a page is asked for as it stands in a frame; raises ParameterError for another value than 1."""
    value = given.get(EMBED, "")
    if value not in {"", "0", "1"}:
        raise ParameterError("{name} is {value!r}: set it to 1, or leave it out.", name=EMBED, value=value)
    return value == "1"


def embedded(page: str) -> str:
    """The address of a page as it stands in a frame."""
    return f"{page}{'&' if '?' in page else '?'}{EMBED}=1"


def iframe(page: str, title: str, frame: Frame) -> str:
    """The HTML that puts a page into another; both are escaped."""
    return (
        f'<iframe src="{escape(embedded(page))}" title="{escape(title)}" width="{frame.width}" '
        f'height="{frame.height}" style="border:0" loading="lazy"></iframe>'
    )


@dataclass(frozen=True, slots=True)
class Embedding:
    """How a page is put into others: its own address, the HTML to copy, and where oEmbed describes it."""

    page: str
    html: str
    json: str
    xml: str


def embedding(request: Request, path: str, asked: Mapping[str, str], title: str, preset: str = "slide") -> Embedding:
    """How the page at ``path`` is put into others as it stands, in the language that it has."""
    base = str(request.base_url).rstrip("/")
    language = language_of(request.scope)
    # Without it, readers would see the page in the language of their browsers.
    page = f"{base}{path}?{urlencode({**asked, PARAMETER: language.value})}"
    forms = (f"{base}/oembed?{urlencode({'url': page, 'format': form})}" for form in ("json", "xml"))
    return Embedding(page, iframe(page, title, frame_of(preset)), *forms)


def framed(page: Response) -> Response:
    """The page, which may stand in frames of others."""
    page.headers["Content-Security-Policy"] = EMBED_POLICY
    return page


def target(address: str, base: URL) -> Target | None:
    """The page that an address names; None where it is not a page of the service at ``base`` that can be embedded."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    root = base.path.rstrip("/")
    if parts.scheme not in {"http", "https"} or parts.netloc != base.netloc or not parts.path.startswith(f"{root}/"):
        return None
    kind, _, name = unquote(parts.path.removeprefix(f"{root}/")).partition("/")
    asked = {key: value for key, value in parse_qsl(parts.query) if value and key != EMBED}
    return Target(kind, name.removesuffix(".html"), asked) if kind in _KINDS else None
