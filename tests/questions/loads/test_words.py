"""What is loaded, in a sentence."""

from analytics.findings import Finding
from analytics.questions.loads import words

STATUS = {"state": 1, "name": None, "as_of": "2026-03-05", "set_aside": 0}


def test_one_of_a_thing_is_called_so():
    one = STATUS | {"counts": {"learners": 1, "awards": 1, "pathways": 1}}
    assert words.standing(one) == (
        "**State 1** is shown, as of 5 March 2026: **1 student**, **1 award**, "
        "**1 pathway**. No row was set aside."
    )
    several = STATUS | {"counts": {"learners": 1200, "awards": 2}}
    assert "**1,200 students**, **2 awards**, **0 pathways**" in words.standing(several)


def test_rows_of_a_load_are_told_from_all_that_wait():
    """Three rows of this load, one of them wrong twice; two wait from before."""
    found = [Finding("awards.csv", "day", line) for line in (2, 3, 3, 4)]
    assert words.set_aside_now(found, {"set_aside": 5}) == (
        "Of this load, 3 rows were set aside. With those of earlier ones 5 wait: all "
        "are listed below."
    )
    assert words.set_aside_now(found, {"set_aside": 3}) == (
        "3 rows were set aside. They are listed below."
    )
    assert words.set_aside_now(found[:1], {"set_aside": 1}) == (
        "1 row was set aside. It is listed below."
    )
    assert words.set_aside_now(found[:1], {"set_aside": 2}).startswith(
        "Of this load, 1 row was set"
    )


def test_a_file_that_was_read_as_two_tables_says_which():
    assert words.aside_of("a.csv", "awards", 1, 1) == "**a.csv**: 1 row"
    told = words.aside_of("a.csv", "awards", 2, 2, several=True)
    assert told == "**a.csv**, read as awards: 2 rows"
