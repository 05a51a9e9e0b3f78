"""Facts of the dataset as networkx graphs: who works with whom, who owns what, where indicators should stand."""
