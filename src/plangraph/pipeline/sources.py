"""Plans as files: which there are in a folder, and what the ``.toml`` beside one says of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from plangraph.errors import SourceError, SourceNotFound

if TYPE_CHECKING:
    from collections.abc import Collection
    from importlib.resources.abc import Traversable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, and the id that its ``.toml`` gives the plan, None without one."""

    name: str
    data: bytes
    plan_id: str | None = None


def files(path: Path, suffixes: Collection[str]) -> tuple[Path, ...]:
    """The file itself, or the files of a folder, at any depth, that a reader knows by their suffix.

    Raises SourceNotFound where there is none; names that begin with a dot are passed over.
    """
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise SourceNotFound(f"There is no file or folder {path}: check the path.")
    found = tuple(
        sorted(
            p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in suffixes and not p.name.startswith(".")
        )
    )
    if not found:
        raise SourceNotFound(
            f"The folder {path} holds no plan: put files ending in {', '.join(sorted(suffixes))} there."
        )
    return found


def read_source(path: Traversable) -> Source:
    """A file with what the ``.toml`` beside it says; raises SourceError where that does not fit the file."""
    data = _read_bytes(path)
    return Source(path.name, data, _stated_id(path, data))


def read_text(path: Traversable) -> str:
    """The text of a file in UTF-8, such as a query; raises SourceError."""
    try:
        return _read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path} is no text in UTF-8: save it as UTF-8.") from error


def _read_bytes(path: Traversable) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceNotFound(f"There is no file {path}: check the path.") from error
    except IsADirectoryError as error:
        raise SourceError(f"{path} is a folder: name a file in it.") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error


def _stated_id(path: Traversable, data: bytes) -> str | None:
    manifest = _beside(path)
    if manifest is None or not manifest.is_file():
        return None
    try:
        said = tomllib.loads(manifest.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{manifest} is no TOML ({error}): mend it or take it away.") from error
    digest = said.get("sha256")
    if digest is not None and digest != sha256(data).hexdigest():
        raise SourceError(
            f"{path} is not the file that {manifest.name} describes: correct its sha256 or restore the file."
        )
    plan_id = said.get("id")
    return plan_id if isinstance(plan_id, str) else None


def _beside(path: Traversable) -> Traversable | None:
    from pathlib import Path  # noqa: PLC0415  only a file of the file system has neighbours

    if isinstance(path, Path) and path.suffix != ".toml":
        return path.with_suffix(".toml")
    return None
