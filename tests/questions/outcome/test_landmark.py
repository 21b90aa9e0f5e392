"""Comparisons from a landmark: a drawn roster with each special case, counted by hand.

Landmark: the census of the first regular term after entry. Outcome: the next fall.
"""

from dataclasses import replace
from datetime import date

import pytest

from analytics.asking.catalogue import CATALOGUE
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.facts import ERROR, LEAST_KEPT, MOST_APART
from analytics.questions.outcome.issue_days import Assumed, Untold
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.participation.counts import participation
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds
from tests.questions.persistence.test_counts import TERMS

pytestmark = pytest.mark.long

# Entered in fall 2024, so their landmark is the census of spring 2025 (27 January).
# There with the badge: ana (issued in December) stays; ben (issued on the very day) is
# away in fall; cyd (claimed it on the day) graduates in May; dan's is revoked in March.
# There without: eve never had one, stays; fay earned it in fall, was issued it in
# fall 2025, stays; gus claimed it in February, is away; hal's was revoked in January;
# ivy's was revoked nobody knows when. joe dies in March. kit, excluded, has it.
# Not there: lou left, with a badge; max graduated in December; ned died in January; oli
# comes back in fall. pat never came. quy entered in spring; rex before the first term;
# uma's entry term isn't among the terms. vic entered in fall 2025: window open.
LEARNERS = """
learner_id | name | entry_term | deceased_on | cohort_exclusion | college
ana | Ana Example | f24 |            |         | arts
ben | Ben Example | f24 |            |         | arts
cyd | Cyd Example | f24 |            |         | law
dan | Dan Example | f24 |            |         | law
eve | Eve Example | f24 |            |         | arts
fay | Fay Example | f24 |            |         | law
gus | Gus Example | f24 |            |         | arts
hal | Hal Example | f24 |            |         | law
ivy | Ivy Example | f24 |            |         | law
joe | Joe Example | f24 | 2025-03-02 |         | law
kit | Kit Example | f24 |            | mission | law
lou | Lou Example | f24 |            |         | law
max | Max Example | f24 |            |         | law
ned | Ned Example | f24 | 2025-01-02 |         | law
oli | Oli Example | f24 |            |         | law
pat | Pat Example | f24 |            |         | law
quy | Quy Example | s25 |            |         | law
rex | Rex Example | s24 |            |         | law
uma | Uma Example | f19 |            |         | law
vic | Vic Example | f25 |            |         | law
"""
ENROLLED = {
    "f24": "ana ben cyd dan eve fay gus hal ivy joe kit lou max ned oli uma",
    "s25": "ana ben cyd dan eve fay gus hal ivy joe kit quy",
    "f25": "ana dan eve fay hal oli vic",
    "s26": "vic",
}
ENROLLMENTS = "learner_id | term_id\n" + "\n".join(
    f"{who} | {term}" for term, names in ENROLLED.items() for who in names.split()
)
COMPLETIONS = """
learner_id | conferred_on | title
cyd        | 2025-05-10   | BA
max        | 2024-12-20   | BA
eve        | 2020-05-10   | Earlier
"""
AWARDS = """
learner_id | achievement_id | earned_on | issued_on | claimed_on | revoked_on | revoked
ana        | debate         | 2024-10-01 | 2024-12-01 |            |            |
ben        | debate         | 2024-10-01 | 2025-01-27 |            |            |
cyd        | debate         | 2024-10-01 | 2024-12-01 | 2025-01-27 |            |
dan        | debate         | 2024-10-01 | 2024-10-01 |            | 2025-03-01 |
fay        | debate         | 2024-10-01 | 2025-10-01 |            |            |
gus        | debate         | 2024-10-01 | 2024-12-01 | 2025-02-01 |            |
hal        | debate         | 2024-10-01 | 2024-10-01 |            | 2025-01-27 |
ivy        | debate         | 2024-10-01 | 2024-10-01 |            |            | true
kit        | debate         | 2024-10-01 | 2024-10-01 |            |            |
lou        | debate         | 2024-10-01 | 2024-10-01 |            |            |
vic        | logic          | 2026-02-01 | 2026-02-01 |            |            |
"""
WORLD = {
    "terms": TERMS, "learners": LEARNERS, "enrollments": ENROLLMENTS,
    "completions": COMPLETIONS, "awards": AWARDS,
}  # fmt: skip
DEBATE = "achievement:debate"
DAY = Scope(as_of=date(2026, 2, 1))


