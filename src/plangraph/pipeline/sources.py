"""Plans as files, and what the ``.toml`` beside one says of it."""

from __future__ import annotations

import os
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.errors import SourceError, SourceNotFound
from plangraph.read.corrections import corrections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from plangraph.model.correction import Correction


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, and what its ``.toml`` says.

    That is the id of the plan and the address where it was published, each None without one, and corrections.
    """

    name: str
    data: bytes
    plan_id: str | None = None
    corrections: tuple[Correction, ...] = ()
    url: str | None = None


def read_source(path: Traversable) -> Source:
    """A file with what the ``.toml`` beside it says; raises SourceError where that does not fit the file."""
    data = _read_bytes(path)
    return Source(legible(path.name), data, _stated_id(path, data), _corrections(path), address(manifest(path)))


def read_text(path: Traversable) -> str:
    """The text of a file in UTF-8, such as a query; raises SourceError."""
    try:
        return _read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError("{path} is no text in UTF-8: save it as UTF-8.", path=path) from error


def legible(name: str) -> str:
    """A file's name as text: one that is not in the encoding of the system is taken for GB18030.

    Archives packed on a Chinese Windows unpack to such names.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, read piece by piece; raises SourceError."""
    with _refusals(path), path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def manifest(path: Traversable) -> Mapping[str, object]:
    """What the ``.toml`` beside a file says, nothing where there is none; raises SourceError."""
    beside = _beside(path)
    if beside is None or not beside.is_file():
        return {}
    try:
        return tomllib.loads(_read_bytes(beside).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            "{beside} is no TOML ({error}): mend it or take it away.", beside=beside, error=error
        ) from error


def address(said: Mapping[str, object]) -> str | None:
    """The ``url`` of a manifest, None for what is no address of the web."""
    url = said.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(url).value
    except ValueError:
        return None


def _read_bytes(path: Traversable) -> bytes:
    with _refusals(path):
        return path.read_bytes()


@contextmanager
def _refusals(path: Traversable) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceNotFound("There is no file {path}: check the path.", path=path) from error
    except IsADirectoryError as error:
        raise SourceError("{path} is a folder: name a file in it.", path=path) from error
    except OSError as error:
        raise SourceError(
            "{path} cannot be read ({strerror}): check its permissions.", path=path, strerror=error.strerror
        ) from error


def _stated_id(path: Traversable, data: bytes) -> str | None:
    said = manifest(path)
    stated = said.get("sha256")
    if stated is not None and stated != sha256(data).hexdigest():
        raise SourceError(
            "{path} is not the file that its .toml describes: correct its sha256 or restore the file.", path=path
        )
    plan_id = said.get("id")
    return plan_id if isinstance(plan_id, str) else None


def _corrections(path: Traversable) -> tuple[Correction, ...]:
    beside = _beside(path)
    return corrections(str(beside), read_text(beside)) if beside is not None and beside.is_file() else ()


def _beside(path: Traversable) -> Traversable | None:
    from pathlib import Path  # noqa: PLC0415  only a file of the file system has neighbours

    if isinstance(path, Path) and path.suffix != ".toml":
        return path.with_suffix(".toml")
    return None
