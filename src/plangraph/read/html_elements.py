"""The elements of HTML by what a browser does with them (WHATWG HTML, 15.3, the rendering of flow content)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "noframes",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    ]
)
DROPPED = frozenset(
    [
        "applet",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "col",
        "colgroup",
        "datalist",
        "del",
        "embed",
        "frame",
        "iframe",
        "input",
        "map",
        "meter",
        "noscript",
        "object",
        "optgroup",
        "option",
        "param",
        "progress",
        "rp",
        "rt",
        "rtc",
        "script",
        "select",
        "svg",
        "template",
        "textarea",
        "video",
    ]
)
"""Elements without words of the document: scripts, controls, media, glosses, what is struck out."""
PREFORMATTED = frozenset({"listing", "pre", "xmp"})
_PICTURE_FONTS = ("wingdings", "webdings", "symbol")
_BLOCK_DISPLAYS = ("block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-cell")
_INLINE_DISPLAYS = ("inline", "inline-block", "inline-flex", "contents")


def is_dropped(tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> bool:
    """Whether nobody reads the element: by its name, hidden by the page, or bullets in a font of pictures.

    ``visibility`` hides nothing: articles of WeChat wait invisibly for their script.
    """
    if tag in DROPPED:
        return True
    if not (attributes or style):
        return tag == "dialog"
    if "hidden" in attributes or style.get("display") == "none":
        return True
    if attributes.get("aria-hidden", "").lower() == "true" or (tag == "dialog" and "open" not in attributes):
        return True
    return style.get("font-family", "").strip("\"' ").startswith(_PICTURE_FONTS) or _is_note_mark(tag, attributes)


def is_block(tag: str, style: Mapping[str, str]) -> bool:
    """Whether the element stands on lines of its own; cells and rows do so whatever their style says."""
    display = style.get("display", "")
    if tag in BLOCKS:
        return not (display in _INLINE_DISPLAYS and tag in {"div", "p", "section"})
    return display in _BLOCK_DISPLAYS


def is_link(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the element leads away from the page, or runs a script."""
    return tag == "a" and not attributes.get("href", "#").startswith("#")


def _is_note_mark(tag: str, attributes: Mapping[str, str]) -> bool:
    """The mark of a footnote, or the way back from one, as Word, LibreOffice and pandoc write it (DPUB-ARIA 1.1)."""
    if tag == "a" and attributes.get("role") in {"doc-noteref", "doc-backlink"}:
        return True
    names = attributes.get("class", "").lower().split()
    return tag in {"a", "span", "sup"} and any(
        name.startswith(
            ("msofootnotereference", "msoendnotereference", "footnote-ref", "footnote-back", "sdfootnote", "sdendnote")
        )
        for name in names
    )
