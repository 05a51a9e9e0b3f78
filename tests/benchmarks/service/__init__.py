"""The service beside its peers: throughput, delay, first byte and publishing, on the same 1.2 million quads."""
