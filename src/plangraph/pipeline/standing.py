"""The plans that a dataset holds and what each was made from, so that a file is known again without reading it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pyoxigraph import Literal, NamedNode

from plangraph.errors import SourceError
from plangraph.model.identifier import slug_of_title
from plangraph.pipeline.sources import address, legible, manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plangraph.model.identifier import Identifiers
    from plangraph.protocols import SparqlStore

_STANDING = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?stated ?id ?title ?version ?name ?sha256 ?url {
  GRAPH ?stated {
    ?stated prov:wasGeneratedBy ?run .
    ?run owl:versionInfo ?version ; prov:used ?text .
    ?text plan:sha256 ?sha256 ; dcterms:title ?name ; plan:inPlan ?plan .
    ?plan dcterms:identifier ?id ; rdfs:label ?title .
    OPTIONAL { ?text dcterms:source ?url }
  }
}
"""
_GRAPHS = "SELECT ?graph { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_CORRECTIONS = "correction"
"""The table of a manifest that changes what is read from a source; the dataset keeps no digest of it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan of the dataset; ``name``, ``sha256`` and ``url`` are of its source, ``version`` of the run that read it.

    What is ``corrected`` is not the work of its source alone.
    """

    id: str
    title: str
    version: str
    name: str
    sha256: str
    corrected: bool = False
    url: str | None = None


class Register:
    """The plans that stand in a dataset, by the digest of their sources."""

    def __init__(self, plans: Iterable[Standing] = ()) -> None:
        self.ids: set[str] = set()
        self._by_digest: defaultdict[str, list[Standing]] = defaultdict(list)
        for plan in plans:
            self.ids.add(plan.id)
            self._by_digest[plan.sha256].append(plan)

    @classmethod
    def of(cls, store: SparqlStore, identifiers: Identifiers) -> Self:
        """The register of a dataset's plans below the base IRI of ``identifiers``."""
        graphs = {graph for (graph,) in store.select(_GRAPHS).rows}
        plans = []
        for graph, *row, url in store.select(_STANDING).rows:
            plan_id, title, version, name, content = (term.value for term in row if isinstance(term, Literal))
            if graph == identifiers.graph_stated(plan_id):
                corrected = identifiers.graph_review(plan_id) in graphs
                published = url.value if isinstance(url, NamedNode) else None
                plans.append(Standing(plan_id, title, version, name, content, corrected, published))
        return cls(plans)

    def recognise(self, path: Path, digest: str, plan_id: str | None, version: str) -> str | None:
        """The id of the plan that reading the file would give once more, None where reading could give another."""
        made = legible(path.name), version, False
        known = [p for p in self._by_digest.get(digest, ()) if (p.name, p.version, p.corrected) == made]
        if not known:
            return None
        try:
            said = manifest(path)
        except SourceError:
            return None
        if _CORRECTIONS in said or said.get("sha256", digest) != digest:
            return None
        asked, url = plan_id or said.get("id"), address(said)
        fitting = (plan.id for plan in known if (plan.id, plan.url) == (asked or slug_of_title(plan.title), url))
        return next(fitting, None)
