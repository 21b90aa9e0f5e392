"""Rows on paper: how a cell is written, which columns are there, how wide it is."""

import io
import json
import sys
from dataclasses import dataclass
from datetime import date

import pytest

from analytics.asking.answer import Answer
from analytics.asking.options import Form
from analytics.asking.printing import (
    as_csv,
    as_json,
    as_table,
    print_answer,
    print_rows,
)
from analytics.scope import Scope

DAY = date(2026, 6, 1)


def cells(printed: str) -> list[list[str]]:
    """The cells of a printed table, row by row, its rules left out."""
    lines = [line for line in printed.splitlines() if line.strip()[:1] in ("┃", "│")]
    return [
        [c.strip() for c in line.strip("┃│ ").split(line.strip()[0])] for line in lines
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "–"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (1234, "1,234"),
        (1234.5, "1,234.5"),
        (0.1234, "0.123"),
        (0.1236, "0.124"),
        (2.0, "2"),
        (("a", 1, None), "a; 1; –"),
        (DAY, "2026-06-01"),
    ],
)
def test_how_a_cell_is_written(capsys, value, written):
    as_table([{"name": "x", "it": value}, {"name": "y", "it": "z"}])
    assert cells(capsys.readouterr().out)[1] == ["x", written]


def test_columns_in_which_nothing_stands_are_left_out(capsys):
    rows = [
        {"a": None, "b": "", "c": (), "d": 0, "e": None},
        {"a": None, "b": "", "c": (), "d": 0, "e": "x"},
    ]
    as_table(rows)
    assert cells(capsys.readouterr().out) == [["d", "e"], ["0", "–"], ["0", "x"]]


def test_nothing_is_a_table_too(capsys):
    as_table([])
    assert capsys.readouterr().out.strip() == ""


def test_numbers_stand_to_the_right_and_names_to_the_left(capsys):
    as_table([{"learners": 1, "name": "x"}, {"learners": 1000, "name": "long one"}])
    out = capsys.readouterr().out
    assert "        1 │ x        │" in out


def test_a_piped_table_is_as_wide_as_it_needs_to_be(capsys):
    as_table([{"wide": "x" * 300, "too": "y" * 100}])
    assert "x" * 300 in capsys.readouterr().out


def test_json_keeps_days_and_writes_plain_letters_where_it_must(capsys, monkeypatch):
    as_json({"day": DAY, "form": Form.csv, "name": "né"})
    out = capsys.readouterr().out
    assert json.loads(out) == {"day": "2026-06-01", "form": "csv", "name": "né"}
    assert "né" in out and '\n "day"' in out and out.endswith("}\n")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    as_json("né")
    narrow.flush()
    assert narrow.buffer.getvalue() == b'"n\\u00e9"\n'
    with pytest.raises(ValueError, match="JSON"):
        as_json(float("nan"))


def test_rows_alone_take_each_form(capsys):
    rows = [{"a": 1}]
    printed = {}
    for form in Form:
        print_rows(rows, form, "Title")
        printed[form] = capsys.readouterr().out
    assert printed[Form.csv].split() == ["a", "1"]
    assert json.loads(printed[Form.json]) == rows
    assert printed[Form.table].lstrip().startswith("Title")
    as_csv(rows)
    assert capsys.readouterr().out == printed[Form.csv]


@dataclass(frozen=True)
class Row:
    group: str
    learners: int
    verdict: str = ""


def answer(*rows: Row, by: str | None = None) -> Answer[Row]:
    return Answer("progression", DAY, 3, None, Scope(by=by), rows, ("Mind this.",))


def test_an_answer_goes_with_its_notes_and_its_definition(capsys):
    found = answer(Row("", 1234))
    print_answer(found, Form.table)
    out = capsys.readouterr().out
    assert " ".join(out.split()).startswith("progression, as of 2026-06-01")
    assert cells(out) == [["learners"], ["1,234"]]
    assert "• Mind this." in out
    assert found.definition.split(".")[0] in " ".join(out.split())
    print_answer(found, Form.json)
    assert json.loads(capsys.readouterr().out)["rows"] == [
        {"learners": 1234, "verdict": ""}
    ]
    print_answer(found, Form.csv)
    assert capsys.readouterr().out.split() == ["learners,verdict", "1234,"]


def test_a_verdict_stands_below_the_table_with_its_group(capsys):
    rows = (Row("arts", 1, "More."), Row("law", 2), Row("", 3, "Less."))
    print_answer(answer(*rows, by="college"), Form.table)
    out = capsys.readouterr().out
    lines = [line.rstrip() for line in out.splitlines()]
    below = lines.index("arts: More.")
    assert lines[below : below + 3] == ["arts: More.", "Less.", "• Mind this."]
    assert "verdict" not in out
