"""Where nothing can be told, a plain sentence and no number that shouldn't be there."""

from datetime import date

import pytest

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope, UnknownError, Viewer
from tests.questions.persistence.test_counts import TERMS

DAY = Scope(as_of=date(2026, 2, 1))
PUBLIC = Scope(Viewer("public"), DAY.as_of)
NUMBERS = ("exposed_rate", "comparison_rate", "difference", "low", "high", "p")
BEFORE, AFTER = "2024-12-01", "2025-10-01"


def drawn(
    with_badge: int, without: int, issued: str = BEFORE, stay: tuple = (None, None)
) -> dict[str, str]:
    """Draw entrants of fall 2024, all there in spring 2025; so many stay till fall."""
    rows, awards = [], []
    for side, size, kept in (("w", with_badge, stay[0]), ("n", without, stay[1])):
        for n in range(size):
            there = ["f24", "s25", *(["f25"] if kept is None or n < kept else [])]
            rows += [f"{side}{n} | {term}" for term in there]
        if side == "w":
            awards += [f"w{n} | debate | 2024-10-01 | {issued}" for n in range(size)]
    awards.append("nobody | logic | 2026-02-01 |")
    rows.append("other | f25")  # so that fall 2025 is observed
    return {
        "terms": TERMS,
        "enrollments": "\n".join(["learner_id | term_id", *rows]),
        "awards": "\n".join(
            ["learner_id | achievement_id | earned_on | issued_on", *awards]
        ),
    }


def only(state, scope: Scope = DAY, **options):
    """The one comparison from the landmark; beside it, adjusted, is no number more."""
    row, adjusted = outcome(state, scope, OutcomeQuestion(**options)).rows
    assert (row.analysis, adjusted.analysis) == ("landmark", "adjusted")
    assert is_blank(adjusted)  # nothing is known before the landmark
    return row


def is_blank(row) -> bool:
    return all(getattr(row, name) is None for name in NUMBERS)


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ((0, 200), "there are no learners with a badge by the census of their second"),
        ((200, 0), "there are only learners with a badge"),
        ((2, 1), "2 with a badge by the census of their second regular term against 1"),
        ((99, 300), "100 on each side are needed"),
        ((0, 0), "there is nobody to compare"),
    ],
)
def test_too_few(world, sides, said):
    row = only(world(drawn(*sides)))
    assert (row.exposed, row.comparison) == sides
    assert is_blank(row)
    assert row.finding == "too few"
    assert said in row.verdict


def test_what_everybody_has_tells_nothing_apart(world):
    row = only(world(drawn(120, 110)))
    assert (row.exposed_rate, row.comparison_rate) == (1.0, 1.0)
    assert (row.difference, row.low, row.high, row.p) == (None,) * 4
    assert (row.finding, "everybody did" in row.verdict) == ("nothing varies", True)


def test_what_nobody_has_neither(world):
    row = only(world(drawn(120, 110, stay=(0, 0))))
    assert (row.finding, row.difference) == ("nothing varies", None)
    assert "nobody did" in row.verdict


def test_a_badge_after_the_outcome_exposes_nobody(world):
    state = world(drawn(120, 110, AFTER, stay=(120, 60)))
    landmark, adjusted, placebo = outcome(state, DAY, OutcomeQuestion()).rows
    assert (landmark.exposed, landmark.comparison) == (0, 230)
    assert is_blank(landmark) and is_blank(adjusted)
    assert (placebo.analysis, placebo.exposed, placebo.comparison) == (
        "placebo", 120, 110,
    )  # fmt: skip
    assert placebo.difference == pytest.approx(1 - 60 / 110)


@pytest.mark.parametrize(
    ("stay", "finding", "often"),
    [((180, 120), "higher", "more"), ((120, 180), "lower", "less")],
)
def test_a_clear_difference_is_said_with_its_interval(world, stay, finding, often):
    row = only(world(drawn(200, 200, stay=stay)))
    assert abs(row.difference) == pytest.approx(0.3)
    assert (row.finding, row.difference > 0) == (finding, finding == "higher")
    assert row.verdict.startswith(
        "Learners with a badge by the census of their second regular term returned the "
        f"next fall 30.0 points {often} often than learners without (21."
    )
    assert "200 against 200" in row.verdict and "association" in row.verdict


