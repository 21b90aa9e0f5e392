"""What a mapping says beyond names: words, constants, forms, rows, people."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.model import TABLES
from analytics.sources.cells import Cell, text

PEOPLE = """Id,First,Last,Kind,Term,Flag
1,Ana,Example,F,2024B,keep
2,,Sample,T,2024J,keep
3,Bo,,X,2024J,drop
"""
LEARNERS = """
learners:
  file: people.csv
"""


def people(door, said, rows=PEOPLE):
    folder = door.file("theirs/people.csv", rows).parent
    lines = "".join(f"  {line}\n" for line in said.strip().split("\n"))
    door.file("theirs/mapping.yaml", LEARNERS.lstrip() + lines)
    return folder


def test_constants_and_words(door):
    said = """
columns: {learner_id: Id, entry_type: Kind}
constants: {entry_term: F26, source_system: campus}
values: {entry_type: {F: first-time, T: transfer, "*": }}
"""
    report = door.load(people(door, said)).files[0]
    assert set(report.columns) == {"learner_id", "entry_term", "entry_type"}
    assert report.attributes == ("source_system",)
    sql = "select learner_id, entry_term, entry_type from incoming.learners order by 1"
    assert door.ask(sql) == [
        ("1", "F26", "first-time"),
        ("2", "F26", "transfer"),
        ("3", "F26", None),
    ]
    sql = "select distinct attribute, value, count(*) from incoming.attributes"
    assert door.ask(f"{sql} group by all") == [("source_system", "campus", 3)]


def test_a_word_that_isnt_in_the_table_sets_its_row_aside(door):
    said = """
columns: {learner_id: Id, entry_type: Kind}
values: {entry_type: {F: first-time, T: transfer}}
"""
    (finding,) = door.load(people(door, said)).set_aside
    assert (finding.line, finding.column) == (4, "Kind (entry_type)")
    assert finding.rule == "a word that the mapping's values don't list"
    assert "X" not in str(finding).split()


AWARDED = "Who,What,Day,Given\na,cairn,03/01/2026,03/09/2026\nb,cairn,03/02/2026,\n"
THEIRS = "columns: {learner_id: Who, achievement_id: What, earned_on: Day"


@pytest.mark.parametrize(
    ("said", "issued"),
    [
        (f"{THEIRS}, issued_on: Given}}", ["2026-03-09", None]),
        (
            f"{THEIRS}, issued_on: Given}}\n  earned_is: issued",
            ["2026-03-09", "2026-03-02"],
        ),
        (f"{THEIRS}}}\n  earned_is: issued", ["2026-03-01", "2026-03-02"]),
    ],
)
def test_earning_is_issuing_where_the_mapping_says_so(door, said, issued):
    folder = door.file("theirs/awarded.csv", AWARDED).parent
    head = "awards:\n  file: awarded.csv\n  dates: {earned_on: '%m/%d/%Y'"
    more = ", issued_on: '%m/%d/%Y'}" if "Given" in said else "}"
    door.file("theirs/mapping.yaml", f"{head}{more}\n  {said}\n")
    door.load(folder)
    sql = "select issued_on::varchar from incoming.awards order by learner_id"
    assert [day for (day,) in door.ask(sql)] == issued


def test_earning_is_issuing_with_the_contracts_own_names_too(door):
    rows = "learner_id,achievement_id,earned_on\na,cairn,2026-03-01\n"
    folder = door.file("theirs/awards.csv", rows).parent
    door.file("theirs/mapping.yaml", "awards:\n  earned_is: issued\n")
    door.load(folder)
    assert door.ask("select issued_on::varchar from incoming.awards") == [
        ("2026-03-01",)
    ]


def test_words_are_as_written_and_empty_is_a_word_too(door):
    said = """
columns: {learner_id: Id, name: First, entry_type: Kind}
attributes: {kind: Kind}
values:
  entry_type: {f: first-time, "*": ""}
  name: {"": nobody, Ana: Anna, "*": "*"}
  kind: {F: one, T: two, X: three}
"""
    door.load(people(door, said))
    assert door.ask("select entry_type, name from incoming.learners order by all") == [
        (None, "Anna"),
        (None, "Bo"),
        (None, "nobody"),
    ]
    assert door.ask("select value from incoming.attributes order by line") == [
        ("one",),
        ("two",),
        ("three",),
    ]


def test_several_columns_make_one(door):
    said = """
