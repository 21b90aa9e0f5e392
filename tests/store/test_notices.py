"""A load says that hardly any award finds its learner, or any badge its pathway."""

import pytest

from analytics.store.load import load
from tests.conftest import NOW, Worlds

ROSTER = "learner_id\nana\nben\ncyd"
HARDLY = "Hardly any award finds its learner:"


def awards(*given: str) -> str:
    """Draw one award for each "learner badge"."""
    rows = [
        f"{number} | {one.replace(' ', ' | ')} | 2026-01-01"
        for number, one in enumerate(given)
    ]
    return "\n".join(["award_id | learner_id | achievement_id | earned_on", *rows])


def strangers(count: int, badge: str = "b1") -> list[str]:
    return [f"S{number} {badge}" for number in range(count)]


def first_words(notices: tuple[str, ...]) -> list[str]:
    return [said.partition(". ")[0] for said in notices]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], []),
        (["ana b1", *strangers(9)], []),  # one of ten
        (
            ["ana b1", *strangers(10)],
            [f"{HARDLY} of 11 awards 1, in a roster of 3 learners"],
        ),
        (
            ["zed b1"],
            [f"{HARDLY} of 1 award 0, in a roster of 3 learners"],
        ),
    ],
)
def test_awards_that_find_no_learner(worlds: Worlds, given: list[str], said: list[str]):
    report = worlds.load(
        {"learners": ROSTER, "awards": awards(*given)}
        if given
        else {"learners": ROSTER}
    )
    assert first_words(report.notices) == said


def test_without_a_roster_nobody_is_missing(worlds: Worlds):
    assert worlds.load({"awards": awards(*strangers(20))}).notices == ()
    assert first_words(worlds.load({"learners": ROSTER}).notices) == [
        f"{HARDLY} of 20 awards 0, in a roster of 3 learners"
    ]


def test_what_comes_is_looked_at_by_itself_where_it_is_enough(worlds: Worlds):
    """Twenty awards are known to be of learners: ten strangers' are said, nine not."""
    known = [f"ana b{number}" for number in range(20)]
    worlds.load({"learners": ROSTER, "awards": awards(*known)})
    few = worlds.folder({"awards": awards(*strangers(9))})
    few = few.rename(few.with_name("few"))
    (few / "mapping.yaml").write_text(MAPPED, encoding="utf-8")
    assert load(worlds.store, [few], now=NOW).notices == ()
    many = worlds.folder({"awards": awards(*strangers(10, "b2"))})
    (many / "mapping.yaml").write_text(MAPPED, encoding="utf-8")
    (said,) = first_words(load(worlds.store, [many], now=NOW).notices)
    assert said.startswith(f"{HARDLY} of 10 awards 0,")


MAPPED = """
awards:
  file: awards.csv
  columns:
    {learner_id: learner_id, achievement_id: achievement_id, earned_on: earned_on}
"""


def test_the_names_that_an_export_has_are_no_roster(worlds: Worlds):
    mapping = """
learners: {file: awards.csv, columns: {name: name}, learner: {email: who}}
awards:
  file: awards.csv
  columns: {achievement_id: what, earned_on: day}
  learner: {email: who}
"""
    folder = worlds.folder(
        {"awards": "who|name|what|day\na@x.example|Ana|b1|2026-01-01"}
    )
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    assert load(worlds.store, [folder], now=NOW).notices == ()
    (said,) = worlds.load({"learners": ROSTER}).notices
    assert said.startswith(f"{HARDLY} of 1 award 0,")
    known = "learner_id | kind | value\nana | email | A@x.example"
    assert worlds.load({"identities": known}).notices == ()


@pytest.mark.parametrize(("badges", "is_said"), [(10, False), (11, True)])
def test_badges_that_no_pathway_names(worlds: Worlds, badges: int, is_said: bool):
    """One of ten is something, one of eleven hardly anything."""
    given = [f"ana b{number}" for number in range(badges)]
    pathway = "pathway: p\nof: [b0, other]\n"
    report = worlds.load({"awards": awards(*given)}, pathway)
    said = (
        f"Hardly any badge counts in a pathway: of {badges} badges awarded 1, "
        "while pathways name 2 badges"
    )
    assert first_words(report.notices) == ([said] if is_said else [])


