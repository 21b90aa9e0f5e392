"""Excel workbooks: each sheet that is shown is a table."""
