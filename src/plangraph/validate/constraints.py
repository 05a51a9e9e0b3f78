"""The components of SHACL Core that the shapes use, each as the SPARQL that finds what breaks it.

The patterns follow the potential definitions in SPARQL of SHACL §4; a test holds them against pySHACL. In a pattern
``?focus`` is the node under test, PATH its property's path, PARAMETER the constraint's parameter.
"""

from __future__ import annotations

from dataclasses import dataclass

from plangraph.vocabulary import RDF, RDFS, SHACL, XSD

TYPE, SUBCLASS = RDF.term("type"), RDFS.term("subClassOf")
INSTANCE_OF = f"{TYPE}/{SUBCLASS}*"
CASTS = frozenset(f"<{XSD}{name}>" for name in ("integer", "decimal", "boolean", "date", "gYear"))
"""Datatypes whose lexical form is tested too: 2025-02-30 is no xsd:date."""

_COUNTED = "COUNT(DISTINCT ?value)"
_COUNT = "OPTIONAL { ?focus PATH ?value } } GROUP BY ?focus HAVING (%s)"
_VALUE = "?focus PATH ?value . FILTER (%s) }"
_PAIR = "?focus PATH ?value . ?focus PARAMETER ?other . FILTER (!COALESCE(?value %s ?other, false)) }"
_TYPED = "COALESCE(DATATYPE(?value) = PARAMETER, false)"
_OF_ALL_VALUES = frozenset({"minCount", "maxCount", "uniqueLang"})
"""Components that judge the values of a node together, so that no one value breaks them."""

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


@dataclass(frozen=True, slots=True)
class Breach:
    """The pattern of nodes that break a constraint, and what is selected beside them: ``?component`` and ``?value``."""

    selection: str
    pattern: str

    def query(self, target: str) -> str:
        """The query for such nodes among those that match ``target``."""
        return f"SELECT DISTINCT ?focus {self.selection} {{ {target} {self.pattern}"


def breaking_counts(path: str, least: str, most: str) -> Breach:
    """The nodes that break minCount or maxCount of one property, in one query since both count the same."""
    component = f"IF({_COUNTED} < {least}, {_component('minCount')}, {_component('maxCount')})"
    pattern = _COUNT % f"{_COUNTED} < {least} || {_COUNTED} > {most}"
    return Breach(f"({component} AS ?component)", pattern.replace("PATH", path))


def breaking(component: str, path: str, parameter: str) -> tuple[Breach, ...]:
    """The nodes that break a constraint; raises KeyError for a component that no shape has used yet."""
    lexical = (LEXICAL,) if component == "datatype" and parameter in CASTS else ()
    selection = f"({_component(component)} AS ?component)"
    if component not in _OF_ALL_VALUES:
        selection = f"?value {selection}"
    patterns = (PATTERNS[component], *lexical)
    return tuple(Breach(selection, text.replace("PATH", path).replace("PARAMETER", parameter)) for text in patterns)


def _component(parameter: str) -> str:
    return str(SHACL.term(f"{parameter[0].upper()}{parameter[1:]}ConstraintComponent"))
