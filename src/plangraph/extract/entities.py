"""All named things of a plan, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.brands import brands
from plangraph.extract.events import events
from plangraph.extract.industries import industries
from plangraph.extract.platforms import platforms
from plangraph.extract.policies import policies
from plangraph.extract.regions import regions
from plangraph.extract.sectors import topics
from plangraph.extract.toponyms import Toponyms

if TYPE_CHECKING:
    from plangraph.model.document import Document
    from plangraph.model.gazetteer import Gazetteer
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Outline
    from plangraph.model.plan import Metadata


def entities(document: Document, outline: Outline, metadata: Metadata, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The named things of a document by kind (brands, industries, regions, policies, platforms, events).

    Within a kind they stand in order of first mention.
    """
    text, passages = document.text, outline.passages
    title = metadata.title.value if metadata.title else ""
    toponyms = Toponyms([issuer.value for issuer in metadata.issuers], title, gazetteer)
    built = platforms(text, passages, topics(title, gazetteer.industries), title, toponyms)
    return (
        *brands(text, passages, sorted(toponyms.own)),
        *industries(text, passages, title, built, toponyms),
        *regions(text, passages, toponyms),
        *policies(text, passages, title),
        *built,
        *events(text, passages, toponyms),
    )
