"""How a journey is told: cases written out."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.asking.learner import Match
from analytics.drawing.markup import as_is
from analytics.questions.journey import choice as choice
from analytics.questions.journey import sentence as told
from analytics.questions.journey import words as words
from analytics.questions.journey.table import (
    awards_of,
    badges,
    counts_in,
    days_of,
    facts_of,
    rows_of,
    safe_link,
    to_go,
)
from analytics.questions.journey.who import about, match_line
from tests.questions.journey.journeys import (
    THINKING,
    TODAY,
    award,
    journey_of,
    node,
    term,
    way,
)

CAPSTONE = way(sets=(("Capstone",),))
FRENCH = way(
    "French BA", 2, pathway="french", sets=(("Capstone", "Immersion"),), set_count=3
)
DONE = way("Teamwork", 0, pathway="teamwork")


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (
            (CAPSTONE, FRENCH),
            "Ana is one badge from Critical Thinking. Capstone would complete it, "
            "and counts towards French BA too.",
        ),
        (
            (way(sets=(("a",), ("b",)), set_count=2), DONE),
            "Ana is one badge from Critical Thinking. a or b would complete it. "
            "Complete: Teamwork.",
        ),
        (
            (way(sets=tuple((c,) for c in "abcde"), set_count=5),),
            "Ana is one badge from Critical Thinking. Any one of five badges would "
            "complete it.",
        ),
        (  # more sets than are listed: none is singled out
            (way(sets=tuple((c,) for c in "abcde"), set_count=12),),
            "Ana is one badge from Critical Thinking.",
        ),
        ((FRENCH,), "Ana is two badges from French BA."),
        ((DONE,), "Ana has completed Teamwork."),
        (
            (way(left=4, tie="declared", progress=0.0),),
            "Ana has declared Critical Thinking, which takes four badges.",
        ),
        (
            (way(left=3, tie="open to all", progress=0.0),),
            "Ana has not started a pathway yet.",
        ),
    ],
)
def test_the_answer_in_a_sentence(ways: tuple, said: str):
    assert told.sentence(journey_of(ways=ways)) == said


def test_somebody_without_a_name_and_somebody_who_died():
    nameless = journey_of(ways=(FRENCH,), name=None)
    assert told.sentence(nameless) == "This student is two badges from French BA."
    died = {"deceased_on": date(2025, 3, 2), "ways": (FRENCH,)}
    assert told.sentence(journey_of(**died)) == "Ana died on 2 March 2025."
    kept = journey_of(awards=(award("a", TODAY),), **died)
    assert told.sentence(kept).endswith("This is what they earned.")


@pytest.mark.parametrize(
    ("standing", "since", "said"),
    [
        ("enrolled", None, ""),
        ("unknown", None, ""),
        (
            "not enrolled",
            date(2026, 2, 1),
            "Ana is not enrolled as of 30 June 2026. ",
        ),
        ("graduated", date(2026, 5, 9), "Ana graduated on 9 May 2026. "),
    ],
)
def test_who_is_not_here_any_more_is_said_to_be_so_first(standing, since, said):
    drawn = journey_of(ways=(way(left=2),), standing=standing, since=since)
    drawn = replace(drawn, as_of=date(2026, 6, 30))
    assert told.sentence(drawn) == f"{said}Ana is two badges from Critical Thinking."


def test_a_pathway_one_badge_away_comes_first_then_declared_then_closest():
    near = way("Near", 1, pathway="n", progress=0.9)
    far = way("Far", 5, pathway="f", tie="declared", progress=0.1)
    mid = way("Mid", 2, pathway="m", progress=0.5)
    idle = way("Idle", 2, pathway="i", progress=0.0)
    ahead = told.closest((idle, mid, far, near, DONE))
    assert [w.title for w in ahead] == ["Near", "Far", "Mid"]


def test_the_closest_few_are_shown_declared_ones_first():
    ways = (
        way("Declared", 5, pathway="d", tie="declared", progress=0.0),
        *(way(f"W{i}", i, pathway=f"w{i}", progress=0.5) for i in (5, 4, 3, 2, 1)),
        DONE,
    )
    few, every, *titles = choice.labels(ways)
    assert choice.chosen(ways, few) == ("d", "w1", "w2", "w3")
    assert choice.chosen(ways, every) == ("d", "w5", "w4", "w3", "w2", "w1", "teamwork")
    assert titles == [w.title for w in ways]
    assert choice.chosen(ways, "W4") == ("w4",)
    assert choice.labels(ways[:3])[0] == every


@pytest.mark.parametrize(
    ("needs", "of", "said"),
    [(2, 6, "any 2 of 6"), (5, 5, "all 5"), (1, 1, ""), (0, 0, ""), (0, 2, "")],
)
def test_a_rule_in_words(needs: int, of: int, said: str):
    assert words.joint(needs, of) == said


def test_what_would_complete_each():
    assert told.reaches(CAPSTONE) == "1 to go: Capstone."
    assert told.reaches(FRENCH) == (
        "2 to go; 3 ways, for example Capstone and Immersion."
    )
    many = way(left=8, set_count=None, sets=())
    assert told.reaches(many) == "8 to go."
    two = way(sets=(("a",), ("b",)), set_count=2)
    assert told.reaches(two) == "1 to go: a or b."
    answer = journey_of(ways=(CAPSTONE, DONE))
    assert to_go(answer, ("teamwork", "thinking")) == [
        ("Critical Thinking", "1 to go: Capstone.")
    ]


def test_the_table_has_every_node_in_the_maps_order():
    table = rows_of(journey_of(*THINKING), ("thinking",))
    assert [row["Name"].strip() for row in table] == [row.title for row in THINKING]
    assert [row["State"] for row in table[:4]] == [
        "in progress", "in progress", "complete", "open",
    ]  # fmt: skip
    assert table[7]["State"] == "already covered"
    assert rows_of(journey_of(*THINKING), ()) == []


def test_two_badges_of_one_name_are_told_apart():
    awards = (award("a", TODAY, name="Same"), award("b", TODAY, name="Same"))
    answer = journey_of(node("c", 1), awards=awards)
    assert badges(answer, ("thinking",)) == {"Same (b)": "b", "Same (a)": "a", "c": "c"}


def test_where_a_badge_counts_is_said_once_held_or_not():
    held = award("a", TODAY, counts_in=("Other", "Critical Thinking"))
    answer = journey_of(node("a", 1), node("b", 1), awards=(held, held))
    assert counts_in(answer, "a") == ["Other", "Critical Thinking"]
    assert counts_in(answer, "b") == ["Critical Thinking"]
    assert len(awards_of(answer, "a")) == 2


def test_all_days_are_said_plainly():
    one = award(
        "a", date(2024, 1, 2), date(2026, 3, 4), is_retroactive=True, is_revoked=True,
        expires_on=date(2025, 1, 1), claimed_on=date(2026, 3, 5),
    )  # fmt: skip
    assert days_of(one, TODAY) == [
        ("Earned", "2 January 2024"),
        ("Issued", "4 March 2026 (issued later: long after it was earned)"),
        ("Accepted", "5 March 2026"),
        ("Expires", "Expired 1 January 2025; it still counts as earned"),
        ("Revoked", "Revoked: it no longer counts"),
    ]
    facts = dict(facts_of(award("a", TODAY, score=3.0, narrative="Wrote.")))
    assert facts["Score"] == "3"
    assert facts["What the work was"] == "Wrote."


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("https://badges.example/e/1", True),
        (" HTTP://badges.example ", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://a.example/ x", False),
        ("https://a.example/\nx", False),
        ("badges.example", False),
        (None, False),
    ],
)
def test_only_web_addresses_may_be_followed(url: str | None, is_safe: bool):
    assert (safe_link(url) is not None) == is_safe


def test_text_is_kept_from_being_markup():
    assert as_is("[x](http://a) *b*\n# c") == r"\[x\](http\://a) \*b\* \# c"


def test_who_it_is():
    fall = term("Fall 2023", date(2023, 8, 20), date(2023, 12, 12))
    awards = (award("a", TODAY), award("a", TODAY), award("b", TODAY, is_revoked=True))
    somebody = journey_of(
        awards=awards, terms=(fall,), programs=("French BA",), entry_term="Fall 2023"
    )
    assert about(somebody) == "French BA · entered Fall 2023 · 1 achievement"
    match = Match("L1", "Ana", "2023FA", False, "French BA", 0)
    assert match_line(match) == "French BA · entered 2023FA · L1"