@pytest.fixture(scope="module")
def state(tmp_path_factory) -> State:
    return Worlds(tmp_path_factory.mktemp("landmark")).state(WORLD)


def asked(state: State, scope: Scope = DAY, **options):
    found = outcome(state, scope, OutcomeQuestion(**{"least": 2} | options))
    plain = (row for row in found.rows if row.analysis != "adjusted")
    return replace(found, rows=tuple(plain))


def sides(row) -> tuple:
    """Learners on each side, and to how many of them the outcome came."""
    return (
        row.exposed,
        round(row.exposed_rate * row.exposed),
        row.comparison,
        round(row.comparison_rate * row.comparison),
    )


def plain(answer) -> list:
    """The rows that compare from the landmark, without the placebo."""
    return [row for row in answer.rows if row.analysis == "landmark"]


def why(answer) -> dict[str, int]:
    return {one.reason: one.learners for one in answer.left_out}


def test_each_special_case_is_on_its_side_or_in_neither(state):
    answer = asked(state, exposure=DEBATE)
    (row,) = plain(answer)
    # ana, ben, cyd, dan, gus; ana and dan are there in fall, cyd graduated
    # eve, fay, hal, ivy; eve, fay and hal are there in fall
    assert sides(row) == (5, 3, 4, 3)
    assert why(answer) == {
        "never": 1, "before": 1, "unlisted": 1, "other term": 1, "excluded": 1,
        "died": 1, "graduated": 1, "away": 2, "open": 1, "died since": 1,
    }  # fmt: skip
    apart = {one.reason: one for one in answer.left_out}
    assert (apart["died since"].exposed, apart["died since"].comparison) == (0, 1)
    assert apart["away"].exposed is None
    states = [(one.cohort, one.state) for one in answer.windows]
    assert states == [("f24", "counted"), ("f25", "open")]
    assert any("Unfinished" in note and "f25" in note for note in answer.notes)


def test_what_was_issued_once_all_was_over_is_the_placebo(state):
    """fay earned it in fall 2024, and was issued it after the census of fall 2025."""
    _, row = asked(state, exposure=DEBATE).rows
    assert (row.analysis, row.exposed, row.comparison) == ("placebo", 1, 3)
    assert (row.exposed_rate, row.difference, row.finding) == (None, None, "too few")
    assert "Too few to compare" in row.verdict


def test_from_the_claim_only_who_had_claimed_it_by_then_is_exposed(state):
    """cyd claimed it on the very day, gus a few days later, the others never."""
    answer = asked(state, exposure=DEBATE, exposed_from="claim")
    assert any("1 of those without" in note for note in answer.notes)  # gus
    (row,) = plain(answer)
    assert (row.exposed, row.comparison) == (1, 8)
    told = asked(state, exposure=DEBATE)
    assert not any("of those without" in note for note in told.notes)


def test_where_issue_days_are_assumed_nothing_is_judged(worlds):
    """Of five who had it one has no day of issue: a fifth, where a twentieth may."""
    dan = "dan        | debate         | 2024-10-01 |"
    rows = AWARDS.replace(f"{dan} 2024-10-01 |", f"{dan}            |")
    state = worlds.state(WORLD | {"awards": rows})
    answer = asked(state, exposure=DEBATE)
    (row,) = plain(answer)
    assert (row.exposed, row.comparison, row.finding) == (5, 4, "cannot be asked")
    assert (row.exposed_rate, row.comparison_rate, row.difference, row.p) == (None,) * 4
    assert row.verdict.startswith("Cannot be asked: a day of issue is missing")
    assert "A day of issue is missing for 1 of 5 awards" in answer.notes[0]
    assert (answer.model, answer.curves, answer.gaps) == ((), (), ())
    # by claims, or on the asker's word, it can
    assert plain(asked(state, exposure=DEBATE, exposed_from="claim"))[0].exposed == 1
    (row,) = plain(asked(state, exposure=DEBATE, earned_is="issued"))
    assert sides(row) == (5, 3, 4, 3)


