"""What may be wrong with records: the findings, their rules, and what to do."""
