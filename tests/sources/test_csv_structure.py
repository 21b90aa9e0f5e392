from dataclasses import replace

import pytest

from analytics.sources.limits import LIMITS

HEADER = b"award_id,learner_id,achievement_id,earned_on,narrative\n"
GOOD = b"A1,L1,B1,2026-03-01,fine\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty (0 bytes)"),
        (b"\xef\xbb\xbf", "nothing in it but a byte order mark"),
        (HEADER + b"A1,L1,B1,2026-03-01\n", "line 2: 4 fields, expected 5"),
        (HEADER + GOOD + b"A,B,C,D,E,F,G\n", "line 3: 7 fields, expected 5"),
        (HEADER + b"A1,L\x001,B1,2026-03-01,x\n", "column learner_id: control"),
        (HEADER + GOOD + b"A1,L1,B1,2026-03-01,a\x7fb\n", "line 3, column narrative"),
        (HEADER + b"A1,L1,B1,2026-03-01,Mu\xf1oz\n", "byte 0xF1 at offset 77"),
        (HEADER + b'A1,L1,B1,2026-03-01,a"b\n', "line 2: quote in"),
        (HEADER + b'A1,"L1"x,B1,2026-03-01,y\n', "text after a closing quote"),
        (HEADER + b'A1,"L1,B1,2026-03-01,y\n' + GOOD, "line 2: a quote is opened"),
        (HEADER + GOOD + b'A1,L1,B1,2026-03-01,"a ""b', "line 3: a quote is opened"),
        (HEADER.replace(b"\n", b"\r") + b"A1,L1,B1,2026-03-01,y\r", "CR alone"),
        (HEADER + GOOD + b"A1,L1,B1,2026-03-01,y\rA2", "line 3: line ends with CR"),
        (HEADER.replace(b",", b";") + GOOD, "no column of the contract"),
        (b"PK\x03\x04" + bytes(60), "the content is a ZIP or XLSX file"),
        (b"\x1f\x8b" + bytes(60), "the content is gzip data"),
        (b"PAR1" + bytes(60), "the content is a Parquet file"),
        (HEADER.decode().encode("utf-16-le"), "control character U+0000"),
        (b" <!DOCTYPE html><html>", "the content is an HTML page"),
        (HEADER + b"A1,L1,B1,2026-03-01," + b"x" * 65_537 + b"\n", "field longer than"),
    ],
)
def test_what_is_wrong_with_a_file_refuses_it(door, content, said):
    assert said in door.refused("awards.csv", content)


def test_a_field_of_just_the_limit_is_taken(door):
    door.take("awards.csv", HEADER + b"A1,L1,B1,2026-03-01," + b"x" * 65_536 + b"\n")
    assert door.ask("select length(narrative) from incoming.awards") == [(65_536,)]


def test_quotes_may_hold_commas_quotes_and_line_breaks(door):
    rows = b'A1,L1,B1,2026-03-01,"one, ""two""\nthree\r\nfour"\n' + GOOD
    door.take("awards.csv", HEADER + rows)
    assert door.ask("select line, narrative from incoming.awards order by line") == [
        (2, 'one, "two"\nthree\r\nfour'),
        (5, "fine"),
    ]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_byte_order_marks_change_nothing(door, ending, mark, last):
    content = mark + (HEADER + GOOD + GOOD).replace(b"\n", ending)
    door.take("awards.csv", content if last else content.removesuffix(ending))
    assert door.ask("select award_id, narrative, line from incoming.awards") == [
        ("A1", "fine", 2),
        ("A1", "fine", 3),
    ]


def test_blank_lines_and_rows_of_empty_cells_are_passed_over(door):
    delivery = door.take("awards.csv", HEADER + b"\n\r\n" + GOOD + b",,,,\n\n" + GOOD)
    assert delivery.files[0].rows == 2
    assert door.ask("select line from incoming.awards order by 1") == [(4,), (7,)]


def test_a_quote_that_is_never_closed_is_found_in_a_large_file(door):
    lines = b"A1,L1,B1,2026-03-01,fine\n" * 5_000
    content = HEADER + lines + b'A1,"L1,B1,2026-03-01,y\n' + lines
    limits = replace(LIMITS, block=4_096, record=65_536)
    assert "line 5,002: a quote is opened" in door.refused(
        "awards.csv", content, limits=limits
    )


def test_a_record_has_a_largest_size(door):
    row = b"A1,L1,B1,2026-03-01," + b"x" * 200
    limits = replace(LIMITS, block=16, record=100)
    said = door.refused("awards.csv", HEADER + row, limits=limits)
    assert "line 2: record longer than 100 bytes" in said


def test_too_many_columns_are_refused(door):
    header = "learner_id," + ",".join(f"a{i}" for i in range(500))
    said = door.refused("learners.csv", header + "\n")
    assert "501 columns, at most 500" in said


def test_no_message_repeats_a_value(door):
    secret = b"Zaphod"
    for content in (
        HEADER + b'A1,"Zaphod"x,B1,2026-03-01,y\n',
        HEADER + b"Zaphod,Zaphod\n",
        HEADER + b"A1,L1,B1,Zaphod,Zaphod\n",
        b"Zaphod,Zaphod B,zaphod@example.org\nA,B,C\n",
        b"learner_id,zaphod@example.org,Zaphod\x01\nA,B,C\n",
    ):
        assert secret.decode().lower() not in door.refused("x.csv", content).lower()
