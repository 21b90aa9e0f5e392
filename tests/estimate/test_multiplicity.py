"""Benjamini and Hochberg's own example, and what must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.estimate.multiplicity import adjusted_p


@pytest.mark.shared
def test_the_example_of_1995(cases):
    """Neuhaus et al. 1992 in Benjamini and Hochberg 1995: 4 of 15 stay."""
    case = cases["benjamini_hochberg_1995"]
    p, level = case["inputs"]["p"], case["inputs"]["q"]
    found = adjusted_p(p)
    expected = case["expected"]
    assert found == pytest.approx(expected["adjusted"], abs=case["tolerance"])
    assert sum(q <= level for q in found) == expected["rejected"]
    plain = sum(one <= level / len(p) for one in p)
    assert plain == expected["bonferroni_rejected"]


def test_without_a_p_nothing_is_counted():
    assert adjusted_p([]) == []
    assert adjusted_p([None, None]) == [None, None]
    assert adjusted_p([0.04, None]) == [0.04, None]
    assert adjusted_p([None, 0.01, 0.02]) == [None, 0.02, 0.02]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusting_never_lowers_and_keeps_the_order(p):
    found = adjusted_p(p)
    assert all(one <= q <= 1 for one, q in zip(p, found, strict=True))
    ranked = [q for _, q in sorted(zip(p, found, strict=True))]
    assert ranked == sorted(ranked)
