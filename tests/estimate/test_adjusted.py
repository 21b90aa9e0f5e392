"""The adjusted difference: by hand, by simulation, and where there is none."""

import numpy as np
import pytest

from analytics.estimate.adjusted import ALIKE, TOO_FEW, adjusted_difference
from analytics.estimate.design import Design, category, design, number


def drawn(seed: int, people: int, effect: float) -> tuple:
    """Draw a programme: grades, load and major bear on taking part and on staying.

    Returns who was exposed, who stayed, the measures, and the true effect on the
    exposed: the mean of the chances to stay with and without, of the same people.
    """
    generator = np.random.default_rng(seed)
    gpa = np.clip(generator.normal(2.9, 0.6, people), 0, 4)
    full = generator.random(people) < 0.7
    major = generator.choice(5, people, p=[0.4, 0.25, 0.2, 0.1, 0.05])
    odds = -1.2 + 0.9 * (gpa - 2.9) + 0.8 * full - 0.6 * (major == 2)
    exposed = generator.random(people) < 1 / (1 + np.exp(-odds))
    without = 1 / (1 + np.exp(-(1.0 + 0.9 * (gpa - 2.9) + 0.8 * full)))
    with_it = np.minimum(without + effect, 1)
    stayed = generator.random(people) < np.where(exposed, with_it, without)
    known = [number("gpa", gpa), category("full", full), category("major", major)]
    truth = (with_it - without)[exposed].mean()
    return exposed, stayed, design(known, people), truth


def coverage(programmes: int, people: int, effect: float) -> tuple[float, float]:
    """Return how often the interval holds the truth, and how often p is below 5%."""
    held = rejected = 0
    for seed in range(programmes):
        exposed, stayed, measures, truth = drawn(seed, people, effect)
        found = adjusted_difference(exposed, stayed, measures)
        held += found.low <= truth <= found.high
        rejected += found.p < 0.05
    return held / programmes, rejected / programmes


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """200 programmes: at 95% between 90.5% and 98.5% in 999 of 1,000 runs."""
    held, _ = coverage(200, 600, 0.06)
    assert 0.905 <= held <= 0.985


@pytest.mark.soak
@pytest.mark.parametrize("effect", [0.0, 0.06])
@pytest.mark.parametrize("people", [400, 3000])
def test_the_interval_holds_the_truth_in_the_long_run(people, effect):
    held, rejected = coverage(2000, people, effect)
    assert 0.93 <= held <= 0.97
    assert effect or rejected <= 0.07


def test_one_category_by_hand():
    """Standardising to the exposed: full-time 6 of 8, part-time 2 of 8.

    Others: full-time 30 of 40 stayed, part-time 20 of 80. Expected of the exposed:
    0.75 x 0.75 + 0.25 x 0.25 = 0.625; 7 of 8 stayed.
    """
    groups = [(True, 1, 6, 6), (True, 0, 2, 1), (False, 1, 40, 30), (False, 0, 80, 20)]
    exposed = np.concatenate([np.full(n, e) for e, _, n, _ in groups])
    full = np.concatenate([np.full(n, f) for _, f, n, _ in groups])
    stayed = np.concatenate([np.arange(n) < k for _, _, n, k in groups])
    measures = design([category("full", full)], 128)
    found = adjusted_difference(exposed, stayed, measures)
    assert found.exposed_rate == 0.875
    assert found.comparison_rate == pytest.approx(0.625, abs=1e-6)
    assert found.difference == pytest.approx(0.25, abs=1e-6)
    assert found.effective == pytest.approx(1 / (0.75**2 / 40 + 0.25**2 / 80), rel=1e-4)
    weights = found.weights[~exposed]
    assert weights.sum() == pytest.approx(8)
    assert weights[0] == pytest.approx(6 / 40, abs=1e-5)
    # Y less its group's rate: 6 x 1/4, 1 x 3/4 and 1 x -1/4, less the mean 1/4
    ours = np.array([0.0] * 6 + [0.5, -0.5]) / 8
    theirs = 0.75**2 * 0.75 * 0.25 / 39 + 0.25**2 * 0.25 * 0.75 / 79
    error = np.sqrt((ours**2).sum() * 8 / 7 + theirs)
    assert (found.high - found.low) / 2 == pytest.approx(1.959964 * error, rel=1e-3)
    assert found.ratio.ratio == pytest.approx(1.4, abs=1e-5)


def test_without_a_measure_it_is_the_plain_difference():
    exposed = np.arange(200) < 80
    stayed = np.arange(200) % 2 == 0
    stayed[:20] = True
    found = adjusted_difference(exposed, stayed, design([], 200))
    assert found.difference == pytest.approx(50 / 80 - 60 / 120)
    error = np.sqrt(0.625 * 0.375 / 79 + 0.25 / 119)
    assert found.high - found.difference == pytest.approx(1.959964 * error, rel=1e-6)


def test_order_and_scale_of_people_and_measures_dont_matter():
    exposed, stayed, measures, _ = drawn(3, 500, 0.1)
    order = np.random.default_rng(4).permutation(500)
    turned = measures.columns[order][:, ::-1] * [1, 1, 1, 1, 1, 1, 1000] + 7
    plain = Design(
        turned,
        measures.names[::-1],
        measures.covariates[::-1],
        np.zeros(7, dtype=bool),
        (),
    )
    same = Design(
        measures.columns,
        measures.names,
        measures.covariates,
        np.zeros(7, dtype=bool),
        (),
    )
    one = adjusted_difference(exposed, stayed, same)
    other = adjusted_difference(exposed[order], stayed[order], plain)
    assert one.difference == pytest.approx(other.difference, abs=1e-5)
    assert one.high == pytest.approx(other.high, abs=1e-4)


