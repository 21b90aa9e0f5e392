"""How long completing takes: a drawn programme, counted by hand."""

from datetime import date

import pytest

from analytics.questions.completion_time.counts import TimeQuestion, completion_time
from analytics.questions.progression.counts import Question, progression
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds

PATHWAY = """
pathway: pair
of:
  - {step: first, of: [a]}
  - {step: both, of: [a, b]}
"""

TERMS = """
term_id | starts_on  | census_on  | ends_on
s26     | 2026-01-12 | 2026-01-26 | 2026-03-06
u26     | 2026-03-09 | 2026-03-16 | 2026-05-01
"""

# As of 30 April. ana completes on day 10; ben on day 20; cyd has one, is there still;
# dan isn't there at the second census (16 March, day 44); eve graduated on 1 April
# (day 60); fay died on day 30; gus completed on the day he began; hal began by a
# retroactive award alone; ivy has b only late, by a retroactive one: not completed.
# jon graduated before he began (a badge for an alumnus): followed to the end.
AWARDS = """
learner_id | achievement_id | earned_on  | issued_on
ana        | a              | 2026-02-01 |
ana        | b              | 2026-02-11 |
ben        | b              | 2026-02-01 |
ben        | a              | 2026-02-21 |
cyd        | a              | 2026-04-01 |
dan        | a              | 2026-01-31 |
eve        | b              | 2026-01-31 |
fay        | a              | 2026-02-01 |
gus        | a              | 2026-03-01 |
gus        | b              | 2026-03-01 |
hal        | a              | 2025-02-01 | 2026-02-01
ivy        | a              | 2026-04-10 |
ivy        | b              | 2025-04-12 | 2026-04-12
jon        | a              | 2026-04-20 |
zoe        | other          | 2026-04-30 |
"""

LEARNERS = """
learner_id | name        | college | deceased_on
ana        | Ana Example | arts    |
ben        | Ben Example | law     |
cyd        | Cyd Example | law     |
dan        | Dan Example | law     |
eve        | Eve Example | law     |
fay        | Fay Example | law     | 2026-03-03
gus        | Gus Example | arts    |
"""

ENROLLMENTS = "learner_id | term_id\n" + "\n".join(
    f"{name} | {term}"
    for name, terms in {
        "ana": "s26 u26", "ben": "s26", "cyd": "s26 u26", "dan": "s26", "eve": "s26",
        "fay": "s26", "gus": "s26 u26", "hal": "s26 u26", "ivy": "s26 u26",
    }.items()
    for term in terms.split()
)  # fmt: skip

COMPLETIONS = """
learner_id | conferred_on
eve        | 2026-04-01
jon        | 2026-01-01
"""

WORLD = {
    "awards": AWARDS, "terms": TERMS, "learners": LEARNERS,
    "enrollments": ENROLLMENTS, "completions": COMPLETIONS,
}  # fmt: skip


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    worlds = Worlds(tmp_path_factory.mktemp("pair"))
    return worlds.state(WORLD, PATHWAY)


def test_each_day_counted_by_hand(pair):
    found = completion_time(pair, Scope(), TimeQuestion("pair"))
    assert [(r.day, r.still_followed, r.completed, r.graduated_without, r.not_enrolled,
             r.censored) for r in found.rows] == [
        (0, 9, 1, 0, 0, 0),  # gus
        (10, 8, 1, 0, 0, 1),  # ana; jon was followed for ten days
        (20, 6, 1, 0, 0, 1),  # ben; ivy is still there
        (29, 4, 0, 0, 0, 1),  # cyd
        (30, 3, 0, 0, 0, 1),  # fay
        (44, 2, 0, 0, 1, 0),  # dan
        (60, 1, 0, 1, 0, 0),  # eve
    ]  # fmt: skip
    # 1/9, + 8/9 * 1/8, + 7/9 * 1/6
    shares = [1 / 9, 2 / 9, 2 / 9 + 7 / 54]
    assert [r.incidence for r in found.rows] == pytest.approx(shares + [shares[-1]] * 4)
    (short,) = found.summary
    assert (short.learners, short.completed, short.censored) == (9, 3, 4)
    assert (short.quarter_days, short.median_days) == (20, None)
    assert (short.retroactive_entered, short.retroactive_completed) == (1, 1)
    assert short.unknown == 0


def test_with_retroactive_awards_it_ends_where_progression_does(pair):
    question = TimeQuestion("pair", retroactive=True)
    (short,) = completion_time(pair, Scope(), question).summary
    root = progression(pair, Scope(), Question("pair")).rows[0]
    assert (
        (short.learners, short.completed) == (root.entered, root.completed) == (10, 4)
    )
    assert (short.retroactive_entered, short.retroactive_completed) == (0, 0)


def test_a_step_has_a_time_of_its_own(pair):
    found = completion_time(pair, Scope(), TimeQuestion("pair", step="first"))
    (short,) = found.summary
    assert short.title == "first"
    assert short.completed == 8  # all but eve
    assert short.median_days == 0


def test_groups_add_up(pair):
    found = completion_time(pair, Scope(by="college"), TimeQuestion("pair"))
    short = {s.group: (s.learners, s.completed) for s in found.summary}
    assert short["arts"] == (2, 2)
    assert short["law"] == (5, 1)
    assert sum(r.censored for r in found.rows) == 4


def test_an_earlier_day_knows_less(pair):
    scope = Scope(as_of=date(2026, 2, 15))
    (short,) = completion_time(pair, scope, TimeQuestion("pair")).summary
    assert (short.learners, short.completed, short.censored) == (5, 1, 4)


def test_without_enrolments_everybody_is_followed_and_that_is_said(worlds):
    state = worlds.state({"awards": AWARDS}, PATHWAY)
    found = completion_time(state, Scope(), TimeQuestion("pair"))
    (short,) = found.summary
    # Without terms, only what is issued 180 days after earning is retroactive.
    assert (short.learners, short.completed, short.unknown) == (9, 3, 6)
    assert any("6" in note and "enrolment" in note for note in found.notes)


def test_what_there_is_not_is_said(pair):
    for question in (TimeQuestion("none"), TimeQuestion("pair", step="third")):
        with pytest.raises(UnknownError):
            completion_time(pair, Scope(), question)
    assert not completion_time(pair, Scope(Viewer("public")), TimeQuestion("pair")).rows


def test_left_out_awards_might_as_well_not_be_there(pair, worlds: Worlds):
    kept = [line for line in AWARDS.strip().splitlines() if line[-10:-6] != "2026"
            or (line.count("2026") < 2 and "| 2025" not in line)]  # fmt: skip
    assert len(kept) == len(AWARDS.strip().splitlines()) - 2
    without = worlds.state(WORLD | {"awards": "\n".join(kept)}, PATHWAY)
    for step in (None, "first", "both"):
        question = TimeQuestion("pair", step=step)
        first = completion_time(pair, Scope(), question)
        second = completion_time(without, Scope(), question)
        assert first.rows == second.rows
