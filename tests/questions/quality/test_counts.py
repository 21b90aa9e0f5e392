"""What deserves a look: each finding in a world that a person can count."""

from collections.abc import Iterable
from datetime import date

import pytest

from analytics.asking.loaded import RECORDS
from analytics.questions.quality.counts import cases, quality
from analytics.questions.quality.findings.listed import FINDINGS
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY

OPERATOR = Scope()


def counts(state: State, scope: Scope = OPERATOR) -> dict[str, int | None]:
    return {row.finding: row.count for row in quality(state, scope).rows}


def listed(
    state: State, finding: str, *fields: str, scope: Scope = OPERATOR
) -> list[tuple[object, ...]]:
    """Return fields of a finding's list; its length is the finding's count."""
    rows = cases(state, scope, finding).rows
    assert len(rows) == (counts(state, scope)[finding] or 0)
    return [tuple(getattr(row, field) for field in fields) for row in rows]


def test_every_finding_is_there_the_complaint_first(programme: State):
    answer = quality(programme, OPERATOR)
    assert [row.finding for row in answer.rows] == list(FINDINGS)
    assert answer.rows[0].finding == "milestone-not-awarded"
    assert answer.rows[0].where == "cairn show quality --finding milestone-not-awarded"


def test_requirements_met_but_milestone_not_awarded(programme: State):
    fields = ("learner", "achievement", "pathway", "day")
    due = [
        ("ana", "credential", "thinking", date(2026, 3, 1)),
        ("ana", "ek", "thinking", date(2026, 2, 1)),
    ]
    assert listed(programme, "milestone-not-awarded", *fields) == due
    before = Scope(as_of=date(2026, 4, 30))  # dan's logic was revoked the day after
    assert listed(programme, "milestone-not-awarded", *fields, scope=before) == [
        *due,
        ("dan", "ek", "thinking", date(2026, 3, 7)),
    ]


def test_milestone_held_but_requirements_not_met(programme: State):
    assert listed(programme, "milestone-without-rule", "learner", "achievement") == [
        ("cyd", "ek")
    ]


def test_a_milestone_met_through_a_milestone_inside_is_earned(worlds: Worlds):
    """cyd's ek stands for its step: the credential's rule is met, ek's own is not."""
    more = """
    cyd | capstone   | 2026-03-01 | | | 2026-03-01
    cyd | credential | 2026-03-02 | | | 2026-03-02
    """
    state = worlds.state({"awards": AWARDS + more, "learners": LEARNERS}, PATHWAY)
    assert listed(state, "milestone-without-rule", "learner", "achievement") == [
        ("cyd", "ek")
    ]


def test_a_revoked_milestone_is_due_and_said_to_be_revoked(worlds: Worlds):
    more = "ana | ek | 2026-02-01 | 2026-05-01 | | \n"
    state = worlds.state({"awards": AWARDS + more}, PATHWAY)
    found = dict(listed(state, "milestone-not-awarded", "achievement", "detail"))
    assert found == {"credential": None, "ek": "an award of it was revoked"}


def test_a_pathway_for_others_owes_nothing(worlds: Worlds):
    """Of those who met the rule only the law learner, and who declared it, are due."""
    awards = "learner_id|achievement_id|earned_on\n" + "\n".join(
        f"{who} | b1 | 2026-01-0{day}"
        for day, who in enumerate(("ana", "cyd", "eve"), start=1)
    )
    told = {
        "learners": "learner_id|college\nana|arts\ncyd|law\neve|arts",
        "declared": "learner_id|pathway|declared_on\neve|p|2026-01-01",
        "awards": awards,
    }
    pathway = "pathway: p\nmilestone: m\nfor: {college: [law]}\nof: [b1]"
    state = worlds.state(told, pathway)
    assert listed(state, "milestone-not-awarded", "learner") == [("cyd",), ("eve",)]


def test_duplicate_awards_are_of_one_day_or_of_several_sources(worlds: Worlds):
    awards = """
    award_id | learner_id | achievement_id | earned_on  | source | revoked
    1        | ana        | b1             | 2026-01-01 | one    |
    2        | ana        | b1             | 2026-01-01 | one    |
    3        | ben        | b1             | 2026-01-01 | one    |
    4        | ben        | b1             | 2026-02-01 | one    |
    5        | cyd        | b1             | 2026-01-01 | one    |
    6        | cyd        | b1             | 2026-01-05 | two    |
    7        | dan        | b1             | 2026-01-01 | one    |
    8        | dan        | b1             | 2026-01-01 | two    | true
    """
    found = listed(
        worlds.state({"awards": awards}), "duplicate-awards", "learner", "detail"
    )
    assert found == [
        ("ana", "2 awards, 1 days, 1 source"),
        ("cyd", "2 awards, 2 days, 2 sources"),
    ]


def test_duplicate_people_are_told_by_address_or_name_and_entry(worlds: Worlds):
    """Cy twice, enrolled in one term under both ids, are two; Dee twice are one."""
    told = {
        "learners": """
        learner_id | name  | email         | entry_term
        a1         | Ana A | ana@x.example | f25
        a2         | Anna  | ANA@x.example | s26
        a3         | ana a |               | f25
        c1         | Cy C  |               | f25
        c2         | Cy C  |               | f25
        d1         | Dee D |               | f25
        d2         | Dee D |               | s26
        """,
        "terms": "term_id|starts_on|ends_on\nf25|2025-08-20|2025-12-12",
        "enrollments": "learner_id|term_id\nc1|f25\nc2|f25\nd1|f25",
        "awards": "learner_id|achievement_id|earned_on\na1|b1|2026-01-01",
    }
    found = listed(worlds.state(told), "duplicate-people", "learner", "other", "detail")
    assert found == [
        ("a2", "a1", "the same e-mail address"),
        ("a3", "a1", "the same name and entry"),
    ]


