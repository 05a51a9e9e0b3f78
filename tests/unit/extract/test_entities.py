from __future__ import annotations

from pathlib import Path

import pytest

from plangraph.extract.entities import entities
from plangraph.extract.metadata import metadata
from plangraph.model.document import Document
from plangraph.model.mention import Entity, EntityKind
from plangraph.parse.outline import outline
from plangraph.read.gazetteers import gazetteer

Found = tuple[Document, tuple[Entity, ...]]
SAMPLE = Path(__file__).parents[3] / "data" / "sources" / "dazu-ip-2025.txt"


@pytest.fixture(scope="module")
def found() -> Found:
    document = Document("sample", SAMPLE.read_bytes().decode(), "0" * 64)
    structure = outline(document)
    return document, entities(document, structure, metadata(document, structure), gazetteer())


def test_entities_stand_by_kind_and_by_first_mention(found: Found):
    kinds = [entity.kind for entity in found[1]]
    assert kinds == sorted(kinds, key=list(EntityKind).index)
    for kind in EntityKind:
        firsts = [entity.mentions[0].span.start for entity in found[1] if entity.kind is kind]
        assert firsts == sorted(firsts)


def test_every_mention_quotes_the_text(found: Found):
    document, all_found = found
    spans = [mention.span for entity in all_found for mention in entity.mentions]
    assert [span for span in spans if document.text[span.start : span.end] != span.quote] == []


def test_the_sample_names_eight_brands_and_five_events(found: Found):
    counts = {kind: sum(entity.kind is kind for entity in found[1]) for kind in EntityKind}
    assert (counts[EntityKind.BRAND], counts[EntityKind.EVENT], counts[EntityKind.POLICY]) == (8, 5, 6)


def test_no_entity_stands_in_a_bracket_of_responsibility(found: Found):
    document, all_found = found
    brackets = outline(document).responsibilities
    spans = [mention.span for entity in all_found for mention in entity.mentions]
    assert not any(span.overlaps(bracket) for span in spans for bracket in brackets)
