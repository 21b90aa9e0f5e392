"""Blanks around cells, words for nothing, days for never: taken so, and counted."""

from datetime import date

import pytest

from analytics.sources.cell_words import BLANKS
from analytics.sources.delivery import Delivery

AWARDS = "award_id,learner_id,achievement_id,earned_on"
GOOD = "A0,L0,B1,2026-03-01"


def awards(*rows: str, more: str = "") -> str:
    """Write awards: one good row, then ``rows``; ``more`` are further columns."""
    good = GOOD + "," * more.count(",")
    return "\n".join((AWARDS + more, good, *rows)) + "\n"


def told(delivery: Delivery) -> dict[tuple[str, str], int]:
    """Return how many cells of each column were taken for what."""
    return {
        (one.column, one.how): one.cells
        for file in delivery.files
        for one in file.converted
    }


@pytest.mark.parametrize("blank", BLANKS, ids=lambda b: f"U+{ord(b):04X}")
def test_every_blank_around_an_id_is_left_out_and_counted(door, blank):
    rows = [f'A1,"{blank}L1",B1,2026-03-01', f'A2,"L1{blank}{blank}",B1,2026-03-02']
    delivery = door.take("awards.csv", awards(*rows))
    found = door.ask("select distinct learner_id from incoming.awards order by all")
    assert found == [("L0",), ("L1",)]
    assert told(delivery) == {("learner_id", "trimmed"): 2}


def test_blanks_are_left_out_around_every_kind_of_value(door):
    """Text within keeps its blanks; a cell of nothing else is empty, and no matter."""
    more = ",issued_on,score,revoked,visibility,level,narrative"
    row = "A1,L1,B1,2026-03-01, 2026-03-02, 90\u00a0,\u2003no ,\tprivate, a  b ,\u00a0"
    delivery = door.take("awards.csv", awards(row, more=more))
    (found,) = door.ask(
        "select issued_on, score, revoked, visibility, level, narrative"
        " from incoming.awards where award_id = 'A1'"
    )
    assert found == (date(2026, 3, 2), 90.0, False, "private", "a  b", None)
    columns = ("issued_on", "score", "revoked", "visibility", "level")
    trimmed = {(column, "trimmed"): 1 for column in columns}
    assert told(delivery) == trimmed | {("revoked", "flag"): 1}


def test_blanks_around_attributes_are_left_out(door):
    content = "learner_id,name,college\nL1, Ana  Lee ,Arts\nL2,Ben,\u00a0Arts \n"
    delivery = door.take("learners.csv", content)
    assert door.ask("select name from incoming.learners order by line") == [
        ("Ana  Lee",),
        ("Ben",),
    ]
    found = door.ask("select distinct value from incoming.attributes")
    assert found == [("Arts",)]
    assert told(delivery) == {("name", "trimmed"): 1, ("college", "trimmed"): 1}


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\ufeff", "\u200d", "\u00ad"])
def test_what_has_no_width_is_refused_at_the_end_too(door, hidden):
    delivery = door.take("awards.csv", awards(f"A1,L1{hidden},B1,2026-03-01"))
    (finding,) = delivery.set_aside
    assert (finding.line, finding.column) == (3, "learner_id")
    assert finding.rule == f"invisible character U+{ord(hidden):04X}"
    assert told(delivery) == {}


WORDS = ["NULL", "null", "N/A", "#N/A", "n/a", "NaN", "None", "-", " NULL ", "\\N"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("awards", "expires_on"),
        ("awards", "score"),
        ("awards", "revoked"),
        ("awards", "activity_id"),
        ("awards", "visibility"),
        ("activities", "seats"),
        ("activities", "register_by"),
    ],
)
def test_a_word_for_nothing_is_empty_where_it_may_be(door, table, column, word):
    heads = {"awards": "learner_id,achievement_id,earned_on"}
    heads["activities"] = "activity_id,achievement_id"
    row = {"awards": "L1,B1,2026-03-01", "activities": "A1,B1"}[table]
    content = f"{heads[table]},{column}\n{row},{word}\n"
    delivery = door.take(f"{table}.csv", content)
    assert delivery.set_aside == ()
    stored = column.replace("_on", "_at") if column == "expires_on" else column
    found = door.ask(f'select "{column}", "{stored}" from incoming.{table}')
    assert found == [(None, None)]
    assert told(delivery)[column, "nothing"] == 1


