"""``/healthz``: whether the service answers, and for what."""

from importlib.metadata import version

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from plangraph.serve.context import Dataset

router = APIRouter(tags=["Service"])


@router.get("/healthz")
def health(workspace: Dataset) -> Response:
    """Status, revision of the dataset, ids of its plans, version of plangraph."""
    return JSONResponse(
        {
            "status": "ok",
            "revision": workspace.store.revision,
            "plans": [plan.id for plan in workspace.plans()],
            "version": version("plangraph"),
        },
        headers={"Cache-Control": "no-store"},
    )
