"""Enrolments that name where: empty, or the institution's own name, is here."""

import csv
import re
from pathlib import Path

import pytest

from analytics.findings import RefusedError
from analytics.questions.persistence.choices import retention_choices
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.words import nothing
from analytics.scope import Scope
from analytics.store.load import LoadReport, load
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds

DOCS = Path(__file__).resolve().parents[2] / "docs"
TERMS = """
term_id | starts_on  | census_on  | ends_on    | season
f24     | 2024-08-20 | 2024-09-05 | 2024-12-15 | fall
f25     | 2025-08-20 | 2025-09-05 | 2025-12-15 | fall
"""
LEARNERS = """
learner_id | entry_term | entry_type
ana        | f24        | first-time
ben        | f24        | first-time
cyd        | f24        | first-time
"""
AWARDS = "learner_id | achievement_id | earned_on\nana | b1 | 2025-10-01"
# ana comes back to the same place, ben to another, cyd not at all.
TWO_PLACES = """
learner_id | term_id | institution
ana        | f24     | north
ana        | f25     | north
ben        | f24     | north
ben        | f25     | south
cyd        | f24     | north
"""
ONE_PLACE = TWO_PLACES.replace("south", "north")
BOTH_ENTERED = TWO_PLACES + "cyd        | f24     | south"
SPELLED = ONE_PLACE.replace("f25     | north", "f25     | North")
PARTLY_SAID = TWO_PLACES.replace("north", "")


