"""The difference of two rates against published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.estimate.difference import difference, p_of


@pytest.mark.shared
def test_newcombes_interval(cases):
    """Fagerland, Lydersen and Laake 2015, as statsmodels' own tests quote it."""
    case = cases["newcombe_difference_7_34_vs_1_34"]
    counts = (case["inputs"][k] for k in ("k1", "n1", "k2", "n2"))
    found = difference(*counts)
    expected = case["expected"]["low"], case["expected"]["high"]
    assert (found.low, found.high) == pytest.approx(expected, abs=case["tolerance"])
    assert found.difference == pytest.approx(6 / 34)


def test_the_score_test_by_hand():
    """60 of 100 against 45 of 100: pooled 0.525, z = 0.15 / 0.07062 = 2.124."""
    found = difference(60, 100, 45, 100)
    assert found.p == pytest.approx(p_of(2.1240), abs=1e-4)
    assert p_of(1.959964) == pytest.approx(0.05, abs=1e-7)


def test_where_nobody_or_everybody_is():
    assert difference(0, 0, 3, 5).reason == "nobody was exposed"
    assert difference(3, 5, 0, 0).reason == "there is nobody to compare with"
    empty = difference(0, 0, 0, 0)
    assert (empty.exposed_rate, empty.difference, empty.p) == (None, None, None)
    everybody = difference(2, 2, 1, 1)
    assert (everybody.difference, everybody.p) == (0, 1)
    assert everybody.low < -0.6 and everybody.high > 0.6  # 3 people say little
    with pytest.raises(ValueError, match="no more can succeed"):
        difference(3, 2, 0, 1)


COUNTS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS, COUNTS)
def test_an_interval_holds_its_difference_and_turns_with_its_sides(one, other):
    found, turned = difference(*one, *other), difference(*other, *one)
    assert -1 <= found.low <= found.difference <= found.high <= 1
    ours = (found.difference, found.low, found.high, found.p)
    theirs = (-turned.difference, -turned.high, -turned.low, turned.p)
    assert ours == pytest.approx(theirs, abs=1e-9)
