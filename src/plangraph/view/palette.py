"""Colours: each at least 4.5:1 on white (WCAG 2.2 AA), so that they serve for dots and for text."""

from __future__ import annotations

INK = "#1F2933"
MUTED = "#5F6B7A"
RULE = "#D5DBE3"
BAND = "#F5F7FA"
WHITE = "#FFFFFF"
ACCENT = "#B5382A"
LINK = "#2B5C8F"
FAINT = "#DDE2EA"
AREA = "#E8EDF5"
MARKED = "#FBE6DF"
TIE = "#7C8FAD"

# The keys are the values of BodyKind.
KIND_COLOURS = {
    "party": "#B5382A",
    "government": "#2B5C8F",
    "congress": "#A3245C",
    "conference": "#8A3FA0",
    "judiciary": "#6A4C93",
    "military": "#4F6B1F",
    "mass-organisation": "#B8431B",
    "park": "#2A7F62",
    "institution": "#96590C",
    "enterprise": "#0F7285",
    "set": "#5F6B7A",
    "other": "#4A5568",
}
KIND_LABELS = {
    "party": "党委部门",
    "government": "政府部门",
    "congress": "人大机关",
    "conference": "政协机关",
    "judiciary": "司法机关",
    "military": "军事机关",
    "mass-organisation": "群团组织",
    "park": "园区载体",
    "institution": "事业单位",
    "enterprise": "企业",
    "set": "单位统称",
    "other": "其他单位",
}
KIND_LABELS_EN = {
    "party": "Party",
    "government": "Government",
    "congress": "People's congress",
    "conference": "CPPCC",
    "judiciary": "Judiciary",
    "military": "Military",
    "mass-organisation": "Mass organisations",
    "park": "Parks",
    "institution": "Public institutions",
    "enterprise": "Enterprises",
    "set": "Sets of units",
    "other": "Others",
}
# The keys are the classes of things that tasks name, in short.
THING_COLOURS = {
    "task": "#2B5C8F",
    "platform": "#2A7F62",
    "policy": "#6A4C93",
    "citedpolicy": "#6A4C93",
    "indicator": "#0F7285",
    "industry": "#96590C",
    "region": "#4F6B1F",
    "brand": "#B5382A",
    "event": "#A3245C",
    "subject": "#5F6B7A",
}
# What follows the names of units where a picture has no colours.
KIND_MARKS = {
    "party": ("党", "P"),
    "government": ("政", "G"),
    "congress": ("人", "C"),
    "conference": ("协", "F"),
    "judiciary": ("司", "J"),
    "military": ("军", "M"),
    "mass-organisation": ("群", "O"),
    "park": ("园", "K"),
    "institution": ("事", "I"),
    "enterprise": ("企", "E"),
    "set": ("统", "S"),
    "other": ("他", "X"),
}
COMMUNITY_COLOURS = ("#2B5C8F", "#B5382A", "#2A7F62", "#6A4C93", "#96590C", "#0F7285", "#A3245C", "#4F6B1F", "#4A5568")


def kind_colour(kind: str) -> str:
    """The colour of a kind of body; that of 其他单位 where the kind is unknown."""
    return KIND_COLOURS.get(kind, KIND_COLOURS["other"])


def kind_label(kind: str, language: str = "zh") -> str:
    """The name of a kind of body."""
    labels = KIND_LABELS_EN if language == "en" else KIND_LABELS
    return labels.get(kind, labels["other"])


def kind_mark(kind: str, language: str = "zh") -> str:
    """The character that stands for a kind of body where there are no colours."""
    chinese, english = KIND_MARKS.get(kind, KIND_MARKS["other"])
    return english if language == "en" else chinese


def community_colour(number: int) -> str:
    """The colour of a community counted from 1; small ones beyond the palette share the last."""
    return COMMUNITY_COLOURS[min(number, len(COMMUNITY_COLOURS)) - 1]


def mixed(one: str, other: str, part: float) -> str:
    """The colour ``part`` (0 to 1) of the way from ``one`` to ``other``."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2), 0 black to 1 white."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
