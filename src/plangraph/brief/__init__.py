"""Briefings: what one says of a plan or of a unit, and the files it becomes."""
