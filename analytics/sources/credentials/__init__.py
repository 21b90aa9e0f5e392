"""Badges as files: Open Badges of every version and learner records, read offline."""
