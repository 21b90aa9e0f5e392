"""Who met the standard: drawn assessments, counted by hand."""

from datetime import date

import pytest

from analytics.questions.attainment.counts import AttainmentQuestion, attainment
from analytics.questions.attainment.sample import sample
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds

# Essay has two criteria, talk none. ana meets both; ben fails one, then meets both; cyd
# fails one and hands in again, which waits; dan waits; eve was scored twice, the second
# assessor finding it met on a later day; fay twice on one day: not met and met. gus
# met the talk online, hal did not on campus; ivy's talk was assessed after 1 May.
ASSESSMENTS = """
learner_id|achievement_id|submitted_on|assessed_on|activity_id|criterion|level|outcome|assessor
ana | essay | 2026-01-10 | 2026-01-20 |     | clarity | 4 | met     | A
ana | essay | 2026-01-10 | 2026-01-20 |     | sources | 3 | met     | A
ben | essay | 2026-01-10 | 2026-01-20 |     | clarity | 3 | met     | A
ben | essay | 2026-01-10 | 2026-01-20 |     | sources | 1 | not-met | A
ben | essay | 2026-02-10 | 2026-02-20 |     | clarity | 3 | met     | A
ben | essay | 2026-02-10 | 2026-02-20 |     | sources | 3 | met     | A
cyd | essay | 2026-01-10 | 2026-01-20 |     | clarity | 1 | not-met | A
cyd | essay | 2026-01-10 | 2026-01-20 |     | sources | 3 | met     | A
cyd | essay | 2026-02-10 |            |     | clarity |   | waiting |
cyd | essay | 2026-02-10 |            |     | sources |   | waiting |
dan | essay | 2026-02-10 |            |     | clarity |   | waiting |
eve | essay | 2026-01-10 | 2026-01-20 |     | clarity | 2 | not-met | A
eve | essay | 2026-01-10 | 2026-01-25 |     | clarity | 3 | met     | B
eve | essay | 2026-01-10 |            |     | clarity |   | waiting |
fay | essay | 2026-01-10 | 2026-01-20 |     | clarity | 2 | not-met | A
fay | essay | 2026-01-10 | 2026-01-20 |     | clarity | 3 | met     | B
gus | talk  | 2026-01-15 | 2026-01-20 | on  |         | good | met  | A
hal | talk  | 2026-02-15 | 2026-02-20 | off |         | poor | not-met | A
ivy | talk  | 2026-04-15 | 2026-05-20 | on  |         | good | met  | A
jim | talk  | 2026-05-15 |            | on  |         |   | waiting |
kim | talk  | 2026-01-15 |            | on  |         |   |         |
"""

ACTIVITIES = """
activity_id | achievement_id | term_id | delivery
on          | talk           | s26     | online
off         | talk           |         | on campus
on          | essay          |         | by post
"""

TERMS = """
term_id | starts_on  | ends_on
f25     | 2025-08-25 | 2025-12-12
s26     | 2026-01-12 | 2026-05-08
"""

LEARNERS = "learner_id | name | college\n" + "\n".join(
    f"{name} | {name.title()} Example | {'arts' if name < 'c' else 'law'}"
    for name in ("ana", "ben", "cyd", "dan", "eve", "fay", "gus", "hal", "ivy", "jim")
)

AWARDS = """
learner_id | achievement_id | award_id | earned_on  | evidence_url        | revoked
ana        | essay          | e1       | 2026-01-20 | https://x.example/1 |
ben        | essay          | e2       | 2026-02-20 | https://x.example/2 |
eve        | essay          | e3       | 2026-01-25 | https://x.example/3 |
fay        | essay          | e4       | 2026-01-25 | https://x.example/4 | true
gus        | talk           | t1       | 2026-01-20 | https://x.example/5 |
ivy        | talk           | t2       | 2026-05-01 |                     |
"""

WORLD = {
    "assessments": ASSESSMENTS, "activities": ACTIVITIES, "terms": TERMS,
    "learners": LEARNERS, "awards": AWARDS,
}  # fmt: skip


@pytest.fixture(scope="module")
def assessed(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("assessed")).state(WORLD)


def table(state, scope=Scope(), **asked):
    rows = attainment(state, scope, AttainmentQuestion(**asked)).rows
    return {row.part: (row.met, row.not_met, row.waiting) for row in rows}


def test_which_attempt_counts(assessed):
    # latest: ana, ben, eve met; fay not (one day: not met counts); cyd, dan wait
    assert table(assessed) == {"essay": (3, 1, 2), "talk": (1, 1, 1)}
    # first: ben and cyd hadn't met it
    assert table(assessed, achievement="essay", attempts="first") == {
        "essay": (2, 3, 1)
    }
    # any: cyd met in none of them, and the latest waits
    assert table(assessed, achievement="essay", attempts="any") == {"essay": (3, 1, 2)}
    assert table(assessed, achievement="essay", attempts="every") == {
        "essay": (3, 3, 2)
    }


