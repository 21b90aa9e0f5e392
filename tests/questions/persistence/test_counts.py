"""Who stays: a drawn roster with each special case, counted by hand."""

from datetime import date

import pytest

from analytics.questions.persistence.choices import retention_choices
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds

TERMS = """
term_id | starts_on  | census_on  | ends_on    | season | regular
s24     | 2024-01-15 | 2024-01-29 | 2024-05-10 | spring | true
u24     | 2024-06-03 | 2024-06-10 | 2024-08-02 | summer | false
f24     | 2024-08-26 | 2024-09-09 | 2024-12-13 | fall   | true
s25     | 2025-01-13 | 2025-01-27 | 2025-05-09 | spring | true
u25     | 2025-06-02 | 2025-06-09 | 2025-08-01 | summer | false
f25     | 2025-08-25 | 2025-09-08 | 2025-12-12 | fall   | true
s26     | 2026-01-12 | 2026-01-26 | 2026-05-08 | spring | true
f26     | 2026-08-24 | 2026-09-07 | 2026-12-11 | fall   | true
"""

# First-time, full-time, of fall 2024: ana stays; ben misses spring and comes back; cyd
# is gone; dan graduates in May; eve dies in February; fay starts in summer and goes on;
# gus was enrolled in spring 2024 while at school; kit is on a mission; lou graduates in
# May and is enrolled again; ned is elsewhere in fall 2025; oli wasn't found.
# Others: hal never comes; ida withdraws before her census; joe is part-time; max
# transfers in; pat is a graduate; quy starts in summer and comes in spring only; rex
# entered long before; sam pauses his entry until spring 2025; tia has no entry term;
# uma's isn't listed; vic is enrolled for fall 2026 already.
LEARNERS = """
learner_id | name | entry_term | entry_type | deceased_on | cohort_exclusion | college
ana | Ana Example | f24 | first-time |            |         | arts
ben | Ben Example | f24 | first-time |            |         | arts
cyd | Cyd Example | f24 | first-time |            |         | arts
dan | Dan Example | f24 | first-time |            |         | arts
eve | Eve Example | f24 | first-time | 2025-02-02 |         | arts
fay | Fay Example | u24 | first-time |            |         | law
gus | Gus Example | f24 | first-time |            |         | law
kit | Kit Example | f24 | first-time |            | mission | law
lou | Lou Example | f24 | first-time |            |         | law
ned | Ned Example | f24 | first-time |            |         | law
oli | Oli Example | f24 | first-time |            |         | law
hal | Hal Example | f24 | first-time |            |         |
ida | Ida Example | f24 | first-time |            |         |
joe | Joe Example | f24 | first-time |            |         |
max | Max Example | f24 | transfer   |            |         |
pat | Pat Example | f24 | graduate   |            |         |
quy | Quy Example | u24 | first-time |            |         |
rex | Rex Example | s24 | first-time |            |         |
sam | Sam Example | f24 | first-time |            |         |
tia | Tia Example |     | first-time |            |         |
uma | Uma Example | f19 | first-time |            |         |
vic | Vic Example | f25 | first-time |            |         |
"""

ENROLLED = {
    "s24": "gus rex", "u24": "fay quy", "u25": "cyd",
    "f24": "ana ben cyd dan eve fay gus kit lou ned oli joe max pat rex tia uma",
    "s25": "ana cyd dan eve fay gus lou ned max quy sam tia",
    "f25": "ana ben fay gus lou max sam vic", "s26": "ana", "f26": "vic",
}  # fmt: skip
ROWS = [
    f"{who} | {term} | {'part' if who == 'joe' else 'full'} | enrolled |"
    for term, names in ENROLLED.items()
    for who in names.split()
]
ENROLLMENTS = "\n".join(
    [
        "learner_id | term_id | load | status | status_on",
        *ROWS,
        "ida | f24 | full | withdrawn | 2024-09-01",
    ]
)

COMPLETIONS = """
learner_id | conferred_on | title       | institution
dan        | 2025-05-10   | Certificate |
lou        | 2025-05-10   | Certificate |
ana        | 2020-05-10   | Earlier     |
cyd        | 2025-05-10   | Elsewhere   | 009999
"""

SPELLS = """
learner_id | institution | begins_on  | ends_on    | status
ned        | 001111      | 2025-09-22 | 2025-12-10 | enrolled
cyd        | 001111      | 2025-06-01 | 2025-08-30 | enrolled
joe        | 001111      | 2025-09-02 | 2025-09-10 | withdrawn
"""

SEARCHES = """
learner_id | searched_on | found
ned        | 2025-12-20  | true
cyd        | 2025-12-20  | true
oli        | 2025-12-20  | false
joe        | 2025-12-20  | true
"""

