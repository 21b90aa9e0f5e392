"""Who may see what: the table of rights, and that nothing else compares roles."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from analytics.rights import NEEDS_ID, RIGHTS, Rights
from analytics.scope import UnknownError, Viewer, parse_viewer

ROOT = Path(__file__).resolve().parents[1]
# What a caption calls those whom somebody counts.
COMPARED = re.compile(r"\.role\s*(?:[=!]=|in\b|not in\b)")
COMPARE_ROLES = {"analytics/drawing/frame.py"}

# Drawn by hand: x is granted.
DRAWN = """
role            | counts    | small_groups people sharing findings records grants log
operator        | everybody | x            x      x       x        x       x      x
administrator   | everybody | x            x      -       x        x       x      -
director        | own       | x            x      -       x        -       -      -
advisor         | own       | x            x      -       x        -       -      -
assessor        | own       | x            -      -       -        -       -      -
learner         | own       | x            x      x       -        -       -      -
researcher      | everybody | x            -      -       -        -       -      -
reader          | everybody | -            -      -       -        -       -      -
public          | everybody | -            -      -       -        -       -      -
privacy-officer | nobody    | -            -      -       -        -       -      x
nobody          | nobody    | -            -      -       -        -       -      -
"""


def test_the_table_of_rights_is_the_one_that_was_drawn():
    header, *rows = [line.split("|") for line in DRAWN.strip().splitlines()]
    names = header[2].split()
    drawn = {
        role.strip(): Rights(
            counts.strip(),
            **{n: mark == "x" for n, mark in zip(names, marks.split(), strict=True)},
        )
        for role, counts, marks in rows
    }
    assert drawn == RIGHTS
    assert [field.name for field in fields(Rights)] == ["counts", *names]


def test_a_role_of_somebody_counts_their_own():
    own = {role for role, rights in RIGHTS.items() if rights.counts == "own"}
    assert own == set(NEEDS_ID)


def test_roles_are_compared_nowhere_else():
    found = {
        path.relative_to(ROOT).as_posix()
        for path in [
            ROOT / "app.py",
            *(ROOT / "analytics").rglob("*.py"),
            *(ROOT / "pages").rglob("*.py"),
        ]
        if COMPARED.search(path.read_text(encoding="utf-8"))
    }
    assert found == COMPARE_ROLES


@pytest.mark.parametrize("role", RIGHTS)
def test_a_viewer_is_read_as_it_is_written(role):
    viewer = Viewer(role, "A:7" if role in NEEDS_ID else None)
    assert parse_viewer(str(viewer)) == viewer


@pytest.mark.parametrize(
    "text", ["", "advisor", "advisor:", "administrator:A7", "reader:", "Reader", "dean"]
)
def test_what_is_no_viewer_is_refused(text):
    with pytest.raises(UnknownError, match="unknown viewer"):
        parse_viewer(text)
