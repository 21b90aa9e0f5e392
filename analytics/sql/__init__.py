"""Every line of SQL: one SELECT a file, its grain on the first line."""

from functools import cache
from importlib.resources import files


@cache
def read(name: str) -> str:
    """Return the SQL text of ``name`` (``facts/first_earned``), without its ending."""
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
