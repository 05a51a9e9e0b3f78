"""Document and outline → what the text says, each with its place."""
