"""The command line: data on stdout, messages on stderr; exit 0 done, 1 problems found, 2 wrong usage or input."""

from __future__ import annotations

import os
import sys

from plangraph.cli.application import app
from plangraph.errors import PlangraphError

__all__ = ["app", "main"]


def main() -> None:
    """Runs the command line and exits with its code; an error is one sentence on stderr."""
    try:
        app(prog_name="plangraph")
    except PlangraphError as error:
        sys.stderr.write(f"plangraph: {error.sentence.in_both()}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output, e.g. head, has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
