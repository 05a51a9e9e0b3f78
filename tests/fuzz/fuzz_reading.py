"""Looks for files that break reading or extraction: ``python -m tests.fuzz.fuzz_reading SECONDS``.

Needs atheris. It begins with the plans of tests and sample, mixes official words with raw bytes, and follows what
reaches new code. The first file that raises anything but SourceError, is quoted wrongly or takes longer than 20 s is
kept, its path printed, and the exit code is not 0; ``python -m tests.fuzz.fuzz_reading FILE`` tries that file again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["plangraph"]):
    from tests.fuzz.inputs import BEGINNINGS, NAMES, PIECES, faults

    import plangraph.bootstrap.serving
    import plangraph.bootstrap.uploading  # noqa: F401  every stage is followed

ROOT = Path(__file__).parents[2]
SEEDS = (*ROOT.glob("tests/plans/*.txt"), *ROOT.glob("data/sources/*.txt"))
LONGEST = 20
LARGEST = 20_000
WHOLE = 0xFF
"""A first byte that says: what follows is a text file as it stands."""


def file_of(data: bytes) -> tuple[str, bytes]:
    """The name and bytes of the file that the fuzzer means: the first byte is a recipe, the rest its words."""
    if data[:1] == bytes([WHOLE]):
        return "plan.txt", data[1:]
    recipe = atheris.FuzzedDataProvider(data)
    name = NAMES[recipe.ConsumeIntInRange(0, len(NAMES) - 1)]
    if recipe.ConsumeBool():
        return name, BEGINNINGS[recipe.ConsumeIntInRange(0, len(BEGINNINGS) - 1)] + recipe.ConsumeBytes(len(data))
    words: list[str] = []
    while recipe.remaining_bytes():
        chosen = recipe.ConsumeIntInRange(0, WHOLE)
        words.append(PIECES[chosen] if chosen < len(PIECES) else recipe.ConsumeUnicodeNoSurrogates(2))
    return name, "".join(words).encode()


def test_one(data: bytes) -> None:
    """Raises for a file that is not answered as it should be."""
    found = faults(*file_of(data))
    if found:
        raise AssertionError("\n".join(found))


def main() -> None:
    """Fuzzes for the seconds given, or tries one file."""
    asked = sys.argv[1]
    if not asked.isdecimal():
        test_one(Path(asked).read_bytes())
        return
    folder = mkdtemp(prefix="fuzz-reading-")
    for number, seed in enumerate(SEEDS):
        Path(folder, f"seed-{number}").write_bytes(bytes([WHOLE]) + seed.read_bytes())
    options = (f"-max_total_time={asked}", f"-timeout={LONGEST}", f"-max_len={LARGEST}", f"-artifact_prefix={folder}/")
    atheris.Setup([sys.argv[0], *options, folder], test_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
