"""What can still be done before graduating, counted by hand."""

from datetime import date

import pytest

from analytics.asking.answer import Answer
from analytics.asking.supply import Offer, Supply
from analytics.pathways.tree import Item, Rule, Step, Tree
from analytics.questions.caseload.ahead import ahead
from analytics.questions.caseload.counts import caseload
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.caseload.words import facts, file_rows
from tests.conftest import Worlds
from tests.questions.caseload.test_counts import ASKED, PATHWAYS, WORLD


# One of the capstone and both of two internships, beside the essay.
def _rule(needs: int, *badges: str, step: str = "") -> tuple[Rule, ...]:
    items = [Item("achievement", name) for name in badges]
    return (Rule(needs, (*items, *([Item("step", step)] if step else []))),)


TREE = Tree(
    "p",
    "P",
    (
        Step("p", "P", None, _rule(2, "essay", step="w")),
        Step("w", "W", "p", _rule(1, "cap", step="i")),
        Step("i", "I", "w", _rule(2, "i1", "i2")),
    ),
)
ESSAY = frozenset({"essay"})


def on_offer(*names: str, retired: str = "") -> Supply:
    offers = {
        name: (Offer(name, name, f"{name} course", *[None] * 8),) for name in names
    }
    known = frozenset({"cap", "i1", "i2"})
    return Supply(known, offers, frozenset({retired} - {""}))


@pytest.mark.parametrize(
    ("offered", "waiting", "sets", "is_over"),
    [
        (("cap",), (), (("cap",),), False),
        # The shortest way is shut, a longer one is open.
        (("i1", "i2"), (), (("i1", "i2"),), False),
        (("i1",), (), (("cap",),), True),
        ((), (), (("cap",),), True),
        # What waits for assessment may still be earned.
        ((), ("cap",), (("cap",),), False),
        (("i1",), ("i2",), (("i1", "i2"),), False),
    ],
)
def test_the_ways_that_are_left(offered, waiting, sets, is_over):
    found = ahead(TREE, ESSAY, frozenset(waiting), on_offer(*offered))
    assert (found.sets, found.is_over) == (sets, is_over)
    wanted = set() if is_over else {n for one in sets for n in one} - set(waiting)
    assert set(found.offers) == {f"{name} course" for name in wanted}


def test_a_part_that_is_on_offer_is_listed_though_no_way_is_left():
    found = ahead(TREE, frozenset({"i1"}), frozenset(), on_offer("i2"))
    assert not found.is_over
    offered = {"cap": on_offer("cap").offers["cap"]}
    stock = Supply(frozenset({"cap", "essay"}), offered, frozenset())
    found = ahead(TREE, frozenset({"i1"}), frozenset({"i2"}), stock)
    assert found.is_over
    assert found.offers == ("cap course",)


def test_what_is_retired_is_no_way_and_without_activities_all_is_open():
    assert ahead(TREE, ESSAY, frozenset(), on_offer("cap", retired="cap")).is_over
    nothing_known = Supply(frozenset(), {}, frozenset())
    assert not ahead(TREE, ESSAY, frozenset(), nothing_known).is_over


# Ana graduates in Spring 2026, which ends on 8 May: she lacks oral and film, of which
# one is needed. Fall begins on 24 August.
FRENCH = "pathway: french\ntitle: French BA\nneeds: 1\nof: [oral, film]\n"
FALL = "26FA    | Fall 2026   | 2026-08-24 | 2026-12-11"


def line(worlds: Worlds, activities: str) -> CaseRow:
    tables = WORLD | {
        "activities": f"activity_id | achievement_id | title | term_id\n{activities}",
        "terms": f"{_terms()}\n{FALL}",
    }
    thinking = PATHWAYS.split("---")[0]
    state = worlds.state(tables, f"{thinking}---\n{FRENCH}")
    rows = caseload(state, ASKED).rows
    (found,) = [row for row in rows if row.group == "graduating-short"]
    return found


def _terms() -> str:
    return WORLD["terms"].strip()


def test_what_is_on_offer_before_graduation_is_listed_alone(worlds: Worlds):
    found = line(worlds, "o1 | oral | Oral | 26FA\nf1 | film | Film | 26SP")
    assert (found.missing, found.offers) == (("film",), ("Film, Spring 2026",))
    assert not found.is_over


def test_what_is_on_offer_at_any_time_can_still_be_done(worlds: Worlds):
    found = line(worlds, "o1 | oral | Oral | 26FA\nf1 | film | Film |")
    assert (found.missing, found.offers) == (("film",), ("Film",))


def test_what_is_on_offer_after_graduation_alone_is_no_way(worlds: Worlds):
    found = line(worlds, "o1 | oral | Oral | 26FA\nf1 | film | Film | 26FA")
    assert found.is_over
    assert (found.missing, found.offers) == (("film", "oral"), ())
    assert ("Where", "no way left this term") in facts(found, has_supply=True)


def test_of_what_nothing_tells_it_is_not_said_that_no_way_is_left(worlds: Worlds):
    found = line(worlds, "o1 | oral | Oral | 26FA")
    assert not found.is_over
    assert (found.missing, found.offers, found.untold) == (("film",), (), ("film",))


def test_the_last_day_of_the_term_is_in_it():
    offer = Offer("a", "a", "A", "Spring", *[None] * 7, ends_on=date(2026, 5, 8))
    stock = Supply(frozenset("a"), {"a": (offer,)}, frozenset())
    assert stock.done_by(date(2026, 5, 8)).can_be_taken("a")
    assert not stock.done_by(date(2026, 5, 7)).can_be_taken("a")


def test_the_file_says_it_too(worlds: Worlds):
    found = line(worlds, "o1 | oral | Oral | 26FA\nf1 | film | Film | 26FA")
    (row,) = file_rows(Answer("caseload", date(2026, 5, 1), 1, None, ASKED, (found,)))
    assert row["offers"] == "no way left this term"
