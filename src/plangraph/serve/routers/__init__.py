"""A module for each family of addresses."""
