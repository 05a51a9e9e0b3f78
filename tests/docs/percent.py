"""Runs a script of ``# %%`` cells on the sample and writes it with what it shows, as Markdown.

``python tests/docs/percent.py > docs/notebook.md``
"""

from __future__ import annotations

import ast
import os
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "notebook.py"
_MARK, _WORDS = "# %%", " [markdown]\n"


def page(script: str) -> str:
    """The script's words, code and what each cell shows."""
    names: dict[str, Any] = {"__name__": "__main__"}
    return "\n\n".join(part for cell in script.split(_MARK)[1:] for part in _parts(cell, names)) + "\n"


def _parts(cell: str, names: dict[str, Any]) -> Iterator[str]:
    if cell.startswith(_WORDS):
        yield "\n".join(line.removeprefix("#").removeprefix(" ") for line in cell.splitlines()[1:]).strip()
        return
    yield f"```python\n{cell.strip()}\n```"
    printed, value = _run(cell, names)
    if printed:
        yield f"```text\n{printed.rstrip()}\n```"
    yield from _shown(value)


def _run(code: str, names: dict[str, Any]) -> tuple[str, object]:
    """What the code prints, and the value of the expression that it closes with."""
    body = ast.parse(code).body
    closing = body.pop() if isinstance(body[-1], ast.Expr) else None
    out, value = StringIO(), None
    with redirect_stdout(out):
        exec(compile(ast.Module(body, []), "cell", "exec"), names)  # noqa: S102  the script is our own
        if isinstance(closing, ast.Expr):
            value = eval(compile(ast.Expression(closing.value), "cell", "eval"), names)  # noqa: S307
    return out.getvalue(), value


def _shown(value: object) -> Iterator[str]:
    """The table that a notebook shows of a value; a drawing has no place in a page."""
    table = value._repr_html_() if hasattr(value, "_repr_html_") else None
    if table:
        yield table.strip()


def main() -> None:
    """Writes the page to stdout; the script works in a folder of its own, which holds the sample."""
    for name in [name for name in os.environ if name.startswith("PLANGRAPH_")]:
        del os.environ[name]
    with TemporaryDirectory() as folder, chdir(folder):
        Path("data").symlink_to(ROOT / "data")
        sys.stdout.buffer.write(page(SCRIPT.read_text("utf-8")).encode())


if __name__ == "__main__":
    main()
