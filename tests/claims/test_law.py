"""The law of words: no sentence says what the rows beneath it don't.

Each case draws answers by chance, asks for the sentence above them and holds its claims
against the rows by the code in ``checker``.
"""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from analytics.questions.steps import words as steps_words
from tests.claims import answers_drawn as drawn
from tests.claims.checker import faults
from tests.conftest import LAWS

MANY = 500 if LAWS == "whole" else 20

# What makes a sentence, and what draws what it is made of; the tables beneath; and what
# the asker gave.
Drawn = tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]
Case = tuple[Callable[..., Any], Callable[[Random], Drawn]]


def tables_of(draw: Callable[[Random], Any]) -> Callable[[Random], Drawn]:
    """Ask of a whole answer: all its tables stand beneath, and it itself."""

    def told(rng: Random) -> Drawn:
        answer = draw(rng)
        return (answer,), (answer.rows, *answer.tables().values(), (answer,)), ()

    return told


CASES: list[Case] = [
    (steps_words.sentence, tables_of(drawn.steps)),
    (steps_words.fates_sentence, tables_of(drawn.steps)),
    (steps_words.trend_sentence, tables_of(drawn.steps_trend)),
]


def called(function: Callable[..., Any]) -> str:
    """Return a function's name as the lists have it."""
    room, module = function.__module__.split(".")[-2:]
    return f"{room}/{module}.{function.__name__}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: called(case[0]))
def test_no_sentence_says_what_its_rows_do_not(case: Case):
    make, draw = case
    for seed in range(MANY):
        told, tables, given = draw(Random(seed))
        sentence = make(*told)
        wrong = faults(sentence, tables, given)
        assert not wrong, f"seed {seed}: {sentence!s}\n{wrong}"
