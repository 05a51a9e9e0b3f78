"""rdflib-endpoint over the store of Oxigraph, its fastest: ``theirs.py STORE PORT``, in the environment of peers."""

from __future__ import annotations

import importlib
import sys


def main() -> None:
    """Serves until it is told to stop."""
    store, port = sys.argv[1:]
    engine = importlib.import_module("pyoxigraph").Store.read_only(store)
    backed = importlib.import_module("oxrdflib").OxigraphStore(store=engine)
    dataset = importlib.import_module("rdflib").Dataset(store=backed, default_union=True)
    application = importlib.import_module("rdflib_endpoint").SparqlEndpoint(graph=dataset, path="/")
    importlib.import_module("uvicorn").run(
        application, host="127.0.0.1", port=int(port), access_log=False, log_level="error"
    )


if __name__ == "__main__":
    main()
