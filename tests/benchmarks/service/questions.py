"""Twelve queries, each about things of one plan: the same text for every server."""

from __future__ import annotations

from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Plans: TypeAlias = Sequence[Mapping[str, Sequence[str]]]

_PREFIXES = """PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX qb: <http://purl.org/linked-data/sdmx/2009/measure#>
"""
QUERIES = {
    "a task": "SELECT ?number ?title ?text { <TASK> plan:number ?number ; rdfs:label ?title ; plan:text ?text }",
    "all of a task": "SELECT ?p ?o { VALUES ?task { <TASK> } ?task ?p ?o }",
    "units of a task": "SELECT ?unit ?name { VALUES ?task { <TASK> } ?task plan:responsibleUnit ?unit ."
    " ?unit rdfs:label ?name } ORDER BY ?name",
    "tasks of a unit in a goal": "SELECT ?task ?title ?role { VALUES (?unit ?goal) { (<UNIT> <GOAL>) }"
    " ?task plan:inGoal ?goal ; rdfs:label ?title ; plan:hasResponsibility ?part ."
    " ?part plan:unit ?unit ; plan:role ?role }",
    "evidence": "SELECT ?exact ?prefix ?suffix { <SPAN> oa:hasSelector ?selector ."
    " ?selector oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix }",
    "whose task": "ASK { <TASK> plan:responsibleUnit <UNIT> }",
    "count of a unit's tasks": "SELECT (COUNT(DISTINCT ?task) AS ?n) { ?task plan:responsibleUnit <UNIT> ;"
    " plan:inGoal <GOAL> }",
    "roles in a goal": "SELECT ?role (COUNT(?part) AS ?n) { VALUES ?goal { <GOAL> <GOAL2> } ?task plan:inGoal ?goal ;"
    " plan:hasResponsibility ?part . ?part plan:role ?role } GROUP BY ?role",
    "shared tasks": "SELECT ?task ?title { VALUES (?one ?other) { (<UNIT> <UNIT2>) }"
    " ?task plan:responsibleUnit ?one , ?other ; rdfs:label ?title ; plan:inPlan <PLAN> }",
    "45 rows": "SELECT ?task ?title ?position ?name { <TASK> plan:inPlan ?plan . ?task plan:inPlan ?plan ;"
    " rdfs:label ?title ; plan:hasResponsibility ?part ."
    " ?part plan:position ?position ; plan:unit ?unit . ?unit rdfs:label ?name } LIMIT 45",
    "a plan's join": "SELECT ?title ?name ?position { ?task plan:inGoal <GOAL> ; rdfs:label ?title ;"
    " plan:hasResponsibility ?part . ?part plan:unit ?unit ; plan:position ?position ."
    " ?unit rdfs:label ?name . FILTER(?unit != <UNIT>) } ORDER BY ?title ?position",
    "values of indicators": "SELECT ?name ?value ?wording { VALUES ?indicator { <INDICATOR> <INDICATOR2> }"
    " ?indicator rdfs:label ?name ; plan:hasValue ?each . ?each qb:obsValue ?value ; plan:wording ?wording }",
}
KILLER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LONG = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 158000"
"""About 40 MB in JSON."""


def fixed(plans: Plans) -> list[str]:
    """The twelve about one plan."""
    return list(_round(plans, Random(1)))  # noqa: S311  not for secrets


def varied(plans: Plans, number: int, seed: int) -> list[str]:
    """So many in turn, none of them twice, about IRIs drawn by lot."""
    lot = Random(seed)  # noqa: S311  not for secrets
    found: dict[str, None] = {}
    while len(found) < number:
        found.update(dict.fromkeys(_round(plans, lot)))
    return list(islice(found, number))


def target(path: str, query: str) -> str:
    """Path and query of the GET that asks it."""
    return f"{path}?query={quote(query, safe='')}"


def _round(plans: Plans, lot: Random) -> Iterator[str]:
    for query in QUERIES.values():
        iris = lot.choice(plans)
        text = query
        for kind, found in iris.items():
            drawn = cycle(lot.sample(found, min(2, len(found))))
            text = text.replace(f"<{kind.upper()}>", f"<{next(drawn)}>")
            text = text.replace(f"<{kind.upper()}2>", f"<{next(drawn)}>")
        yield _PREFIXES + text