def test_all_work_together_by_group_or_not(assessed):
    (whole,) = attainment(assessed, Scope(), AttainmentQuestion()).whole
    assert (whole.met, whole.not_met, whole.waiting) == (4, 2, 3)
    assert (whole.assessed, whole.rate) == (6, 4 / 6)
    by_college = attainment(assessed, Scope(by="college"), AttainmentQuestion())
    found = {one.group: (one.met, one.assessed) for one in by_college.whole}
    # arts: ana, ben; law: eve and gus met, fay and hal didn't
    assert (found["arts"], found["law"]) == ((2, 2), (2, 4))
    public = Scope(Viewer("public"))
    assert attainment(assessed, public, AttainmentQuestion()).whole == ()


def test_by_criterion(assessed):
    # clarity: ana, ben, eve met; fay not; cyd, dan wait. sources: ana, ben met.
    asked = AttainmentQuestion("essay", split="criterion")
    clarity, sources = attainment(assessed, Scope(), asked).rows
    assert (clarity.group, clarity.met, clarity.not_met, clarity.waiting) == (
        "clarity", 3, 1, 2,
    )  # fmt: skip
    assert (sources.met, sources.not_met, sources.waiting) == (2, 0, 1)
    assert (clarity.assessed, clarity.rate) == (4, 0.75)
    assert clarity.mean_level == (4 + 3 + 3 + 2) / 4
    # Wilson's interval by his formula: 3 of 4
    assert (clarity.low, clarity.high) == pytest.approx((0.300642, 0.954413), abs=1e-6)


def test_by_activity_delivery_and_term(assessed):
    talk = {"achievement": "talk"}
    assert table(assessed, split="activity", **talk) == {
        "off": (0, 1, 0), "on": (1, 0, 1),
    }  # fmt: skip
    assert table(assessed, split="delivery", **talk) == {
        "on campus": (0, 1, 0), "online": (1, 0, 1),
    }  # fmt: skip
    assert table(assessed, split="term", **talk) == {"s26": (1, 1, 1)}
    assert table(assessed, split="term", achievement="essay", attempts="first") == {
        "f25": (2, 3, 0), "s26": (0, 0, 1),
    }  # fmt: skip


def test_levels_that_are_words_have_no_mean(assessed):
    answer = attainment(assessed, Scope(), AttainmentQuestion("talk"))
    assert answer.rows[0].mean_level is None
    told = [(row.level, row.times) for row in answer.levels]
    assert told == [("good", 1), ("poor", 1)]


def test_time_is_an_argument(assessed):
    later = Scope(as_of=date(2026, 6, 1))
    assert table(assessed, later)["talk"] == (2, 1, 1)  # ivy met, jim waits
    early = Scope(as_of=date(2026, 1, 21))
    assert table(assessed, early)["essay"] == (1, 4, 0)
    notes = attainment(assessed, Scope(), AttainmentQuestion()).notes
    assert any("1 rows are of work handed in after the day" in note for note in notes)
    assert any("1 rows don't say what was found" in note for note in notes)


def test_by_a_group(assessed):
    answer = attainment(assessed, Scope(by="college"), AttainmentQuestion("essay"))
    told = [(r.group, r.part, r.met, r.not_met, r.waiting) for r in answer.rows]
    assert told == [("arts", "essay", 2, 0, 0), ("law", "essay", 1, 1, 2)]
    assert answer.as_dict()["rows"][0]["group"] == "arts"
    plain = attainment(assessed, Scope(), AttainmentQuestion("essay")).as_dict()
    assert plain["rows"][0]["group"] == "essay"


def test_the_public_is_told_of_no_few_people(assessed):
    answer = attainment(assessed, Scope(Viewer("public")), AttainmentQuestion())
    assert all(row.met is None and row.waiting is None for row in answer.rows)
    assert answer.tables() == {"whole": (), "levels": (), "agreement": ()}
    assert not any("wait for assessment" in note for note in answer.notes)


def test_what_there_is_not(assessed):
    for wrong in (
        AttainmentQuestion("nothing"),
        AttainmentQuestion(split="colour"),  # type: ignore[arg-type]
        AttainmentQuestion(attempts="best"),  # type: ignore[arg-type]
        AttainmentQuestion(scale=("a", "a")),
    ):
        with pytest.raises(UnknownError):
            attainment(assessed, Scope(), wrong)


def test_a_sample_can_be_drawn_again(assessed):
    drawn = sample(assessed, Scope(), 2, seed=7)
    assert [r.award for r in drawn.rows] == [
        r.award for r in sample(assessed, Scope(), 2, seed=7).rows
    ]
    # revoked awards and those without evidence aren't drawn
    every = {row.award for row in sample(assessed, Scope(), 9, seed=7).rows}
    assert every == {"e1", "e2", "e3", "t1"}
    firsts = {sample(assessed, Scope(), 1, seed=s).rows[0].award for s in range(20)}
    assert len(firsts) > 1
    assert len(sample(assessed, Scope(), 9, 7, "essay").rows) == 3
    assert sample(assessed, Scope(Viewer("public")), 9, seed=7).rows == ()
    with pytest.raises(UnknownError):
        sample(assessed, Scope(), 0, seed=7)