@pytest.mark.parametrize("word", [*WORDS, "9999-12-31"])
@pytest.mark.parametrize("column", ["learner_id", "achievement_id", "earned_on"])
def test_a_word_for_nothing_sets_its_row_aside_where_something_is_needed(
    door, column, word
):
    cells = {"learner_id": "L1", "achievement_id": "B1", "earned_on": "2026-03-01"}
    row = ",".join(("A1", *(cells | {column: word}).values()))
    delivery = door.take("awards.csv", awards(row))
    (finding,) = delivery.set_aside
    assert str(finding) == (
        f"awards.csv, line 3, column {column}: required, but empty: "
        "a word for nothing, such as NULL, N/A or 9999-12-31"
    )
    assert door.ask("select learner_id from incoming.awards") == [("L0",)]


@pytest.mark.parametrize("word", ["NULLA", "N/A2", "none1", "--", "NA", "9999-12-3"])
def test_what_only_begins_so_is_an_id(door, word):
    delivery = door.take("awards.csv", awards(f"A1,{word},B1,2026-03-01"))
    assert delivery.set_aside == ()
    found = door.ask("select learner_id from incoming.awards where award_id = 'A1'")
    assert found == [(word,)]


def test_a_row_of_words_for_nothing_is_set_aside_and_a_blank_one_is_counted(door):
    delivery = door.take("awards.csv", awards("NULL,NULL,NULL,NULL", ",,,", " ,,\t,"))
    (file,) = delivery.files
    assert (file.rows, file.set_aside, file.blank) == (2, 1, 2)
    assert {finding.line for finding in delivery.set_aside} == {3}


@pytest.mark.parametrize(
    ("cell", "mapping"),
    [
        ("9999-12-31", ""),
        ("9999-12-31T00:00:00Z", "time_zone: America/Chicago"),
        ("9999-12-31 23:59:59", "time_zone: America/Chicago"),
        ("9999-12-31T23:59:59Z", "time_zone: Asia/Tokyo"),
        ("12/31/9999", 'dates: "%m/%d/%Y"'),
        ("31-DEC-9999", 'dates: "%d-%b-%Y"'),
    ],
)
@pytest.mark.parametrize("column", ["expires_on", "revoked_on"])
def test_the_last_day_of_all_stands_for_never(door, column, cell, mapping):
    door.file("programme/mapping.yaml", mapping or "time_zone: UTC")
    rows = [GOOD + ",", f"A1,L1,B1,2026-03-01,{cell}"]
    content = "\n".join((f"{AWARDS},{column}", *rows)) + "\n"
    delivery = door.load(door.file("programme/awards.csv", content).parent)
    at = column.replace("_on", "_at")
    found = door.ask(f"select {column}, {at} from incoming.awards where line = 3")
    assert (found, delivery.set_aside) == ([(None, None)], ())
    assert told(delivery) == {(column, "never"): 1}


def test_a_day_just_before_never_is_outside_the_years(door):
    delivery = door.take(
        "awards.csv", awards("A1,L1,B1,2026-03-01,9999-12-29", more=",expires_on")
    )
    assert [f.rule for f in delivery.set_aside] == ["outside the years 1900 to 2200"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [(word, True) for word in ("true", "TRUE", "yes", "Y", "y", "t", "T", "1")]
    + [(word, False) for word in ("false", "False", "no", "N", "n", "f", "F", "0")],
)
def test_every_word_for_true_and_false(door, cell, value):
    more = ",revoked"
    delivery = door.take("awards.csv", awards(f"A1,L1,B1,2026-03-01,{cell}", more=more))
    found = door.ask("select revoked from incoming.awards where award_id = 'A1'")
    assert found == [(value,)]
    is_plain = cell.lower() in ("true", "false")
    assert told(delivery) == ({} if is_plain else {("revoked", "flag"): 1})