def test_where_a_source_tells_of_no_claim_nobody_is_exposed_by_one(worlds):
    """ana's and ben's come from a platform that tells of no claim; the others don't."""
    lines = AWARDS.strip().splitlines()
    names = ("lms" if row[:3] in ("ana", "ben") else "own" for row in lines[1:])
    told = ["source", *names]
    rows = "\n".join(f"{one} | {row}" for one, row in zip(told, lines, strict=True))
    state = worlds.state(WORLD | {"awards": rows})
    answer = asked(state, exposure=DEBATE, exposed_from="claim")
    (row,) = plain(answer)
    assert (row.exposed, row.comparison, row.finding) == (None, None, "cannot be asked")
    # of ana, ben, cyd, dan and gus
    assert "Of 2 of 5 awards that had been issued by then nobody" in answer.notes[0]
    assert sides(plain(asked(state, exposure=DEBATE))[0]) == (5, 3, 4, 3)
    by_claim = OutcomeQuestion(exposure=DEBATE, exposed_from="claim", least=2)
    taking = participation(state, DAY, by_claim)
    assert {row.number for row in taking.rows if row.stage == "taking part"} == {None}
    assert any("of 2 of 5 awards" in note for note in taking.notes)


@pytest.mark.parametrize(("untold", "are_too_many"), [(5, False), (6, True)])
def test_one_in_twenty_may_be_claimed_or_not(untold: int, are_too_many: bool):
    assert Untold(100, untold).are_too_many is are_too_many


@pytest.mark.parametrize(("assumed", "are_too_many"), [(5, False), (6, True)])
def test_one_in_twenty_may_be_assumed(assumed: int, are_too_many: bool):
    assert Assumed(100, assumed, False).are_too_many is are_too_many
    assert not Assumed(100, assumed, True).are_too_many


def test_an_earlier_day_knows_less(state):
    before = asked(state, Scope(as_of=date(2025, 9, 7)), exposure=DEBATE)
    assert [(row.exposed, row.comparison) for row in plain(before)] == [(0, 0)]
    assert why(before)["open"] == 10
    (row,) = plain(asked(state, Scope(as_of=date(2025, 9, 8)), exposure=DEBATE))
    assert sides(row) == (5, 3, 4, 3)
    early = asked(state, Scope(as_of=date(2025, 1, 26)), exposure=DEBATE)
    assert why(early)["ahead"] == 15  # all of fall but uma


def test_a_director_compares_their_own_learners(worlds):
    own = "director_id|pathway|attribute|value\ndora||college|arts\n"
    state = worlds.state(WORLD | {"directors": own})
    director = Scope(Viewer("director", "dora"), DAY.as_of)
    answer = asked(state, director, exposure=DEBATE)
    (row,) = plain(answer)
    assert (row.exposed, row.comparison) == (3, 1)  # ana, ben, gus; eve
    assert sum(why(answer).values()) == 0


def test_completers_count_stand_apart_or_are_left_out(state):
    (apart,) = plain(asked(state, exposure=DEBATE, completers="apart"))
    assert sides(apart) == (5, 2, 4, 3)
    out = asked(state, exposure=DEBATE, completers="excluded")
    assert sides(out.rows[0]) == (4, 2, 4, 3)
    assert why(out)["completed"] == 1


def test_any_badge_a_pathway_and_several_at_once(worlds):
    two = AWARDS + (
        "ana | logic | 2024-10-01 | 2025-02-01 | | |\n"
        "ben | logic | 2024-10-01 | 2025-01-20 | | |\n"
        "eve | logic | 2024-10-01 | 2024-10-01 | | |\n"
    )
    pathway = "pathway: pair\nof: [debate, logic]\n"
    state = worlds.state(WORLD | {"awards": two}, pathway)
    told = plain(asked(state, exposure=f"any, {DEBATE},pathway:pair"))
    assert [row.exposure for row in told] == ["any", DEBATE, "pathway:pair"]
    assert sides(told[0]) == (6, 4, 3, 2)  # eve too
    assert sides(told[1]) == (5, 3, 4, 3)
    # ben alone: the second badge of ana's was issued after the landmark
    assert (told[2].exposed, told[2].comparison, told[2].difference) == (1, 8, None)
    (one,) = plain(asked(state, Scope(as_of=DAY.as_of, verified=True)))
    assert sides(one) == (6, 4, 3, 2)


