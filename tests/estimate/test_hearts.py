"""The Stanford heart transplants: the trap of immortal time in real data.

Whoever lives longer is likelier to get a heart. Told as if they had it from the start,
a transplant seems to cut deaths by three quarters; told as it was, it does nothing that
103 people can show. Figures of R's survival and lifelines, which agree.
"""

import numpy as np
import pytest

from analytics.estimate.curves import Spans, log_rank, simon_makuch
from analytics.estimate.hazards import cox_hazard

# lifelines calls pandas in a way that pandas 4 won't take.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def case(cases):
    return cases["stanford_heart_immortal_time"]


@pytest.mark.shared
def test_the_data_are_those_of_the_papers(hearts, case):
    expected = case["expected"]
    length = hearts.spans.stop - hearts.spans.start
    died = hearts.spans.event == 1
    days = {"before": length[~hearts.after].sum(), "after": length[hearts.after].sum()}
    deaths = {"before": died[~hearts.after].sum(), "after": died[hearts.after].sum()}
    assert days == expected["person_days"]
    assert deaths == expected["deaths"]
    assert (hearts.table["id"].nunique(), hearts.after.sum()) == (103, 69)


@pytest.mark.shared
def test_ever_against_never_deceives(hearts, case):
    """The way that must never be shown as the answer: 0.27."""
    people = hearts.table.groupby("id").agg({"stop": "max", "event": "max"})
    ever = hearts.table.groupby("id")["transplant"].max().to_numpy() == 1
    stop, event = people["stop"].to_numpy(), people["event"].to_numpy()
    found, _ = cox_hazard(Spans(np.zeros(stop.size), stop, event), ever)
    expected, near = case["expected"]["naive_fixed_covariate"], case["tolerance"]
    assert found.coefficient == pytest.approx(expected["coef"], abs=near["coef"])
    assert found.ratio == pytest.approx(expected["hr"], abs=near["hr"])
    assert found.p < 1e-6


@pytest.mark.shared
def test_as_it_was_a_transplant_shows_nothing(hearts, case):
    found, _ = cox_hazard(hearts.spans, hearts.after)
    expected, near = case["expected"]["time_varying_only"], case["tolerance"]
    assert found.coefficient == pytest.approx(expected["coef"], abs=near["coef"])
    assert found.ratio == pytest.approx(expected["hr"], abs=near["hr"])
    assert found.p == pytest.approx(expected["p"], abs=5e-4)
    assert found.low < 1 < found.high


@pytest.mark.shared
def test_adjusted_for_age_year_and_surgery(hearts, case):
    found, others = cox_hazard(hearts.spans, hearts.after, hearts.measures)
    expected = case["expected"]["time_varying_adjusted"]
    near = case["tolerance"]["coef"]
    told = [found.coefficient, *others]
    names = ("transplant", "age", "year", "surgery")
    assert told == pytest.approx([expected[name] for name in names], abs=near)


@pytest.mark.shared
def test_mantel_and_byar(hearts, case):
    found = log_rank(hearts.spans, hearts.after)
    expected, near = case["expected"]["mantel_byar"], case["tolerance"]["chi2"]
    told = (found.observed, found.expected, found.variance, found.chi2)
    names = ("observed", "expected", "variance", "chi2")
    assert told == pytest.approx([expected[name] for name in names], abs=near)


@pytest.mark.shared
def test_from_a_landmark_on_day_30(hearts, case):
    """Alive then: 79, 33 with a heart by then; later ones don't count."""
    table, expected = hearts.table, case["expected"]["landmark_day_30"]
    people = table.groupby("id").agg({"stop": "max", "event": "max"})
    given = table[table["transplant"] == 1].set_index("id")["start"]
    early = given.reindex(people.index).le(30).to_numpy()
    there = people["stop"].to_numpy() > 30
    stop, event = (people[name].to_numpy()[there] for name in ("stop", "event"))
    assert (there.sum(), early[there].sum()) == (expected["n"], expected["treated"])
    found, _ = cox_hazard(Spans(np.full(stop.size, 30.0), stop, event), early[there])
    assert found.ratio == pytest.approx(expected["hr"], abs=case["tolerance"]["hr"])


@pytest.mark.parametrize("measures", [False, True])
def test_lifelines_agrees(hearts, measures):
    from lifelines import CoxTimeVaryingFitter

    names = ["age", "year", "surgery"] if measures else []
    table = hearts.table[["id", "start", "stop", "event", "transplant", *names]]
    fitted = CoxTimeVaryingFitter().fit(
        table, id_col="id", event_col="event", start_col="start", stop_col="stop"
    )
    columns = hearts.measures if measures else None
    found, _ = cox_hazard(hearts.spans, hearts.after, columns)
    assert found.coefficient == pytest.approx(fitted.params_["transplant"], abs=1e-4)
    told = fitted.summary.loc["transplant"]
    assert found.p == pytest.approx(told["p"], abs=1e-4)
    assert found.low == pytest.approx(told["exp(coef) lower 95%"], abs=1e-3)


def test_simon_makuch_is_kaplan_meier_with_delayed_entry(hearts):
    from lifelines import KaplanMeierFitter

    one, other = simon_makuch(hearts.spans, hearts.after, 10.0)
    table = hearts.table[hearts.table["stop"] > 10]
    for curve, with_heart in ((one, 1), (other, 0)):
        rows = table[table["transplant"] == with_heart]
        entry = np.maximum(rows["start"], 10)
        fitted = KaplanMeierFitter().fit(rows["stop"], rows["event"], entry=entry)
        expected = fitted.survival_function_at_times(curve.time).to_numpy()
        assert curve.survival == pytest.approx(expected, abs=1e-9)
        assert curve.time[0] > 10
