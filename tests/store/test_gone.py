"""What a source no longer has: kept, unless the mapping says its file is whole."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.findings import RefusedError
from analytics.questions.quality.counts import cases, quality
from analytics.scope import Scope
from analytics.store.gone import GoneError
from analytics.store.load import LoadReport, load
from analytics.store.renew import show_again
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds, examples

WHOLE = "enrollments: {whole: [term_id]}\nawards: {whole: true}\n"
TERMS = """
term_id | starts_on  | census_on  | ends_on    | season
F25     | 2025-08-18 | 2025-09-03 | 2025-12-12 | fall
S25     | 2025-01-13 | 2025-01-29 | 2025-05-09 | spring
"""
AWARDS = """
award_id | learner_id | achievement_id | earned_on
1        | a          | debate         | 2025-09-10
2        | b          | debate         | 2025-09-11
"""
ONE_AWARD = "\n".join(AWARDS.strip().splitlines()[:-1])


def enrolled(*pairs: str) -> str:
    """Draw enrolments of "learner term" pairs."""
    rows = [" | ".join(pair.split()) + " | enrolled" for pair in pairs]
    return "learner_id | term_id | status\n" + "\n".join(rows)


FIRST = enrolled("a F25", "b F25", "c F25", "d S25")
SECOND = enrolled("a F25", "b F25")


def taken(
    worlds: Worlds, tables: dict[str, str], mapping: str = "", *, accept: bool = False
) -> LoadReport:
    """Load a folder of drawn tables, with a mapping in it."""
    folder = worlds.folder(tables)
    if mapping:
        (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return load(worlds.store, [folder], accept_gone=accept, now=NOW)


def there(worlds: Worlds, wanted: str | None = None) -> list[str]:
    """Return the enrolments of a state, as "learner term"."""
    with open_state(worlds.store, wanted).cursor() as cursor:
        rows = cursor.execute(
            "select learner_id || ' ' || term_id from record.enrollments order by all"
        ).fetchall()
    return [row for (row,) in rows]


def awards(worlds: Worlds) -> list[str]:
    with open_state(worlds.store).cursor() as cursor:
        rows = cursor.execute("select award_id from record.awards order by 1")
        return [row for (row,) in rows.fetchall()]


@pytest.fixture
def first(worlds: Worlds) -> Worlds:
    taken(worlds, {"terms": TERMS, "enrollments": FIRST, "awards": AWARDS})
    return worlds


def test_without_a_word_all_stays_and_the_report_says_what_the_file_lacks(first):
    report = taken(first, {"enrollments": SECOND, "awards": ONE_AWARD})
    assert there(first) == ["a F25", "b F25", "c F25", "d S25"]
    assert awards(first) == ["1", "2"]
    (said,) = report.notices
    assert "lacks 1 row of F25 that enrollments had before: nothing is" in said


def test_what_a_whole_file_lacks_is_gone_and_earlier_states_have_it(first):
    report = taken(first, {"enrollments": SECOND, "awards": ONE_AWARD}, WHOLE)
    assert there(first) == ["a F25", "b F25", "d S25"]
    assert awards(first) == ["1"]
    found = {name: merged.gone for name, merged in report.tables.items()}
    assert found == {"enrollments": 1, "awards": 1}
    assert there(first, "1") == ["a F25", "b F25", "c F25", "d S25"]


def test_gone_is_listed_by_quality_and_not_revoked(first):
    taken(first, {"enrollments": SECOND, "awards": ONE_AWARD}, WHOLE)
    state = open_state(first.store)
    counted = {row.finding: row.count for row in quality(state, Scope()).rows}
    assert counted["gone-from-source"] == 2
    listed = cases(state, Scope(), "gone-from-source").rows
    assert [(c.learner, c.award, c.source, c.day) for c in listed] == [
        ("b", "2", "native", date(2026, 6, 30)),
        ("c", None, "native", date(2026, 6, 30)),
    ]
    assert listed[1].detail == "enrollments, no longer in world2/enrollments.csv, F25"


def test_the_older_file_brings_them_back(first):
    taken(first, {"enrollments": SECOND, "awards": ONE_AWARD}, WHOLE)
    taken(first, {"enrollments": FIRST, "awards": AWARDS}, WHOLE)
    assert there(first) == ["a F25", "b F25", "c F25", "d S25"]
    assert awards(first) == ["1", "2"]
    rows = quality(open_state(first.store), Scope()).rows
    assert {r.finding: r.count for r in rows}["gone-from-source"] == 0


def test_it_is_undone_like_any_load(first):
    taken(first, {"enrollments": SECOND, "awards": ONE_AWARD}, WHOLE)
    show_again(first.store, "1")
    assert there(first) == ["a F25", "b F25", "c F25", "d S25"]


def test_the_same_file_again_is_nothing_new(first):
    taken(first, {"enrollments": SECOND, "awards": ONE_AWARD}, WHOLE)
    report = taken(first, {"enrollments": SECOND, "awards": ONE_AWARD}, WHOLE)
    assert not report.published


MANY = [f"l{n:02} F25" for n in range(40)]


@pytest.mark.parametrize(
    ("stay", "is_stopped"), [(37, False), (36, False), (35, True), (20, True)]
)
def test_more_than_a_tenth_stops_the_load(worlds, stay: int, is_stopped: bool):
    """Of 40 rows 4 may go, and 5 may not."""
    taken(worlds, {"terms": TERMS, "enrollments": enrolled(*MANY)})
    again = {"enrollments": enrolled(*MANY[:stay])}
    if not is_stopped:
        taken(worlds, again, WHOLE)
        assert len(there(worlds)) == stay
        return
    with pytest.raises(GoneError, match=f"{40 - stay} of 40 rows of enrollments"):
        taken(worlds, again, WHOLE)
    assert len(there(worlds)) == 40
    taken(worlds, again, WHOLE, accept=True)
    assert len(there(worlds)) == stay


@pytest.mark.parametrize(("stay", "is_stopped"), [(2, False), (1, True)])
def test_a_few_rows_of_a_small_file_may_go(worlds, stay: int, is_stopped: bool):
    """3 rows may always go, 4 are more than a tenth of 5."""
    taken(worlds, {"enrollments": enrolled(*MANY[:5])})
    again = {"enrollments": enrolled(*MANY[:stay])}
    if is_stopped:
        with pytest.raises(GoneError):
            taken(worlds, again, WHOLE)
    else:
        taken(worlds, again, WHOLE)
    assert len(there(worlds)) == (5 if is_stopped else stay)


def test_a_row_that_cannot_be_read_is_not_gone(first):
    bad = SECOND + "\nc | F25 | perhaps"
    report = taken(first, {"enrollments": bad}, WHOLE)
    assert there(first) == ["a F25", "b F25", "c F25", "d S25"]
    assert "1 row of enrollments that it may no longer have" in report.notices[0]


TWO_SOURCES = """
enrollments:
  - {file: day.csv, source: day, whole: [term_id]}
  - {file: evening.csv, source: evening, whole: [term_id]}
