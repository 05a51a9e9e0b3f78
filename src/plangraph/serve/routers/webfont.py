"""``/static/chinese.woff``: the font of pages in browsers that have no Chinese one."""

from typing import cast

from fastapi import APIRouter, Request, Response

from plangraph.serve.webfont import ADDRESS, MEDIA_TYPE, Webfont

router = APIRouter(include_in_schema=False)


@router.get(ADDRESS)
def font(request: Request) -> Response:
    """The characters that the dataset and the pages use, as WOFF."""
    made = cast("Webfont", request.app.state.webfont).read()
    return Response(made, media_type=MEDIA_TYPE)
