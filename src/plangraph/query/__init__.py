"""Saved questions: read from files, bound to what a person names, answered as rows."""
