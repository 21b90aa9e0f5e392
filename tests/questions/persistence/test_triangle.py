"""Cohorts term after term; completion within normal time; laws of both."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.asking.answer import Rate
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.triangle import means, triangle
from analytics.scope import Scope, Viewer
from tests.conftest import Worlds, examples
from tests.questions.persistence.test_counts import BOTH, TERMS

ALL = RetentionQuestion(start="term", cohort="all")


def drawn(cohorts: dict[str, tuple[int, dict[str, int]]]) -> dict[str, str]:
    """Draw cohorts: by term of entry how many, and how many of them in later terms."""
    rows = ["learner_id | term_id"]
    for term, (size, later) in cohorts.items():
        rows += [f"{term}-{n} | {term}" for n in range(size)]
        rows += [f"{term}-{n} | {at}" for at, k in later.items() for n in range(k)]
    awards = "learner_id|achievement_id|earned_on\ns24-0|a|2026-02-01"
    return {"awards": awards, "terms": TERMS, "enrollments": "\n".join(rows)}


@pytest.mark.shared
def test_a_triangle_and_its_weighted_means(world, shared):
    cases = json.loads((shared / "cases" / "outcomes.json").read_text("utf-8"))
    case = next(c for c in cases if c["name"] == "weighted_vs_plain_mean_retention")
    (small, one), (large, other) = case["inputs"]["cohorts"]
    state = world(
        drawn(
            {
                "s24": (small, {"f24": round(small * one), "s25": 1}),
                "f24": (large, {"s25": round(large * other), "f25": 5}),
                "s26": (4, {"f26": 4}),
            }
        )
    )
    answer = triangle(state, Scope(), ALL)
    cells = {(c.cohort, c.place): c for c in answer.rows}
    assert [cells["s24", k].outcome for k in range(1, 6)] == [
        "f24", "s25", "f25", "s26", "f26",
    ]  # fmt: skip
    assert (cells["s24", 1].rate, cells["s24", 2].rate) == (0.2, 0.1)
    assert cells["f24", 2].rate == 0.05
    # fall 2026 has enrolments and no census yet
    assert (cells["s26", 1].finished, cells["s26", 1].rate) == (False, None)
    assert not cells["s24", 5].finished
    by_place = {mean.place: mean for mean in answer.means}
    assert by_place[1].cohorts == 2
    assert by_place[1].rate == pytest.approx(
        case["expected"]["weighted"], abs=case["tolerance"]
    )
    assert by_place[1].rate != pytest.approx(case["expected"]["plain"], abs=0.01)
    assert max(by_place) == 4
    assert triangle(state, Scope(Viewer("public")), ALL).rows == ()


@pytest.mark.shared
def test_intervals_are_wilsons(shared):
    cases = json.loads((shared / "cases" / "outcomes.json").read_text("utf-8"))
    found = [case for case in cases if case["name"].startswith("wilson")]
    assert len(found) == 3
    for case in found:
        low, high = Rate(case["inputs"]["k"], case["inputs"]["n"]).interval
        expected = case["expected"]
        told = (expected["low"], expected["high"])
        assert (low, high) == pytest.approx(told, abs=case["tolerance"])


def test_completion_within_normal_time(world):
    # Entered fall 2018 (4 years end in August 2022, 6 in 2024): ana completed in 4, ben
    # in 5, cyd is enrolled in spring 2024, dan is away. eve is a graduate: 2 years.
    # fay entered in fall 2022.
    terms = """