@pytest.mark.parametrize(("named", "is_said"), [("b0", False), ("b0, other", True)])
def test_few_badges_of_a_small_pathway_are_no_alarm(
    worlds: Worlds, named: str, is_said: bool
):
    given = [f"ana b{number}" for number in range(11)]
    report = worlds.load({"awards": awards(*given)}, f"pathway: p\nof: [{named}]\n")
    assert bool(report.notices) == is_said


def test_a_pathways_ids_are_trimmed_as_those_of_tables_are(worlds: Worlds):
    given = [f"ana b{number}" for number in range(11)]
    pathway = 'pathway: p\nof: ["b0 ", "\\tb1"]\n'
    assert worlds.load({"awards": awards(*given)}, pathway).notices == ()


@pytest.mark.parametrize(("badges", "is_said"), [(9, False), (10, True)])
def test_badges_that_come_are_looked_at_by_themselves_where_they_are_enough(
    worlds: Worlds, badges: int, is_said: bool
):
    """All twenty badges that are there are named, and none that comes is."""
    there = [f"ana b{number}" for number in range(20)]
    listed = ", ".join(f"b{number}" for number in range(20))
    worlds.load({"awards": awards(*there)}, f"pathway: p\nof: [{listed}]\n")
    come = "\n".join(f"c{n} | ana | c{n} | 2026-01-01" for n in range(badges))
    report = worlds.load({"awards": awards() + "\n" + come})
    assert bool(report.notices) == is_said


def test_without_pathways_no_badge_is_missing_from_them(worlds: Worlds):
    assert worlds.load({"awards": awards("ana b1")}).notices == ()


TERMS = """
term_id | name      | starts_on  | ends_on    | season
F24     | Fall 2024 | 2024-08-20 | 2024-12-15 |
S25     |           | 2025-01-10 | 2025-05-10 |
2025/4  |           | 2025-08-20 | 2025-12-15 | fall
SU25    |           | 2025-06-01 | 2025-08-01 | summer
"""


def looks(term: str, like: str, of_it: str = "") -> str:
    return f"The term {term} isn't among the terms, and looks like {like}{of_it}."


@pytest.mark.parametrize(
    ("term", "like"),
    [
        ("f24", "F24"),
        ("F 24", "F24"),
        ("fall 2024", "F24"),  # its name
        ("2024FA", "F24"),  # its season and year
        ("25-spring", "S25"),
        ("Fall 2025", "2025/4"),  # as its season and first day say
        ("F25", "2025/4"),
        ("SU-25", "SU25"),
        ("20254", "2025/4"),
        ("F26", None),
        ("class24", None),
        ("24", None),
    ],
)
def test_a_term_that_is_written_otherwise_is_proposed(worlds, term, like):
    rows = f"learner_id | term_id\nana | {term}\nben | {term}\ncyd | F24"
    notices = worlds.load({"terms": TERMS, "enrollments": rows}).notices
    unlisted = "2 enrolments of 1 term that terms.csv doesn't list: they can't count "
    assert notices == (
        (looks(term, like, ": 2 enrolments of it can't count"),)
        if like
        else (f"{unlisted}until it does.",)
    )


def test_terms_that_awards_programmes_and_learners_name_are_proposed(worlds):
    """Those that look like none are not enrolments: a term may be long ago."""
    report = worlds.load(
        {
            "terms": TERMS,
            "learners": "learner_id | entry_term\nana | f24\nben | F10",
            "programs": "learner_id | term_id | program\nana | s25 | Art",
            "awards": "learner_id | achievement_id | earned_on | earned_term\n"
            "ana | b1 | 2025-03-01 | Spring 2025",
        }
    )
    assert report.notices == (
        looks("Spring 2025", "S25"),
        looks("f24", "F24"),
        looks("s25", "S25"),
    )


def test_without_terms_none_is_missing(worlds):
    assert worlds.load({"enrollments": "learner_id | term_id\nana | F24"}).notices == ()
