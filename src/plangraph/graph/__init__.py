"""A plan as quads, and quads as files."""
