"""Bytes in, canonical rows and refusals out: one module per format."""