WORLD = {
    "terms": TERMS, "learners": LEARNERS, "enrollments": ENROLLMENTS,
    "completions": COMPLETIONS,
    "awards": "learner_id|achievement_id|earned_on\nana|a|2026-02-01",
}  # fmt: skip
BOTH = WORLD | {"spells": SPELLS, "searches": SEARCHES}
FULL = "first-time full-time"


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("here")).state(WORLD)


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("anywhere")).state(BOTH)


def rows(state, scope=Scope(), **asked):
    found = retention(state, scope, RetentionQuestion(**asked)).rows
    return {(row.cohort, row.kind): row for row in found}


def told(row):
    return (
        row.entered, row.excluded, row.returned, row.graduated, row.not_enrolled,
        row.unknown,
    )  # fmt: skip


def test_fall_to_fall_by_the_book(here):
    found = rows(here)
    # ana ben cyd dan eve fay gus kit lou ned oli tia; excluded eve and kit;
    # returned ana ben fay gus lou; graduated dan; not enrolled cyd ned oli tia
    first = found["f24", FULL]
    assert told(first) == (12, 2, 5, 1, 4, 0)
    assert (first.numerator, first.denominator, first.rate) == (6, 10, 0.6)
    # Wilson's formula for 6 of 10
    assert (first.low, first.high) == pytest.approx((0.312674, 0.831820), abs=1e-6)
    # the others stand apart
    assert told(found["f24", "first-time part-time"]) == (1, 0, 0, 0, 1, 0)
    assert told(found["f24", "transfer full-time"]) == (1, 0, 1, 0, 0, 0)
    assert told(found["f24", "graduate full-time"]) == (1, 0, 0, 0, 1, 0)


def test_an_open_window_is_null(here):
    row = rows(here)["f25", FULL]
    assert told(row) == (1, None, None, None, None, 1)
    assert (row.finished, row.rate, row.low, row.high) == (False, None, None, None)
    # vic's place for fall 2026 is known, its census hasn't come
    notes = retention(here, Scope(), RetentionQuestion()).notes
    assert any(note.startswith("Unfinished") and "f25" in note for note in notes)


@pytest.mark.parametrize(
    ("completers", "parts"),
    [("success", (6, 10)), ("apart", (5, 10)), ("excluded", (5, 9))],
)
def test_completers_are_an_option(here, completers, parts):
    row = rows(here, completers=completers)["f24", FULL]
    assert (row.numerator, row.denominator) == parts
    assert told(row) == (12, 2, 5, 1, 4, 0)


def test_other_windows(here):
    # spring 2025: back are ana cyd dan fay gus lou ned tia, and eve, who died after its
    # census; ben, kit (excluded) and oli aren't
    spring = rows(here, to="next-spring")["f24", FULL]
    assert told(spring) == (12, 1, 9, 0, 2, 0)
    assert told(rows(here, to="next-term")["f24", FULL]) == told(spring)
    assert told(rows(here, to="term+2")["f24", FULL]) == (12, 2, 5, 1, 4, 0)
    # spring 2026: ana alone; completed dan, lou
    assert told(rows(here, to="s26")["f24", FULL]) == (12, 2, 1, 2, 7, 0)
    # any later term: ana ben cyd dan eve fay gus lou ned tia; oli not
    assert told(rows(here, to="later")["f24", FULL]) == (12, 1, 10, 0, 1, 0)


def test_term_to_term(here):
    found = rows(here, start="term", to="next-term")
    # quy came in summer and then in spring; sam put his entry off
    assert told(found["s25", FULL]) == (2, 0, 1, 0, 1, 0)
    assert found["f25", FULL].finished
    assert told(found["s24", FULL]) == (1, 0, 1, 0, 0, 0)  # rex


def test_cohorts(here):
    everybody = rows(here, cohort="all")["f24", "all"]
    assert told(everybody) == (15, 2, 6, 1, 6, 0)
    named = rows(here, cohort="first-time-full-time")
    assert told(named["f24", "first-time-full-time"]) == (12, 2, 5, 1, 4, 0)
    assert rows(here, cohort="transfer")["f24", "transfer"].entered == 1
    assert rows(here, cohort="part-time")["f24", "part-time"].entered == 1
    assert rows(here, cohort="graduate")["f24", "graduate"].entered == 1
    # rex and uma were there too, though they entered earlier
    assert rows(here, cohort="enrolled")["f24", "enrolled"].entered == 17


def test_who_is_in_no_cohort_is_counted(here):
    notes = " ".join(retention(here, Scope(), RetentionQuestion()).notes)
    assert "2 never enrolled" in notes  # hal and ida
    assert "1 with an entry term that isn't among the terms" in notes  # uma
    assert "Of 1 no entry term is known" in notes  # tia


