"""What is planted in the sample programme is found again, and what isn't is not.

At a size that decides: about 1,500 holders of each badge against 4,700 others at the
census of their third regular term, when both can't be earned any more. The standard
error of an adjusted difference is then about 0.9 points.
"""

import pytest

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.sample.write import write_programme
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import NOW

pytestmark = pytest.mark.long

PLAN, TOUR = "achievement:pr-learning-plan", "achievement:wc-library-tour"
# What taking part is drawn from, besides load and grades, which the terms tell.
AT_ENTRY = ("pell", "first_generation", "honors", "campus")
POINTS = 0.06  # planted, for one regular term
UNUSED = ("shares", "views", "assessments", "advisors", "declared", "identities")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted")
    write_programme(folder / "programme", learners=16_000)
    for name in UNUSED:
        (folder / "programme" / f"{name}.csv").unlink()
    load(folder / "store", [folder / "programme"], now=NOW)
    asked = OutcomeQuestion(f"{PLAN},{TOUR}", (2,), "term+1", "term", at_entry=AT_ENTRY)
    answer = outcome(open_state(folder / "store"), Scope(), asked)
    return {(row.exposure, row.analysis): row for row in answer.rows}, answer


def test_the_planted_effect_is_found_with_its_sign_and_size(found):
    row = found[0][PLAN, "adjusted"]
    assert row.finding == "higher"
    assert row.low < POINTS < row.high
    assert row.kept > 0.95
    assert "This is an association" in row.verdict


def test_the_badge_without_effect_shows_no_difference(found):
    row = found[0][TOUR, "adjusted"]
    assert row.finding == "no difference seen"
    assert row.low < 0 < row.high
    assert "Not ruled out" in row.verdict


def test_without_adjusting_both_look_better_than_they_are(found):
    rows, _ = found
    for badge in (PLAN, TOUR):
        plain, fair = rows[badge, "landmark"], rows[badge, "adjusted"]
        assert plain.difference > fair.difference + 0.01


def test_groups_made_alike(found):
    balance = found[1].balance
    assert max(abs(one.before) for one in balance) > 0.1
    assert max(abs(one.after) for one in balance) < 0.05
