"""Who may see what, and how few are too few."""
