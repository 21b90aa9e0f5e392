"""A result in, a figure out. Knows no database and no screen."""
