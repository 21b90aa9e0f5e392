"""The command line: everything that a screen shows, for scripts and for terminals."""
