"""The values that all stages share: frozen, without input or output."""
