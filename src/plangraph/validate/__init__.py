"""A graph held against the shapes of ontology/shapes.ttl."""
