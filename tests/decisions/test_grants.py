"""Grants: given, read from a file, ended; and who is let in by them, and when."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from analytics.decisions import grants
from analytics.decisions.admission import Visitor, admit, is_over, subjects_of
from analytics.decisions.begun import SETTING
from analytics.decisions.grant_file import read
from analytics.scope import UnknownError, Viewer

TODAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
LATER = NOW.timestamp() + 600
ANN = "ann@x.example"
A7 = Viewer("advisor", "A7")
DAY = timedelta(days=1)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(SETTING, raising=False)
    return tmp_path


def give(root: Path, *told, **more) -> int:
    return grants.give(root, [grants.wanted(*told, **more)], by="operator")


def admitted(root: Path, **claims) -> Visitor | None:
    return admit(root, {"exp": LATER} | claims, NOW)


def test_a_grant_holds_from_its_first_day_to_its_last(root):
    give(root, ANN, "advisor", "A7", TODAY, TODAY + DAY, is_cover=True)
    found = [bool(grants.standing(root, [ANN], TODAY + n * DAY)) for n in (-1, 0, 1, 2)]
    assert found == [False, True, True, False]
    (grant,) = grants.every(root)
    assert (grant.wanted.viewer, grant.wanted.is_cover) == (A7, True)
    assert grant.given_by == "operator"


def test_what_stands_is_not_given_twice_and_what_was_ended_can_be_given_again(root):
    told = (ANN, "administrator", None, TODAY, None)
    assert (give(root, *told), give(root, *told)) == (1, 0)
    grants.end(root, 1, by="operator")
    assert admitted(root, email=ANN) is None
    with pytest.raises(UnknownError, match="no grant 1 stands"):
        grants.end(root, 1, by="operator")
    assert give(root, *told) == 1
    assert admitted(root, email=ANN) == Visitor(ANN, (Viewer("administrator"),))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ((ANN, "dean", None, TODAY, None), "a role is one of administrator"),
        ((ANN, "operator", None, TODAY, None), "a role is one of"),
        ((ANN, "public", None, TODAY, None), "a role is one of"),
        ((ANN, "advisor", None, TODAY, None), "needs scope"),
        ((ANN, "reader", "A7", TODAY, None), "has no scope"),
        ((ANN, "advisor", "A7", TODAY, TODAY - DAY), "ends before it begins"),
        ((ANN, "advisor", "A7", TODAY, None, True), "has an end day"),
        (("ann", "reader", None, TODAY, None), "an e-mail address, or sub:"),
        (("sub:", "reader", None, TODAY, None), "an e-mail address, or sub:"),
    ],
)
def test_what_cannot_be_given(told, why):
    with pytest.raises(UnknownError, match=why):
        grants.wanted(*told)


FILE = "subject,role,scope,from,to,cover\n"


def written(root: Path, rows: str, header: str = FILE) -> Path:
    path = root / "grants.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_a_file_gives_all_its_grants_and_again_none(root):
    path = written(
        root, "Ann@X.example,advisor,A7,2026-01-01,,\nsub:u1,reader,,,2026-07-01,no\n"
    )
    wanted = read(path, TODAY)
    assert [grants.give(root, wanted, by="operator") for _ in range(2)] == [2, 0]
    assert admitted(root, email="ann@x.EXAMPLE").viewers == (A7,)
    assert admitted(root, sub="u1") == Visitor("sub:u1", (Viewer("reader"),))


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("ann@x.example,dean,,,,\n", "line 2: a role is one of"),
        ("ann@x.example,reader,,soon,,\n", "line 2: from is not a day"),
        ("ann@x.example,reader,,,,maybe\n", "line 2: cover is neither"),
        ("ann@x.example,reader,,,\n", "line 2: another number of fields"),
        ("ann@x.example,reader,,,,,\n", "line 2: another number of fields"),
    ],
)
def test_a_file_with_a_wrong_line_gives_nothing(root, rows, why):
    with pytest.raises(UnknownError, match=why) as refused:
        read(written(root, rows), TODAY)
    assert "ann" not in str(refused.value)


@pytest.mark.parametrize("header", ["subject\n", "subject,role,name\n", "role,role\n"])
def test_a_file_with_other_columns_is_refused(root, header):
    with pytest.raises(UnknownError, match="the columns of a file of grants"):
        read(written(root, "", header), TODAY)


@pytest.mark.parametrize(
    ("until", "over"),
    [
        (NOW.timestamp() + 1, False),
        (NOW.timestamp(), True),
        (None, True),
        ("9999999999", True),
        (True, True),
    ],
)
def test_a_visit_is_over_with_its_token_and_without_an_end(until, over):
    assert is_over({"exp": until}, NOW) is over


@pytest.mark.parametrize(
    ("claims", "subjects"),
    [
        ({"email": "Ann@X.example ", "sub": "u1"}, (ANN, "sub:u1")),
        ({"email": ANN, "email_verified": True}, (ANN,)),
        ({"email": ANN, "email_verified": False, "sub": "u1"}, ("sub:u1",)),
        ({"email": "sub:u2@x.example"}, ()),  # nobody becomes somebody else's id
        ({"email": "ann"}, ()),
        ({}, ()),
    ],
)
def test_whom_claims_are_of(claims, subjects):
    assert subjects_of(claims) == subjects


def test_nobody_is_let_in_without_a_grant_or_after_their_token(root):
    assert admitted(root, email=ANN) is None
    give(root, ANN, "advisor", "A7", TODAY, None)
    give(root, ANN, "director", "D2", TODAY, None)
    both = (A7, Viewer("director", "D2"))
    assert admitted(root, email=ANN) == Visitor(ANN, both)
    assert admitted(root, email="ben@x.example") is None
    assert admit(root, {"email": ANN, "exp": NOW.timestamp()}, NOW) is None
