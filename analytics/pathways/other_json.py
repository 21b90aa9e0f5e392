"""JSON that is no pathway, called what it is: somebody has taken it for one."""

from typing import Any

_CALIPER = "caliper"


def told(value: Any) -> str | None:
    """Return what a JSON value plainly is, and what to do; None where nobody knows."""
    one = value[0] if isinstance(value, list) and value else value
    if not isinstance(one, dict):
        return None
    if isinstance(one.get("actor"), dict) and isinstance(one.get("verb"), dict):
        return "an xAPI statement: not read. Export the awards that it tells of instead"
    contexts = (one.get("dataVersion"), one.get("@context"))
    if any(isinstance(said, str) and _CALIPER in said.lower() for said in contexts):
        return "a Caliper event: not read. Export the records that it tells of instead"
    return None
