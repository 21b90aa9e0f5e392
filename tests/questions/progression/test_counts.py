"""Where learners stop, counted by hand."""

from datetime import date

import pytest

from analytics.questions.progression.counts import Question, progression
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, PATHWAY

THINKING = Question("thinking")


def completed(state: State, scope: Scope = Scope(), question: Question = THINKING):
    rows = progression(state, scope, question).rows
    return {
        (row.group, row.step) if row.group else row.step: row.completed for row in rows
    }


def test_one_row_per_node_in_the_trees_own_order(programme: State):
    rows = progression(programme, Scope(), THINKING).rows
    assert [(r.step, r.kind, r.parent, r.needs, r.of) for r in rows] == [
        ("thinking", "pathway", None, 2, 2),
        ("knowledge", "step", "thinking", 2, 3),
        ("debate", "achievement", "knowledge", None, None),
        ("logic", "achievement", "knowledge", None, None),
        ("cases", "achievement", "knowledge", None, None),
        ("proficiency", "step", "thinking", 1, 2),
        ("capstone", "achievement", "proficiency", None, None),
        ("intern", "achievement", "proficiency", None, None),
    ]


def test_distinct_unrevoked_achievements_count_and_a_milestone_is_a_short_cut(
    programme: State,
):
    answer = progression(programme, Scope(), THINKING)
    assert {row.entered for row in answer.rows} == {4}  # not eve, not fay
    assert completed(programme) == {
        "thinking": 1,
        "knowledge": 2,  # ana by her badges, cyd by ek itself
        "debate": 3,
        "logic": 1,
        "cases": 1,
        "proficiency": 1,
        "capstone": 1,
        "intern": 0,
    }
    assert answer.heading[0].basis == "any"


def test_rates_carry_their_interval_and_days_count_from_the_first_achievement(
    programme: State,
):
    rows = {r.step: r for r in progression(programme, Scope(), THINKING).rows}
    root = rows["thinking"]
    assert root.rate == 0.25
    assert (round(root.low, 3), round(root.high, 3)) == (0.046, 0.699)  # Wilson, 1 of 4
    assert root.median_days == 55  # 5 January to 1 March
    assert rows["knowledge"].median_days == (27 + 0) / 2  # ana; cyd at once


def test_a_revocation_counts_from_its_day(programme: State):
    before = completed(programme, Scope(as_of=date(2026, 4, 30)))
    after = completed(programme, Scope(as_of=date(2026, 5, 1)))
    assert (before["logic"], after["logic"]) == (2, 1)
    assert (before["knowledge"], after["knowledge"]) == (3, 2)


def test_an_earlier_day_sees_what_was_earned_by_then(programme: State):
    early = completed(programme, Scope(as_of=date(2026, 1, 31)))
    assert (early["debate"], early["knowledge"], early["thinking"]) == (3, 0, 0)
    feb = completed(programme, Scope(as_of=date(2026, 2, 2)))  # issued in June only
    assert feb["knowledge"] == 2


def test_every_day_seen_from_later_equals_the_world_of_that_day(
    programme: State, worlds: Worlds
):
    lines = AWARDS.strip().splitlines()
    day = date(2026, 3, 7)
    known = [x for x in lines[1:] if x.split("|")[2].strip() <= day.isoformat()]
    state = worlds.state({"awards": "\n".join([lines[0], *known])}, PATHWAY)
    assert completed(state, Scope(as_of=day)) == completed(programme, Scope(as_of=day))


def test_a_filter_and_a_split_count_the_same_people(programme: State):
    split = completed(programme, Scope(by="college"))
    for college in ("arts", "law"):
        alone = completed(programme, Scope(where=(("college", college),)))
        assert alone == {s: n for (g, s), n in split.items() if g == college}
    assert split["arts", "thinking"] == 1
    assert split["law", "knowledge"] == 1


def test_a_horizon_counts_only_those_whose_time_is_up(programme: State):
    scope = Scope(as_of=date(2026, 3, 10))
    rows = {
        r.step: r
        for r in progression(programme, scope, Question("thinking", within=60)).rows
    }
    root, knowledge = rows["thinking"], rows["knowledge"]
    # entered by 9 January: ana (5th) and dan (7th); ben and cyd had less time
    assert (root.entered, root.mature, root.mature_completed) == (4, 2, 1)
    assert root.rate == 0.5
    # dan's second came on his 59th day
    assert (knowledge.mature, knowledge.mature_completed) == (2, 2)


def test_entered_between_two_days(programme: State):
    question = Question("thinking", entered=(date(2026, 1, 6), date(2026, 1, 10)))
    rows = progression(programme, Scope(), question).rows
    assert rows[0].entered == 2  # ben and dan


