"""The whole package, imported: what the processes of ``command_line`` begin with."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

import plangraph

for found in walk_packages(plangraph.__path__, "plangraph."):
    import_module(found.name)
