"""The dataset on the web: pages for people, RDF, SPARQL and JSON for machines."""
