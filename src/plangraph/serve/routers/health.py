"""For the operator: ``/healthz`` says whether the service answers, and for what; ``/metrics`` how it does."""

from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from plangraph.serve.context import Dataset
from plangraph.serve.metrics import MEDIA_TYPE

if TYPE_CHECKING:
    from plangraph.serve.metrics import Metrics

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


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Figures for Prometheus."""
    figures = cast("Metrics", request.app.state.metrics)
    return Response(figures.exposition(), media_type=MEDIA_TYPE)