def test_nobody_entered_gives_no_rate(programme: State):
    question = Question("thinking", entered=(date(2020, 1, 1), date(2020, 1, 2)))
    root = progression(programme, Scope(), question).rows[0]
    assert (root.entered, root.completed, root.rate, root.low) == (0, 0, None, None)


def test_the_basis_is_who_is_counted(worlds: Worlds):
    state = worlds.state(
        {
            "awards": AWARDS,
            "learners": "learner_id|college\nana|arts\nben|arts\ncyd|law\ndan|law",
            "declared": "learner_id|pathway|declared_on\n"
            "ben|thinking|2026-01-01\nfay|thinking|2026-01-01\n"
            "ana|thinking|2026-06-01",
        },
        PATHWAY + "for: {college: [law]}\n",
    )

    def entered(basis: str | None, day: date = date(2026, 6, 1)) -> int:
        question = Question("thinking", basis=basis)  # type: ignore[arg-type]
        return progression(state, Scope(as_of=day), question).rows[0].entered or 0

    assert entered(None) == entered("declared") == 2  # ana and ben; fay has none of it
    assert entered("declared", date(2026, 5, 31)) == 1  # ana had not declared yet
    assert entered("eligible") == 2  # cyd and dan
    assert entered("any") == 4


VERSIONS = """
pathway: thinking
version: "1"
effective_to: 2026-01-31
of: [debate]
---
pathway: thinking
version: "2"
effective_from: 2026-02-01
of: [debate, logic]
"""


def test_a_learner_is_judged_by_the_version_in_force(worlds: Worlds):
    awards = """
    learner_id | achievement_id | earned_on
    old        | debate         | 2026-01-15
    new        | debate         | 2026-02-15
    set        | debate         | 2026-01-20
    set        | logic          | 2026-01-21
    """
    declared = "learner_id|pathway|declared_on\nset|thinking|2026-03-01"
    state = worlds.state({"awards": awards, "declared": declared}, VERSIONS)

    def counts(version: str | None, day: date) -> tuple:
        question = Question("thinking", version=version, basis="any")
        root = progression(state, Scope(as_of=day), question).rows[0]
        return root.entered, root.completed

    march = date(2026, 3, 1)
    assert counts("1", march) == (1, 1)  # old: one badge was enough then
    assert counts("2", march) == counts(None, march) == (2, 1)  # new lacks logic
    february = date(2026, 2, 28)  # set had declared nothing yet, and began in January
    assert counts("1", february) == (2, 2)
    assert counts("2", february) == (1, 0)


def test_an_optional_step_is_never_counted_as_reached(worlds: Worlds):
    tree = PATHWAY + "  - step: extra\n    needs: 0\n    of: [intern]\n"
    state = worlds.state({"awards": AWARDS}, tree)
    rows = {row.step: row for row in progression(state, Scope(), THINKING).rows}
    assert (rows["extra"].completed, rows["extra"].rate) == (0, None)
    assert rows["thinking"].completed == 1


def test_what_is_not_there_is_wrong_usage(programme: State):
    for question, scope in (
        (Question("nothing"), Scope()),
        (Question("thinking", version="9"), Scope()),
        (Question("thinking", basis="all"), Scope()),  # type: ignore[arg-type]
        (THINKING, Scope(by="shoe size")),
        (THINKING, Scope(where=(("shoe size", "42"),))),
        (THINKING, Scope(Viewer("advisor", "nobody"))),
    ):
        with pytest.raises(UnknownError):
            progression(programme, scope, question)


ENDS = """
learner_id | achievement_id | earned_on
ana        | debate         | 2026-01-01
ana        | logic          | 2026-04-11
ben        | debate         | 2026-01-02
cyd        | debate         | 2026-01-01
cyd        | logic          | 2026-04-12
"""
PAIR = "pathway: pair\nof: [debate, logic]\n"


@pytest.mark.parametrize(
    ("day", "mature", "in_time"),
    [
        (date(2026, 4, 10), 0, 0),  # the hundredth day of ana and cyd is tomorrow
        (date(2026, 4, 11), 2, 1),  # it is today, and ana completed on it
        (date(2026, 4, 12), 3, 1),  # ben's is today; cyd completed a day too late
    ],
)
def test_who_had_the_time_had_the_last_day_of_it_too(
    worlds: Worlds, day: date, mature: int, in_time: int
):
    state = worlds.state({"awards": ENDS}, PAIR)
    root = progression(state, Scope(as_of=day), Question("pair", within=100)).rows[0]
    assert root.mature == mature
    assert root.rate == (in_time / mature if mature else None)
