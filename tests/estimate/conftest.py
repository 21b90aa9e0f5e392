"""Published cases, by name, and the Stanford heart transplants."""

import json
from dataclasses import dataclass

import numpy as np
import pytest

from analytics.estimate.curves import Spans


@pytest.fixture(scope="session")
def cases(shared):
    """Return the cases of outcomes, by name."""
    listed = json.loads((shared / "cases" / "outcomes.json").read_text("utf-8"))
    return {case["name"]: case for case in listed}


@dataclass(frozen=True)
class Hearts:
    """103 people (Crowley and Hu 1977), a span before and one after a transplant."""

    table: object
    spans: Spans
    after: np.ndarray
    measures: np.ndarray


@pytest.fixture(scope="session")
def hearts():
    """Return the Stanford heart transplants, as lifelines brings them."""
    from lifelines.datasets import load_stanford_heart_transplants

    table = load_stanford_heart_transplants()
    parts = (table[name].to_numpy() for name in ("start", "stop", "event"))
    measures = table[["age", "year", "surgery"]].to_numpy(dtype=float)
    return Hearts(table, Spans(*parts), table["transplant"].to_numpy() == 1, measures)