def test_who_entered_before_the_records_began(world):
    late = "\n".join(line for line in ENROLLMENTS.splitlines() if "s24" not in line)
    state = world(WORLD | {"enrollments": late})
    answer = retention(state, Scope(), RetentionQuestion())
    assert sum(row.entered for row in answer.rows if row.cohort == "f24") == 15
    assert any("1 entered before the first regular term" in n for n in answer.notes)


def test_persistence_needs_enrolment_elsewhere(here, anywhere):
    with pytest.raises(UnknownError, match="clearinghouse"):
        rows(here, institution="any")
    # ned is elsewhere at the census or after; cyd's degree of another college counts;
    # oli wasn't found, tia wasn't looked for: unknown
    row = rows(anywhere, institution="any")["f24", FULL]
    assert told(row) == (12, 2, 6, 2, 0, 2)
    assert (row.rate, row.at_most) == (0.8, 1.0)
    # joe withdrew there; he was found, so it is known that he is away
    joe = rows(anywhere, institution="any")["f24", "first-time part-time"]
    assert told(joe) == (1, 0, 0, 0, 1, 0)
    # without asking, elsewhere changes nothing
    assert told(rows(anywhere)["f24", FULL]) == (12, 2, 5, 1, 4, 0)


def test_an_earlier_day_knows_less(here):
    row = rows(here, Scope(as_of=date(2025, 9, 7)))["f24", FULL]
    assert (row.finished, row.rate) == (False, None)
    assert rows(here, Scope(as_of=date(2025, 9, 8)))["f24", FULL].rate == 0.6


def test_by_a_group(here):
    found = retention(here, Scope(by="college"), RetentionQuestion(cohort="all")).rows
    told_of = {row.group: told(row) for row in found if row.cohort == "f24"}
    assert told_of["arts"] == (5, 1, 2, 1, 1, 0)
    assert told_of["law"] == (6, 1, 3, 0, 2, 0)


def test_exclusions_are_listed(here):
    exclusions = retention(here, Scope(), RetentionQuestion()).exclusions
    assert [(one.cohort, one.reason, one.learners) for one in exclusions] == [
        ("f24", "died", 1), ("f24", "mission", 1),
    ]  # fmt: skip


def test_the_public_is_told_of_no_few_people(here):
    answer = retention(here, Scope(Viewer("public")), RetentionQuestion())
    assert all(row.entered is None and row.rate is None for row in answer.rows)
    assert answer.exclusions == ()


TYPED = {
    "start": "fall", "to": "next-fall", "completers": "success", "institution": "same",
    "cohort": "each", "normal": (),
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"start": "autumn"}, "unknown start 'autumn': term, a regular term's id, "
         "fall, spring"),
        ({"to": "next-autumn"}, "unknown target 'next-autumn'"),
        ({"to": "f99"}, "next-fall, next-spring, next-summer"),
        ({"cohort": "some"}, "unknown cohort 'some'"),
        ({"completers": "no"}, "unknown 'no': success, apart, excluded"),
        ({"institution": "all"}, "unknown 'all': same, any"),
        ({"counted": "seen"}, "unknown 'seen': census, registered"),
        ({"to": "graduated-175"}, "100, 150 or 200 per cent"),
        ({"normal": ["graduate=0"]}, "more than 0 and at most 20 years"),
        ({"normal": ["graduate=20.1"]}, "more than 0 and at most 20 years"),
        ({"normal": ["graduate"]}, "'graduate' is not a level and years"),
        ({"normal": ["graduate=two"]}, "is not a level and years"),
    ],
)  # fmt: skip
def test_what_there_is_not(here, typed, message):
    with pytest.raises(UnknownError, match=message):
        retention(here, Scope(), RetentionQuestion.read(**TYPED | typed))


def test_a_question_is_read_from_text():
    normal = ["graduate=0.5", "law=20"]
    asked = RetentionQuestion.read(**TYPED | {"normal": normal})
    years = {"undergraduate": 4.0, "bachelor": 4.0, "associate": 2.0}
    assert asked == RetentionQuestion(normal=years | {"graduate": 0.5, "law": 20.0})


def test_choices_are_those_of_the_roster(here):
    found = retention_choices(here, Scope())
    assert found.seasons == ("spring", "fall")  # no cohort begins with a summer
    assert found.cohorts[0] == "first-time-full-time"
    assert {"first-time-part-time", "transfer-full-time"} <= set(found.cohorts)
    assert not found.elsewhere


def test_nobody_can_be_followed_without_terms(world):
    found = retention_choices(world({"awards": WORLD["awards"]}), Scope())
    assert (found.seasons, found.cohorts) == ((), ())


def test_without_terms_nobody_is_followed(world):
    state = world({"awards": WORLD["awards"]})
    answer = retention(state, Scope(), RetentionQuestion())
    assert answer.rows == ()
    assert any("No terms are loaded" in note for note in answer.notes)
