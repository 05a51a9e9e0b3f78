"""Questions in plain words, read as saved queries with their parameters."""
