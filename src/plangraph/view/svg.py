"""A scene as SVG 1.1: plain elements and presentation attributes, which browsers, Office and resvg all draw alike."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from plangraph.view.lettering import printable
from plangraph.view.palette import WHITE
from plangraph.view.scene import Area, Circle, Curve, Line, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.view.geometry import Point
    from plangraph.view.scene import Mark, Scene

FONT_FAMILY = (
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Zen Hei',"
    "sans-serif"
)
# Of the size: the stroke that stands in for Bold, and the white one around text that crosses lines.
_BOLD = 0.045
_HALO = 0.26


def svg(scene: Scene) -> str:
    """The picture as an XML document; the same scene gives the same characters."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{scene.language}" '
        f'width="{scene.width}" height="{scene.height}" '
        f'viewBox="0 0 {scene.width} {scene.height}" role="img" font-family="{FONT_FAMILY}">\n'
        f"<title>{_content(scene.title)}</title>\n<desc>{_content(scene.description)}</desc>\n"
        f'<rect width="{scene.width}" height="{scene.height}" fill="{scene.background}"/>\n'
    )
    return head + "".join(line + "\n" for mark in scene.marks for line in element(mark, scene.background)) + "</svg>\n"


def element(mark: Mark, background: str = WHITE) -> Iterable[str]:
    """The elements that draw a mark on a ground of that colour."""
    match mark:
        case Rect():
            return (_rect(mark),)
        case Circle():
            return (_circle(mark),)
        case Line():
            return (_line(mark),)
        case Curve():
            return (_curve(mark),)
        case Area():
            return (f'<polygon points="{_points(mark.points)}" fill="{mark.fill}"/>',)
        case Text():
            return _text(mark, background)


def _rect(mark: Rect) -> str:
    box = mark.box
    corner = f' rx="{_n(mark.radius)}"' if mark.radius else ""
    return (
        f'<rect x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"{corner} '
        f'fill="{mark.fill}"/>'
    )


def _circle(mark: Circle) -> str:
    stroke = f' stroke="{mark.stroke}" stroke-width="{_n(mark.stroke_width)}"' if mark.stroke_width else ""
    shape = (
        f'<circle cx="{_n(mark.centre.x)}" cy="{_n(mark.centre.y)}" r="{_n(mark.radius)}" fill="{mark.fill}"{stroke}'
    )
    return _titled(shape, "circle", mark.title)


def _line(mark: Line) -> str:
    return (
        f'<polyline points="{_points(mark.points)}" fill="none" stroke="{mark.stroke}" '
        f'stroke-width="{_n(mark.stroke_width)}" stroke-linejoin="round"/>'
    )


def _curve(mark: Curve) -> str:
    path = f"M{_pair(mark.start)} Q{_pair(mark.control)} {_pair(mark.end)}"
    opacity = "" if mark.opacity == 1 else f' stroke-opacity="{_n(mark.opacity)}"'
    dashes = f' stroke-dasharray="{_n(mark.stroke_width * 3.6)} {_n(mark.stroke_width * 2.8)}"' if mark.dashed else ""
    shape = (
        f'<path d="{path}" fill="none" stroke="{mark.stroke}" stroke-width="{_n(mark.stroke_width)}"{opacity}{dashes}'
    )
    return _titled(shape, "path", mark.title)


def _text(mark: Text, background: str) -> Iterable[str]:
    content = _content(mark.text)
    # paint-order would do with one element, but Office does not honour it.
    if mark.halo:
        yield (
            f'<text {_placed(mark)} fill="{background}" stroke="{background}" stroke-width="{_n(mark.size * _HALO)}" '
            f'stroke-linejoin="round" aria-hidden="true">{content}</text>'
        )
    bold = f' stroke="{mark.fill}" stroke-width="{_n(mark.size * _BOLD)}"' if mark.bold else ""
    yield f'<text {_placed(mark)} fill="{mark.fill}"{bold}>{content}</text>'


def _placed(mark: Text) -> str:
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    x, y = _n(mark.at.x), _n(mark.at.y)
    turn = f' transform="rotate({_n(mark.turn)} {x} {y})"' if mark.turn else ""
    return f'x="{x}" y="{y}" font-size="{_n(mark.size)}"{anchor}{turn}'


def _titled(shape: str, name: str, title: str) -> str:
    return f"{shape}><title>{_content(title)}</title></{name}>" if title else f"{shape}/>"


def _content(text: str) -> str:
    return escape(printable(text))


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(point.x)},{_n(point.y)}" for point in points)


def _pair(point: Point) -> str:
    return f"{_n(point.x)} {_n(point.y)}"


def _n(value: float) -> str:
    """A figure to a hundredth, without needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
