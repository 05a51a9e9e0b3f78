"""Readers: the bytes of a file become a document."""