EARLY = {
    "awards": """
    award_id | learner_id | achievement_id | earned_on  | issued_on  | claimed_on
    1        | ana        | b1             | 2026-01-10 | 2026-01-20 | 2026-01-19
    2        | ana        | b2             | 2026-01-10 | 2026-01-09 | 2026-01-20
    3        | ben        | b1             | 2024-01-10 | 2026-01-12 | 2026-01-12
    4        | ben        | b2             | 2026-01-10 |            |
    """,
    "shares": """
    share_id | award_id | learner_id | achievement_id | network | shared_on
    s1       | 1        |            |                | mail    | 2026-01-19
    s2       | 1        |            |                | mail    | 2026-01-20
    s3       |          | ben        | b1             | mail    | 2026-01-11
    s4       | 3        |            |                | mail    | 2026-03-01
    """,
    "views": """
    view_id | share_id | award_id | viewed_on
    v1      | s2       |          | 2026-01-19
    v2      | s2       |          | 2026-01-20
    v3      | s3       |          | 2026-01-01
    v4      |          | 1        | 2026-01-01
    """,
}


def test_days_in_the_wrong_order(worlds: Worlds):
    state = worlds.state(EARLY)
    assert listed(state, "claimed-before-issued", "award") == [("1",)]
    assert listed(state, "issued-before-earned", "award") == [("2",)]
    assert listed(state, "shared-before-issued", "learner", "day") == [
        ("ana", date(2026, 1, 19)),
        ("ben", date(2026, 1, 11)),
    ]
    assert listed(state, "viewed-before-shared", "learner", "other") == [
        ("ana", "s2"),
        ("ben", "s3"),
    ]
    assert listed(state, "retroactive", "award") == [("3",)]
    assert listed(state, "issue-day-assumed", "award") == [("4",)]


def test_only_what_had_happened_by_the_day(worlds: Worlds):
    found = counts(worlds.state(EARLY), Scope(as_of=date(2026, 1, 15)))
    assert found["shared-before-issued"] == 1  # ben's; ana shared later
    assert found["viewed-before-shared"] == 1
    assert found["claimed-before-issued"] == 0  # it was claimed later


def test_text_that_is_a_word_for_nothing_is_asked_about(worlds: Worlds):
    """Null is a name, and None may be an answer; no address is (it is empty then)."""
    told = {
        "learners": """
        learner_id | name | email | college
        ana        | NULL | #N/A  | #N/A
        ben        | Null |       | None
        cyd        | null | n/a   | NULL
        """,
        "awards": "learner_id | achievement_id | earned_on\nana | b1 | 2026-01-01",
    }
    found = listed(worlds.state(told), "text-nothing", "learner", "detail")
    assert found == [
        ("ana", "college"),
        ("ana", "name"),
        ("cyd", "college"),
    ]


def test_who_and_what_no_list_has(worlds: Worlds):
    told = {
        "learners": "learner_id\nana",
        "achievements": "achievement_id|name\nb1|One",
        "awards": """
        learner_id | achievement_id | earned_on
        ana        | b1             | 2026-01-01
        zed        | b1             | 2026-01-02
        zed        | b9             | 2026-01-03
        """,
    }
    state = worlds.state(told)
    assert listed(state, "unknown-learner", "learner", "detail") == [
        ("zed", "2 awards")
    ]
    assert listed(state, "unknown-achievement", "achievement", "detail") == [
        ("b9", "1 award")
    ]


def test_set_aside_rows_are_listed_with_their_place_and_rule(worlds: Worlds):
    awards = """
    learner_id | achievement_id | earned_on
    ana        | b1             | 2026-01-01
    ben        | b1             | soon
    """
    ((place, rule),) = listed(
        worlds.state({"awards": awards}), "set-aside", "other", "detail"
    )
    assert "awards.csv, line 3, column earned_on" in str(place)
    assert "soon" not in str(rule)


def test_what_cannot_be_checked_is_said_and_is_no_zero(worlds: Worlds):
    awards = "learner_id|achievement_id|earned_on\nana|b1|2026-01-01"
    answer = quality(worlds.state({"awards": awards}), OPERATOR)
    unknown = {row.finding for row in answer.rows if row.count is None}
    assert unknown == {f.key for f in FINDINGS.values() if f.needs}
    assert sorted(answer.notes) == sorted(
        {f"Not checked: {RECORDS[f.needs]}." for f in FINDINGS.values() if f.needs}
    )
    by_finding = {row.finding: row.count for row in answer.rows}
    assert by_finding["issued-before-earned"] is None
    assert by_finding["retroactive"] is None
    assert by_finding["issue-day-assumed"] == 1
    assert all(row.count == 0 for row in answer.rows if row.finding == "never-earned")


@pytest.mark.parametrize("finding", ["no-such", ""])
def test_an_unknown_finding_is_wrong_usage(programme: State, finding: str):
    with pytest.raises(UnknownError, match="cairn show quality"):
        cases(programme, OPERATOR, finding)


def viewers(names: Iterable[str]) -> list[Scope]:
    roles: dict[str, Viewer] = {
        "public": Viewer("public"),
        "learner": Viewer("learner", "ana"),
    }
    return [Scope(roles[name]) for name in names]


@pytest.mark.parametrize("scope", viewers(["public", "learner"]))
def test_the_public_and_learners_see_neither_counts_nor_lists(
    programme: State, scope: Scope
):
    answer = quality(programme, scope)
    assert {row.count for row in answer.rows} == {None}
    assert any("Held back" in note for note in answer.notes)
    for finding in FINDINGS:
        with pytest.raises(UnknownError):
            cases(programme, scope, finding)
