"""Our service under one of two servers: ``ours.py granian|uvicorn STORE PORT [SITE-PACKAGES]``."""

from __future__ import annotations

import importlib
import sys

from plangraph.bootstrap.serving import served
from plangraph.serve.app import create_service
from plangraph.serve.server import run


def main() -> None:
    """Serves until it is told to stop."""
    server, store, port, *site = sys.argv[1:]
    dataset, _ = served(store)
    with dataset.workspace:
        application = create_service(dataset)
        if server == "granian":
            run(application, host="127.0.0.1", port=int(port))
        else:
            sys.path.extend(site)
            importlib.import_module("uvicorn").run(
                application, host="127.0.0.1", port=int(port), access_log=False, log_level="error"
            )


if __name__ == "__main__":
    main()
