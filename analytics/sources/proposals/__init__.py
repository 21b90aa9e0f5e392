"""What somebody else's files most likely are, proposed for a person to confirm."""
