"""A dataset behind a SPARQL 1.1 server: what differs between servers stands in one module a vendor."""
