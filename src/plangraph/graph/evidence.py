"""Places in the text, in the terms of the Web Annotation Data Model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.graph.statements import TYPE
from plangraph.vocabulary import OA, PLAN

if TYPE_CHECKING:
    from plangraph.graph.statements import Statements
    from plangraph.model.span import Span

CONTEXT = 32
"""Code points of prefix and suffix: enough to find a quote again in a text that has moved."""

_EVIDENCE = PLAN.term("evidence")
_SPECIFIC_RESOURCE = OA.term("SpecificResource")
_HAS_SOURCE = OA.term("hasSource")
_HAS_SELECTOR = OA.term("hasSelector")
_POSITION_SELECTOR = OA.term("TextPositionSelector")
_START = OA.term("start")
_END = OA.term("end")
_QUOTE_SELECTOR = OA.term("TextQuoteSelector")
_EXACT = OA.term("exact")
_PREFIX = OA.term("prefix")
_SUFFIX = OA.term("suffix")


def cite(to: Statements, subject: NamedNode, *spans: Span) -> None:
    """States the places that show a thing, describing each place once."""
    for span in spans:
        to.state(subject, _EVIDENCE, to.spans.get(span) or _place(to, span))


def _place(to: Statements, span: Span) -> NamedNode:
    node = to.spans[span] = to.identifiers.span(to.plan.id, span)
    position, quote = NamedNode(f"{node.value}/position"), NamedNode(f"{node.value}/quote")
    to.state(node, TYPE, _SPECIFIC_RESOURCE)
    to.state(node, _HAS_SOURCE, to.identifiers.text(to.plan.id))
    to.state(node, _HAS_SELECTOR, position, quote)
    to.state(position, TYPE, _POSITION_SELECTOR)
    to.state(position, _START, Literal(span.start))
    to.state(position, _END, Literal(span.end))
    to.state(quote, TYPE, _QUOTE_SELECTOR)
    to.state(quote, _EXACT, Literal(span.quote))
    to.state(quote, _PREFIX, Literal(to.plan.document.text[max(0, span.start - CONTEXT) : span.start]))
    to.state(quote, _SUFFIX, Literal(to.plan.document.text[span.end : span.end + CONTEXT]))
    return node