def taken_in(
    worlds: Worlds, enrolled: str, mapping: str = "", learners: str = LEARNERS
) -> LoadReport:
    tables = {"terms": TERMS, "learners": learners, "awards": AWARDS}
    folder = worlds.folder(tables | ({"enrollments": enrolled} if enrolled else {}))
    if mapping:
        (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return load(worlds.store, [folder], now=NOW)


def stayed(state: State) -> tuple[int, int] | None:
    """Return how many entered in fall 2024, and how many of them came back."""
    question = RetentionQuestion(start="fall", to="next-fall")
    rows = retention(state, Scope(), question).rows
    return (rows[0].entered, rows[0].returned) if rows else None


@pytest.mark.parametrize(
    ("enrolled", "mapping", "found"),
    [
        pytest.param(ONE_PLACE, "", (3, 2), id="the only name there is"),
        pytest.param(SPELLED, "", (3, 2), id="one name, in capitals or not"),
        pytest.param(SPELLED, "own_institution: NORTH", (3, 2), id="said in capitals"),
        pytest.param(PARTLY_SAID, "", (3, 1), id="empty is here, a name elsewhere"),
        pytest.param(TWO_PLACES, "", (3, 1), id="the only one in which they entered"),
        pytest.param(BOTH_ENTERED, "", None, id="nobody said which of two it is"),
        pytest.param(
            BOTH_ENTERED, "own_institution: north", (3, 1), id="one of two is said"
        ),
        pytest.param(
            TWO_PLACES, "own_institution: [south, north]", (3, 2), id="both are said"
        ),
        pytest.param(
            ONE_PLACE, "own_institution: south", None, id="what is said goes before"
        ),
        pytest.param(
            PARTLY_SAID, "own_institution: south", (3, 2), id="said, and empty too"
        ),
    ],
)
def test_who_is_enrolled_here(worlds, enrolled, mapping, found):
    taken_in(worlds, enrolled, mapping)
    assert stayed(open_state(worlds.store)) == found


@pytest.mark.parametrize(
    ("entered", "found"),
    [
        # All three are at north in the term of their day; ben goes south only later.
        ("2024-08-01", (3, 1)),  # before its first day
        ("2024-12-15", (3, 1)),  # on its last one
        # Fall 2025 is the first term that ends after: ana is at north in it, ben south.
        ("2024-12-16", None),
    ],
)
def test_the_day_of_entry_tells_where_they_entered(worlds, entered, found):
    learners = LEARNERS.replace("entry_term", "entry_on").replace("f24", entered)
    taken_in(worlds, TWO_PLACES, learners=learners)
    assert stayed(open_state(worlds.store)) == found


WITHDRAWN = """
learner_id | term_id | status    | status_on
ana        | f24     | withdrawn | 2024-09-01
ben        | f25     | leave     | 2025-09-05
"""
NOT_LISTED = """
learner_id | term_id | institution
ana        | fall 24 |
ben        | fall 25 |
cyd        | f24     | south
"""


@pytest.mark.parametrize(
    ("enrolled", "said"),
    [
        pytest.param(
            BOTH_ENTERED,
            "no enrolment that was loaded is known to be at this institution",
            id="none is here",
        ),
        pytest.param(
            NOT_LISTED,
            "no enrolment that was loaded is in a term that was loaded",
            id="those here are in no known term",
        ),
        pytest.param(
            WITHDRAWN,
            "no enrolment that was loaded stood at a census",
            id="all had ended by the census",
        ),
    ],
)
def test_enrolments_that_count_nowhere_are_not_said_to_be_missing(
    worlds, enrolled, said
):
    taken_in(worlds, enrolled)
    state = open_state(worlds.store)
    question = RetentionQuestion(start="fall", to="next-fall")
    notes = " ".join(retention(state, Scope(), question).notes)
    screen = nothing(retention_choices(state, Scope()).lacking)
    assert said in notes
    assert said in screen
    assert "no enrolments were loaded" not in notes + screen
    assert "never enrolled" not in notes  # who was can't be told


@pytest.mark.parametrize(
    ("enrolled", "mapping", "said"),
    [
        (ONE_PLACE, "", ()),
        (
            BOTH_ENTERED,
            "",
            (
                "No enrolment counts: all 6 name institutions, and nothing says which "
                "of them is yours. Say it as own_institution in mapping.yaml.",
            ),
        ),
        (BOTH_ENTERED, "own_institution: south", ()),
        (
            ONE_PLACE,
            "own_institution: south",
            (
                "No enrolment counts: all 5 name another institution than yours. Say "
                "it as own_institution in mapping.yaml.",
            ),
        ),
    ],
)
def test_the_load_says_it_where_no_enrolment_counts(worlds, enrolled, mapping, said):
    assert taken_in(worlds, enrolled, mapping).notices == said


def test_the_name_is_kept_until_a_mapping_says_another(worlds):
    taken_in(worlds, TWO_PLACES, "own_institution: north")
    assert taken_in(worlds, BOTH_ENTERED).published
    assert stayed(open_state(worlds.store)) == (3, 1)
    assert taken_in(worlds, "", "own_institution: [south, north]").published
    assert stayed(open_state(worlds.store)) == (3, 2)


def test_a_degree_of_the_own_name_is_a_degree_here(worlds):
    degrees = """
    learner_id | conferred_on | title | institution
    cyd        | 2025-05-10   | BA    | north
    ben        | 2025-05-10   | BA    | south
    """
    folder = worlds.folder(
        {
            "terms": TERMS,
            "learners": LEARNERS,
            "awards": AWARDS,
            "enrollments": ONE_PLACE.replace("ben        | f25     | north", ""),
            "completions": degrees,
        }
    )
    load(worlds.store, [folder], now=NOW)
    question = RetentionQuestion(start="fall", to="next-fall")
    (row,) = retention(open_state(worlds.store), Scope(), question).rows
    assert (row.entered, row.returned, row.graduated) == (3, 1, 1)


@pytest.mark.parametrize("said", ["own_institution:", "own_institution: [north, '']"])
def test_a_name_has_to_be_said(worlds, said):
    with pytest.raises(RefusedError, match=r"mapping\.yaml, line 1"):
        taken_in(worlds, ONE_PLACE, said)


def test_the_mapping_of_the_documentation_counts_its_enrolments_here(worlds):
    """It fills ``institution`` in: ana is enrolled, ben has withdrawn."""
    text = (DOCS / "input.md").read_text(encoding="utf-8")
    documented = re.search(r"```yaml\n(enrollments:\n.+?)```", text, re.DOTALL)
    folder = worlds.folder({"terms": TERMS, "learners": LEARNERS, "awards": AWARDS})
    rows = [
        ["campus", "number", "term", "intended_term", "state", "day", "workflow_state"],
        ["C", "1", "f24", "", "RE", "08/20/24", "active"],
        ["C", "2", "", "f24", "RW", "08/21/24", "active"],
        ["C", "3", "f24", "", "RE", "08/20/24", "deleted"],
    ]
    with (folder / "registrations.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    mapping = "awards: {file: awards.csv}\nterms: {file: terms.csv}\n"
    (folder / "mapping.yaml").write_text(
        mapping + documented.group(1), encoding="utf-8"
    )
    load(worlds.store, [folder], now=NOW)
    with open_state(worlds.store).cursor() as cursor:
        found = cursor.execute(
            """select learner.learner_id, enrolled.at_census from enrolled
            inner join learner using (learner) order by all"""
        ).fetchall()
    assert found == [("C-1", True), ("C-2", False)]


@pytest.mark.shared
def test_a_thousand_with_their_institution_filled_in(tmp_path, shared):
    load(tmp_path / "store", [shared / "found" / "enrolled_with_institution"])
    assert stayed(open_state(tmp_path / "store")) == (1_000, 610)
