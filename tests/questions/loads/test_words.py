"""What is loaded, in a sentence."""

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
