"""Everything that is true without a browser: records in, honest numbers out."""
