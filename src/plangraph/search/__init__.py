"""Full-text search over labels and texts, each hit with its place in the plan's text."""
