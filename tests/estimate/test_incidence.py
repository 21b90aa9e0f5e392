"""Cumulative incidence: against R, against the definition, and what must hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.estimate.incidence import COMPLETED, curve_of

followed_people = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=40
)


def test_the_example_of_cmprsk():
    # R: cuminc(ftime, fstat), and the standard errors of Stata's stcompet.
    days = np.array([1, 1, 2, 4, 4, 4, 6, 6, 7, 8, 9, 9, 9, 1, 2, 2, 4, 4])
    events = np.array([1, 1, 1, 2, 2, 2, 3, 3, 3] + [0] * 9)
    curve = curve_of(days, events)
    assert curve.day.tolist() == [1, 2, 4, 6, 7, 8, 9]
    assert curve.followed.tolist() == [18, 15, 12, 7, 5, 4, 3]
    expected = [0.11111111] + [0.17037037] * 6
    assert curve.incidence == pytest.approx(expected)
    assert curve.ended.tolist() == [
        [1, 2, 2, 0, 0, 1, 3],
        [2, 1, 0, 0, 0, 0, 0],
        [0, 0, 3, 0, 0, 0, 0],
        [0, 0, 0, 2, 1, 0, 0],
    ]
    # se(1) = 0.07407407, and F ** exp(-+ z se / (F ln F)) by hand.
    exponent = 1.959964 * 0.07407407 / (0.11111111 * np.log(0.11111111))
    assert curve.low[0] == pytest.approx(0.11111111 ** np.exp(-exponent), rel=1e-5)
    assert curve.high[0] == pytest.approx(0.11111111 ** np.exp(exponent), rel=1e-5)


def reference(people: list[tuple[int, int]], day: int) -> float:
    """Sum over days of: being there just before it, times completing on it."""
    there, share = 1.0, 0.0
    for t in range(day + 1):
        followed = sum(days >= t for days, _ in people)
        if followed:
            completed = sum((d, e) == (t, COMPLETED) for d, e in people)
            ended = sum(d == t and e != 0 for d, e in people)
            share += there * completed / followed
            there *= 1 - ended / followed
    return share


@given(followed_people)
def test_it_is_what_the_definition_says(people):
    days, events = (np.array(column) for column in zip(*people, strict=True))
    curve = curve_of(days, events)
    for place, day in enumerate(curve.day):
        assert curve.incidence[place] == pytest.approx(reference(people, day))
        assert curve.followed[place] == sum(d >= day for d, _ in people)
        low, high = curve.low[place], curve.high[place]
        assert np.isnan(low) or 0 <= low <= curve.incidence[place] <= high <= 1
    assert (np.diff(curve.incidence) >= 0).all()
    assert curve.ended.sum() == len(people)


@given(followed_people, st.randoms())
def test_the_order_of_people_changes_nothing(people, random):
    shuffled = random.sample(people, len(people))
    first, second = (
        curve_of(*(np.array(column) for column in zip(*one, strict=True)))
        for one in (people, shuffled)
    )
    assert first.incidence == pytest.approx(second.incidence)


def test_without_censoring_it_is_the_plain_share():
    curve = curve_of(np.array([3, 5, 5, 9]), np.array([1, 2, 1, 3]))
    assert curve.incidence.tolist() == pytest.approx([0.25, 0.5, 0.5])
    assert curve.first_day(0.5) == 5
    assert curve.first_day(0.51) is None


def test_nobody_completes_and_nobody_is_there():
    curve = curve_of(np.array([3, 5]), np.array([2, 0]))
    assert curve.incidence.tolist() == [0, 0]
    assert np.isnan(curve.low).all()
    none = curve_of(np.array([], dtype=int), np.array([], dtype=int))
    assert none.day.size == 0
    assert none.first_day(0.5) is None
