"""A dataset behind a SPARQL 1.1 server: what differs between servers stands in one module a vendor.

Servers differ in their default graph: of some it is the union of all graphs, of others the graph without a name. A
query of the library matches inside ``GRAPH ?stated { … }``, joins across graphs by variables, and answers rows that are
folded here, so it has the same answer on both. Any other query is sent with what makes the union its default graph:
nothing, the vendor's own field, or else the name of every graph as ``default-graph-uri`` and ``named-graph-uri``.
"""