columns:
  learner_id: "{Term}/{Id}"
  name: "{First} {Last}"
  display_name: [First, Last]
  email: "{Id}@example.edu"
"""
    door.load(people(door, said))
    sql = "select learner_id, name, display_name, email from incoming.learners"
    assert door.ask(f"{sql} order by line") == [
        ("2024B/1", "Ana Example", "Ana", "1@example.edu"),
        ("2024J/2", "Sample", "Sample", "2@example.edu"),
        ("2024J/3", "Bo", "Bo", "3@example.edu"),
    ]


def test_an_id_with_a_part_missing_is_none(door):
    rows = PEOPLE + "".join(f"{n},a,b,F,T,keep\n" for n in range(4, 9))
    rows = rows.replace("2,,", "2,x,").replace("3,Bo,,X,2024J", "3,Bo,,X,")
    said = 'columns: {learner_id: "{Term}/{Id}"}'
    (finding,) = door.load(people(door, said, rows)).set_aside
    assert str(finding).endswith(
        "line 4, column Term + Id (learner_id): required, but empty"
    )


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("where: {Flag: keep}", "12"),
        ("where: {Flag: [keep, drop]}", "123"),
        ("skip: {Flag: [drop]}", "12"),
        ("skip: {First: ''}", "13"),
        ("where: {Term: 2024J, Flag: keep}", "2"),
        ("skip: {Term: 2024B, Flag: drop}", "2"),
    ],
)
def test_rows_that_count(door, said, kept):
    report = door.load(people(door, "columns: {learner_id: Id}\n" + said)).files[0]
    assert (report.rows, report.left_out) == (len(kept), 3 - len(kept))
    found = door.ask(
        "select string_agg(learner_id order by line) from incoming.learners"
    )
    assert found == [(",".join(kept),)]


def test_the_first_of_several_rows(door):
    rows = "Who,Day,Word\na,10,x\nb,3,y\na,9,z\nb,3,y\nc,,v\nc,-2,w\n"
    said = "columns: {learner_id: Who}\nattributes: [Word]\nfirst_by: Day"
    for lines in (rows, "\n".join(["Who,Day,Word", *rows.split("\n")[:0:-1]])):
        report = door.load(people(door, said, lines)).files[0]
        assert (report.rows, report.left_out) == (4, 2)
        found = door.ask("select distinct learner_id, value from incoming.attributes")
        assert sorted(found) == [("a", "z"), ("b", "y"), ("c", "w")]


def test_the_first_by_a_day_of_ours(door):
    rows = "Who,Day\na,3/4/2026\na,12/1/2025\n"
    said = 'columns: {learner_id: Who, entry_on: Day}\ndates: ["%y", "%m/%d/%Y"]'
    said = said.replace('"%y", ', '"%Y%m%d", ') + "\nfirst_by: entry_on"
    assert door.load(people(door, said, rows)).files[0].left_out == 1
    sql = "select cast(entry_on as varchar) from incoming.learners"
    assert door.ask(sql) == [("2025-12-01",)]


def test_several_styles_of_days_by_column(door):
    rows = (
        "Who,Day,Died\n"
        "a,2014-04-01 09:41:00 -0500,Sep 19 2025\n"
        "b,4/1/2014,2025-09-19\n"
        "c,2014-04-01T23:59:00Z,Sep 9 2025\n"
    )
    said = """
columns: {learner_id: Who, entry_on: Day, deceased_on: Died}
dates:
  entry_on: ["%Y-%m-%d %H:%M:%S %z", "%m/%d/%Y"]
  deceased_on: "%b %d %Y"
"""
    assert door.load(people(door, said, rows)).set_aside == ()
    sql = """select cast(entry_on as varchar), cast(entry_at as varchar),
        cast(deceased_on as varchar) from incoming.learners order by line"""
    assert door.ask(sql) == [
        ("2014-04-01", "2014-04-01 14:41:00", "2025-09-19"),
        ("2014-04-01", None, "2025-09-19"),
        ("2014-04-01", "2014-04-01 23:59:00", "2025-09-09"),
    ]


def test_days_are_counted_from_a_day_that_a_column_names(door):
    rows = "Who,Term,Day\na,2024B,-3\nb,2024J,12.0\nc,2024B,?\nd,2024B,\n"
    said = """