def test_the_census_of_the_term_of_entry_is_a_landmark_too(state):
    options = {"by_term": (0,), "outcome": "next-spring"}
    (row,) = plain(asked(state, exposure=DEBATE, **options))
    # dan, hal, ivy, kit and lou earned and were issued it in October 2024, after the
    # census of fall: nobody was exposed
    assert (row.exposed, row.difference, row.finding) == (0, None, "too few")
    answer = asked(state, by_term=(0, 1), outcome="next-term")
    assert [row.by_term for row in plain(answer)] == [0, 1]


def test_graduating_is_counted_from_entry(worlds):
    terms = """
term_id | starts_on  | census_on  | ends_on    | season
f20     | 2020-08-24 | 2020-09-07 | 2020-12-11 | fall
s21     | 2021-01-11 | 2021-01-25 | 2021-05-07 | spring
f24     | 2024-08-26 | 2024-09-09 | 2024-12-13 | fall
s25     | 2025-01-13 | 2025-01-27 | 2025-05-09 | spring
"""
    who = ("ana", "ben", "cyd", "dan")
    rows = [f"{one} | {term}" for one in who for term in ("f20", "s21")]
    state = worlds.state(
        {
            "terms": terms,
            "enrollments": "learner_id|term_id\n" + "\n".join([*rows, "eve|f24"]),
            "awards": "learner_id|achievement_id|earned_on|issued_on\n"
            "ana|debate|2020-10-01|2020-10-01\nben|debate|2020-10-01|2020-10-01\n"
            "eve|debate|2025-03-01|2025-03-01",
            "completions": "learner_id|conferred_on|title\n"
            "ana|2024-05-10|BA\ncyd|2025-05-10|BA",
        }
    )
    by = Scope(as_of=date(2026, 6, 1))
    (row,) = asked(state, by, outcome="graduated-100").rows
    assert sides(row) == (2, 1, 2, 0)
    assert asked(state, by, outcome="graduated").rows[0].exposed == 0  # not 6 years
    assert why(asked(state, by, outcome="graduated"))["open"] == 4
    # a time of half a year is over before the landmark
    early = asked(state, by, outcome="graduated-100", normal={"undergraduate": 0.3})
    assert why(early)["over"] == 4
    assert early.rows[0].finding == "too few"


def test_by_a_group_and_for_the_public(state):
    by = Scope(as_of=DAY.as_of, by="college")
    rows = plain(asked(state, by, exposure=DEBATE))
    told = {row.group: (row.exposed, row.comparison) for row in rows}
    assert told == {"arts": (3, 1), "law": (2, 3)}
    public = asked(state, Scope(Viewer("public"), DAY.as_of), exposure=DEBATE)
    (row,) = plain(public)
    assert (row.exposed, row.comparison, row.difference, row.verdict) == (None,) * 4
    assert public.left_out == ()
    assert not any("neither" in note for note in public.notes)


def test_loaded_in_two_parts_says_the_same(state, worlds):
    names = ("terms", "enrollments", "awards")
    first = worlds.folder({name: WORLD[name] for name in names})
    second = worlds.folder({n: t for n, t in WORLD.items() if n not in names})
    for folder in (first, second):
        load(worlds.store, [folder], now=NOW)
    told = asked(open_state(worlds.store), exposure=DEBATE)
    once = asked(state, exposure=DEBATE)
    assert (told.rows, told.tables()) == (once.rows, once.tables())


@pytest.mark.parametrize(
    "options",
    [
        {"exposure": "some"}, {"exposure": "achievement:"}, {"exposure": ""},
        {"exposure": "achievement:gone"}, {"exposure": "pathway:gone"},
        {"by_term": (-1,)}, {"by_term": ()}, {"by_term": (99,)}, {"outcome": "later"},
        {"outcome": "next-autumn"}, {"cohort": "each"}, {"cohort": "enrolled"},
        {"least": 1}, {"start": "autumn"}, {"institution": "any"},
        {"outcome": "graduated-175"},
    ],
)  # fmt: skip
def test_what_there_is_not(state, options):
    with pytest.raises(UnknownError):
        asked(state, **options)


def test_the_rules_name_the_limits_that_the_verdict_goes_by():
    rules = CATALOGUE["outcome"].rules
    limits = (
        f"under {LEAST_KEPT:.0%}",
        f"than {MOST_APART:g} standard",
        f"above {ERROR:g}",
    )
    assert all(limit in rules for limit in limits)
