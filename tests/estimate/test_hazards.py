"""The discrete-time hazard model, by hand and against single person-terms."""

import numpy as np
import pytest

from analytics.estimate.design import category, design
from analytics.estimate.hazards import ENDLESS, PersonTerms, cox_hazard, term_hazard
from tests.estimate.test_curves import whole


def cells(*rows) -> PersonTerms:
    return PersonTerms(*(np.array(part) for part in zip(*rows, strict=True)))


def test_one_term_is_the_odds_ratio():
    """10 of 100 exposed left, 30 of 150 others: (10 / 90) / (30 / 120) = 4/9."""
    found = term_hazard(cells((1, True, 100, 10), (1, False, 150, 30)))
    error = np.sqrt(1 / 10 + 1 / 90 + 1 / 30 + 1 / 120)
    assert found.ratio == pytest.approx(4 / 9)
    assert found.low == pytest.approx(4 / 9 * np.exp(-1.959964 * error), rel=1e-6)
    assert found.high == pytest.approx(4 / 9 * np.exp(1.959964 * error), rel=1e-6)


def test_the_other_link_gives_the_ratio_of_hazards():
    """log(1 - 0.1) / log(1 - 0.2) = 0.4722."""
    terms = cells((1, True, 100, 10), (1, False, 150, 30))
    found = term_hazard(terms, link="cloglog")
    assert found.ratio == pytest.approx(np.log(0.9) / np.log(0.8), rel=1e-6)


def test_two_terms_share_their_ratio():
    """The same odds ratio of 1/2 in both, though the later term loses more."""
    rows = [(1, True, 110, 10), (1, False, 60, 10)]
    rows += [(2, True, 60, 20), (2, False, 50, 25)]
    assert term_hazard(cells(*rows)).ratio == pytest.approx(1 / 2, rel=1e-6)


def drawn(people=4000, seed=8):
    """Draw person-terms: part-time learners leave more, and take part less."""
    generator = np.random.default_rng(seed)
    part = generator.random(people) < 0.4
    left = np.zeros(people, dtype=bool)
    has = np.zeros(people, dtype=bool)
    rows = []
    for term in range(1, 6):
        has |= ~left & (generator.random(people) < np.where(part, 0.1, 0.25))
        chance = 1 / (1 + np.exp(2.2 - 0.9 * part - 0.1 * term))
        gone = ~left & (generator.random(people) < chance)
        there = ~left
        rows.append(np.column_stack([np.full(people, term), has, part, gone])[there])
        left |= gone
    return np.concatenate(rows)


def aggregated(rows):
    groups, place = np.unique(rows[:, :3], axis=0, return_inverse=True)
    at_risk = np.bincount(place.ravel())
    events = np.bincount(place.ravel(), weights=rows[:, 3])
    terms = PersonTerms(groups[:, 0], groups[:, 1] == 1, at_risk, events)
    return terms, design([category("part", groups[:, 2])], len(groups))


def test_cells_say_what_single_person_terms_say():
    import statsmodels.api as sm

    rows = drawn()
    terms, measures = aggregated(rows)
    found = term_hazard(terms, measures)
    dummies = rows[:, :1] == np.arange(1, 6)
    exog = np.column_stack([rows[:, 1:3], dummies]).astype(float)
    single = sm.GLM(rows[:, 3], exog, sm.families.Binomial()).fit()
    assert found.coefficient == pytest.approx(single.params[0], abs=1e-6)
    assert found.p == pytest.approx(single.pvalues[0], abs=1e-5)
    assert found.low < 1 < found.high  # taking part was drawn without an effect


def test_without_the_measure_selection_shows():
    terms, _ = aggregated(drawn())
    assert term_hazard(terms).high < 1


def test_collinear_measures_change_nothing():
    terms, measures = aggregated(drawn())
    twice = design(
        [category(name, measures.columns[:, 0]) for name in ("part", "again")],
        measures.columns.shape[0],
    )
    plain, doubled = term_hazard(terms, measures), term_hazard(terms, twice)
    assert doubled.coefficient == pytest.approx(plain.coefficient, abs=1e-8)


def test_clusters_widen_what_they_should():
    """Cells that come in pairs say only as much as one of each."""
    terms, measures = aggregated(drawn())
    cluster = np.arange(terms.term.size)
    robust = term_hazard(terms, measures, clusters=cluster)
    assert robust.coefficient == pytest.approx(term_hazard(terms, measures).coefficient)
    assert robust.low < robust.ratio < robust.high


def test_terms_without_an_event_say_nothing():
    rows = [(1, True, 100, 10), (1, False, 150, 30)]
    more = [(2, True, 50, 0), (2, False, 50, 0), (3, True, 5, 5), (3, False, 9, 9)]
    plain, longer = term_hazard(cells(*rows)), term_hazard(cells(*rows, *more))
    assert longer.coefficient == pytest.approx(plain.coefficient)


@pytest.mark.parametrize(
    "rows",
    [
        [(1, True, 3, 0), (1, False, 3, 1)],
        [(1, True, 3, 3), (1, False, 3, 1)],
        [(1, True, 0, 0), (1, False, 3, 1)],
        [(1, False, 3, 1)],
        [(1, True, 3, 1)],
        [(1, True, 3, 0), (1, False, 3, 0)],
    ],
)
def test_no_ratio_without_events_on_both_sides(rows):
    found = term_hazard(cells(*rows))
    assert found.ratio is found.p is None
    assert found.reason.startswith("nothing happened to")


def test_a_measure_that_tells_the_groups_apart_has_no_ratio():
    rows = [(1, True, 50, 5), (1, False, 50, 10)]
    measures = design([category("at", np.array([1, 0]))], 2)
    same = term_hazard(cells(*rows), measures)
    assert same.ratio == pytest.approx(4 / 9, rel=1e-6)  # the measure is left out
    found, _ = cox_hazard(whole([1, 2, 3, 4], [1, 1, 1, 1]), np.arange(4) < 2)
    assert found.reason == ENDLESS
    assert cox_hazard(whole([1, 2], [1, 0]), np.array([1, 0]))[0].ratio is None
