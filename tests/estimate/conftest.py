"""Published cases, by name."""

import json

import pytest


@pytest.fixture(scope="session")
def cases(shared):
    """Return the cases of outcomes, by name."""
    listed = json.loads((shared / "cases" / "outcomes.json").read_text("utf-8"))
    return {case["name"]: case for case in listed}
