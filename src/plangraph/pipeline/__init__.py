"""The stages composed: ingest, answer, picture; each fits on one screen."""
