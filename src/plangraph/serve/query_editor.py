"""The query editor of ``/sparql``: files of npm that ``make editor`` puts into ``static/editor``, served for good."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    import os

    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(__file__).with_name("static") / "editor"
ADDRESS = "/static/editor"
_SCRIPT, _STYLE = "yasqe.min.js", "yasqe.min.css"
_FOR_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class QueryEditor:
    """The addresses of script and style; ``edition`` changes with their content."""

    edition: str

    @property
    def script(self) -> str:
        """The address of the script."""
        return f"{ADDRESS}/{_SCRIPT}?v={self.edition}"

    @property
    def style(self) -> str:
        """The address of the style."""
        return f"{ADDRESS}/{_STYLE}?v={self.edition}"


def query_editor(folder: Path) -> QueryEditor | None:
    """The editor in a folder; without one the page has a plain text area."""
    files = [folder / name for name in (_STYLE, _SCRIPT)]
    if not all(file.is_file() for file in files):
        return None
    return QueryEditor(sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12])


def files(folder: Path) -> ASGIApp:
    """Serves the folder, packed for who takes that, and kept by browsers: an address changes with the content."""
    return GZipMiddleware(_KeptFiles(directory=folder))


class _KeptFiles(StaticFiles):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # A file that the server reads itself would go out unpacked.
        await super().__call__({**scope, "extensions": {}}, receive, send)

    def file_response(
        self, full_path: os.PathLike[str] | str, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = _FOR_A_YEAR
        return response
