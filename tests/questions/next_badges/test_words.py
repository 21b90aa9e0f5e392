"""The next badge in words: each time and place once, and why there is none."""

from datetime import date

from analytics.asking.supply import Offer
from analytics.questions.journey.counts import Way
from analytics.questions.next_badges import words as words
from analytics.questions.next_badges.counts import NextBadgesAnswer, NextRow
from analytics.scope import Scope

ROW = NextRow(
    1, "cap", "Capstone", ("French BA",), ("french",), 0, "Completes French BA.", 70.0,
    ("Capstone, Fall 2026", "Capstone, Fall 2026"),
)  # fmt: skip
WAY = Way("french", "French BA", "", "declared", None, 0.5, 1, 2, 1, (("Capstone",),))


def offer(term: str, seats: int | None) -> Offer:
    return Offer("cap", f"{term}{seats}", "Capstone", term, "capstone", "French",
                 "on campus", seats, None, "french@staff.example", None)  # fmt: skip


def answer(rows=(ROW,), offers=()) -> NextBadgesAnswer:
    told = {"offers": tuple(offers)}
    return NextBadgesAnswer(
        "next-badges", date(2026, 5, 1), 1, None, Scope(), rows, **told
    )


def test_sections_of_one_time_are_one_line():
    fall, other = offer("Fall 2026", 20), offer("Fall 2026", 30)
    (one,) = words.best(answer(offers=[fall, other, offer("Spring 2027", None)]))

    assert one.heading == "1 Capstone"
    assert one.offers == (
        "Capstone, Fall 2026 · 2 sections · seats: 20, 30 · capstone · on campus · "
        "French",
        "Capstone, Spring 2027 · capstone · on campus · French",
    )


def test_many_times_are_cut_short_and_counted():
    offers = [offer(f"Term {n}", None) for n in range(5)]
    (one,) = words.best(answer(offers=offers))
    assert len(one.offers) == 4
    assert one.offers[-1] == "and 2 more"


def test_why_there_is_none():
    none = answer(rows=())
    assert "is known" in words.nothing(none, ())
    assert "this term or next" in words.nothing(none, [WAY])


def test_the_table_names_pathways():
    (row,) = words.rows_of(answer(), [WAY])
    assert row["Counts toward"] == "French BA"
    assert row["Typically takes"] == "2 months"
    assert row["Where and by when"] == "Capstone, Fall 2026"
