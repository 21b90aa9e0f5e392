"""Requirement trees: read, check, evaluate, distance to completion."""
