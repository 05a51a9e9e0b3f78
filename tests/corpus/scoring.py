"""Every plan of the shared corpus that has gold, read anew and scored; run as a program it prints a table.

The scorer is the corpus's own (``score.py``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from plangraph.bootstrap.reading import extract_plan
from plangraph.model.extraction import to_json
from plangraph.read.media_types import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

GOALS = {
    "spans": 1.0,
    "metadata": 0.97,
    "tasks": 0.98,
    "pairs": 0.98,
    "roles": 0.97,
    "order": 0.95,
    "deadlines": 0.95,
    "provenance": 0.98,
    "indicators": 1.0,
    "owners": 1.0,
    "targets": 1.0,
    "quantities": 0.85,
    "quantities_full": 0.75,
    "brands": 0.90,
    "cited_documents": 0.90,
    "partner_regions": 0.90,
    "events": 0.90,
    "industries": 0.85,
    "platforms": 0.85,
}
"""The least F1 that a layer must reach, pooled over all documents with gold."""


def shared_folder() -> Path:
    """The folder of the corpus, beside the checkout or where PLANGRAPH_SHARED says."""
    return Path(os.environ.get("PLANGRAPH_SHARED", Path(__file__).parents[3] / "shared"))


def score(corpus: Path) -> Mapping[str, Mapping[str, float]]:
    """Precision, recall and F1 a layer, pooled over all documents with gold."""
    gold = {path.stem for path in (corpus / "gold").glob("*.json")}
    with TemporaryDirectory() as folder:
        for path in sorted((corpus / "dev").iterdir()):
            if path.stem in gold and path.suffix in SUFFIXES:
                extracted = json.dumps(to_json(extract_plan(path)), ensure_ascii=False)
                Path(folder, f"{path.stem}.json").write_text(extracted, "utf-8")
        command = (sys.executable, corpus / "score.py", folder, corpus / "gold", "--sources", corpus / "dev", "--json")
        answer = subprocess.check_output([str(part) for part in command])
    total: Mapping[str, Mapping[str, float]] = json.loads(answer)["total"]
    return total


def table(reached: Mapping[str, Mapping[str, float]]) -> str:
    """Precision, recall, F1 and goal a layer, in Markdown: the table that the README quotes."""
    lines = ["| layer | precision | recall | F1 | goal |", "|---|--:|--:|--:|--:|"]
    for layer, goal in GOALS.items():
        rates = " | ".join(f"{reached[layer][rate]:.3f}" for rate in ("p", "r", "f1"))
        lines.append(f"| {layer} | {rates} | {goal:.2f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prints the table."""
    corpus = shared_folder() / "corpus"
    if not corpus.is_dir():
        sys.exit(f"There is no corpus at {corpus}: set PLANGRAPH_SHARED to the folder that holds it.")
    sys.stdout.write(table(score(corpus)))


if __name__ == "__main__":
    main()
