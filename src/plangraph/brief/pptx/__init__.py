"""Briefings as slides, one finding a slide."""
