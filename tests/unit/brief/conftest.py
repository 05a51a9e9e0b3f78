"""Briefings on the sample in every form, and on a plan whose names are hostile."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from pptx import Presentation
from pyoxigraph import Literal, Quad

from plangraph.bootstrap.loading import sample_workspace
from plangraph.brief.composition import briefing
from plangraph.model.language import Language
from plangraph.pipeline.briefing import brief
from plangraph.pipeline.briefing_material import Order, gathered
from plangraph.settings import Settings
from plangraph.view.preset import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from pptx.presentation import Presentation as Deck

    from plangraph.brief.briefing import Briefing
    from plangraph.brief.material import Material
    from plangraph.pipeline.workspace import Workspace

PLAN = "dazu-ip-2025"
HOSTILE = "<script>alert(1)</script>{{7*7}}&amp;]]>|*\x01区科技局"


SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def with_rows(material: Material, query: str, *rows: dict[str, Any]) -> Material:
    answered = replace(material.answers[query], rows=rows)
    return replace(material, answers={**material.answers, query: answered})


@pytest.fixture(scope="session")
def material(workspace: Workspace) -> Material:
    return gathered(workspace, Order(PLAN, "", Language.ZH, PAGE, raster=True))


@pytest.fixture(scope="session")
def said(material: Material) -> Briefing:
    return briefing(material)


@pytest.fixture(scope="session")
def unit_material(workspace: Workspace) -> Material:
    return gathered(workspace, Order(PLAN, "区科技局", Language.ZH, PAGE, raster=False))


@pytest.fixture(scope="session")
def docx(workspace: Workspace) -> bytes:
    return brief(workspace, PLAN, "docx").body


@pytest.fixture(scope="session")
def pptx(workspace: Workspace) -> bytes:
    return brief(workspace, PLAN, "pptx").body


@pytest.fixture(scope="session")
def document(docx: bytes) -> WordDocument:
    return Document(BytesIO(docx))


@pytest.fixture(scope="session")
def deck(pptx: bytes) -> Deck:
    return Presentation(BytesIO(pptx))


@pytest.fixture(scope="session")
def hostile() -> Iterator[Workspace]:
    """The sample with markup of many kinds in the name of a unit."""
    with sample_workspace(Settings()) as workspace:
        graph = workspace.identifiers.graph_stated(PLAN)
        quads = [_hostile(quad) for quad in workspace.store.quads(graph)]
        workspace.store.replace({graph: quads})
        yield workspace


def _hostile(quad: Quad) -> Quad:
    named = quad.object
    if not isinstance(named, Literal) or named.value != "区科技局":
        return quad
    words = Literal(HOSTILE, language=named.language) if named.language else Literal(HOSTILE)
    return Quad(quad.subject, quad.predicate, words, quad.graph_name)
