"""Packages of Office whose bytes follow from their content alone."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def sealed(package: bytes) -> bytes:
    """The package with its parts in order and without the hour of writing."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda part: (part != _FIRST, part)):
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return out.getvalue()