def test_text_is_kept_and_asked_about(door):
    """Somebody may be called Null, and None may be an answer."""
    rows = ["L1,NULL,None", "L2,Null,N/A", "L3,#N/A,#N/A", "L4,None,-"]
    content = "\n".join(("learner_id,name,motto", *rows)) + "\n"
    delivery = door.take("learners.csv", content)
    assert door.ask("select name from incoming.learners order by line") == [
        ("NULL",),
        ("Null",),
        ("#N/A",),
        ("None",),
    ]
    assert told(delivery) == {("name", "asked"): 2, ("motto", "asked"): 1}


def test_a_mapping_answers_what_was_asked(door):
    door.file(
        "programme/mapping.yaml",
        "learners:\n  columns: {learner_id: learner_id, name: name}\n"
        '  values: {name: {"NULL": , "*": "*"}}\n',
    )
    door.file("programme/awards.csv", awards())
    path = door.file("programme/learners.csv", "learner_id,name\nL1,NULL\nL2,Null\n")
    delivery = door.load(path.parent)
    found = door.ask("select name from incoming.learners order by line")
    assert found == [(None,), ("Null",)]
    assert told(delivery) == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("{E: enrolled}", [("enrolled",), (None,), (None,)]),
        ('{E: enrolled, "": leave}', [("enrolled",), ("leave",), ("leave",)]),
        ("{E: enrolled, N/A: leave}", [("enrolled",), ("leave",), (None,)]),
        ('{E: enrolled, "*": leave}', [("enrolled",), ("leave",), (None,)]),
    ],
)
def test_a_mappings_words_go_before_words_for_nothing(door, words, found):
    door.file(
        "programme/mapping.yaml",
        "enrollments:\n"
        "  columns: {learner_id: learner_id, term_id: term_id, status: status}\n"
        f"  values: {{status: {words}}}\n",
    )
    rows = ["L1,T,E", "L2,T,N/A", "L3,T,"]
    content = "\n".join(("learner_id,term_id,status", *rows)) + "\n"
    delivery = door.load(door.file("programme/enrollments.csv", content).parent)
    assert door.ask("select status from incoming.enrollments order by line") == found
    assert delivery.set_aside == ()


def test_the_first_that_is_filled_in_says_more_than_nothing(door):
    door.file(
        "programme/mapping.yaml",
        "awards:\n  file: a.csv\n  columns:\n    learner_id: [a, b]\n"
        '    achievement_id: "{b}-{c}"\n    earned_on: day\n',
    )
    rows = ["N/A,L1,x,2026-03-01", "L2,y,NULL,2026-03-01", "NULL,z,x,2026-03-02"]
    path = door.file("programme/a.csv", "\n".join(("a,b,c,day", *rows)) + "\n")
    delivery = door.load(path.parent)
    found = door.ask(
        "select learner_id, achievement_id from incoming.awards order by 1"
    )
    assert found == [("L1", "L1-x"), ("z", "z-x")]
    (finding,) = delivery.set_aside  # an id with a part missing would be another's
    assert (finding.line, finding.column) == (3, "b + c (achievement_id)")


def test_an_address_that_says_nothing_names_nobody(door):
    door.file(
        "programme/mapping.yaml",
        "awards:\n  file: a.csv\n  learner: {email: mail}\n"
        "  columns: {learner_id: id, achievement_id: badge, earned_on: day}\n",
    )
    rows = [
        "N/A,ana@x.example,B1,2026-03-01",
        "NULL,\u00a0ANA@x.example,B1,2026-03-02",
        "L2,NULL,B1,2026-03-03",
        ",NULL,B1,2026-03-04",
    ]
    path = door.file("programme/a.csv", "\n".join(("id,mail,badge,day", *rows)) + "\n")
    delivery = door.load(path.parent)
    found = door.ask("select distinct learner_id from incoming.awards order by 1")
    assert [who[:10] for (who,) in found] == ["L2", "recipient:"]
    assert [finding.line for finding in delivery.set_aside] == [5]