columns: {learner_id: Who, entry_on: Day}
values: {entry_on: {"?": , "*": "*"}}
day_zero: {entry_on: {Term: {2024B: 2024-02-01, 2024J: 2024-10-01}}}
"""
    assert door.load(people(door, said, rows)).set_aside == ()
    sql = "select cast(entry_on as varchar) from incoming.learners order by line"
    assert door.ask(sql) == [("2024-01-29",), ("2024-10-13",), (None,), (None,)]
    more = rows + "e,2030B,1\nf,2024B,soon\n"
    findings = door.load(people(door, said, more)).set_aside
    assert [(f.line, f.column) for f in findings] == [
        (6, "Day + Term (entry_on)"),
        (7, "Day + Term (entry_on)"),
    ]


BASE = "columns: {learner_id: Id, entry_on: Term, entry_type: Kind}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("constants: {entry_type: x}", "line 4: constants: entry_type is read from"),
        ("constants: [x]", "line 4: constants: expected ours"),
        ("constants: {dob: x}", "line 4: column dob looks like a secret"),
        ("values: {name: {A: B}}", "line 4: values: name isn't one of the columns"),
        ("values: {entry_type: B}", "line 4: entry_type: expected their word: ours"),
        ("dates: {entry_type: '%Y-%m-%d'}", "line 4: dates: learners has no day"),
        ("dates: []", "line 4: dates: expected a word or a list"),
        ("dates: [monthly]", "line 4: dates: expected a format"),
        ("day_zero: {entry_on: {Term: {a: soon}}}", "line 4: day_zero: a: expected a"),
        ("day_zero: {entry_type: {Term: {a: b}}}", "line 4: day_zero: expected ours"),
        ("where: {ssn: x}", "line 4: column ssn looks like a secret"),
        ("where: {Nowhere: x}", "column Nowhere, named by the mapping, isn't there"),
        ("skip: {Flag: {a: b}}", "line 4: Flag: expected a word or a list of words"),
        ("first_by: dob", "line 4: column dob looks like a secret"),
        ("first_by: Nowhere", "column Nowhere, named by the mapping, isn't there"),
        ("learner: name", "line 4: learner: expected one of email, did"),
        ("learner: {email: password}", "line 4: column password looks like a secret"),
        ("attributes: {x: '{First} {pin}'}", "line 4: column pin looks like a secret"),
        ("attributes: {x: [First, First]}", "line 4: x: a column is there twice"),
        ("wher: {Flag: x}", "line 4: unknown key wher; expected file, columns"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(door, line, said):
    assert said in door.refusal(people(door, f"{BASE}\n{line}"))


def test_a_learner_by_identity_needs_its_column(door):
    said = "columns: {name: First}\nlearner: email"
    assert "line 4: learner: expected one column" in door.refusal(people(door, said))
    text = "terms: {learner: email}\n"
    assert "line 1: learner is said of awards, assessments" in door.refusal(
        door.file("m/mapping.yaml", text).parent
    )


WORD = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), min_size=1)
WORD = WORD.filter(lambda word: word == word.strip())


@given(
    table=st.dictionaries(WORD, st.none() | WORD, min_size=1, max_size=5),
    other=st.none() | st.sampled_from(["*", "rest"]),
    cells=st.lists(WORD | st.just(""), max_size=9),
)
def test_a_table_of_words_is_a_dictionary(table, other, cells):
    words = {w: ours for w, ours in table.items() if w != "*"}
    words |= {"*": other} if other else {}
    cells = [*cells, *table]
    cell = Cell((0,), values=words)
    sql = text(TABLES["learners"].column("name"), cell)
    con = duckdb.connect()
    con.execute("create table batch (n integer, r0 varchar)")
    rows = [(place, cell or None) for place, cell in enumerate(cells)]
    con.executemany("insert into batch values (?, ?)", rows)
    rows = con.execute(f"select {sql} from batch order by n").fetchall()
    rest = {None: lambda _: None, "*": lambda w: w, "rest": lambda _: "rest"}[other]
    told = {word: ours for word, ours in words.items() if word != "*"}
    expected = [told.get(c, rest(c)) if c else None for c in cells]
    assert [row[0] for row in rows] == expected
