"""Who lacks only one step, since when and why: a drawn programme, counted by hand."""

from datetime import date

import pytest

from analytics.questions.bottlenecks import words as words
from analytics.questions.bottlenecks.counts import BottleneckQuestion, bottlenecks
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds

PATHWAY = """
pathway: thinking
of:
  - {step: knowledge, needs: 2, of: [debate, logic, cases]}
  - {step: proficiency, needs: 1, of: [capstone, intern]}
"""

# As of 1 May. Lacking proficiency only: ana since 1 March (her work waits), ben since
# 1 April (none was on offer since), cyd since 1 February (a capstone was), dan since 1
# February but not enrolled. Lacking knowledge only: eve, since 1 April. fay lacks both,
# gus nothing.
AWARDS = """
learner_id | achievement_id | earned_on
ana        | debate         | 2026-02-01
ana        | logic          | 2026-03-01
ben        | logic          | 2026-04-01
ben        | cases          | 2026-01-15
cyd        | debate         | 2026-02-01
cyd        | logic          | 2026-02-01
dan        | debate         | 2025-09-10
dan        | cases          | 2026-02-01
eve        | intern         | 2026-04-01
fay        | debate         | 2026-02-01
gus        | debate         | 2026-02-01
gus        | logic          | 2026-02-01
gus        | capstone       | 2026-05-01
"""

TERMS = """
term_id | starts_on  | ends_on
f25     | 2025-08-25 | 2025-12-12
s26     | 2026-01-12 | 2026-05-08
f26     | 2026-08-24 | 2026-12-11
"""

ENROLLMENTS = "learner_id | term_id\ndan | f25\n" + "\n".join(
    f"{name} | s26" for name in ("ana", "ben", "cyd", "eve", "fay", "gus")
)

ACTIVITIES = """
activity_id | achievement_id | term_id | register_by
c1          | capstone       | s26     | 2026-02-15
c2          | capstone       | f26     | 2026-08-15
d1          | cases          |         |
"""

ASSESSMENTS = """
learner_id | achievement_id | submitted_on | outcome | assessor
ana        | intern         | 2026-04-20   | waiting |
cyd        | intern         | 2026-04-20   | waiting |
cyd        | intern         | 2026-04-20   | not-met | A
cyd        | debate         | 2026-04-20   | waiting |
"""

WORLD = {
    "awards": AWARDS, "terms": TERMS, "enrollments": ENROLLMENTS,
    "activities": ACTIVITIES, "assessments": ASSESSMENTS,
    "learners": "learner_id | name | college\nben | Ben Example | arts",
}  # fmt: skip
ASK = BottleneckQuestion("thinking")


@pytest.fixture(scope="module")
def held_up(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("held_up")).state(WORLD, PATHWAY)


def test_who_lacks_only_that_and_why(held_up):
    rows = bottlenecks(held_up, Scope(), ASK).rows
    assert [(r.rank, r.step, r.learners, r.lacking, r.here) for r in rows] == [
        (1, "proficiency", 7, 4, 3),
        (2, "knowledge", 7, 1, 1),
    ]
    first, second = rows
    assert (first.waiting, first.not_offered, first.not_taken_up) == (1, 0, 1)
    # ben had no capstone on offer; where interns are taken, nothing tells.
    assert first.supply_unknown == 1
    assert first.median_days == 61  # 30, 61 and 89 days
    # The case study can be taken at any time.
    assert (second.waiting, second.not_offered, second.not_taken_up) == (0, 0, 1)
    assert second.supply_unknown == 0
    assert second.median_days == 30


def test_where_each_badge_of_a_step_has_activities_nobody_had_a_chance(worlds: Worlds):
    interns = ACTIVITIES + "i1 | intern | f26 | 2026-08-15\n"
    state = worlds.state(WORLD | {"activities": interns}, PATHWAY)
    first = bottlenecks(state, Scope(), ASK).rows[0]
    assert (first.waiting, first.not_offered, first.not_taken_up) == (1, 1, 1)
    assert first.supply_unknown == 0


def test_without_enrolments_nobody_is_called_still_enrolled(worlds: Worlds):
    known = {name: rows for name, rows in WORLD.items() if name != "enrollments"}
    found = bottlenecks(worlds.state(known, PATHWAY), Scope(), ASK)
    assert [(row.lacking, row.here) for row in found.rows] == [(4, None), (1, None)]
    assert "no enrolments are loaded" in words.sentence(found)
    assert "still enrolled" not in words.why(found)


def test_without_activities_nobody_can_say_whether_it_was_on_offer(worlds: Worlds):
    known = {name: rows for name, rows in WORLD.items() if name != "activities"}
    found = bottlenecks(worlds.state(known, PATHWAY), Scope(), ASK)
    first = found.rows[0]
    assert (first.waiting, first.not_offered, first.not_taken_up) == (1, None, None)
    assert first.supply_unknown == 2
    assert [one.name for one in found.not_loaded] == ["activities"]
    assert "whether it was on offer for 2 isn't known" in words.why(found)


def test_an_earlier_day_and_a_group(held_up):
    (row,) = bottlenecks(held_up, Scope(as_of=date(2026, 3, 15)), ASK).rows
    assert (row.lacking, row.here) == (4, 3)  # ana, cyd, dan; gus too
    rows = bottlenecks(held_up, Scope(by="college"), ASK).rows
    arts = [(r.step, r.lacking) for r in rows if r.group == "arts"]
    assert arts == [("proficiency", 1)]
    assert sum(r.lacking for r in rows) == 5


def test_only_who_entered_in_between(held_up):
    spring = (date(2026, 1, 1), None)
    asked = BottleneckQuestion(ASK.pathway, entered=spring)
    rows = bottlenecks(held_up, Scope(), asked).rows
    assert [(r.step, r.lacking) for r in rows] == [
        ("proficiency", 3),  # without dan, who began in September
        ("knowledge", 1),
    ]


def test_the_public_is_told_nothing_of_a_few(held_up):
    rows = bottlenecks(held_up, Scope(Viewer("public")), ASK).rows
    assert {row.lacking for row in rows} == {None}
    with pytest.raises(UnknownError):
        bottlenecks(held_up, Scope(), BottleneckQuestion("nowhere"))


def test_nobody_is_held_up(worlds: Worlds):
    state = worlds.state({"awards": AWARDS.splitlines()[1] + "\nzoe | z | 2026-01-01"},
                         PATHWAY)  # fmt: skip
    assert bottlenecks(state, Scope(), ASK).rows == ()
