"""Badges count from their issue, among those who were there: drawn, counted by hand."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from analytics.asking.answer import Answer
from analytics.questions.goes_with import counts
from analytics.questions.goes_with.counts import WithQuestion, WithRow, goes_with
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds, examples

PATHWAY = "pathway: pair\nof: [first, last]\n"
TERMS = """
term_id | name        | starts_on  | census_on  | ends_on    | regular
s23     | Spring 2023 | 2023-01-15 | 2023-02-01 | 2023-05-10 | true
f23     | Fall 2023   | 2023-08-20 | 2023-09-05 | 2023-12-12 | true
s24     | Spring 2024 | 2024-01-15 | 2024-02-01 | 2024-05-10 | true
u24     | Summer 2024 | 2024-05-20 |            | 2024-07-31 | false
f24     | Fall 2024   | 2024-08-20 | 2024-09-05 | 2024-12-12 | true
"""
ASK = WithQuestion("pair", early=30, within=400)
DAY = Scope(as_of=date(2025, 12, 31))


def badges(answer: Answer[WithRow]) -> dict[str, tuple[int, int, int, int]]:
    """Return each badge's two sides: learners, and of them who completed."""
    return {
        r.factor: (r.learners, r.completed, r.others, r.others_completed)
        for r in answer.rows
        if r.kind == "badge" and not r.is_of_pathway
    }


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare sides of single learners, so that a world can be counted by hand."""
    monkeypatch.setattr(counts, "FEWEST_A_SIDE", 1)


# Everybody begins on 10 January 2024; day 30 is 9 February. Who "ends" in these tables
# completes a year later, but for those whose id begins with "no".
def drawn(worlds: Worlds, tours: str, enrolled: str, **tables: str) -> State:
    awards = ["learner_id | achievement_id | earned_on | issued_on | earned_term"]
    awards += [line for line in tours.strip().splitlines() if line.strip()]
    everybody = {line.split("|")[0].strip() for line in enrolled.strip().splitlines()}
    for who in sorted(everybody - {"learner_id"}):
        awards.append(f"{who} | first | 2024-01-10 | |")
        if not who.startswith("no"):
            awards.append(f"{who} | last | 2025-01-10 | |")
    told = {"terms": TERMS, "awards": "\n".join(awards), "enrollments": enrolled}
    return worlds.state(told | tables, PATHWAY)


ALL_THERE = """
learner_id | term_id
ana        | s24
ben        | s24
cyd        | s24
dan        | s24
no-eve     | s24
no-fay     | s24
"""


def test_a_badge_counts_from_its_day_of_issue(worlds: Worlds, few: None):
    tours = """
    ana    | tour | 2024-01-20 | 2024-01-20 |
    ben    | tour | 2024-01-20 | 2024-02-09 |
    cyd    | tour | 2024-01-20 | 2024-02-10 |
    no-eve | tour | 2024-01-05 | 2024-01-10 |
    no-fay | tour | 2024-01-05 | 2024-01-09 |
    """
    state = drawn(worlds, tours, ALL_THERE)
    # Issued from 10 January to 9 February: ana, ben and eve. The others: cyd and dan,
    # who completed, and fay.
    assert badges(goes_with(state, DAY, ASK)) == {"tour": (3, 2, 3, 2)}


def test_retroactive_awards_are_left_out_unless_asked_for(worlds: Worlds, few: None):
    # Old work of Spring 2023, issued in the window; dan's of this spring, a year later.
    tours = """
    ana | tour | 2023-03-01 | 2024-01-20 | s23
    ben | tour | 2024-01-20 | 2024-01-20 |
    dan | tour | 2024-01-20 | 2025-02-01 |
    """
    state = drawn(worlds, tours, ALL_THERE)
    answer = goes_with(state, DAY, ASK)
    assert badges(answer) == {"tour": (1, 1, 5, 3)}
    assert any("Retroactive awards are left out" in note for note in answer.notes)
    asked = WithQuestion("pair", early=30, within=400, retroactive=True)
    answer = goes_with(state, DAY, asked)
    assert badges(answer) == {"tour": (2, 2, 4, 2)}
    assert not any("Retroactive" in note for note in answer.notes)


def test_only_those_are_compared_who_were_there_when_the_window_ended(
    worlds: Worlds, few: None
):
    enrolled = """
    learner_id | term_id | status    | status_on  | institution
    ana        | s24     |           |            |
    ben        | s24     | withdrawn | 2024-02-10 |
    no-cyd     | s24     | withdrawn | 2024-02-09 |
    no-dan     | s24     | withdrawn |            |
    no-eve     | f23     |           |            |
    no-fay     | s24     |           |            | elsewhere
    no-gus     | s24     | enrolled  | 2024-02-10 |
    hal        | s24     | enrolled  | 2024-02-09 |
    no-ida     | s24     |           |            |
    no-joe     | s24     |           |            |
    no-kim     | s24     |           |            |
    """
    state = drawn(
        worlds,
        "ana | tour | 2024-01-20 | |",
        enrolled,
        completions="""
        learner_id | conferred_on
        no-ida     | 2024-02-09
        hal        | 2024-02-10
        ben        | 2023-12-20
        """,
        learners="learner_id | deceased_on\nno-joe | 2024-02-09\nno-kim | 2024-02-10",
    )
    answer = goes_with(state, DAY, ASK)
    # There: ana; ben, who withdrew a day later and came back after his degree; hal, who
    # graduated a day later; kim, who died a day later.
    assert badges(answer) == {"tour": (1, 1, 3, 2)}
    (told,) = [note for note in answer.notes if note.startswith("Badges are compared")]
    assert "among the 4 who were enrolled" in told
    assert "7 who weren't enrolled by then, 0 of whom it isn't known" in told


def test_between_terms_the_last_one_counts_and_a_summer_s_its_own(
    worlds: Worlds, few: None
):
    enrolled = """
    learner_id | term_id
    ana        | s24
    ben        | u24
    no-cyd     | f23
    """
    awards = """
    learner_id | achievement_id | earned_on
    ana        | first          | 2024-05-01
    ben        | first          | 2024-05-01
    no-cyd     | first          | 2024-05-01
    ana        | tour           | 2024-05-02
    ben        | last           | 2025-01-10
    """
    tables = {"terms": TERMS, "awards": awards, "enrollments": enrolled}
    state = worlds.state(tables, PATHWAY)
    # Day 30 is 31 May, in the summer: ana was enrolled in the spring.
    assert badges(goes_with(state, DAY, ASK)) == {"tour": (1, 0, 1, 1)}


@pytest.mark.parametrize("term", ["f23", "f24"])
def test_without_the_enrolments_of_that_term_no_badge_is_compared(
    worlds: Worlds, few: None, term: str
):
    elsewhen = ALL_THERE.replace("s24", term)
    state = drawn(worlds, "ana | tour | 2024-01-20 | |", elsewhen)
    answer = goes_with(state, DAY, ASK)
    assert not badges(answer)
    assert any("load terms and enrollments" in note for note in answer.notes)


def test_a_calendar_that_ended_long_ago_says_nothing_of_who_is_there(
    worlds: Worlds, few: None
):
    tours = "ana | tour | 2024-01-20 | |"
    only = "\n".join(TERMS.strip().splitlines()[:3])  # up to Fall 2023
    state = drawn(worlds, tours, ALL_THERE.replace("s24", "f23"), terms=only)
    assert not badges(goes_with(state, DAY, ASK))


def null(worlds: Worlds, seed: int) -> State:
    """Draw 400 learners, many of whom leave, and a badge that does nothing.

    Half of them earn it on day 10. It is issued on day 80 to those still there, and of
    a second one, earned on day 10 as well, a year after. Who is there on day 300
    completes with even odds.
    """
    chance, start = Random(seed), date(2024, 1, 20)
    awards = ["learner_id | achievement_id | earned_on | issued_on"]
    enrolled = ["learner_id | term_id | status | status_on"]
    for number in range(400):
        who = f"l{number:03}"
        left = chance.choice(
            (chance.randrange(15, 110), chance.randrange(15, 400), 999)
        )
        awards.append(f"{who} | first | {start} |")
        earned = start + timedelta(10)
        for name, issued in (("tour", 80), ("talk", 375)):
            if chance.random() < 0.5 and left > issued:
                awards.append(
                    f"{who} | {name} | {earned} | {start + timedelta(issued)}"
                )
        if left > 300 and chance.random() < 0.5:
            awards.append(f"{who} | last | {start + timedelta(300)} |")
        ended = start + timedelta(left)
        spring = f"withdrawn | {ended}" if ended <= date(2024, 5, 10) else "|"
        enrolled.append(f"{who} | s24 | {spring}")
        if ended > date(2024, 8, 20):
            enrolled.append(f"{who} | f24 | |")
    tables = {"awards": "\n".join(awards), "enrollments": "\n".join(enrolled)}
    return worlds.state(tables | {"terms": TERMS}, PATHWAY)


def test_a_badge_that_does_nothing_goes_with_nothing(tmp_path: Path):
    seeds = range(examples(12))
    found = []
    for seed in seeds:
        state = null(Worlds(tmp_path / str(seed)), seed)
        answer = goes_with(state, DAY, WithQuestion("pair", 90, 400))
        (tour,) = [row for row in answer.rows if not row.is_of_pathway]
        assert tour.factor == "tour"
        assert min(tour.learners, tour.others) > 80
        found.append(tour)
    assert sum(not tour.low < 0 < tour.high for tour in found) <= 1