def test_clusters_of_one_are_no_clusters_and_doubles_are():
    exposed, stayed, measures, _ = drawn(5, 800, 0.1)
    plain = adjusted_difference(exposed, stayed, measures)
    alone = adjusted_difference(exposed, stayed, measures, np.arange(800))
    assert alone.high - alone.low == pytest.approx(plain.high - plain.low, rel=0.01)
    twice = Design(
        np.repeat(measures.columns, 2, axis=0),
        measures.names,
        measures.covariates,
        measures.indicator,
        (),
    )
    again = adjusted_difference(
        np.repeat(exposed, 2), np.repeat(stayed, 2), twice, np.repeat(np.arange(800), 2)
    )
    assert again.difference == pytest.approx(plain.difference, abs=1e-6)
    assert again.high - again.low == pytest.approx(plain.high - plain.low, rel=0.02)


def test_balance_is_met_and_told():
    exposed, stayed, measures, _ = drawn(7, 2000, 0.0)
    found = adjusted_difference(exposed, stayed, measures)
    assert len(found.balance) == len(measures.names) == 7
    assert max(abs(row.before) for row in found.balance) > 0.3
    assert max(abs(row.after) for row in found.balance) < 0.001
    assert found.left < 0.001
    assert found.effective < found.overlap.comparison_kept


NOTHING = ("difference", "low", "high", "p", "exposed_rate", "comparison_rate")


@pytest.mark.parametrize(
    ("exposed", "stayed", "says"),
    [
        ([0, 0, 0], [1, 0, 1], "nobody was exposed"),
        ([1, 1, 1], [1, 0, 1], "there is nobody to compare with"),
        ([1, 0, 0], [1, 0, 1], TOO_FEW),
        ([], [], "nobody was exposed"),
    ],
)
def test_three_people_or_fewer(exposed, stayed, says):
    measures = design([number("x", np.arange(float(len(exposed))))], len(exposed))
    found = adjusted_difference(np.array(exposed), np.array(stayed), measures)
    assert found.reason in (says, "nobody exposed has a counterpart among the others")
    assert all(getattr(found, name) is None for name in NOTHING)
    assert found.ratio.ratio is None


def test_everybody_stayed():
    """No interval can be had where nothing varies; a zero width would be a lie."""
    exposed, _, measures, _ = drawn(9, 500, 0.0)
    for outcome in (np.ones(500), np.zeros(500)):
        found = adjusted_difference(exposed, outcome, measures)
        assert found.reason == ALIKE
        assert all(getattr(found, name) is None for name in NOTHING)
        assert found.balance


@pytest.mark.parametrize("is_turned", [False, True])
def test_where_all_of_one_side_stayed_there_is_an_interval(is_turned: bool):
    """60 of 60 against 80 of 100, alike in x: +20 points.

    Wilson's lower limit of 60 of 60 is 60 / (60 + 1.96^2) = 0.9398; the others' are
    0.8 -+ 1.96 sqrt(0.16 / 100) = 0.8 -+ 0.0784. So (MOVER) the lower limit is
    0.2 - sqrt(0.0602^2 + 0.0784^2) = 0.1012, the upper one 0.2 + 0.0784.
    """
    exposed = np.repeat([True, False], [60, 100])
    stayed = np.concatenate([np.ones(60), np.arange(100) % 5 > 0])
    x = np.concatenate([np.arange(60) % 20 >= 10, np.arange(100) % 20 >= 10])
    outcome = 1 - stayed if is_turned else stayed
    found = adjusted_difference(exposed, outcome, design([number("x", x * 1.0)], 160))
    told = [found.difference, found.low, found.high]
    right = [-0.2, -0.2784, -0.1012] if is_turned else [0.2, 0.1012, 0.2784]
    assert told == pytest.approx(right, abs=0.004)
    assert found.p is not None and found.p < 0.001


def test_where_nobody_else_stayed_there_is_an_interval_too():
    """20 of 100 against 0 of 100: Newcombe's limits are 0.1230 and 0.2888.

    The exposed's own are Wald's here, 0.2 -+ 0.0784; Wilson's upper one of 0 of 100 is
    1.96^2 / (100 + 1.96^2) = 0.0370: 0.2 - sqrt(0.0784^2 + 0.0370^2) = 0.1133.
    """
    exposed = np.repeat([True, False], 100)
    stayed = np.concatenate([np.arange(100) % 5 == 0, np.zeros(100)])
    x = np.tile(np.arange(100) % 20 >= 10, 2)
    found = adjusted_difference(exposed, stayed, design([number("x", x * 1.0)], 200))
    told = [found.difference, found.low, found.high]
    assert told == pytest.approx([0.2, 0.1133, 0.2784], abs=0.004)


def test_perfect_separation():
    x = np.arange(400.0)
    found = adjusted_difference(x >= 200, x % 3 == 0, design([number("x", x)], 400))
    assert found.reason is not None
    assert found.overlap.share_kept == 0
    assert found.difference is None
