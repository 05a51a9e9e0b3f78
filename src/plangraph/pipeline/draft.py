"""One draft: its file, its corrections, and what was read from the two."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from plangraph.errors import StoreUnreachable

if TYPE_CHECKING:
    from pathlib import Path

Content: TypeAlias = dict[str, Any]
"""What was read, as JSON (``draft_content.py``)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """``made`` is a time in UTC, ``version`` that of the plangraph that is to read it."""

    folder: Path
    name: str
    label: str
    made: str
    version: str

    @property
    def id(self) -> str:
        """What its addresses name it by."""
        return self.folder.name

    @property
    def source(self) -> Path:
        """The file as it was sent."""
        return self.folder / "source" / self.name

    @property
    def manifest(self) -> Path:
        """The file of id, checksum and corrections beside it."""
        return self.source.with_suffix(".toml")

    @property
    def edition(self) -> str:
        """What is another whenever corrections or version are; empty for a draft that is gone."""
        with suppress(OSError):
            return sha256(self.manifest.read_bytes() + self.version.encode()).hexdigest()[:16]
        return ""

    @property
    def corrections(self) -> str:
        """The text of the manifest; raises StoreUnreachable."""
        with _kept(self):
            return self.manifest.read_text("utf-8")

    def correct(self, text: str) -> None:
        """Replaces the manifest, whole or not at all; raises StoreUnreachable."""
        with _kept(self):
            replace_file(self.manifest, text.encode())

    def tell(self, stage: str) -> None:
        """Notes how far the reading is; that nobody hears of it is no reason to stop."""
        with suppress(OSError):
            (self.folder / "stage").write_text(stage, "utf-8")

    @property
    def stage(self) -> str:
        """How far the reading is, empty before it."""
        with suppress(OSError):
            return (self.folder / "stage").read_text("utf-8")
        return ""

    def keep(self, edition: str, content: Content, graphs: bytes = b"") -> None:
        """Keeps what was read of an edition; raises OSError where the draft is gone or the disk is full."""
        replace_file(self._graphs(edition), graphs)
        body = json.dumps({"edition": edition, **content}, ensure_ascii=False)
        replace_file(self.folder / "reading.json", body.encode())
        for older in self.folder.glob("*.nq"):
            if older != self._graphs(edition):
                older.unlink(missing_ok=True)

    @property
    def content(self) -> Content | None:
        """What was read of this edition; None where it was not read yet."""
        try:
            found: Content = json.loads((self.folder / "reading.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return found if found.get("edition") == self.edition else None

    def graphs(self, content: Content) -> dict[NamedNode, list[Quad]]:
        """What each graph of the plan is to hold, the one of what it states first; raises StoreUnreachable."""
        graphs: dict[NamedNode, list[Quad]] = {NamedNode(name): [] for name in content["graphs"]}
        with _kept(self):
            for quad in parse(self._graphs(content["edition"]).read_bytes(), RdfFormat.N_QUADS):
                assert isinstance(quad.graph_name, NamedNode)
                graphs[quad.graph_name].append(quad)
        return graphs

    def _graphs(self, edition: str) -> Path:
        return self.folder / f"{edition}.nq"


def replace_file(path: Path, body: bytes) -> None:
    """Makes a file hold just these bytes, on disk, or leaves it as it was; raises OSError."""
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


class _kept:  # noqa: N801  read as a verb: with _kept(draft)
    """Tells of a draft that cannot be read or written as StoreUnreachable."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def __enter__(self) -> None:
        """Nothing is needed before."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError | UnicodeDecodeError | SyntaxError):
            raise StoreUnreachable(
                "The draft {id} cannot be read or written ({error}): send the file again.",
                id=self._draft.id,
                error=error,
            ) from error
