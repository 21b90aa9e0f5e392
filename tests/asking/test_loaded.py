"""What wasn't loaded is blank, never zero, and the answer says what to load."""

from analytics.asking.catalogue import CATALOGUE
from analytics.asking.loaded import RECORDS
from analytics.questions.completion_time.counts import TimeQuestion, completion_time
from analytics.questions.completion_time.marks import marks_of
from analytics.questions.overview.counts import overview
from analytics.questions.overview.words import tiles as overview_tiles
from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.how_soon import SharingTimeQuestion, sharing_time
from analytics.questions.sharing.parts_picture import unshared_sentence
from analytics.questions.sharing.pathways import sharing_pathways
from analytics.questions.sharing.pathways_words import drawn
from analytics.questions.sharing.pathways_words import sentence as beside
from analytics.questions.sharing.who_looks import sharing_views
from analytics.questions.sharing.words import path, sentence, views_sentence
from analytics.scope import Scope
from tests.conftest import Worlds

AWARDS = """
award_id | learner_id | achievement_id | earned_on
A1       | ana        | debate         | 2025-01-05
A2       | ben        | debate         | 2025-01-05
A3       | ana        | logic          | 2025-12-01
"""
PATHWAY = "pathway: speech\nof: [debate]\n"


def test_each_need_names_records_that_are_looked_for():
    needed = {n for m in CATALOGUE.values() for ns in m.needs.values() for n in ns}
    said = {name for m in CATALOGUE.values() for name in m.instead}
    assert needed | said <= set(RECORDS)


def test_awards_alone_say_how_many_and_nothing_else(worlds: Worlds):
    answer = overview(worlds.state({"awards": AWARDS}, PATHWAY), Scope())
    known = {row.measure: row.value for row in answer.rows if row.value is not None}
    # the pathway names no milestone: none was earned
    assert known == {"learners_active": 2, "badges": 3, "other_milestones": 0}
    assert all(row.previous is None for row in answer.rows)
    gone = {one.name for one in answer.not_loaded}
    assert {"shares", "awards.claimed", "awards.issued_on", "enrollments"} <= gone
    assert any("no shares were loaded (shares.csv)" in note for note in answer.notes)
    assert not any("says when it was claimed" in note for note in answer.notes)
    shown = {tile.label: (tile.value, tile.parts) for tile in overview_tiles(answer)}
    assert shown["Awards shared"] == ("not loaded", "load shares.csv")


def test_what_one_share_tells_is_told(worlds: Worlds):
    shares = "award_id | network | shared_on\nA1 | X | 2025-01-10"
    state = worlds.state({"awards": AWARDS, "shares": shares})
    found = {row.measure: row.value for row in overview(state, Scope()).rows}
    assert found["shared"] == 1
    # Of three awards; whether they were claimed, nobody tells: it is passed over.
    assert found["share_rate"] == 1 / 3
    assert found["acceptance"] is None
    rows = {row.stage: row for row in sharing(state, Scope()).rows}
    assert rows["claimed"].awards is None
    assert (rows["shared"].mature_reached, rows["shared"].mature) == (1, 2)
    assert rows["shared"].rate_from_previous == 1 / 2
    assert rows["viewed"].mature_reached is None


def test_nobody_is_counted_as_gone_where_nothing_tells_who_went(worlds: Worlds):
    state = worlds.state({"awards": AWARDS}, PATHWAY)
    found = completion_time(state, Scope(), TimeQuestion("speech"))
    (short,) = found.summary
    assert (short.completed, short.graduated_without, short.not_enrolled) == (
        2, None, None,
    )  # fmt: skip
    assert {one.name for one in found.not_loaded} == {
        "completions", "terms", "enrollments", "awards.issued_on",
    }  # fmt: skip
    marks = marks_of(found.rows, short)
    assert all(mark.not_enrolled is None for mark in marks)


def test_nothing_is_said_of_sharing_without_shares(worlds: Worlds):
    state = worlds.state({"awards": AWARDS}, PATHWAY)
    answer = sharing(state, Scope())
    assert "no shares were loaded" in sentence(answer)
    assert [bar.rate for bar in path(answer)] == [1, None, None, None, None]
    by_badge = sharing(state, Scope(), SharingQuestion(split="achievement"))
    assert unshared_sentence(by_badge) == ""
    soon = sharing_time(state, Scope())
    assert (soon.rows, soon.summary) == ((), ())
    assert [one.name for one in soon.not_loaded] == ["shares"]
    views = sharing_views(state, Scope())
    assert "no views were loaded" in views_sentence(views)
    pathways = sharing_pathways(state, Scope())
    (row,) = pathways.rows
    assert (row.completed, row.shared_before, row.rate_after) == (2, None, None)
    assert drawn(pathways) == []
    assert "no shares were loaded" in beside(pathways, 90)


def test_when_awards_are_claimed_needs_a_day_of_any_claim(worlds: Worlds):
    until = SharingTimeQuestion("claimed")
    answer = sharing_time(worlds.state({"awards": AWARDS}), Scope(), until)
    assert answer.rows == ()
    claimed = """
    award_id | learner_id | achievement_id | earned_on  | claimed_on
    A1       | ana        | debate         | 2025-01-05 | 2025-01-07
    A2       | ben        | debate         | 2025-01-05 |
    """
    answer = sharing_time(worlds.state({"awards": claimed}), Scope(), until)
    assert sum(row.reached for row in answer.rows) == 1
