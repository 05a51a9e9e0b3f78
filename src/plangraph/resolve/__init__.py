"""From what was found to one plan: organisations as single things, what is missing as issues."""
