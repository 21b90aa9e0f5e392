"""Every query that reads learners reads the population as well, or stands in a list.

A new query that forgets the join turns this red: whoever adds it here says why nobody
is shown by it who isn't the viewer's to see.
"""

import re

import pytest

from analytics import sql
from analytics.asking.relations import read_by

# Facts whose rows are of learners, and records that are.
OF_LEARNERS = {
    "alias", "attribute", "award", "declaration", "enrolled", "entered",
    "first_earned", "gate_completed", "learner", "look", "program", "share",
    "step_completed", "term_of_learner", "trait",
}  # fmt: skip
RECORDS = re.compile(
    r"record\.(?:advisors|assessments|awards|completions|declared|enrollments"
    r"|identities|learners|merges|programs|recipients|shares|views)\b"
)
# They say who is the population, and whether there is such a viewer.
WHO = {
    "admit_advisor", "admit_assessor", "admit_director", "admit_everybody",
    "admit_learner", "is_advisor", "is_assessor", "is_learner", "learner_ids",
}  # fmt: skip
# Other queries join them to the population, or to the split.
JOINED_LATER = {
    "declared", "in_audience", "retention_enrolled", "sharing_completed",
    "withdrawals_enrolments",
}  # fmt: skip
# They read learners whom Python took from the population, or one who was found in it.
HANDED_OVER = {
    "best_moves", "caseload_elsewhere", "caseload_maybe", "caseload_survivors",
    "caseload_why", "journey_awards", "journey_held", "journey_pathways",
    "journey_programs", "journey_steps", "journey_terms", "steps_fated",
    "steps_people", "steps_tainted",
}  # fmt: skip
# They say something of the whole that tells of nobody: names of attributes, whether
# there are such records, the days that are usual between badges.
OF_THE_WHOLE = {
    "attributes", "audience_untold", "basis", "columns_there", "overview_first",
    "participation_loaded", "records_there", "retention_terms", "synthetic",
    "typical_days",
}  # fmt: skip
# Findings about badges, and the texts that findings about people are joined to.
FINDINGS = {
    "quality_alike", "quality_alike_achievements", "quality_alike_pairs",
    "quality_named", "quality_never_earned", "quality_unknown_achievement",
}  # fmt: skip
KNOWN = WHO | JOINED_LATER | HANDED_OVER | OF_THE_WHOLE | FINDINGS


def behind(query: str) -> frozenset[str]:
    """All that a query reads, however far behind, facts among it."""
    found: set[str] = set()
    waiting = [query]
    while waiting:
        for name in read_by(waiting.pop()) - found:
            found.add(name)
            if name in sql.relations() and name not in sql.facts():
                waiting.append(name)
    return frozenset(found)


def reads_learners_alone(query: str) -> bool:
    read = behind(query)
    is_of_learners = read & OF_LEARNERS or RECORDS.search(sql.read(query))
    return bool(is_of_learners) and not read & {"population", "split"}


def test_a_query_that_reads_learners_reads_whom_the_viewer_counts():
    asked = sorted(set(sql.relations()) - sql.facts())
    assert {query for query in asked if reads_learners_alone(query)} == KNOWN


@pytest.mark.parametrize(
    ("query", "alone"), [("admit_everybody", True), ("address", False)]
)
def test_what_is_alone_is_seen(query, alone):
    assert reads_learners_alone(query) is alone
