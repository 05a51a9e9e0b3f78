"""The definitions that come with the package: JSON-LD context, saved queries, shapes and vocabulary."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from plangraph.query.library import Library
from plangraph.resources import resource
from plangraph.validate.shapes import Shapes
from plangraph.vocabulary import VOCABULARY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.graph.export import Context


@cache
def context() -> Context:
    """The JSON-LD context of the package."""
    return dict(json.loads(resource("ontology", "context.jsonld").read_text("utf-8")))


@cache
def library() -> Library:
    """The saved queries of the package."""
    return Library.load(resource("queries"))


@cache
def shapes() -> Shapes:
    """The SHACL shapes of the package."""
    return Shapes.parse(resource("ontology", "shapes.ttl").read_text("utf-8"))


def vocabulary() -> Iterator[Quad]:
    """The terms of the package and how they align with others, in a graph of their own."""
    folder = resource("ontology")
    for part in (
        folder / "plan.ttl",
        folder / "alignments.ttl",
        *sorted(folder.joinpath("schemes").iterdir(), key=str),
    ):
        for quad in parse(part.read_bytes(), RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, VOCABULARY_GRAPH)