"""


def test_what_another_source_still_has_stays(worlds):
    """b is in both files, c in the evening's alone, a in the day's alone."""
    both = {"day": enrolled("a F25", "b F25"), "evening": enrolled("b F25", "c F25")}
    taken(worlds, both, TWO_SOURCES)
    assert there(worlds) == ["a F25", "b F25", "c F25"]
    later = {"day": enrolled("a F25"), "evening": enrolled("b F25", "c F25")}
    taken(worlds, later, TWO_SOURCES)
    assert there(worlds) == ["a F25", "b F25", "c F25"]
    day, evening = TWO_SOURCES.strip().splitlines()[1:]
    taken(worlds, {"evening": enrolled("c F25")}, f"enrollments:\n{evening}")
    assert there(worlds) == ["a F25", "c F25"]
    taken(worlds, {"day": enrolled("b F25")}, f"enrollments:\n{day}")
    assert there(worlds) == ["b F25", "c F25"]


def test_rows_of_a_source_that_came_first_alone_are_known_as_its_own(worlds):
    """The day's file came alone, before there was an evening's."""
    day, evening = TWO_SOURCES.strip().splitlines()[1:]
    taken(worlds, {"day": enrolled("a F25", "b F25")}, f"enrollments:\n{day}")
    taken(worlds, {"evening": enrolled("c F25")}, f"enrollments:\n{evening}")
    assert there(worlds) == ["a F25", "b F25", "c F25"]
    taken(worlds, {"evening": enrolled("d F25")}, f"enrollments:\n{evening}")
    assert there(worlds) == ["a F25", "b F25", "d F25"]


def test_a_learner_who_is_gone_has_no_attributes(worlds):
    roster = "learner_id | college\na | arts\nb | law"
    taken(worlds, {"learners": roster, "awards": AWARDS})
    taken(worlds, {"learners": roster.replace("\nb | law", "")}, "learners: {whole: y}")
    with open_state(worlds.store).cursor() as cursor:
        rows = cursor.execute("from record.attributes").fetchall()
    assert rows == [("a", "college", "arts")]


@pytest.mark.parametrize(
    "whole", ["perhaps", "[nothing]", "{a: b}", "[term_id, nothing]"]
)
def test_what_a_file_is_the_whole_of_is_true_or_columns(worlds, whole: str):
    with pytest.raises(RefusedError, match="whole: expected true, or a list"):
        taken(worlds, {"enrollments": FIRST}, f"enrollments: {{whole: {whole}}}")


def test_the_worked_example(shared: Path, tmp_path: Path):
    """``found/extract_again``: F25 has 2, S25 keeps d, award 2 is gone."""
    found, store = shared / "found" / "extract_again", tmp_path / "store"
    load(store, [found / "first"], now=NOW)
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(WHOLE)
    load(store, [found / "second"], mapping=mapping, now=NOW)
    with open_state(store).cursor() as cursor:
        rows = cursor.execute(
            "select term_id, count(*) from record.enrollments group by 1 order by 1"
        ).fetchall()
        left = cursor.execute("select award_id from record.awards").fetchall()
    assert (rows, left) == ([("F25", 2), ("S25", 1)], [("1",)])


PAIRS = [f"{who} {term}" for who in "abcd" for term in ("F25", "S25")]
FILES = st.lists(
    st.tuples(
        st.sampled_from(["day", "evening"]),
        st.lists(st.sampled_from(PAIRS), min_size=1, unique=True),
    ),
    min_size=1,
    max_size=4,
)


def expected(files: Sequence[tuple[str, list[str]]]) -> set[str]:
    """Who is enrolled after files: each is the whole of its source's terms."""
    known: dict[str, set[str]] = {"day": set(), "evening": set()}
    for source, pairs in files:
        terms = {pair.split()[1] for pair in pairs}
        kept = {p for p in known[source] if p.split()[1] not in terms}
        known[source] = kept | set(pairs)
    return known["day"] | known["evening"]


@settings(max_examples=examples(12))
@given(files=FILES)
def test_each_file_is_the_whole_of_its_sources_terms(tmp_path_factory, files):
    worlds = Worlds(tmp_path_factory.mktemp("gone"))
    day, evening = TWO_SOURCES.strip().splitlines()[1:]
    lines = {"day": day, "evening": evening}
    for source, pairs in files:
        mapping = f"enrollments:\n{lines[source]}"
        taken(worlds, {source: enrolled(*pairs)}, mapping, accept=True)
    assert set(there(worlds)) == expected(files)