@pytest.mark.parametrize(("length", "rules"), [(256, []), (257, ["longer than 256"])])
def test_the_longest_id(door, length, rules):
    who = "é" * length
    delivery = door.take("awards.csv", awards(f"A1,{who},B1,2026-03-01"))
    assert [f.rule[:15] for f in delivery.set_aside] == rules


@pytest.mark.parametrize(("length", "aside"), [(256, 0), (257, 1)])
@pytest.mark.parametrize(
    ("table", "columns", "row"),
    [
        ("identities", "learner_id,kind,value", "L1,url,{}"),
        ("learners", "learner_id,email", "L1,{}"),
        ("merges", "learner_id,into", "L1,{}"),
    ],
)
def test_what_finds_somebody_is_no_longer_than_an_id(
    door, table, columns, row, length, aside
):
    rows = [columns, row.format("é" * length), row.replace("L1", "L2").format("x")]
    delivery = door.take(f"{table}.csv", "\n".join(rows) + "\n")
    assert [f.rule for f in delivery.set_aside] == aside * [
        "longer than 256 characters"
    ]


def test_an_address_of_a_word_for_nothing_is_empty_and_not_asked_about(door):
    delivery = door.take("learners.csv", "learner_id,email,name\nL1,NULL,NULL\n")
    assert told(delivery) == {("email", "nothing"): 1, ("name", "asked"): 1}


def test_the_link_to_an_address_is_the_address(door):
    rows = ["mailto:Ana@x.example", "MAILTO: ben@x.example", "cyd@x.example", "mailto:"]
    content = "\n".join(
        ["learner_id,email", *(f"L{n},{r}" for n, r in enumerate(rows))]
    )
    delivery = door.take("learners.csv", content + "\n")
    assert door.ask("select email from incoming.learners order by learner_id") == [
        ("Ana@x.example",),
        ("ben@x.example",),
        ("cyd@x.example",),
        ("mailto:",),
    ]
    assert told(delivery) == {("email", "link"): 2}


ODD = """\
award_id,learner_id,achievement_id,earned_on,expires_on,score,revoked
1,L1,B1,2026-03-01,9999-12-31,90,N
2,L2,B1,2026-03-01,NULL,N/A,N
3,L3,B1,2026-03-01,N/A,NULL,Y
4,L4,B1,2026-03-01,,88,T
5,L5,B1,2026-03-01,2027-01-01,n/a,F
6,L6,B1,2026-03-01,9999-12-31,,No
7,L7,B1,2026-03-01,,1.0,Yes
8,L8,B1,2026-03-01,NaN,None,
"""


def test_odd_cells_load_and_the_report_says_what_they_were_taken_for(door):
    delivery = door.take("awards.csv", ODD)
    assert delivery.set_aside == ()
    found = door.ask(
        "select count(*), count(expires_on), count(score),"
        " count(*) filter (revoked), count(*) filter (not revoked)"
        " from incoming.awards"
    )
    assert found == [(8, 1, 3, 3, 4)]
    assert told(delivery) == {
        ("expires_on", "nothing"): 3,
        ("expires_on", "never"): 2,
        ("score", "nothing"): 4,
        ("revoked", "flag"): 7,
    }


@pytest.mark.shared
def test_the_odd_cells_that_were_refused(door, shared):
    delivery = door.load(shared / "found" / "odd_cells")
    assert delivery.set_aside == ()
    found = door.ask("select count(*), count(*) filter (revoked) from incoming.awards")
    assert found == [(28, 12)]
    assert told(delivery) == {
        ("expires_on", "nothing"): 8,
        ("expires_on", "never"): 8,
        ("score", "nothing"): 12,
        ("revoked", "flag"): 28,
    }


@pytest.mark.shared
def test_nobody_is_called_null(door, shared):
    delivery = door.load(shared / "found" / "null_ids")
    assert [finding.line for finding in delivery.set_aside] == list(range(22, 30))
    assert {finding.column for finding in delivery.set_aside} == {"learner_id"}
    assert door.ask("select count(distinct learner_id) from incoming.awards") == [(20,)]
