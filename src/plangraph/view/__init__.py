"""Graphs as pictures for briefings: scene → layout → SVG → PNG, an interactive page, and files for other tools."""
