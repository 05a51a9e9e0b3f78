"""ZIP archives (DOCX and OFD are such): opened only where they unpack to what a document can hold."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from plangraph.errors import DamagedSource, ProtectedSource, UnsafeSource

MOST_BYTES = 256 * 1024 * 1024
"""All members unpacked; the largest plan with pictures that we know has 40 MB."""
MOST_MEMBERS = 10_000
MOST_TIMES = 500
"""A member's size over its packed size: DEFLATE reaches 1,032 at most, the XML of documents stays below 50."""
LEAST_TO_COUNT = 1024 * 1024
"""A member smaller than this may be packed as tightly as it likes."""

_ENCRYPTED = 0x1
_BROKEN = (KeyError, BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError, zlib.error)


def opened(name: str, data: bytes) -> ZipFile:
    """The archive in memory; raises DamagedSource, ProtectedSource and UnsafeSource."""
    try:
        archive = ZipFile(BytesIO(data))
        members = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise DamagedSource("{name} is a damaged archive: fetch it again.", name=name) from error
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise UnsafeSource(
            "{name} unpacks to more than {most_bytes} MB and is refused: save it anew as .docx.",
            name=name,
            most_bytes=MOST_BYTES >> 20,
        )
    if any(_explodes(member) for member in members):
        raise UnsafeSource(
            "{name} is packed as an archive bomb is and is refused: save it anew from its program.", name=name
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ProtectedSource("{name} is locked by a password: save a copy without one.", name=name)
    return archive


def member(name: str, archive: ZipFile, path: str) -> bytes:
    """The bytes of a member; raises DamagedSource where it is missing or broken."""
    try:
        return archive.read(path)
    except (
        KeyError,
        BadZipFile,
        NotImplementedError,
        ValueError,
        OSError,
        EOFError,
        RuntimeError,
        zlib.error,
    ) as error:
        raise DamagedSource(
            "{name} lacks its part {path} or holds it damaged: fetch it again.", name=name, path=path
        ) from error


def _explodes(info: ZipInfo) -> bool:
    return info.file_size > LEAST_TO_COUNT and info.file_size > MOST_TIMES * max(info.compress_size, 1)
