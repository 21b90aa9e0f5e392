"""Whom to see this week: a drawn programme, every line counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from analytics.decisions.journal import undo
from analytics.decisions.outreach import Away, latest, put_away
from analytics.questions.caseload.counts import CaseQuestion, caseload
from analytics.questions.near_completion.counts import NearQuestion, near_completion
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.renew import show_again
from analytics.store.state import State, open_state
from tests.conftest import Worlds

PATHWAYS = """
pathway: thinking
title: Critical Thinking
milestone: credential
of:
  - {step: knowledge, needs: 2, of: [debate, logic, cases], milestone: ek}
  - {step: proficiency, needs: 1, of: [capstone, intern]}
---
pathway: french
title: French BA
of: [essay, oral, film, travel]
"""

# As of 1 May 2026, in Spring 2026. Thinking counts anyone with a badge of it, French
# those who declared it.
# ana: one to go on Thinking (work for the capstone waits); declared French, graduates
# now, holds nothing of it: four short. ben: two to go, and his debate was revoked.
# cyd: Thinking complete, ek and credential never claimed. dan: as ana, but graduated;
# eve: not enrolled; fay: deceased. gus: earned the essay in Fall 2024 and nothing in
# Spring and Fall 2025, three to go on French. hal: as gus, but gave French up. ivy: her
# work waits for a badge of no pathway. jon: holds nothing. kim: credential issued 12
# April, too lately to ask.
AWARDS = """
learner_id | achievement_id | earned_on  | revoked_on | claimed_on
ana        | logic          | 2026-02-01 |            |
ana        | cases          | 2026-02-05 |            |
ben        | logic          | 2026-03-01 |            |
ben        | debate         | 2026-03-02 | 2026-04-01 |
cyd        | ek             | 2026-02-10 |            |
cyd        | credential     | 2026-02-20 |            |
dan        | logic          | 2026-02-01 |            |
dan        | cases          | 2026-02-05 |            |
eve        | logic          | 2025-02-01 |            |
eve        | cases          | 2025-02-05 |            |
fay        | logic          | 2026-02-01 |            |
gus        | essay          | 2024-10-01 |            |
hal        | essay          | 2024-10-01 |            |
ivy        | other          | 2026-03-01 |            | 2026-03-02
kim        | credential     | 2026-04-12 |            |
"""

TERMS = """
term_id | name        | starts_on  | ends_on
24FA    | Fall 2024   | 2024-08-26 | 2024-12-13
25SP    | Spring 2025 | 2025-01-13 | 2025-05-09
25FA    | Fall 2025   | 2025-08-25 | 2025-12-12
26SP    | Spring 2026 | 2026-01-12 | 2026-05-08
"""

HERE = ("ana", "ben", "cyd", "dan", "fay", "gus", "hal", "ivy", "jon", "kim")
ENROLLMENTS = "learner_id | term_id\neve | 25SP\n" + "\n".join(
    [f"{name} | 26SP" for name in HERE]
    + [f"{name} | {term}" for name in ("gus", "hal") for term in ("25SP", "25FA")]
)

WORLD = {
    "awards": AWARDS, "terms": TERMS, "enrollments": ENROLLMENTS,
    "learners": "learner_id | name | deceased_on | confidential\n"
                "ana | Ana Example | | true\nfay | Fay Example | 2026-03-01 |\n"
                "ben | Ben Example | |\njon | Jon Example | |",
    "completions": "learner_id | conferred_on\ndan | 2026-04-30",
    "programs": "learner_id | term_id | program | expected_graduation\n"
                "ana | 25FA | French BA | 26FA\nana | 26SP | French BA | spring 2026\n"
                "gus | 26SP | French BA | 26FA",
    "declared": "learner_id | pathway | declared_on | ended_on\n"
                "ana | french | 2025-09-01 |\ngus | french | 2024-09-01 |\n"
                "hal | french | 2024-09-01 | 2025-01-01",
    "assessments":
                   "learner_id|achievement_id|submitted_on|assessed_on|outcome\n"
                   "ana | capstone | 2026-04-21 | | waiting\n"
                   "ivy | other2 | 2026-04-20 | | waiting\n"
                   "ivy | other3 | 2026-04-20 | 2026-04-25 | not-met\n"
                   "ben | cases | 2026-04-02 | 2026-04-11 | not-met",
    "activities": "activity_id | achievement_id | title | register_by\n"
                  "c1 | capstone | Capstone course | 2026-05-20\n"
                  "c2 | intern | Old internship | 2026-01-20",
    "advisors": "advisor_id | learner_id\nA1 | ben\nA1 | dan\nA2 | ana",
}  # fmt: skip
ASKED = Scope(as_of=date(2026, 5, 1))
EXPECTED = [
    ("graduating-short", "ana", "french", 4),
    ("one-to-go", "ana", "thinking", 1),
    ("two-to-go", "ben", "thinking", 2),
    ("unclaimed", "cyd", "thinking", 0),
    ("waiting", "ivy", None, None),
    ("stalled", "gus", "french", 3),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> State:
    worlds = Worlds(tmp_path_factory.mktemp("caseload"))
    return worlds.state(WORLD, PATHWAYS)


def lines(state: State, scope: Scope = ASKED, **more) -> list[tuple]:
    rows = caseload(state, scope, CaseQuestion(**more)).rows
    return [(r.group, r.learner, r.pathway, r.fewest_left) for r in rows]


def test_every_line_is_in_its_group(known: State):
    assert lines(known) == EXPECTED


def test_what_is_missing_where_and_why_something_does_not_count(known: State):
    rows = {(r.learner, r.pathway): r for r in caseload(known, ASKED).rows}
    ana = rows["ana", "thinking"]
    assert (ana.missing, ana.offers) == (
        ("capstone", "intern"),
        ("Capstone course, register by 20 May 2026",),
    )
    assert ana.note == (
        "Work for capstone was submitted on 21 April 2026 and has waited 10 days."
    )
    assert (ana.name, ana.confidential, ana.last_earned_on) == (
        "Ana Example",
        True,
        date(2026, 2, 5),
    )
    assert rows["ana", "french"].missing == ("essay and film and oral and travel",)
    ben = rows["ben", "thinking"]
    assert ben.note == (
        "debate doesn't count: it was revoked on 1 April 2026. "
        "cases doesn't count: it was assessed as not met on 11 April 2026."
    )
    cyd = rows["cyd", "thinking"]
    assert (cyd.since, cyd.days) == (date(2026, 2, 10), 80)
    assert cyd.note == (
        "ek was issued on 10 February 2026 and never accepted. "
        "credential was issued on 20 February 2026 and never accepted."
    )
    gus = rows["gus", "french"]
    assert (gus.since, gus.days) == (date(2024, 10, 1), 577)
    assert "enrolled in 2 regular terms since" in gus.note


def test_who_is_not_here_any_more_is_counted_and_never_listed(known: State):
    found = caseload(known, ASKED)
    assert not {"dan", "eve", "fay"} & {row.learner for row in found.rows}
    assert "1 deceased, 1 graduated, 1 not enrolled" in found.notes[0]


def test_an_advisor_sees_their_own_and_the_public_nobody(known: State):
    own = Scope(Viewer("advisor", "A1"), ASKED.as_of)
    assert lines(known, own) == [EXPECTED[2]]
    public = caseload(known, Scope(Viewer("public"), ASKED.as_of))
    assert public.rows == ()
    assert lines(known, Scope(Viewer("learner", "gus"), ASKED.as_of)) == EXPECTED[5:]
    with pytest.raises(UnknownError):
        caseload(known, Scope(Viewer("advisor", "nobody")))


@pytest.mark.parametrize(("terms", "groups"), [(1, 1), (2, 1), (3, 0)])
def test_how_long_a_stall_is_can_be_set(known: State, terms: int, groups: int):
    found = lines(known, stalled_terms=terms)
    assert sum(group == "stalled" for group, *_ in found) == groups
    with pytest.raises(UnknownError):
        lines(known, stalled_terms=0)


def test_at_an_earlier_day_what_came_later_is_not_known(known: State):
    found = lines(known, Scope(as_of=date(2026, 3, 20)))
    # The debate wasn't revoked yet, no work had been handed in, and ek was issued more
    # than 30 days before, the credential less.
    assert found == [
        ("graduating-short", "ana", "french", 4),
        ("one-to-go", "ana", "thinking", 1),
        ("one-to-go", "ben", "thinking", 1),
        ("one-to-go", "dan", "thinking", 1),
        ("unclaimed", "cyd", "thinking", 0),
        ("stalled", "gus", "french", 3),
    ]


def test_near_lines_are_those_of_near_completion(known: State):
    near = near_completion(known, ASKED, NearQuestion(to_go=2)).rows
    wanted = {(r.learner, r.pathway, r.fewest_left) for r in near}
    found = {(who, way, n) for group, who, way, n in lines(known) if "-to-go" in group}
    assert found == wanted


def test_one_line_a_learner_and_pathway(known: State):
    keys = [(learner, pathway) for _, learner, pathway, _ in lines(known)]
    assert len(keys) == len(set(keys))


def test_what_a_source_that_tells_of_no_claim_recorded_is_not_unclaimed(
    worlds: Worlds,
):
    """Only ivy's is from a platform that tells of claims; cyd's two are not."""
    first, *rows = AWARDS.strip().splitlines()
    drawn = [f"{first} | source"]
    drawn += [f"{row} | {'platform' if 'ivy' in row else 'office'}" for row in rows]
    state = worlds.state(WORLD | {"awards": "\n".join(drawn)}, PATHWAYS)
    groups = {group for group, *_ in lines(state)}
    assert groups == {group for group, *_ in EXPECTED} - {"unclaimed"}


def test_without_records_that_would_tell_it_says_so(worlds: Worlds):
    state = worlds.state({"awards": AWARDS.replace("2026-03-02", "")}, PATHWAYS)
    found = caseload(state, ASKED)
    assert {row.group for row in found.rows} == {"one-to-go", "two-to-go"}
    assert {one.name for one in found.not_loaded} == {
        "programs.expected_graduation", "awards.claimed", "assessments", "enrollments",
        "activities", "terms",
    }  # fmt: skip


def test_nobody_of_years_ago_is_listed_where_nothing_tells_who_is_enrolled(
    worlds: Worlds,
):
    awards = (
        "learner_id | achievement_id | earned_on\n"
        "old | a | 2017-03-01\nago | a | 2025-05-01\nnew | a | 2025-05-02\n"
        "any | z | 2026-05-02"
    )
    state = worlds.state({"awards": awards}, "pathway: p\nof: [a, b]")
    found = caseload(state, Scope())  # as of 2 May 2026: 365 days ago is still listed
    assert [(row.learner, row.group) for row in found.rows] == [("new", "one-to-go")]
    assert "2 with nothing known of them for a year" in found.notes[0]
    assert found.rows[0].untold == ("b",)


def test_lines_are_put_away_for_one_viewer_until_a_day(
    worlds: Worlds, world: Callable[..., State]
):
    state = world(WORLD, PATHWAYS)
    until = date(2026, 6, 1)
    put_away(worlds.store, "operator", Away("ana", "thinking", until))
    put_away(worlds.store, "operator", Away("ivy", None, until))
    rest = [line for line in EXPECTED if line[1:3] not in
            [("ana", "thinking"), ("ivy", None)]]  # fmt: skip
    assert lines(state) == rest
    assert lines(state, today=date(2026, 5, 31)) == rest
    assert lines(state, today=until) == EXPECTED
    assert lines(state, with_away=True) == EXPECTED
    found = caseload(state, ASKED)
    assert found.notes[0].startswith("2 lines are put away")
    assert len(lines(state, Scope(Viewer("advisor", "A2"), ASKED.as_of))) == 2
    worlds.load({"merges": "learner_id | into\nana | ana2"})
    assert lines(open_state(worlds.store)) == [
        (group, "ana2" if who == "ana" else who, way, left)
        for group, who, way, left in rest
    ]
    show_again(worlds.store, "1")
    state = open_state(worlds.store)
    assert lines(state) == rest
    last = latest(worlds.store, "operator")
    assert last is not None and last.value["learner"] == "ivy"
    undo(worlds.store, last.id, by="operator")
    assert lines(state) == [
        line for line in EXPECTED if line[1:3] != ("ana", "thinking")
    ]
    assert latest(worlds.store, "advisor:A2") is None