def test_learners_never_enrolled_have_not_left(world):
    tables = drawn(120, 110, stay=(100, 60))
    tables["learners"] = "learner_id|name\n" + "\n".join(
        f"x{n}|Xia Example" for n in range(50)
    )
    answer = outcome(world(tables), DAY, OutcomeQuestion())
    assert answer.rows[0].comparison == 110
    told = {one.reason: one.learners for one in answer.left_out}
    assert told["never"] == 51  # and nobody


def test_one_term_alone_has_no_landmark(world):
    tables = drawn(120, 110)
    tables["terms"] = "\n".join(TERMS.strip().splitlines()[i] for i in (0, 3))
    tables["enrollments"] = "\n".join(
        line for line in tables["enrollments"].splitlines() if "25" not in line
    )
    state = world(tables)
    answer = outcome(state, DAY, OutcomeQuestion())
    for row in answer.rows:
        assert (row.exposed, row.comparison, is_blank(row)) == (0, 0, True)
    assert [one.state for one in answer.windows] == ["ahead"]
    assert any(note.startswith("Not there yet") for note in answer.notes)


@pytest.mark.parametrize("gone", [("enrollments",), ("terms", "enrollments")])
def test_without_terms_or_enrolments_nobody_is_followed(world, gone):
    tables = {name: text for name, text in drawn(3, 3).items() if name not in gone}
    answer = outcome(world(tables), DAY, OutcomeQuestion())
    # nobody is on either side: that isn't a count of nobody
    assert {(row.exposed, is_blank(row)) for row in answer.rows} == {(None, True)}
    assert any("No cohort can be followed" in note for note in answer.notes)


def test_an_attribute_that_is_missing(world):
    tables = drawn(120, 110, stay=(100, 60))
    tables["learners"] = "learner_id|name|college\nw0|Wim Example|arts"
    state = world(tables)
    with pytest.raises(UnknownError, match="there are college"):
        only(state, Scope(as_of=DAY.as_of, by="shoe_size"))
    rows = outcome(state, Scope(as_of=DAY.as_of, by="college"), OutcomeQuestion()).rows
    assert {r.group: r.finding for r in rows if r.analysis == "landmark"} == {
        "arts": "too few", "not given": "higher",
    }  # fmt: skip


def test_unknown_elsewhere_is_on_neither_side(world):
    tables = drawn(120, 110, stay=(100, 60))
    tables["searches"] = (
        "learner_id|searched_on|found\nw119|2025-12-20|true\nw118|2025-12-20|false"
    )
    answer = outcome(world(tables), DAY, OutcomeQuestion(institution="any"))
    told = {one.reason: one for one in answer.left_out}["unknown"]
    assert (told.learners, told.exposed, told.comparison) == (69, 19, 50)
    assert (answer.rows[0].exposed, answer.rows[0].comparison) == (101, 60)
    assert any("19 of 120 with it and 50 of 110 without" in n for n in answer.notes)


def test_small_groups_are_held_back_for_the_public(world):
    state = world(drawn(120, 110, stay=(111, 60)))  # 9 of the exposed are away
    answer = outcome(state, PUBLIC, OutcomeQuestion())
    for row in answer.rows:
        assert is_blank(row)
        assert (row.exposed, row.finding, row.verdict) == (None, None, None)
    assert any("Held back" in note for note in answer.notes)
    assert only(state).difference is not None


def test_a_small_placebo_is_blank_and_holds_nothing_else_back(world):
    tables = drawn(120, 110, stay=(100, 60))
    late = [f"n{n} | late | 2024-10-01 | {AFTER}" for n in range(5)]
    tables["awards"] += "\n" + "\n".join(late)
    question = OutcomeQuestion("any", least=5)
    answer = outcome(world(tables), PUBLIC, question)
    rows = {row.analysis: row for row in answer.rows}
    assert any(note.startswith("Held back") for note in answer.notes)
    assert (rows["placebo"].exposed, rows["placebo"].verdict) == (None, None)
    assert rows["landmark"].difference is not None


def test_what_tells_of_nobody_is_shown_to_the_public(world):
    answer = outcome(world(drawn(120, 110, stay=(100, 60))), PUBLIC, OutcomeQuestion())
    assert answer.rows[0].difference is not None
    assert [answer.tables()[name] for name in ("left_out", "gaps", "interaction")] == [
        ()
    ] * 3
