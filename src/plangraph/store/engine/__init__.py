"""The service engine: queries in processes that can be ended, on snapshots that nobody changes."""
