"""Of whom nobody knows whether the outcome came isn't taken for those who are known."""

from datetime import date

import pytest

from analytics.estimate.heterogeneity import Counts
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.outcome.rows import bounds
from analytics.scope import Scope
from tests.questions.persistence.test_counts import TERMS

# All entered in fall 2024, and were there in spring. With a badge by then: ana and abe
# stay, ben is away; without: eve, fay and flo stay, gus is away. Neither of these was
# found elsewhere; the search that makes "any" a question was for ana.
ENROLLED = {
    "f24": "ana abe ben eve fay flo gus",
    "s25": "ana abe ben eve fay flo gus",
    "f25": "ana abe eve fay flo",
}
WORLD = {
    "terms": TERMS,
    "learners": "learner_id | entry_term\n"
    + "\n".join(f"{who} | f24" for who in ENROLLED["f24"].split()),
    "enrollments": "learner_id | term_id\n"
    + "\n".join(f"{w} | {t}" for t, names in ENROLLED.items() for w in names.split()),
    "awards": "learner_id | achievement_id | earned_on | issued_on\n"
    + "\n".join(
        f"{w} | debate | 2024-10-01 | 2024-12-01" for w in ("ana", "abe", "ben")
    ),
    "searches": "learner_id | searched_on | found\nana | 2025-12-01 | false",
}


def test_everybody_did_is_said_only_of_those_who_are_known(world):
    question = OutcomeQuestion(least=2, institution="any")
    answer = outcome(world(WORLD), Scope(as_of=date(2026, 2, 1)), question)
    row = next(row for row in answer.rows if row.analysis == "landmark")
    assert (row.exposed, row.comparison) == (2, 3)
    assert (row.exposed_rate, row.comparison_rate) == (1, 1)
    assert (row.exposed_unknown, row.comparison_unknown) == (1, 1)
    # ben away and gus there: 2 of 3 against 4 of 4; the reverse: 3 of 3 against 3 of 4
    assert row.least == pytest.approx(2 / 3 - 1)
    assert row.most == pytest.approx(1 - 3 / 4)
    assert "of those who are known, everybody did" in row.verdict
    assert "Of 1 more with it and 1 without nobody knows" in row.verdict
    assert "between −33.3 and +25.0 points" in row.verdict


def test_where_all_are_known_nothing_is_said_of_it(world):
    question = OutcomeQuestion(least=2)
    answer = outcome(world(WORLD), Scope(as_of=date(2026, 2, 1)), question)
    row = next(row for row in answer.rows if row.analysis == "landmark")
    assert (row.exposed, row.comparison) == (3, 4)
    assert (row.exposed_unknown, row.least, row.most) == (None, None, None)
    assert "nobody knows" not in row.verdict


def test_a_side_of_nobody_has_no_bounds():
    assert bounds(Counts(0, 0, 3, 1), (0, 1)) is None