term_id | starts_on  | census_on  | ends_on    | season
f18     | 2018-08-27 | 2018-09-10 | 2018-12-14 | fall
s22     | 2022-01-10 | 2022-01-24 | 2022-05-06 | spring
f22     | 2022-08-29 | 2022-09-12 | 2022-12-16 | fall
s24     | 2024-01-15 | 2024-01-29 | 2024-05-10 | spring
"""
    state = world(
        {
            "terms": terms,
            "awards": "learner_id|achievement_id|earned_on\nana|a|2024-09-01",
            "enrollments": "learner_id|term_id\n"
            + "\n".join(f"{n}|f18" for n in ("ana", "ben", "cyd", "dan", "eve"))
            + "\nben|s22\ncyd|s22\ncyd|s24\nfay|f22\n",
            "programs": "learner_id|term_id|program|level\neve|f18|MA|graduate\n"
            "ana|f18|BA|undergraduate\n",
            "completions": "learner_id|conferred_on|title\nana|2022-08-15|BA\n"
            "ben|2023-05-10|BA\neve|2020-05-10|MA\n",
        }
    )

    def told(to: str, **asked):
        rows = retention(state, Scope(), RetentionQuestion(to=to, **asked)).rows
        return {
            (r.cohort, r.kind): (r.returned, r.graduated, r.not_enrolled, r.rate)
            for r in rows
        }

    plain, graduate = ("f18", "not given"), ("f18", "graduate")
    assert told("graduated-100")[plain] == (2, 1, 1, 0.25)
    assert told("graduated-150")[plain] == (1, 2, 1, 0.5)
    # 8 years aren't over, and nobody said what a graduate's normal time is
    assert told("graduated-200")[plain] == (None, None, None, None)
    assert told("graduated-150")[graduate] == (None, None, None, None)
    normal = {"undergraduate": 4.0, "graduate": 2.0}
    assert told("graduated-100", normal=normal)[graduate] == (0, 1, 0, 1.0)
    assert told("graduated-100")["f22", "not given"] == (None, None, None, None)


def test_a_term_whose_census_came_after_the_last_load_is_not_observed(world):
    terms = TERMS + "f98 | 2198-08-26 | 2198-09-09 | 2198-12-13 | fall | true\n"
    terms += "f99 | 2199-08-26 | 2199-09-09 | 2199-12-13 | fall | true\n"
    state = world(drawn({"f25": (3, {"s26": 2, "f98": 1})}) | {"terms": terms})
    later = Scope(as_of=date(2199, 12, 1))
    asked = RetentionQuestion(start="fall", to="f98", cohort="all")
    (row,) = retention(state, later, asked).rows
    assert (row.finished, row.rate, row.unknown) == (False, None, 3)


TERM_IDS = ("s24", "u24", "f24", "s25", "u25", "f25", "s26", "f26")
LIVES = st.lists(
    st.tuples(
        st.sets(st.sampled_from(TERM_IDS)),
        st.sampled_from(["", "2024-12-20", "2025-05-10", "2026-01-20"]),
        st.sampled_from(["", "2025-01-20", "2025-09-01"]),
        st.sampled_from(["", "s24", "u24", "f24", "f25", "f11"]),
        st.sampled_from(["", "2025-01-20", "2025-09-20", "2026-01-10"]),
        st.sampled_from(["", "true", "false"]),
    ),
    min_size=1,
    max_size=8,
)


def roster(lives: list) -> dict[str, str]:
    """Write lives as tables, one learner each."""
    learners = ["learner_id|name|deceased_on|entry_term"]
    enrolled, degrees = ["learner_id|term_id", *(f"zoe|{term}" for term in TERM_IDS)], [
        "learner_id|conferred_on|title"
    ]  # fmt: skip
    spells = ["learner_id|institution|begins_on|ends_on", "zoe|1|2020-01-01|2020-05-01"]
    searches = ["learner_id|searched_on|found", "zoe|2020-06-01|true"]
    for place, (terms, degree, died, entry, spell, found) in lives:
        learners.append(f"L{place}|L{place} Example|{died}|{entry}")
        enrolled += [f"L{place}|{term}" for term in sorted(terms)]
        degrees += [f"L{place}|{degree}|BA"] if degree else []
        spells += [f"L{place}|1|{spell}|2026-05-01"] if spell else []
        searches += [f"L{place}|2026-02-01|{found}"] if found else []
    tables = {
        "learners": learners, "enrollments": enrolled, "spells": spells,
        "searches": searches,
    }  # fmt: skip
    if len(degrees) > 1:
        tables["completions"] = degrees
    drawn_tables = {name: "\n".join(rows) for name, rows in tables.items()}
    return (
        BOTH
        | {"completions": "learner_id|conferred_on|title\nzoe|2019-05-10|BA"}
        | (drawn_tables)
    )


@settings(
    max_examples=examples(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(LIVES, st.randoms(use_true_random=False))
def test_laws(tmp_path_factory, lives, random):
    worlds = Worlds(tmp_path_factory.mktemp("laws"))
    numbered = list(enumerate(lives))
    state = worlds.state(roster(numbered))
    own = triangle(state, Scope(), ALL).rows
    anyone = RetentionQuestion(start="term", cohort="all", institution="any")
    wide = triangle(state, Scope(), anyone).rows
    for one, other in zip(own, wide, strict=True):
        counts = (one.excluded, one.returned, one.graduated, one.not_enrolled)
        assert one.entered == sum(n or 0 for n in counts) + (one.unknown or 0)
        assert one.finished == (one.outcome != "f26")
        if not one.finished:
            assert (one.rate, one.returned, other.rate) == (None, None, None)
        elif one.rate is not None:
            assert one.rate <= other.rate <= other.at_most
            assert one.low <= one.rate <= one.high
    total = sum(row.entered for row in own if row.place == 1)
    assert total <= len(lives) + 1
    random.shuffle(numbered)
    again = Worlds(tmp_path_factory.mktemp("shuffled")).state(roster(numbered))
    assert triangle(again, Scope(), ALL).rows == own
    assert means(triangle(again, Scope(), anyone).rows) == means(wide)
