"""Numbered immutable states: write, publish, roll back, open read-only."""
