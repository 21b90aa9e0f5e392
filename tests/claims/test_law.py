"""The law of words: no sentence says what the rows beneath it don't.

Each case draws answers by chance, asks for the sentence above them and holds its claims
against the rows by the code in ``checker``.
"""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from analytics.questions.attainment import table as attainment_table
from analytics.questions.attainment import words as attainment_words
from analytics.questions.bottlenecks import words as bottlenecks_words
from analytics.questions.caseload import words as caseload_words
from analytics.questions.completion_time import words as time_words
from analytics.questions.goes_with import picture as goes_with_picture
from analytics.questions.loads import words as loads_words
from analytics.questions.overlaps import picture as overlaps_picture
from analytics.questions.overview import words as overview_words
from analytics.questions.participation import words as participation_words
from analytics.questions.persistence import words as persistence_words
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.progression import trend_picture as progression_trend
from analytics.questions.progression import words as progression_words
from analytics.questions.quality import words as quality_words
from analytics.questions.sharing import parts_picture, pathways_words
from analytics.questions.sharing import words as sharing_words
from analytics.questions.steps import words as steps_words
from analytics.questions.what_if import words as what_if_words
from tests.claims import answers_drawn as drawn
from tests.claims import compared_drawn as compared
from tests.claims import lists_drawn as lists
from tests.claims import pathways_drawn as pathways
from tests.claims import sharing_drawn as sharing
from tests.claims import staying_drawn as staying
from tests.claims.checker import faults
from tests.conftest import LAWS

ASKED = RetentionQuestion(cohort="first-time-full-time")
MANY = 500 if LAWS == "whole" else 20

# What makes a sentence, and what draws what it is made of; the tables beneath; and what
# the asker gave.
Drawn = tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]
Case = tuple[Callable[..., Any], Callable[[Random], Drawn]]


def tables_of(
    draw: Callable[[Random], Any], *further: Any, given: tuple[Any, ...] = ()
) -> Callable[[Random], Drawn]:
    """Ask of a whole answer: all its tables stand beneath, and it itself.

    ``further`` is what the function takes beside it.
    """

    def told(rng: Random) -> Drawn:
        answer = draw(rng)
        beneath = (answer.rows, *answer.tables().values(), (answer,))
        return (answer, *further), beneath, given

    return told


def listed(
    draw: Callable[[Random], Any], *further: Any, given: tuple[Any, ...] = ()
) -> Callable[[Random], Drawn]:
    """Ask of rows that are chosen already: they stand beneath."""

    def told(rng: Random) -> Drawn:
        rows = draw(rng)
        return (rows, *further), (rows,), given

    return told


def two(draw: Callable[[Random], Any]) -> Callable[[Random], Drawn]:
    """Ask of two lists, one beside the other."""

    def told(rng: Random) -> Drawn:
        both = draw(rng), draw(rng)
        return both, both, ()

    return told


CASES: list[Case] = [
    (steps_words.sentence, tables_of(drawn.steps)),
    (steps_words.fates_sentence, tables_of(drawn.steps)),
    (steps_words.trend_sentence, tables_of(drawn.steps_trend)),
    (bottlenecks_words.sentence, tables_of(pathways.bottlenecks)),
    (bottlenecks_words.why, tables_of(pathways.bottlenecks)),
    (progression_words.sentence, tables_of(pathways.progression)),
    (
        progression_words.groups_sentence,
        tables_of(pathways.by_group, "s0"),
    ),
    (
        progression_trend.sentence,
        tables_of(pathways.progression_trend, "1 year", given=("1 year",)),
    ),
    (
        persistence_words.sentence,
        tables_of(staying.retention, ASKED, given=(persistence_words.counted(ASKED),)),
    ),
    (persistence_words.groups_sentence, listed(staying.groups, "pell")),
    (persistence_words.triangle_sentence, listed(staying.triangle_means)),
    (
        persistence_words.group_heading,
        lambda rng: (
            ("no", "pell", means := staying.triangle_means(rng)),
            (means,),
            ("pell: no",),
        ),
    ),
    (overview_words.sentence, tables_of(staying.overview)),
    (time_words.sentence, compared.completion_time),
    (goes_with_picture.sentence, compared.goes_with),
    (loads_words.set_aside_now, compared.set_aside),
    (sharing_words.sentence, tables_of(sharing.sharing)),
    (sharing_words.views_sentence, tables_of(sharing.views)),
    (parts_picture.parts_sentence, listed(sharing.bars, "skill")),
    (parts_picture.parts_sentence, listed(sharing.bars, "network")),
    (parts_picture.groups_sentence, listed(sharing.bars)),
    (parts_picture.unshared_sentence, tables_of(sharing.by_badge)),
    (pathways_words.sentence, tables_of(sharing.beside, 30, given=(30,))),
    (attainment_words.sentence, tables_of(sharing.attainment)),
    (
        attainment_words.parts_sentence,
        listed(lambda rng: sharing.attainment(rng).rows, "criterion"),
    ),
    (attainment_words.attempts_sentence, two(sharing.whole)),
    (attainment_words.agreement_sentence, listed(sharing.agreements, given=(0, 1))),
    (attainment_table.sample_sentence, tables_of(sharing.sample)),
    (overlaps_picture.sentence, tables_of(lists.overlaps)),
    (quality_words.sentence, tables_of(lists.quality)),
    (caseload_words.sentence, tables_of(lists.caseload)),
    (participation_words.sentence, listed(lists.participation, "pell")),
    (
        what_if_words.sentence,
        tables_of(lists.what_if, (), lists.PARTS, given=("As it is",)),
    ),
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
