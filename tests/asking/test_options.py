"""What options of commands take, and where they stop taking it."""

from datetime import date

import pytest

from analytics.asking.options import day, days, scope_of, seconds, span
from analytics.scope import Scope, UnknownError, Viewer


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (None, None),
        ("2026-05-31", date(2026, 5, 31)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2200-12-31", date(2200, 12, 31)),
    ],
)
def test_a_day(text, taken):
    assert day(text) == taken


@pytest.mark.parametrize(
    "text",
    ["", "1899-12-31", "2201-01-01", "2026-02-30", "20260531", "2026-W22-7", "31.5."],
)
def test_what_is_no_day(text):
    with pytest.raises(UnknownError, match="not a day like 2026-05-31"):
        day(text)


def test_no_more_than_twenty_letters_of_what_is_no_day_are_repeated():
    with pytest.raises(UnknownError) as said:
        day("0123456789" * 3)
    assert str(said.value) == "'01234567890123456789' is not a day like 2026-05-31"


@pytest.mark.parametrize(
    ("text", "taken"),
    [(None, None), ("0d", 0), ("365d", 365), ("365", 365), ("36525d", 36_525)],
)
def test_a_number_of_days(text, taken):
    assert days(text) == taken


@pytest.mark.parametrize("text", ["", "d", "-1d", "36526d", "099999d", "1.5d", "1w"])
def test_what_is_no_number_of_days(text):
    with pytest.raises(UnknownError, match="not a number of days like 365d"):
        days(text)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (None, None),
        ("30s", 30),
        ("90m", 5_400),
        ("36h", 129_600),
        ("14d", 1_209_600),
        ("36525d", 3_155_760_000),
        ("3155760000s", 3_155_760_000),
    ],
)
def test_a_length_of_time(text, taken):
    assert seconds(text) == taken


@pytest.mark.parametrize("text", ["", "5", "5w", "36526d", "3155760001s", "-1d"])
def test_what_is_no_length_of_time(text):
    with pytest.raises(UnknownError, match="not a length of time like 14d"):
        seconds(text)


EARLY, LATE = date(2025, 9, 1), date(2025, 9, 2)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (None, (None, None)),
        (":", (None, None)),
        ("2025-09-01:", (EARLY, None)),
        (":2025-09-01", (None, EARLY)),
        ("2025-09-01:2025-09-02", (EARLY, LATE)),
        ("2025-09-01:2025-09-01", (EARLY, EARLY)),
    ],
)
def test_a_span(text, taken):
    assert span(text) == taken


@pytest.mark.parametrize("text", ["", "2025-09-01", "2025-09-02:2025-09-01"])
def test_what_is_no_span(text):
    with pytest.raises(UnknownError, match="not FROM:TO, two days in order"):
        span(text)


def test_a_scope():
    assert scope_of(None, None, None, "operator") == Scope()
    asked = scope_of("2025-09-01", ["a=1", "b=x=y", "c="], "a", "advisor:A1", True)
    pairs = (("a", "1"), ("b", "x=y"), ("c", ""))
    assert asked == Scope(Viewer("advisor", "A1"), EARLY, pairs, "a", True)
    with pytest.raises(UnknownError, match="'a' is not COLUMN=VALUE"):
        scope_of(None, ["a"], None, "public")
