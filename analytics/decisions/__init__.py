"""What people decided: kept apart from the states, and never lost with one."""
