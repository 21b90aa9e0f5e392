"""What can be asked about staying is what the records have."""

from analytics.questions.persistence.choices import retention_choices
from analytics.scope import Scope
from tests.questions.persistence.test_counts import (
    COMPLETIONS,
    ENROLLMENTS,
    LEARNERS,
    TERMS,
)

AWARDS = "learner_id|achievement_id|earned_on\nana|a|2026-02-01"


def test_choices_are_those_of_the_roster(world):
    tables = {
        "terms": TERMS, "learners": LEARNERS, "enrollments": ENROLLMENTS,
        "completions": COMPLETIONS, "awards": AWARDS,
    }  # fmt: skip
    found = retention_choices(world(tables), Scope())
    assert found.seasons == ("spring", "fall")  # no cohort begins with a summer
    assert found.cohorts[0] == "first-time-full-time"
    assert {"first-time-part-time", "transfer-full-time"} <= set(found.cohorts)
    assert not found.elsewhere


def test_nobody_can_be_followed_without_terms(world):
    found = retention_choices(world({"awards": AWARDS}), Scope())
    assert (found.seasons, found.cohorts) == ((), ())
