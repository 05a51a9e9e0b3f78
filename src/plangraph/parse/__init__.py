"""From a document to its outline: numbering, levels, tables, the form of an official document."""
