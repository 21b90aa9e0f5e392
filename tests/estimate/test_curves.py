"""Curves and tests of them: published data, lifelines, and laws."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.estimate.curves import Spans, kaplan_meier, log_rank


def whole(times, events) -> Spans:
    times = np.array(times, dtype=float)
    return Spans(np.zeros(times.size), times, np.array(events))


@pytest.mark.shared
def test_kaplan_meier_of_the_leukaemia_trial(cases):
    """Freireich et al. 1963: the textbook's table of 6-MP."""
    case = cases["kaplan_meier_6mp"]
    curve = kaplan_meier(whole(case["inputs"]["time"], case["inputs"]["event"]))
    found = dict(zip(curve.time, curve.survival, strict=True))
    for time, expected in case["expected"]["S"].items():
        assert found[float(time)] == pytest.approx(expected, abs=case["tolerance"])
    assert curve.median == case["expected"]["median"]
    assert (curve.at_risk[0], curve.events[0], curve.censored[0]) == (21, 3, 1)


@pytest.mark.shared
def test_log_rank_of_the_leukaemia_trial(cases):
    given_ = cases["log_rank_6mp_vs_placebo"]["inputs"]
    one, other = (whole(given_[f"time{k}"], given_[f"event{k}"]) for k in (1, 2))
    stop = np.concatenate([one.stop, other.stop])
    event = np.concatenate([one.event, other.event])
    found = log_rank(whole(stop, event), np.arange(42) < 21)
    expected = cases["log_rank_6mp_vs_placebo"]["expected"]["chi2"]
    near = cases["log_rank_6mp_vs_placebo"]["tolerance"]
    assert found.chi2 == pytest.approx(expected, abs=near)
    assert found.p < 1e-4


def test_a_curve_by_hand():
    """a ends at 2, b enters at 1 and ends at 3, c is followed till 4 without."""
    spans = Spans(np.array([0.0, 1, 0]), np.array([2.0, 3, 4]), np.array([1, 1, 0]))
    curve = kaplan_meier(spans)
    assert curve.time.tolist() == [2, 3, 4]
    assert curve.at_risk.tolist() == [3, 2, 1]
    assert curve.survival == pytest.approx([2 / 3, 1 / 3, 1 / 3])
    assert curve.median == 3
    late = kaplan_meier(spans.since(2))
    assert late.at_risk.tolist() == [2, 1]
    assert late.survival == pytest.approx([0.5, 0.5])


def test_who_enters_at_an_event_isnt_at_risk_of_it():
    spans = Spans(np.array([0.0, 2]), np.array([2.0, 3]), np.array([1, 0]))
    assert kaplan_meier(spans).at_risk.tolist() == [1, 1]
    assert kaplan_meier(spans).survival.tolist() == [0, 0]


def test_nobody_and_nothing():
    nobody = kaplan_meier(whole([], []))
    assert (nobody.time.size, nobody.median) == (0, None)
    still = kaplan_meier(whole([3, 4], [0, 0]))
    assert still.survival.tolist() == [1, 1]
    assert np.isnan(still.low).all()
    assert still.median is None
    found = log_rank(whole([1, 2, 3], [1, 1, 1]), np.zeros(3))
    assert (found.chi2, found.reason) == (None, "at no event were both groups followed")
    with pytest.raises(ValueError, match="start before it stops"):
        whole([0.0], [1])


PEOPLE = st.lists(
    st.tuples(st.integers(0, 8), st.integers(1, 9), st.booleans(), st.booleans()),
    min_size=8,
    max_size=40,
)


def spans_of(people) -> tuple[Spans, np.ndarray]:
    start, length, event, exposed = (
        np.array(part) for part in zip(*people, strict=True)
    )
    start = start.astype(float)
    return Spans(start, start + length, event.astype(int)), exposed


@given(PEOPLE)
def test_lifelines_draws_the_same_curve(people):
    """With somebody there all along: lifelines refuses a time with nobody at risk."""
    from lifelines import KaplanMeierFitter

    spans, _ = spans_of([(0, 20, False, False), *people])
    curve = kaplan_meier(spans)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = KaplanMeierFitter().fit(spans.stop, spans.event, entry=spans.start)
    expected = fitted.survival_function_at_times(curve.time).to_numpy()
    assert curve.survival == pytest.approx(expected, abs=1e-9)
    band = fitted.confidence_interval_survival_function_.reindex(curve.time)
    known = np.isfinite(curve.low)
    found = np.column_stack([curve.low, curve.high])[known]
    assert found == pytest.approx(band.to_numpy()[known], abs=1e-6)


@given(PEOPLE)
def test_lifelines_tests_the_same(people):
    from lifelines.statistics import logrank_test

    spans, exposed = spans_of([(0, *rest) for _, *rest in people])
    found = log_rank(spans, exposed)
    if found.chi2 is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = logrank_test(
                spans.stop[exposed],
                spans.stop[~exposed],
                spans.event[exposed],
                spans.event[~exposed],
            )
        assert found.chi2 == pytest.approx(expected.test_statistic, abs=1e-8)
        assert found.p == pytest.approx(expected.p_value, abs=1e-8)


@given(PEOPLE)
def test_counts_of_people_are_people(people):
    """A span of three is three spans; the sides of a test are a mirror."""
    spans, exposed = spans_of(people)
    three = Spans(spans.start, spans.stop, spans.event, np.full(len(people), 3))
    thrice = Spans(*(np.repeat(p, 3) for p in (spans.start, spans.stop, spans.event)))
    one, other = kaplan_meier(three), kaplan_meier(thrice)
    assert one.survival == pytest.approx(other.survival)
    assert one.at_risk.tolist() == other.at_risk.tolist()
    found = log_rank(three, exposed)
    again = log_rank(thrice, np.repeat(exposed, 3))
    assert found.variance == pytest.approx(again.variance)
    mirror = log_rank(thrice, ~np.repeat(exposed, 3))
    assert again.observed - again.expected == pytest.approx(
        mirror.expected - mirror.observed, abs=1e-9
    )


@given(PEOPLE, st.integers(0, 5))
def test_cutting_a_span_in_two_changes_nothing(people, day):
    spans, _ = spans_of(people)
    cut = (spans.start < day) & (day < spans.stop)
    first = Spans(spans.start[cut], np.full(cut.sum(), float(day)), np.zeros(cut.sum()))
    start = np.where(cut, day, spans.start)
    joined = Spans(
        np.concatenate([first.start, start]),
        np.concatenate([first.stop, spans.stop]),
        np.concatenate([first.event, spans.event]),
    )
    whole_, parts = kaplan_meier(spans), kaplan_meier(joined)
    kept = np.isin(parts.time, whole_.time)
    assert parts.survival[kept] == pytest.approx(whole_.survival)
    assert parts.at_risk[kept & (parts.time != day)].tolist() == (
        whole_.at_risk[whole_.time != day].tolist()
    )
