"""The components of SHACL Core that the shapes use, each as the SPARQL that finds what breaks it.

The patterns follow the potential definitions in SPARQL of SHACL §4; a test holds them against pySHACL. In a pattern
``?focus`` is the node under test, PATH its property's path, PARAMETER the constraint's parameter.
"""

from __future__ import annotations

from plangraph.vocabulary import RDF, RDFS, XSD

TYPE, SUBCLASS = RDF.term("type"), RDFS.term("subClassOf")
INSTANCE_OF = f"{TYPE}/{SUBCLASS}*"
CASTS = frozenset(f"<{XSD}{name}>" for name in ("integer", "decimal", "boolean", "date", "gYear"))
"""Datatypes whose lexical form is tested too: 2025-02-30 is no xsd:date."""

_COUNTED = "COUNT(DISTINCT ?value)"
_COUNT = "OPTIONAL { ?focus PATH ?value } } GROUP BY ?focus HAVING (%s)"
_VALUE = "?focus PATH ?value . FILTER (%s) }"
_PAIR = "?focus PATH ?value . ?focus PARAMETER ?other . FILTER (!COALESCE(?value %s ?other, false)) }"
_TYPED = "COALESCE(DATATYPE(?value) = PARAMETER, false)"

PATTERNS = {
    "minCount": _COUNT % f"{_COUNTED} < PARAMETER",
    "maxCount": _COUNT % f"{_COUNTED} > PARAMETER",
    "class": _VALUE % f"NOT EXISTS {{ ?value {INSTANCE_OF} PARAMETER }}",
    "datatype": _VALUE % f"!{_TYPED}",
    "nodeKind": _VALUE % "!isIRI(?value)",
    "in": _VALUE % "!COALESCE(?value IN (PARAMETER), false)",
    "pattern": _VALUE % "!REGEX(STR(?value), PARAMETER)",
    "minLength": _VALUE % "STRLEN(STR(?value)) < PARAMETER",
    "minInclusive": _VALUE % "!COALESCE(?value >= PARAMETER, false)",
    "lessThan": _PAIR % "<",
    "lessThanOrEquals": _PAIR % "<=",
    "uniqueLang": "?focus PATH ?value , ?other ."
    ' FILTER (LANG(?value) != "" && LANG(?value) = LANG(?other) && !sameTerm(?value, ?other)) }',
}
LEXICAL = _VALUE % "DATATYPE(?value) = PARAMETER && !COALESCE(PARAMETER(STR(?value)) = ?value, false)"


def breaking_counts(path: str, least: str, most: str) -> str:
    """The pattern of nodes that break minCount or maxCount of one property, which say the same of them."""
    return (_COUNT % f"{_COUNTED} < {least} || {_COUNTED} > {most}").replace("PATH", path)


def breaking(component: str, path: str, parameter: str) -> tuple[str, ...]:
    """The patterns of nodes that break a constraint; raises KeyError for a component that no shape has used yet."""
    lexical = (LEXICAL,) if component == "datatype" and parameter in CASTS else ()
    patterns = (PATTERNS[component], *lexical)
    return tuple(pattern.replace("PATH", path).replace("PARAMETER", parameter) for pattern in patterns)
