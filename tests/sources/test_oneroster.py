"""OneRoster exports, drawn small and counted by hand."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import Worlds
from tests.sources.conftest import Door

V11 = {
    "manifest": """
        propertyName | value
        manifest.version | 1.0
        oneroster.version | 1.1
        file.users | bulk
        file.demographics | bulk""",
    "orgs": """
        sourcedId | status | dateLastModified | name | type | identifier
        o1 | | | College of Examples | school | 1""",
    "users": """
        sourcedId | status | enabledUser | orgSourcedIds | role | username | userIds | \
        givenName | familyName | middleName | identifier | email | password
        007 | | true | o1 | student | ana | {LDAP:ana.x},{SSN:QQSSNQQ} | Ana | Example \
        | B | S007 | ana@example.edu | QQPASSQQ
        010 | | true | o1 | student | ben | | Ben | Example | | S010 | | QQPASSQQ
        t01 | | true | o1 | teacher | tea | | Tea | Example | | T01 | | QQPASSQQ
        011 | | true | o1 | student | cem | | Cem | Example | | S011 | | QQPASSQQ""",
    "demographics": """
        userSourcedId | birthdate | sex
        007 | QQBIRTHQQ | female""",
    "academicSessions": """
        sourcedId | title | type | startDate | endDate | parentSourcedId
        y | Year 2025 | schoolYear | 2025-08-25 | 2026-05-15 |
        f | Fall 2025 | term | 2025-08-25 | 2025-12-12 | y
        s | Spring 2026 | semester | 2026-01-12 | 2026-05-15 | y
        f1 | First half | gradingPeriod | 2025-08-25 | 2025-10-17 | f""",
    "classes": """
        sourcedId | title | courseSourcedId | termSourcedIds
        writing | Writing | c1 | f
        logic | Logic | c2 | f1
        choir | Choir | c3 | y
        both | Both | c4 | f,s""",
    "enrollments": """
        sourcedId | status | classSourcedId | userSourcedId | role | beginDate | endDate
        1 | | writing | 007 | student | 2025-08-25 | 2025-12-12
        2 | | logic | 007 | student | 2025-08-25 | 2025-09-30
        3 | | both | 007 | student | |
        4 | | logic | 010 | student | 2025-08-25 | 2025-10-17
        5 | | writing | 011 | student | 2025-08-25 | 2025-09-12
        6 | | choir | 011 | student | 2025-09-01 | 2025-09-19
        7 | | writing | t01 | teacher | 2025-08-25 | 2025-12-12""",
}
# The same world, with roles in a file of their own, and columns misspelt as they occur.
V12 = V11 | {
    "manifest": V11["manifest"].replace("| 1.1", "| 1.2"),
    "users": """
        sourcedId | status | dataLastModified | userMasterIdentifier | username | \
        userIds | givenName | familyName | middleName | prefferedGivenName | \
        identifier | email | primaryOrgSourcedId
        007 | | | m7 | ana | {LDAP:ana.x} | Ana | Example | B | Annie | S007 | \
        ana@example.edu | o1
        010 | | | | ben | | Ben | Example | | | S010 | | o1
        t01 | | | | tea | | Tea | Example | | | T01 | | o1
        011 | | | | cem | | Cem | Example | | | S011 | | o1""",
    "roles": """
        sourcedId | userSourcedId | roleType | role | orgSourcedId
        r1 | 007 | primary | student | o1
        r2 | 010 | primary | student | o1
        r3 | t01 | primary | teacher | o1
        r4 | 011 | primary | student | o1""",
    "userProfiles": """
        sourcedId | userSourcedId | username | password
        p1 | 007 | ana | QQPASSQQ""",
}


def written(drawn: str) -> bytes:
    """Write a drawn table as CSV with a byte order mark, as exports often have it."""
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in drawn.strip().splitlines()
    ]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def zipped(path: Path, tables: dict[str, str], inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, drawn in tables.items():
            archive.writestr(f"{inside}{name}.csv", written(drawn))
    return path


@pytest.fixture(params=[V11, V12], ids=["1.1", "1.2"])
def tables(request: pytest.FixtureRequest) -> dict[str, str]:
    return request.param


def test_learners_terms_and_enrolments(door: Door, tables: dict[str, str]) -> None:
    delivery = door.load(zipped(door.folder / "r.zip", tables, "export/"))
    assert door.ask(
        "select learner_id, name, email from incoming.learners order by 1"
    ) == [
        ("007", "Ana B Example", "ana@example.edu"),
        ("010", "Ben Example", None),
        ("011", "Cem Example", None),
    ]
    assert door.ask("select distinct attribute, value from incoming.attributes") == [
        ("school", "College of Examples")
    ]
    assert door.ask("select term_id, name from incoming.terms order by 1") == [
        ("f", "Fall 2025"),
        ("s", "Spring 2026"),
    ]
    # Ana stays in writing; Ben's class is a half term and was seen through; Cem left
    # both of his classes, the later one on 19 September, and never reached spring.
    assert door.ask(
        "select learner_id, term_id, status, status_on, institution, section"
        " from incoming.enrollments order by 1, 2"
    ) == [
        ("007", "f", "enrolled", None, None, None),
        ("007", "s", "enrolled", None, None, None),
        ("010", "f", "enrolled", None, None, None),
        ("011", "f", "withdrawn", date(2025, 9, 19), None, None),
    ]
    assert not delivery.set_aside
    unread = {"demographics.csv", "userProfiles.csv"} & {f"{n}.csv" for n in tables}
    assert {name.rpartition("/")[2] for name in delivery.left_alone} == unread


def test_further_ids_are_identities(door: Door, tables: dict[str, str]) -> None:
    door.load(zipped(door.folder / "r.zip", tables))
    found = door.ask(
        "select kind, value from incoming.identities where learner_id = '007'"
        " order by kind"
    )
    master = [("userMasterIdentifier", "m7")] if "roles" in tables else []
    ids = [("LDAP", "ana.x"), ("sis_id", "S007"), *master, ("username", "ana")]
    assert found == sorted(ids)


def test_preferred_names_are_shown(door: Door) -> None:
    door.load(zipped(door.folder / "r.zip", V12))
    shown = "select learner_id, display_name from incoming.learners order by 1"
    assert door.ask(shown)[0] == ("007", "Annie Example")
    assert door.ask(shown)[1] == ("010", None)


def test_without_roles_enrolment_tells_who_learns(door: Door) -> None:
    headers_only = V12["roles"].strip().splitlines()[0]
    door.load(zipped(door.folder / "r.zip", V12 | {"roles": headers_only}))
    ids = door.ask("select learner_id from incoming.learners order by 1")
    assert ids == [("007",), ("010",), ("011",)]


def test_days_of_one_order_are_read_and_others_set_aside(door: Door) -> None:
    slashed = V11["academicSessions"].replace("2025-12-12", "12/12/2025")
    clear = slashed.replace("2025-08-25", "25/8/2025")
    door.load(zipped(door.folder / "r.zip", V11 | {"academicSessions": clear}))
    fall = door.ask("select starts_on, ends_on from incoming.terms where term_id = 'f'")
    assert fall == [(date(2025, 8, 25), date(2025, 12, 12))]
    unclear = slashed.replace("2025-12-12", "12/12/2025")
    delivery = door.load(
        zipped(door.folder / "s.zip", V11 | {"academicSessions": unclear})
    )
    said = [str(one) for one in delivery.set_aside]
    assert len(said) == 1
    assert said[0].startswith(
        "s.zip/academicSessions.csv, line 3, column endDate (ends_on): ambiguous"
    )


def test_an_enrolment_of_no_term_is_set_aside_by_its_line(door: Door) -> None:
    more = V11["enrollments"] + "\n        8 | | unknown | 010 | student | |"
    delivery = door.load(zipped(door.folder / "r.zip", V11 | {"enrollments": more}))
    assert [str(one) for one in delivery.set_aside] == [
        "r.zip/enrollments.csv, line 9, column classSourcedId (term_id): "
        "required, but empty"
    ]


def test_rows_that_are_to_be_deleted_are_not_loaded_and_named(door: Door) -> None:
    delta = V11 | {
        "users": V11["users"].replace("010 | |", "010 | tobedeleted |"),
        "enrollments": V11["enrollments"].replace("3 | |", "3 | tobedeleted |"),
    }
    delivery = door.load(zipped(door.folder / "r.zip", delta))
    people = door.ask("select learner_id from incoming.learners order by 1")
    assert people == [("007",), ("011",)]
    who = "select learner_id, term_id from incoming.enrollments order by 1, 2"
    assert door.ask(who) == [("007", "f"), ("011", "f")]
    assert delivery.left_alone[-2:] == (
        "r.zip/users.csv: rows marked tobedeleted: 1",
        "r.zip/enrollments.csv: rows marked tobedeleted: 1",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"manifest": V11["manifest"].replace("| 1.1", "| 2.0")}, "line 3: a version"),
        (
            {"manifest": V11["manifest"] + "\nfile.roles | bulk"},
            "roles.csv is announced",
        ),
        ({"classes": "sourcedId | title\nw | W"}, "column termsourcedids missing"),
    ],
)
def test_an_export_that_is_not_whole_is_refused(
    door: Door, change: dict[str, str], said: str
) -> None:
    assert said in door.refusal(zipped(door.folder / "r.zip", V11 | change))


NOW = datetime(2026, 6, 30, tzinfo=UTC)
AWARDS = "learner_id | achievement_id | earned_on\n007 | logic | 2025-10-01"


def test_no_secret_reaches_the_store_in_whatever_order(
    worlds: Worlds, tables: dict[str, str]
) -> None:
    roster = zipped(worlds.root / "r.zip", tables)
    awards = worlds.folder({"awards": AWARDS})
    states = []
    for number, order in enumerate(([roster, awards], [awards, roster])):
        store = worlds.root / f"store{number}"
        for source in order:
            load(store, [source], now=NOW)
        assert not load(store, [roster], now=NOW).published
        files = [path.read_bytes() for path in store.rglob("*") if path.is_file()]
        assert any(b"ana@example.edu" in content for content in files)
        for secret in (b"QQPASSQQ", b"QQBIRTHQQ", b"QQSSNQQ"):
            assert not any(secret in content for content in files)
        with open_state(store).cursor() as cursor:
            query = "select learner, at_census, is_full_time from enrolled order by all"
            states.append(cursor.execute(query).fetchall())
    assert states[0] == states[1] and len(states[0]) == 4


SESSIONS = """
sourcedId | title | type | startDate | endDate | parentSourcedId
y  | Year 2025  | schoolYear    | 2025-08-25 | 2026-05-15 |
f  | Fall 2025  | term          | 2025-08-25 | 2025-12-12 | y
s  | Spring     | semester      | 2026-01-12 | 2026-05-15 | y
b  | 8 weeks    | term          | 2025-10-20 | 2025-12-12 | y
c  | 4 weeks    | term          | 2025-11-17 | 2025-12-12 | b
q  | Midterm    | gradingPeriod | 2025-08-25 | 2025-10-17 |
w  | Whole      | gradingPeriod | 2025-08-25 | 2025-12-12 | y
g  | Graduates  | term          | 2025-08-25 | 2025-12-05 |
i  | Winter     | term          | 2025-12-01 | 2026-01-20 |
u  | Summer     | term          | 2026-06-01 | 2026-08-01 |
"""


def test_a_session_inside_a_term_is_part_of_it(worlds: Worlds) -> None:
    """The 8 weeks, and 4 weeks in them, are fall's; graduates' fall is a term itself.

    Fall has 110 days; of these 8 weeks are 54, 4 weeks 26 and the graduates' 103.
    """
    tables = V11 | {
        "academicSessions": SESSIONS,
        "classes": """
        sourcedId | title | courseSourcedId | termSourcedIds
        long | L | c1 | f
        short | S | c2 | b
        shorter | S | c2 | c
        half | H | c3 | q
        choir | C | c4 | y""",
        "enrollments": """
        sourcedId | status | classSourcedId | userSourcedId | role | beginDate | endDate
        1 | | short | 007 | student | |
        2 | | shorter | 010 | student | |
        3 | | half | 011 | student | |
        4 | | choir | 007 | student | |""",
    }
    roster = zipped(worlds.root / "r.zip", tables)
    load(worlds.store, [roster, worlds.folder({"awards": AWARDS})], now=NOW)
    with open_state(worlds.store).cursor() as cursor:
        terms = cursor.execute(
            """select term.term_id, whole.term_id, term.is_regular
            from term left join term as whole on term.part_of = whole.term
            order by term.term_id"""
        ).fetchall()
        enrolled = cursor.execute(
            """select term.term_id, learner.learner_id from enrolled
            inner join term using (term) inner join learner using (learner)
            order by all"""
        ).fetchall()
    regular = [(one, None, True) for one in ("f", "g", "i", "s", "u")]
    assert terms == sorted([("b", "f", False), ("c", "f", False), *regular])
    # Once 007 was in no fall but the 8 weeks', and 010 in none: the classes of a
    # year are in the terms that divide it.
    assert enrolled == [
        ("b", "007"),
        ("c", "010"),
        ("f", "007"),
        ("f", "010"),
        ("f", "011"),
        ("s", "007"),
    ]


@pytest.mark.parametrize(
    ("last", "is_part"), [("2025-11-16", True), ("2025-11-17", False)]
)
def test_three_quarters_of_a_term_are_a_session_and_more_is_a_term(
    door: Door, last: str, is_part: bool
) -> None:
    """Fall has 112 days: 84 are three quarters of it."""
    sessions = f"""
        sourcedId | title | type | startDate | endDate | parentSourcedId
        f | Fall  | term | 2025-08-25 | 2025-12-14 |
        b | Short | term | 2025-08-25 | {last} |"""
    door.load(zipped(door.folder / "r.zip", V11 | {"academicSessions": sessions}))
    found = door.ask("select part_of from incoming.terms where term_id = 'b'")
    assert found == [("f" if is_part else None,)]
