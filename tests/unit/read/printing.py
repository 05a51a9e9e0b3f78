"""Small PDF and OFD files made for tests: characters at their places, no more."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    Words = tuple[float, float, str]
    Page = Sequence[Words]

SIZE = 16
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange {} endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
GLYPHS = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /W [{}] /FontDescriptor << /Type /FontDescriptor"
    " /FontName /Song /Ascent 880 /Descent -120 /FontBBox [0 -120 1000 880] >>"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


def pdf(pages: Sequence[Page], *, rules: str = "", trailer: str = "", size: int = SIZE) -> bytes:
    """A PDF of A4 pages; words are at (x, y) from the left lower corner, a character as wide as it is high."""
    return pdf_of([f"{shown(words, size=size)} {rules}" for words in pages], Said(trailer=trailer))


@dataclass(frozen=True, slots=True)
class Said:
    """What a PDF says beside what its pages draw.

    ``page`` of each page, ``packed`` of the filters of what pages draw, ``codes`` of the characters that glyphs are;
    ``forms`` are called X0, X1 and so on.
    """

    page: str = ""
    packed: str = ""
    codes: str = "<0000> <FFFF> <0000>"
    widths: str = ""
    forms: Sequence[str] = ()
    trailer: str = ""


def pdf_of(drawn: Sequence[str], said: Said = Said()) -> bytes:
    """A PDF of A4 pages that draw this."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(drawn)} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(drawn)))}] >>",
        FONT,
        GLYPHS.format(said.widths),
        stream(CMAP.format(said.codes)),
    ]
    forms = " ".join(f"/X{n} {6 + 2 * len(drawn) + n} 0 R" for n in range(len(said.forms)))
    resources = f"/Resources << /Font << /F 3 0 R >> /XObject << {forms} >> >>"
    for number, content in enumerate(drawn):
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R"
        objects += [f"<< {page} {resources} {said.page} >>", stream(content, f"/Filter [{said.packed}]")]
    kind = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}"
    return assembled([*objects, *(stream(form, kind) for form in said.forms)], said.trailer)


def shown(words: Page, *, size: int = SIZE, before: str = "") -> str:
    """What draws words after a change of the graphics state: a colour, or a matrix that turns the page."""
    drawn = " ".join(f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET" for x, y, text in words)
    return f"q {before} {drawn} Q"


def ruled(columns: Sequence[float], rows: Sequence[float]) -> str:
    """What draws the lines of a table whose columns and rows end at these places."""
    across = [f"{columns[0]} {y} m {columns[-1]} {y} l" for y in rows]
    down = [f"{x} {rows[0]} m {x} {rows[-1]} l" for x in columns]
    return " ".join([*across, *down, "S"])


def stream(content: str, more: str = "") -> str:
    return f"<< /Length {len(content)} {more} >>\nstream\n{content}\nendstream"


def assembled(objects: Sequence[str], trailer: str) -> bytes:
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}{table}{end}".encode("latin-1")


def paragraph(lines: Sequence[str], top: float = 740, left: float = 90) -> list[Words]:
    """Lines of one paragraph: its first line two characters in."""
    return [(left + 2 * SIZE * (n == 0), top - 28 * n, words) for n, words in enumerate(lines)]


def ofd(pages: Sequence[str], *, prefix: str = "Doc_0/") -> bytes:
    """An OFD whose pages hold these text objects."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        root = f"<ofd:DocBody><ofd:DocRoot>{prefix}Document.xml</ofd:DocRoot></ofd:DocBody>"
        archive.writestr("OFD.xml", f"<ofd:OFD {space}>{root}</ofd:OFD>")
        area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        common = f"<ofd:CommonData>{area}</ofd:CommonData>"
        document = f"<ofd:Document {space}>{common}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        archive.writestr(f"{prefix}Document.xml", document)
        for n, texts in enumerate(pages):
            content = f"<ofd:Content><ofd:Layer>{texts}</ofd:Layer></ofd:Content>"
            archive.writestr(f"{prefix}Pages/Page_{n}/Content.xml", f"<ofd:Page {space}>{content}</ofd:Page>")
    return out.getvalue()


def text_object(x: float, y: float, words: str, delta: str | None = None, more: str = "") -> str:
    """A text object of OFD: words from (x, y) in millimetres, a character 5.6 high."""
    delta = f"g {len(words) - 1} 5.6" if delta is None else delta
    code = f'<ofd:TextCode X="0" Y="5" DeltaX="{delta}">{words}</ofd:TextCode>'
    return f'<ofd:TextObject ID="1" Font="2" Size="5.6" Boundary="{x} {y} 150 6" {more}>{code}</ofd:TextObject>'


def path_object(x: float, y: float, data: str, more: str = "") -> str:
    """A path of OFD that draws lines from (x, y) in millimetres."""
    drawn = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="2" Boundary="{x} {y} 150 200" LineWidth="0.3" {more}>{drawn}</ofd:PathObject>'
