"""Datasets behind ``protocols.SparqlStore``."""
